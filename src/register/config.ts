/** Settings of the register: part of its journal, so that a report can say what held when. */
import { Refusal } from '../domain/errors.ts';
import type { Office } from '../domain/terms.ts';
import {
  isSetting,
  NO_RULE,
  parseSettingKey,
  readSetting,
  ruleFor,
  settingKey,
  SETTINGS,
  type Rule,
  type RuleScope,
  type SettingForm,
  type SettingKey,
  outOfOrder,
  settingOf,
} from '../domain/settings.ts';
import { record, type Desk, type Recorded } from './desk.ts';

export interface ChangedSetting {
  readonly key: string;
  readonly scope: RuleScope;
  readonly old: string;
  readonly next: string;
}

/**
 * Changes a setting, or makes the rule of a severity or a source; refuses with the form that it takes.
 * `null` takes a setting back to what it was at first, and a rule away.
 */
export async function setConfig(
  desk: Desk,
  key: string,
  value: string | null,
  options: RuleScope & { readonly reason?: string } = {},
): Promise<Recorded<ChangedSetting>> {
  if (!isSetting(key)) throw new Refusal('setting-unknown', { key, known: Object.keys(SETTINGS) });
  const { initial, scoped, form } = SETTINGS[key];
  const { reason, severity, source } = options;
  if (!scoped && (severity ?? source) !== undefined)
    throw new Refusal('setting-not-scoped', { key });
  const isRule = (severity ?? source) !== undefined;
  const next = value === null ? (isRule ? NO_RULE : initial) : readSetting(key, value);
  if (next === null) throw new Refusal('setting-value', { key, value: value ?? '', form });
  return record(desk, { action: 'config', reason }, (session) => {
    const scope: RuleScope = {
      ...(severity === undefined ? {} : { severity: session.termName('severity', severity) }),
      ...(source === undefined ? {} : { source: session.termName('source', source) }),
    };
    const stored = knownKey(session.office, key, scope) ?? settingKey(key, scope);
    const old = session.office.config.get(stored) ?? null;
    const before = old ?? (isRule ? NO_RULE : initial);
    const wrong = outOfOrder(session.office, key, next);
    if (wrong && before !== next) {
      const { other, must } = wrong;
      const limit = settingOf(session.office, other);
      throw new Refusal(`setting-${must}`, { key, value: next, other, limit });
    }
    if (before !== next) {
      session.recordOffice({
        kind: 'configured',
        on: session.on,
        data: { key: stored, old, next },
      });
    }
    return Promise.resolve({ key, scope, old: before, next });
  });
}

/** The rule that holds for cases of a severity and a source, or for all others. */
export function readRule(desk: Desk, key: SettingKey, scope: RuleScope): Promise<Rule> {
  const { severity = null, source = null } = scope;
  if (!SETTINGS[key].scoped && (severity ?? source) !== null)
    throw new Refusal('setting-not-scoped', { key });
  return desk.store.read(async (tx) => ruleFor(await tx.office(), key, { severity, source }));
}

/**
 * The key under which the journal has the rule of a severity or a source already, by whatever name that
 * went then: there must not be two rules for one.
 */
function knownKey(
  { config, terms }: Pick<Office, 'config' | 'terms'>,
  key: SettingKey,
  wanted: RuleScope,
): string | undefined {
  const same = (kind: keyof RuleScope, scope: RuleScope) =>
    scope[kind] === wanted[kind] ||
    (scope[kind] !== undefined &&
      wanted[kind] !== undefined &&
      terms.officialName(kind, scope[kind]) === terms.officialName(kind, wanted[kind]));
  return [...config.keys()].findLast((stored) => {
    const rule = parseSettingKey(stored);
    return rule?.key === key && same('severity', rule.scope) && same('source', rule.scope);
  });
}

export interface ListedSetting {
  readonly key: SettingKey;
  readonly scope: RuleScope;
  readonly value: string;
  readonly initial: string;
  readonly form: SettingForm;
}

/** Every setting with the value in force, each followed by the rules of severities and sources. */
export function readConfig(desk: Desk): Promise<ListedSetting[]> {
  return desk.store.read(async (tx) => {
    const { config } = await tx.office();
    const rules = [...config].flatMap(([stored, value]) => {
      const rule = parseSettingKey(stored);
      return rule && value !== NO_RULE ? [{ ...rule, value }] : [];
    });
    return (Object.keys(SETTINGS) as SettingKey[]).flatMap((key) => {
      const { initial, form } = SETTINGS[key];
      const scoped = rules.filter((rule) => rule.key === key && hasScope(rule.scope));
      return [
        { key, scope: {}, value: config.get(key) ?? initial, initial, form },
        ...scoped.map(({ scope, value }) => ({ key, scope, value, initial, form })),
      ];
    });
  });
}

function hasScope(scope: RuleScope): boolean {
  return Object.keys(scope).length > 0;
}
