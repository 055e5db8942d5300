/**
 * Settings of a register: what each may be, in the form in which it is kept, and which of several rules
 * holds for a case. A rule may be set for a severity, for a source, or for both.
 */
import type { CaseState } from './case.ts';
import { workingDaysIn } from './due-words.ts';
import type { Office } from './terms.ts';

/** How a value is written; `messages` describes each form (`setting.form.…`). */
export type SettingForm =
  | 'switch'
  | 'stretch'
  | 'count'
  | 'working-days'
  | 'threshold'
  | 'number'
  | 'months'
  | 'mark'
  | 'days'
  | 'month-day'
  | 'percent';

interface Setting {
  readonly form: SettingForm;
  readonly initial: string;
  /** May be set for a severity and a source of its own. */
  readonly scoped: boolean;
}

/** The value of a rule that is not made. */
const NONE = 'none';

/** What stands for a rule of a severity or a source that was taken away: the others hold again. */
export const NO_RULE = '';

const rule = (form: SettingForm) => ({ form, initial: NONE, scoped: true }) as const;

/** Every setting, what it is at first and what it may be. */
export const SETTINGS = {
  /** Whether submission and closing must be entered by two actors. */
  'two-key': { form: 'switch', initial: 'off', scoped: false },
  /** Whether the texts of the cases are indexed, so that very many are searched quickly. */
  'search.index': { form: 'switch', initial: 'off', scoped: false },
  /** The deadline of an assignment that names none. */
  deadline: rule('stretch'),
  /** How often a case may be extended. */
  extensions: rule('count'),
  /** How far beyond the original deadline all extensions together may reach. */
  'extension-days': rule('stretch'),
  /** Within how many working days an assignment may be handed back (退件). */
  'return-days': rule('working-days'),
  /** After how many working days without an answer a case counts as accepted (默认受理). */
  'default-acceptance': rule('working-days'),
  /** After how many returns (退件) a case is to be assigned by decision (指定承办). */
  'final-after-returns': { form: 'number', initial: '2', scoped: false },
  /** With how many working days left a light turns yellow. */
  'yellow-days': { form: 'threshold', initial: '3', scoped: false },
  /** From how many working days overdue a unit is supervised (督办), and named in a circular (通报). */
  'supervise-after': { form: 'threshold', initial: '1', scoped: false },
  'circulate-after': { form: 'threshold', initial: '10', scoped: false },
  /** After how many months a closed case is looked at again (回头看). */
  'look-back-months': { form: 'months', initial: '3,6,12', scoped: false },
  /** For how many years a patch holds, and one that is on trial (试行). */
  'patch-years': { form: 'number', initial: '5', scoped: false },
  'trial-years': { form: 'number', initial: '2', scoped: false },
  /** How many months before a patch lapses it is pointed out. */
  'lapse-months': { form: 'number', initial: '6', scoped: false },
  /** The mark of the office in the numbers of its letters (机关代字). */
  'letter-mark': { form: 'mark', initial: '督办函', scoped: false },
  /** The day on which a month of the reports ends; by default its last one. */
  'month-end': { form: 'month-day', initial: NONE, scoped: false },
  /** W: reopened within so many days, a closing is a relapse (反弹). */
  'relapse-days': { form: 'days', initial: '180', scoped: false },
  /** Within how many working days a cohort (同期群) is to be closed. */
  'cohort-days': { form: 'days', initial: '60', scoped: false },
  /** Rates of fewer cases are shown as counts, and not ranked. */
  'smallest-denominator': { form: 'number', initial: '5', scoped: false },
  /** Below which rate on time a unit is given a yellow or a red card (黄牌、红牌). */
  'yellow-card': { form: 'percent', initial: '90', scoped: false },
  'red-card': { form: 'percent', initial: '80', scoped: false },
  /** From which rate on time a unit is graded A, B, C; below the last one it is graded D. */
  'grade-a': { form: 'percent', initial: '95', scoped: false },
  'grade-b': { form: 'percent', initial: '90', scoped: false },
  'grade-c': { form: 'percent', initial: '80', scoped: false },
} as const satisfies Record<string, Setting>;

export type SettingKey = keyof typeof SETTINGS;

export function isSetting(key: string): key is SettingKey {
  return Object.hasOwn(SETTINGS, key);
}

/** The value of a setting that is in force for the whole office. */
export function settingOf({ config }: Pick<Office, 'config'>, key: SettingKey): string {
  return config.get(key) ?? SETTINGS[key].initial;
}

export function numberSetting(office: Pick<Office, 'config'>, key: SettingKey): number {
  return Number(settingOf(office, key));
}

/** Lines of which each must lie at or above the one before it: below a red card there is no yellow one. */
const LADDERS: readonly (readonly SettingKey[])[] = [
  ['red-card', 'yellow-card'],
  ['grade-c', 'grade-b', 'grade-a'],
];

/** The setting with which a new value would be out of order, and whether it must stay above or below that. */
export function outOfOrder(
  office: Pick<Office, 'config'>,
  key: SettingKey,
  value: string,
): { readonly other: SettingKey; readonly must: 'above' | 'below' } | null {
  const ladder = LADDERS.find((one) => one.includes(key)) ?? [];
  const place = ladder.indexOf(key);
  for (const [at, other] of ladder.entries()) {
    const limit = numberSetting(office, other);
    if (at < place && Number(value) < limit) return { other, must: 'above' };
    if (at > place && Number(value) > limit) return { other, must: 'below' };
  }
  return null;
}

/** Values that need no thought, for whoever types one: the switch's two, and what it is at first. */
export function usualValues(key: SettingKey): readonly string[] {
  const { form, initial } = SETTINGS[key];
  return form === 'switch' ? ['on', 'off'] : [initial];
}

/** A stretch of time: working days by the office's calendar, or natural days. */
export interface Stretch {
  readonly days: number;
  readonly working: boolean;
}

const MOST_DAYS = 3650;

const READERS: Readonly<Record<SettingForm, (text: string) => string | null>> = {
  switch: (text) =>
    /^(?:on|开|启用|是)$/.test(text) ? 'on' : /^(?:off|关|停用|否)$/.test(text) ? 'off' : null,
  stretch: (text) => {
    const stretch = readStretch(text);
    if (stretch === null) return isNone(text) ? NONE : null;
    return `${String(stretch.days)}${stretch.working ? '个工作日' : '天'}`;
  },
  count: (text) => (isNone(text) ? NONE : whole(/^(\d{1,2})次?$/.exec(text)?.[1], 99)),
  'working-days': (text) => {
    if (isNone(text)) return NONE;
    const days = whole(/^(\d{1,4})$/.exec(text)?.[1], MOST_DAYS) ?? workingDaysIn(text);
    return days === null || Number(days) === 0 ? null : String(days);
  },
  threshold: (text) => whole(/^(\d{1,2})(?:个?工作日)?$/.exec(text)?.[1], 60),
  number: (text) => (/^0+$/.test(text) ? null : whole(/^(\d{1,2})$/.exec(text)?.[1], 99)),
  months: (text) => {
    const months = text.split(/[,、]/).map((one) => Number(/^\d{1,2}$/.exec(one.trim())?.[0]));
    const sound = months.every((month, at) => month > (months[at - 1] ?? 0));
    return sound ? months.join(',') : null;
  },
  days: (text) => {
    const days = whole(/^(\d{1,4})(?:天|日|个?(?:工作|自然)日)?$/.exec(text)?.[1], MOST_DAYS);
    return days === '0' ? null : days;
  },
  'month-day': (text) => {
    if (isNone(text)) return NONE;
    const day = whole(/^(?:每月)?(\d{1,2})(?:日|号)?$/.exec(text)?.[1], 28);
    return day === '0' ? null : day;
  },
  percent: (text) => whole(/^(\d{1,3})%?$/.exec(text)?.[1], 100),
  mark: (text) => (/^[\p{L}\d]{1,20}$/u.test(text) ? text : null),
};

/** The value as it is kept, or `null` where it is none of the setting's. */
export function readSetting(key: SettingKey, text: string): string | null {
  const { form } = SETTINGS[key];
  const plain = text.normalize('NFKC').trim();
  return READERS[form](form === 'mark' ? plain : plain.toLowerCase());
}

/** 15个工作日, 30天, 30日, 30个自然日. */
function readStretch(text: string): Stretch | null {
  const working = workingDaysIn(text);
  if (working !== null) return { days: working, working: true };
  const natural = whole(/^(\d{1,4})(?:天|日|个?自然日)内?$/.exec(text)?.[1], MOST_DAYS);
  return natural === null || natural === '0' ? null : { days: Number(natural), working: false };
}

function isNone(text: string): boolean {
  return /^(?:none|无|不限|不设|off)$/.test(text);
}

function whole(digits: string | undefined, most: number): string | null {
  const number = Number(digits ?? Number.NaN);
  return number <= most ? String(number) : null;
}

/** For which cases a rule is: all, those of a severity, of a source, or of both. */
export interface RuleScope {
  readonly severity?: string;
  readonly source?: string;
}

/** The key under which a rule stands in the journal. */
export function settingKey(key: SettingKey, { severity, source }: RuleScope): string {
  const scope = { ...(severity ? { severity } : {}), ...(source ? { source } : {}) };
  return Object.keys(scope).length === 0 ? key : `${key} ${JSON.stringify(scope)}`;
}

/** The setting and the scope of a key in the journal; `null` for what this program has no setting for. */
export function parseSettingKey(stored: string): { key: SettingKey; scope: RuleScope } | null {
  const [key = '', ...scope] = stored.split(' ');
  if (!isSetting(key)) return null;
  try {
    return { key, scope: JSON.parse(scope.join(' ') || '{}') as RuleScope };
  } catch {
    return null;
  }
}

/** A rule that holds for a case, and for which cases it was made. */
export interface Rule {
  readonly value: string;
  readonly scope: RuleScope;
}

type Ruled = Pick<CaseState, 'severity' | 'source'>;

/**
 * The rule that holds for a case: the one for its severity and its source, else for its severity, else
 * for its source, else for all. Terms are meant by any name that they ever bore.
 */
export function ruleFor(office: Office, key: SettingKey, { severity, source }: Ruled): Rule {
  const same = (kind: 'severity' | 'source', named: string | undefined, own: string | null) => {
    if (named === undefined) return true;
    const term = office.terms.find(kind, named);
    return own !== null && term !== undefined && term.id === office.terms.find(kind, own)?.id;
  };
  const rank = ({ scope }: Rule) => (scope.severity ? 2 : 0) + (scope.source ? 1 : 0);
  const holding: Rule[] = [{ value: SETTINGS[key].initial, scope: {} }];
  for (const [stored, value] of office.config) {
    const rule = parseSettingKey(stored);
    if (rule?.key !== key || value === NO_RULE) continue;
    const { scope } = rule;
    if (same('severity', scope.severity, severity) && same('source', scope.source, source))
      holding.push({ value, scope });
  }
  return holding.reduce((best, one) => (rank(one) >= rank(best) ? one : best));
}

/** The stretch that a rule gives a case, or `null` where there is no such rule. */
export function stretchFor(office: Office, key: SettingKey, state: Ruled): Stretch | null {
  return readStretch(ruleFor(office, key, state).value);
}

/** The number that a rule gives a case, or `null` where there is no such rule. */
export function numberFor(office: Office, key: SettingKey, state: Ruled): number | null {
  const { value } = ruleFor(office, key, state);
  return value === NONE ? null : Number(value);
}

/** What an office's rules say of the actions on a case. */
export interface CaseRules {
  readonly extensions: number | null;
  readonly extensionDays: Stretch | null;
  /** Working days within which an assignment may be handed back. */
  readonly returnDays: number | null;
}

export const NO_RULES: CaseRules = { extensions: null, extensionDays: null, returnDays: null };

export function rulesFor(office: Office, state: Ruled): CaseRules {
  return {
    extensions: numberFor(office, 'extensions', state),
    extensionDays: stretchFor(office, 'extension-days', state),
    returnDays: numberFor(office, 'return-days', state),
  };
}
