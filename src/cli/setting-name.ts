/** A setting as a person reads it: its key, and for which cases it is. */
import { parseSettingKey, type RuleScope } from '../domain/settings.ts';
import type { Translate } from '../messages/translate.ts';
import { safe } from './safe.ts';

/** The name of a setting as the journal keeps its key. */
export function settingName(stored: string, t: Translate): string {
  const rule = parseSettingKey(stored);
  return rule === null ? stored : ruleName(rule.key, rule.scope, t);
}

export function ruleName(key: string, scope: RuleScope, t: Translate): string {
  const of = scopeName(scope, t);
  return of === '' ? key : t('talk.due-by-rule-of', { key, scope: of });
}

/** 严重程度 重大、来源 12345热线; empty for all cases. */
export function scopeName({ severity, source }: RuleScope, t: Translate): string {
  const parts = [
    ...(severity === undefined ? [] : [`${t('term.severity')} ${safe(severity)}`]),
    ...(source === undefined ? [] : [`${t('term.source')} ${safe(source)}`]),
  ];
  return parts.join('、');
}
