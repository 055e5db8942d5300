/** What an event says beyond its kind, in one line for a person. */
import { isMessageKey, type Translate } from '../messages/translate.ts';

/** The parts of an event's data, in the user's words. `data` is the journal's and may be anything. */
export function eventDetail(kind: string, data: unknown, t: Translate): string {
  if (typeof data !== 'object' || data === null) return '';
  const parts: string[] = [];
  const values = data as Readonly<Record<string, unknown>>;
  if (kind === 'received') return text(values['title']);
  if (kind === 'redated')
    return t('detail.moved', { from: text(values['from']), to: text(values['to']) });
  if (kind === 'corrected') return changesOf(values['changes'], t);
  for (const [name, value] of Object.entries(values)) {
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
    case 'child':
    case 'key':
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
  const lines = Object.entries(changes).map(([field, pair]) => {
    const [old, next] = Array.isArray(pair) ? (pair as unknown[]) : [];
    return t('detail.changed', {
      field: label(`field.${field}`, t) ?? field,
      old: valueOf(old, t),
      next: valueOf(next, t),
    });
  });
  return lines.join(' · ');
}

/** A value of a field, for a person. */
export function valueOf(value: unknown, t: Translate): string {
  if (value === null || value === undefined || value === '') return t('detail.empty');
  return typeof value === 'object' ? JSON.stringify(value) : text(value);
}

function label(key: string, t: Translate): string | undefined {
  return isMessageKey(key) ? t(key) : undefined;
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}
