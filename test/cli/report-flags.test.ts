import { expect, it } from 'vitest';
import { readGroup } from '../../src/cli/report-flags.ts';

it.each([
  ['unit', 'unit'],
  ['单位', 'unit'],
  ['责任单位', 'unit'],
  ['来源', 'source'],
  ['类别', 'category'],
  ['问题类别', 'category'],
  ['等级', 'severity'],
  ['严重程度', 'severity'],
  ['区域', 'region'],
  ['地区', 'region'],
  ['领导', 'leader'],
  ['月', 'month'],
  ['收集月份', 'month'],
  ['MONTH', 'month'],
  ['年', null],
])('a report is summed up by %s: %s', (word, group) => {
  expect(readGroup(word)).toBe(group);
});
