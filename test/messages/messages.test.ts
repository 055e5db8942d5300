import { describe, expect, test } from 'vitest';
import { OUTCOMES, PATCH_KINDS, RATINGS } from '../../src/domain/case.ts';
import { ERROR_FAMILIES } from '../../src/domain/errors.ts';
import { ROW_FLAG_CODES, ROW_PROBLEM_CODES } from '../../src/domain/ledger-row.ts';
import { OUTCOME_WORDS, PATCH_KIND_WORDS, RATING_WORDS } from '../../src/domain/vocabulary.ts';
import { WORKFLOW } from '../../src/domain/workflow.ts';
import { isMessageKey, translator, type MessageKey } from '../../src/messages/index.ts';
import { COUNT_KEYS, DAYS_KEYS, RATE_KEYS } from '../../src/reports/figures/catalog.ts';
import { core as englishCore } from '../../src/messages/en/core.ts';
import { late as englishLate } from '../../src/messages/en/late.ts';
import { CORE_WORDS } from '../../src/messages/lookup.ts';
import { core } from '../../src/messages/zh/core.ts';
import { late } from '../../src/messages/zh/late.ts';
import { FINDING_CODES } from '../../src/register/findings.ts';
import { LEDGER_NOTE_CODES } from '../../src/sheets/map-columns.ts';

const catalogOf = (areas: readonly Readonly<Record<string, string>>[]) =>
  new Map(areas.flatMap((area) => Object.entries(area)));
const zh = [...core, ...late];
const chinese = catalogOf(zh);
const english = catalogOf([...englishCore, ...englishLate]);
const placeholders = (text = '') => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

describe('the catalogs', () => {
  test('have the same keys, each once', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
    const all = zh.flatMap((area) => Object.keys(area));
    expect(all.length).toBe(new Set(all).size);
  });

  test('have the core words in the core areas, and no other', () => {
    const words = (areas: readonly object[]) =>
      new Set(areas.flatMap((area) => Object.keys(area)).map((key) => key.split('.')[0]));
    expect([...words(core)].sort()).toEqual([...CORE_WORDS]);
    expect([...words(late)].filter((word) => CORE_WORDS.has(word ?? ''))).toEqual([]);
  });

  test('have the same placeholders in both languages', () => {
    const used = (catalog: ReadonlyMap<string, string>) =>
      [...catalog].map(([key, text]) => [key, placeholders(text)] as const);
    expect(new Map(used(english))).toEqual(new Map(used(chinese)));
  });

  test('hold no empty text, and nothing that could move a cursor', () => {
    for (const text of [...chinese.values(), ...english.values()]) {
      expect(text).not.toBe('');
      expect(text).not.toMatch(/[\p{Cf}\t\r]|^\s|\s$/u);
    }
  });

  test('call what is due soon by one word', () => {
    for (const [key, text] of chinese) expect(text, key).not.toMatch(/将到期|快到期/);
  });

  test('Chinese sentences of refusals end with 。 and use Chinese punctuation', () => {
    for (const [key, text] of chinese) {
      if (!/^(error|hint|usage|usage-hint)\./.test(key) || key === 'usage.confirm-needed') continue;
      expect(text.replace('{suggestion}', ''), key).toMatch(/[。？）]$/);
      expect(text.replace(/\{\w+\}/g, ''), key).not.toMatch(/\p{Script=Han}[,;:?!]/u);
    }
  });
});

describe('every code has its words', () => {
  test.each([
    ...Object.keys(ERROR_FAMILIES).map((code) => `error.${code}`),
    ...ROW_PROBLEM_CODES.map((code) => `row.${code}`),
    ...ROW_FLAG_CODES.map((code) => `flag.${code}`),
    ...LEDGER_NOTE_CODES.map((code) => `note.${code}`),
    ...FINDING_CODES.map((code) => `finding.${code}`),
    ...Object.keys(WORKFLOW).map((action) => `action.${action}`),
  ])('%s', (key) => {
    expect(isMessageKey(key)).toBe(true);
  });

  test('a refusal that the user can do something about says what', () => {
    const silent = ['interrupted'];
    const without = Object.keys(ERROR_FAMILIES).filter((code) => !isMessageKey(`hint.${code}`));
    expect(without).toEqual(silent);
  });
});

describe('every figure has a label of its own', () => {
  test.each([...COUNT_KEYS, ...RATE_KEYS, ...DAYS_KEYS])('%s', (key) => {
    expect(isMessageKey(`figure.${key}`)).toBe(true);
  });

  test.each([chinese, english])('that no other figure has', (catalog) => {
    const labels = [...catalog]
      .filter(([key]) => key.startsWith('figure.'))
      .map(([, text]) => text);
    expect(new Set(labels).size).toBe(labels.length);
  });
});

describe('labels are the words that the rest of the program uses', () => {
  const t = translator('zh');
  test.each(OUTCOMES)('outcome %s', (outcome) => {
    expect(t(`outcome.${outcome}`)).toBe(OUTCOME_WORDS[outcome][0]);
  });
  test.each(PATCH_KINDS)('kind of patch %s', (kind) => {
    expect(t(`patch-kind.${kind}`)).toBe(PATCH_KIND_WORDS[kind][0]);
  });
  test.each(RATINGS)('rating %s', (rating) => {
    expect(t(`rating.${rating}`)).toBe(RATING_WORDS[rating][0]);
  });
  test.each(Object.entries(WORKFLOW))('action %s', (action, { alias, event }) => {
    expect(t(`action.${action}` as MessageKey)).toBe(alias);
    expect(t(`event.${event}`)).toBe(alias);
  });
});

describe('translator', () => {
  test('fills placeholders in and joins lists as the language does', () => {
    const params = { ref: '12', candidates: ['2026-0012', '2025-0012'], more: '' };
    expect(translator('zh')('error.case-ambiguous', params)).toBe(
      '以“12”结尾的问题不止一件：2026-0012、2025-0012。',
    );
    expect(translator('en')('error.case-ambiguous', params)).toBe(
      'More than one case ends with "12": 2026-0012, 2025-0012.',
    );
  });

  test('leaves braces that are no parameter, and empties one that is absent', () => {
    expect(translator('zh')('opt.pattern', { other: 1 })).toContain('{year}-{seq:4}');
    expect(translator('zh')('talk.hint', { hint: undefined })).toBe('提示：');
  });

  test('does not fill placeholders that came with a value', () => {
    expect(translator('en')('talk.error', { message: '{message} {hint}' })).toBe(
      'Error: {message} {hint}',
    );
  });
});
