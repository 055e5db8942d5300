import { describe, expect, it } from 'vitest';
import {
  outOfOrder,
  numberFor,
  parseSettingKey,
  readSetting,
  ruleFor,
  settingKey,
  stretchFor,
  type RuleScope,
  type SettingKey,
} from '../../src/domain/settings.ts';
import { foldOffice, type NewOfficeEvent, type Office } from '../../src/domain/terms.ts';

describe('a value is read into the form in which it is kept', () => {
  it.each<[SettingKey, string, string | null]>([
    ['two-key', 'on', 'on'],
    ['two-key', '关', 'off'],
    ['two-key', 'maybe', null],
    ['deadline', '15个工作日', '15个工作日'],
    ['deadline', '十五工作日', '15个工作日'],
    ['deadline', '30 天', null],
    ['deadline', '30天', '30天'],
    ['deadline', '３０日', '30天'],
    ['deadline', '无', 'none'],
    ['deadline', '15', null],
    ['deadline', '0天', null],
    ['deadline', '6月底前', null],
    ['extensions', '2次', '2'],
    ['extensions', '0', '0'],
    ['extensions', '不限', 'none'],
    ['extensions', '-1', null],
    ['extension-days', '30天', '30天'],
    ['return-days', '5', '5'],
    ['return-days', '5个工作日', '5'],
    ['return-days', '0', null],
    ['return-days', '5天', null],
    ['default-acceptance', 'none', 'none'],
    ['yellow-days', '0', '0'],
    ['yellow-days', '61', null],
    ['look-back-months', '3、6、12', '3,6,12'],
    ['look-back-months', '6,3', null],
    ['look-back-months', '', null],
    ['patch-years', '5', '5'],
    ['patch-years', '0', null],
    ['letter-mark', '某改督函', '某改督函'],
    ['letter-mark', '某改〔督〕', null],
    ['yellow-days', 'none', null],
    ['month-end', '25日', '25'],
    ['month-end', '29', null],
    ['month-end', '0', null],
    ['month-end', 'none', 'none'],
    ['relapse-days', '180天', '180'],
    ['relapse-days', '0', null],
    ['red-card', '80%', '80'],
    ['red-card', '101', null],
    ['grade-a', '９５％', '95'],
  ])('%s %s is %s', (key, text, kept) => {
    expect(readSetting(key, text)).toBe(kept);
  });
});

/** An office with two severities and two sources, one of them renamed, and these rules on deadlines. */
function office(...rules: readonly [RuleScope, string][]): Office {
  const events: NewOfficeEvent[] = [
    { kind: 'term_added', on: '2026-01-01', data: { id: 1, term: 'severity', name: '重大' } },
    { kind: 'term_added', on: '2026-01-01', data: { id: 2, term: 'severity', name: '一般' } },
    { kind: 'term_added', on: '2026-01-01', data: { id: 3, term: 'source', name: '热线' } },
    { kind: 'term_added', on: '2026-01-01', data: { id: 4, term: 'source', name: '审计' } },
    ...rules.map(([scope, next]): NewOfficeEvent => {
      const key = settingKey('deadline', scope);
      return { kind: 'configured', on: '2026-01-01', data: { key, old: null, next } };
    }),
    {
      kind: 'term_renamed',
      on: '2026-02-01',
      data: { id: 3, old: '热线', next: '12345热线' },
    },
  ];
  return foldOffice(events.map((event, i) => ({ ...event, seq: i + 1, entry: i + 1 })));
}

describe('the rule that holds for a case', () => {
  const all = office(
    [{ severity: '重大', source: '热线' }, '1天'],
    [{ source: '热线' }, '2天'],
    [{}, '4天'],
    [{ severity: '重大' }, '3天'],
  );
  it.each([
    ['重大', '12345热线', '1天'],
    ['重大', '审计', '3天'],
    ['一般', '热线', '2天'],
    ['一般', '审计', '4天'],
    [null, null, '4天'],
  ])('of severity %s and source %s is %s', (severity, source, value) => {
    expect(ruleFor(all, 'deadline', { severity, source }).value).toBe(value);
  });

  it('is none where none was made, and a rule that says none says so', () => {
    const facts = { severity: '重大', source: null };
    expect(stretchFor(office(), 'deadline', facts)).toBe(null);
    expect(numberFor(office(), 'extensions', facts)).toBe(null);
    const exempt = office([{}, '15个工作日'], [{ severity: '重大' }, 'none']);
    expect(stretchFor(exempt, 'deadline', facts)).toBe(null);
    expect(stretchFor(exempt, 'deadline', { ...facts, severity: '一般' })).toEqual({
      days: 15,
      working: true,
    });
  });

  it('is found again by its key in the journal, whatever the names are', () => {
    const scope = { severity: '一 "般"', source: '甲=乙|丙.丁' };
    expect(parseSettingKey(settingKey('deadline', scope))).toEqual({ key: 'deadline', scope });
    expect(parseSettingKey('two-key')).toEqual({ key: 'two-key', scope: {} });
    expect(parseSettingKey('of a later program {')).toBe(null);
  });
});

it.each([
  ['red-card', '90', null],
  ['red-card', '91', { other: 'yellow-card', must: 'below' }],
  ['yellow-card', '79.99', { other: 'red-card', must: 'above' }],
  ['grade-b', '96', { other: 'grade-a', must: 'below' }],
  ['grade-a', '70', { other: 'grade-c', must: 'above' }],
  ['cohort-days', '1', null],
] as const)('%s may not be %s where that crosses another line: %j', (key, value, wrong) => {
  expect(outOfOrder({ config: new Map() }, key, value)).toEqual(wrong);
});
