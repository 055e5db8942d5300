/** What an event says beyond its kind, in one line for a person. */
import { settingName } from './setting-name.ts';
import { isMessageKey, type Translate } from '../messages/translate.ts';

/** An event as the journal has it: `data` may be anything. */
interface ShownEvent {
  readonly kind: string;
  readonly data: unknown;
  readonly imported?: boolean;
}

/** The parts of an event's data, in the user's words. */
export function eventDetail({ kind, data, imported = false }: ShownEvent, t: Translate): string {
  if (typeof data !== 'object' || data === null) return '';
  const parts: string[] = [];
  const values = data as Readonly<Record<string, unknown>>;
  // A ledger seldom tells of submissions: only a person who closed directly says why.
  const known = !imported || values['reason'] !== undefined;
  if (kind === 'received') return text(values['title']);
  if (kind === 'redated')
    return t('detail.moved', { from: text(values['from']), to: text(values['to']) });
  if (kind === 'recounted')
    return t('detail.recounted', {
      from: text(values['from']),
      to: text(values['due_on']),
      calendar: text(values['calendar']),
    });
  if (kind === 'calendar_imported')
    return t('detail.notice', {
      year: text(values['year']),
      count: Array.isArray(values['days']) ? values['days'].length : 0,
    });
  if (kind === 'corrected') return changesOf(values['changes'], t);
  for (const [name, value] of Object.entries(values)) {
    if (name === 'direct' && !known) continue;
    const part = partOf(kind, name, value, t);
    if (part !== '') parts.push(part);
  }
  return parts.join(' · ');
}

function partOf(kind: string, name: string, value: unknown, t: Translate): string {
  switch (name) {
    case 'unit':
    case 'reason':
    case 'text':
    case 'progress':
    case 'due_text':
    case 'office':
    case 'name':
    case 'alias':
    case 'next':
      return text(value);
    case 'due_on':
      return t('detail.due', { due: text(value) });
    case 'long_term':
      return t('detail.long-term');
    case 'co_units':
      return Array.isArray(value) && value.length > 0
        ? t('detail.co-units', { units: value.map(String) })
        : '';
    case 'leader':
    case 'owner':
      return `${t(`field.${name}`)} ${text(value)}`;
    case 'final':
      return t('detail.final');
    case 'forced':
      return t('detail.forced');
    case 'late':
      return t('detail.late');
    case 'direct':
      return t('detail.direct');
    case 'refer_to':
      return t('detail.refer-to', { where: text(value) });
    case 'proposed_unit':
      return t('detail.proposed', { unit: text(value) });
    case 'review_on':
      return t('detail.review-on', { date: text(value) });
    case 'verifier':
      return t('detail.verifier', { name: text(value) });
    case 'handler':
      return t('detail.handler', { name: text(value) });
    case 'outcome':
    case 'rating':
    case 'result':
      return label(`${name}.${text(value)}`, t) ?? text(value);
    case 'patch':
      return patchOf(value, t);
    case 'into':
      return kind === 'merged' ? t('detail.into', { no: text(value) }) : '';
    case 'size':
      return typeof value === 'number' ? t('detail.bytes', { size: value }) : '';
    case 'key':
      return settingName(text(value), t);
    case 'child':
    case 'no':
      return text(value);
    case 'children':
      return Array.isArray(value) ? t('detail.children', { children: value.map(String) }) : '';
    default:
      return '';
  }
}

function patchOf(value: unknown, t: Translate): string {
  if (typeof value !== 'object' || value === null) return '';
  const patch = value as Readonly<Record<string, unknown>>;
  const kind = label(`patch-kind.${text(patch['kind'])}`, t) ?? '';
  return [kind, text(patch['title']), text(patch['no_text'] ?? patch['no'])]
    .filter((part) => part !== '')
    .join(' ');
}

function changesOf(changes: unknown, t: Translate): string {
  if (typeof changes !== 'object' || changes === null) return '';
  const lines = Object.entries(changes).flatMap(([field, pair]) => {
    const [old, next] = Array.isArray(pair) ? (pair as unknown[]) : [];
    if (old === next) return []; // said to stay as it was
    return shownChanges({ field, old, next }, t).map((change) => t('detail.changed', change));
  });
  return lines.join(' · ');
}

type Change<Value> = { readonly field: string; readonly old: Value; readonly next: Value };

/** A corrected field in the user's words; of a patch, each part that differs. */
export function shownChanges(change: Change<unknown>, t: Translate): Change<string>[] {
  const { field, old, next } = change;
  if (field !== 'patch') {
    const shown = { old: valueOf(field, old, t), next: valueOf(field, next, t) };
    return [{ field: label(`field.${field}`, t) ?? field, ...shown }];
  }
  return PATCH_PARTS.flatMap((part) => {
    const shown = { old: patchPart(part, old, t), next: patchPart(part, next, t) };
    return shown.old === shown.next ? [] : [{ field: t(`field.patch_${part}`), ...shown }];
  });
}

const PATCH_PARTS = ['kind', 'title', 'no', 'published_on', 'in_force_on'] as const;

function patchPart(part: (typeof PATCH_PARTS)[number], patch: unknown, t: Translate): string {
  const parts = (patch ?? {}) as Readonly<Record<string, unknown>>;
  const value = part === 'no' ? (parts['no_text'] ?? parts['no']) : parts[part];
  return valueOf(part === 'kind' ? 'patch-kind' : part, value, t);
}

/** A value of a field, for a person: keys as their labels, lists and pairs written out. */
function valueOf(field: string, value: unknown, t: Translate): string {
  if (value === null || value === undefined || value === '') return t('detail.empty');
  if (typeof value === 'boolean') return t(value ? 'talk.yes' : 'talk.no');
  if (Array.isArray(value))
    return value.length === 0
      ? t('detail.empty')
      : value.map((one) => valueOf(field, one, t)).join('、');
  if (typeof value === 'object') {
    const pairs = Object.entries(value).map(([name, one]) =>
      t('detail.pair', { name: label(`field.${name}`, t) ?? name, value: valueOf(name, one, t) }),
    );
    return pairs.length === 0 ? t('detail.empty') : pairs.join('；');
  }
  const worded = WORDED.includes(field) ? label(`${field}.${text(value)}`, t) : undefined;
  return worded ?? text(value);
}

/** Fields whose values are keys of the program. */
const WORDED = ['outcome', 'rating', 'patch-kind', 'stage'];

function label(key: string, t: Translate): string | undefined {
  return isMessageKey(key) ? t(key) : undefined;
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}
