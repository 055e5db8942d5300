/** Where the values of flags and arguments come from: closed lists, the register, the preferences. */
import { CODE_KINDS } from '../../domain/case.ts';
import { SORT_FIELDS } from '../../domain/case-fields.ts';
import { TERM_KINDS, type TermKind } from '../../domain/terms.ts';
import { ACTIONS } from '../../domain/workflow.ts';
import { isSetting, SETTINGS, usualValues, type SettingKey } from '../../domain/settings.ts';
import { isMessageKey, type Translate } from '../../messages/translate.ts';
import type { Known } from '../../register/look.ts';
import type { CaseFilter } from '../../store/store.ts';
import { CELL_NAMES } from '../case-cells.ts';
import { casesFor } from '../cases-for.ts';
import { actionName } from '../commands/log.ts';
import type { FoundVerb } from '../find-verb.ts';
import type { FlagSpec } from '../flag-spec.ts';
import { PREFERENCE_KEYS, isPreferenceKey, type PreferenceKey } from '../preference-keys.ts';
import type { KeptFlags } from '../preferences.ts';
import { viewAsTyped } from '../views.ts';
import { allowedWords } from '../word-lists.ts';
import { preferenceLabel, readPreferenceKey, settingLabel, settingNamed } from '../setting-keys.ts';
import type { TypedLine } from './line.ts';
import { SHELLS } from './scripts.ts';

export interface Suggestion {
  readonly value: string;
  readonly about?: string;
  /** Other texts by which it is found. */
  readonly also?: readonly string[];
  /** More will be typed behind it. */
  readonly goesOn?: boolean;
}

export type Values = readonly Suggestion[] | 'files' | 'folders';

/** The register, if there is one, and what the person at the machine has kept. */
export interface Sources {
  register(): Promise<Known | null>;
  readonly views: Readonly<Record<string, KeptFlags>>;
}

const CASES = 30;
const ENTRIES = 10;

const DATES = ['今天', '昨天'];
const PERIODS: Readonly<Record<string, readonly string[]>> = {
  month: ['本月', '上月'],
  year: ['今年', '去年'],
  date: DATES,
  range: [...DATES, '本月', '上月', '今年', '去年'],
};

/** Flags whose value is a unit, under another name than `unit`. */
const UNITS: readonly string[] = ['unit', 'co-unit', 'proposed-unit'];

export async function flagValues(
  flag: FlagSpec,
  line: TypedLine,
  sources: Sources,
  t: Translate,
): Promise<Values> {
  const { name, value = '', words = allowedWords(name, t) } = flag;
  const kind = UNITS.includes(name) ? 'unit' : TERM_KINDS.find((one) => one === name);
  if (kind !== undefined) return terms(kind, sources);
  if (name === 'columns' || name === 'sort') return listed(name, line.current, t);
  if (words !== undefined) return words.map((word) => ({ value: word }));
  if (name === 'into' && line.found?.verb.name !== 'merge') return terms(kindOf(line), sources);
  if (name === 'profile') return plain((await (await sources.register())?.profiles()) ?? []);
  if (value === 'file') return 'files';
  if (value === 'folder') return 'folders';
  if (value === 'case') return cases(line.current, [], sources);
  if (value === 'field')
    return CELL_NAMES.map((field) => ({ value: field, ...fieldText(field, t) }));
  if (value === 'view') return plain(Object.keys(sources.views));
  if (value === 'entry') return entries(sources, t);
  return plain(PERIODS[name] ?? PERIODS[value] ?? []);
}

export async function argumentValues(
  { spec, key, verb }: FoundVerb,
  line: TypedLine,
  sources: Sources,
  t: Translate,
): Promise<Values> {
  const specs = spec?.arguments ?? [];
  const last = specs.at(-1);
  const argument = specs[line.args.length] ?? (last?.many ? last : undefined);
  switch (argument?.name) {
    case 'case': {
      const action = ACTIONS.find((one) => one === verb.name);
      const filters = action === undefined ? [] : casesFor(action);
      return cases(line.current, filters, sources, line.args);
    }
    case 'file':
      return 'files';
    case 'view':
      return line.args.length > 0 ? [] : views(sources);
    case 'kind':
      return CODE_KINDS.map((kind) => ({ value: kind, about: t(`term.${kind}`) }));
    case 'key':
      return keys(line, t);
    case 'value':
      return valuesOfKey(line, t);
    case 'name':
      return key.endsWith('.add') ? [] : terms(kindOf(line), sources);
    case 'entry':
      return entries(sources, t);
    case 'shell':
      return plain(SHELLS);
    default:
      return [];
  }
}

/** The kind of words that the verb is about: of a code it is said first. */
function kindOf({ found, args }: TypedLine): TermKind {
  return found?.verb.name === 'code'
    ? (CODE_KINDS.find((kind) => kind === args[0]) ?? 'source')
    : 'unit';
}

async function terms(kind: TermKind, sources: Sources): Promise<Suggestion[]> {
  const known = (await (await sources.register())?.terms(kind)) ?? [];
  return known.map(({ name, aliases }) => ({
    value: name,
    also: aliases,
    about: aliases.join('、'),
  }));
}

/** Cases that pass the filters, without those on the line already. */
async function cases(
  current: string,
  filters: readonly CaseFilter[],
  sources: Sources,
  named: readonly string[] = [],
): Promise<Suggestion[]> {
  const register = await sources.register();
  const text = current.normalize('NFKC');
  const found = (await register?.cases(text, { filters, limit: CASES })) ?? [];
  return found
    .filter(({ no }) => !named.includes(no))
    .map(({ no, title }) => ({ value: no, about: title ?? '' }));
}

async function entries(sources: Sources, t: Translate): Promise<Suggestion[]> {
  const found = (await (await sources.register())?.entries(ENTRIES)) ?? [];
  return found.map(({ seq, action, actor }) => ({
    value: String(seq),
    about: `${actionName(action, t)} ${actor}`,
  }));
}

function views({ views: kept }: Sources): Suggestion[] {
  return Object.entries(kept).map(([name, flags]) => ({
    value: `@${name}`,
    about: viewAsTyped(flags),
  }));
}

/** Fields behind each other, divided by commas: the last one is completed. */
function listed(name: string, current: string, t: Translate): Suggestion[] {
  const done = /^.*[,，、]/.exec(current)?.[0] ?? '';
  const names: readonly (typeof CELL_NAMES)[number][] =
    name === 'sort'
      ? CELL_NAMES.filter((cell) => SORT_FIELDS.some((field) => field === cell))
      : CELL_NAMES;
  return names.map((field) => {
    const { about } = fieldText(field, t);
    return { value: done + field, about, also: [done + about], goesOn: true };
  });
}

function fieldText(field: string, t: Translate): { about: string } {
  const key = `field.${field}`;
  return { about: isMessageKey(key) ? t(key) : '' };
}

function keys({ given }: TypedLine, t: Translate): Suggestion[] {
  if (!given.has('mine'))
    return (Object.keys(SETTINGS) as SettingKey[]).map((key) =>
      underName(key, settingLabel(key, t), t(`setting.about.${key}`)),
    );
  const own = (Object.keys(PREFERENCE_KEYS) as PreferenceKey[]).map((key) =>
    underName(key, preferenceLabel(key, t), t(`preference.about.${key}`)),
  );
  return [...own, { value: 'defaults.', goesOn: true }];
}

function underName(key: string, name: string, about: string): Suggestion {
  return { value: key, also: [name], about: `${name} ${about}` };
}

function valuesOfKey({ args: [typed = ''], given }: TypedLine, t: Translate): Suggestion[] {
  const key = given.has('mine') ? readPreferenceKey(typed, t) : settingNamed(typed, t);
  if (isSetting(key)) return plain(usualValues(key));
  if (!isPreferenceKey(key)) return [];
  return plain(PREFERENCE_KEYS[key].forms.filter((form) => !form.startsWith('form.')));
}

function plain(values: readonly string[]): Suggestion[] {
  return values.map((value) => ({ value }));
}
