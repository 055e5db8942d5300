import { describe, expect, it } from 'vitest';

import { LEDGER_FIELDS, type LedgerField } from '../../src/domain/ledger-row.ts';
import { normaliseDocumentNumber } from '../../src/domain/document-number.ts';
import {
  EXPORT_HEADERS,
  isOwnExport,
  meaningOf,
  normaliseHeader,
} from '../../src/sheets/header-names.ts';
import { readStatus } from '../../src/sheets/read-status.ts';
import { splitNames, splitUnits } from '../../src/sheets/split-units.ts';

describe('headers', () => {
  it('are compared without blanks, line breaks, brackets, stars and colons', () => {
    expect(normaliseHeader(' *责 任\n单位：')).toBe('责任单位');
    expect(normaliseHeader('【状态】')).toBe('状态');
    expect(normaliseHeader('ＮＯ')).toBe('no');
  });

  it.each<[string, string]>([
    ['问题编号', 'no'],
    ['收集\n时间', 'received_on'],
    ['责任单位（牵头）', 'unit'],
    ['整改 · 完成时限', 'due_on'],
    ['序号', '-'],
    ['No.', '-'],
    ['no', 'no'],
    ['Status', 'status'],
    ['完成时间', 'trap'],
  ])('%s means %s', (header, meaning) => {
    expect(meaningOf(header)).toBe(meaning);
  });

  it('督导单位 supervises and is no unit of the case', () => {
    expect(meaningOf('督导单位')).toBeUndefined();
  });

  it('each header of our export, and each field’s own name, leads back to its field', () => {
    for (const [field, header] of Object.entries(EXPORT_HEADERS))
      expect(meaningOf(header)).toBe(field);
    for (const field of LEDGER_FIELDS) expect(meaningOf(field)).toBe(field satisfies LedgerField);
  });

  it('only all headers of our export in their order make it our own, with extra columns or those of a rejects file', () => {
    const own = Object.values(EXPORT_HEADERS);
    const withExtra = [...own.slice(0, -1), '我的列', '经过'];
    expect(isOwnExport(own)).toBe(true);
    expect(isOwnExport(withExtra)).toBe(true);
    expect(isOwnExport([...withExtra, '行号', '原因'])).toBe(true);
    // As clerks write it; without one of ours; in another order; with 经过 elsewhere.
    expect(isOwnExport(['编号', '标题', '经过'])).toBe(false);
    expect(isOwnExport(own.filter((header) => header !== '区域'))).toBe(false);
    expect(isOwnExport(['标题', '编号', ...own.slice(2)])).toBe(false);
    expect(isOwnExport([...own, '我的列'])).toBe(false);
  });
});

describe('status words', () => {
  it.each([
    ['已完成', 'done'],
    ['办结', 'done'],
    ['已销号', 'closed'],
    ['基本完成', 'partial'],
    ['整改中', 'open'],
    ['未完成', 'not_begun'],
    ['长期坚持', 'long_term'],
    ['不予受理', 'rejected'],
    ['退回', 'rejected'],
    ['撤销', 'withdrawn'],
    ['并案', 'merged'],
    ['作废', 'voided'],
    ['待研判', 'received'],
    ['待交办', 'accepted'],
    ['待核验', 'submitted'],
    ['中止', 'suspended'],
    [' 已 完成。', 'done'],
  ])('%s is %s', (word, reading) => {
    expect(readStatus(word)).toBe(reading);
  });

  it('a word that nobody knows is not read, also when a known one is part of it', () => {
    expect(readStatus('未按期已完成')).toBeUndefined();
    expect(readStatus('Closed')).toBeUndefined();
  });

  it('是 and 否 answer the column’s question', () => {
    expect(readStatus('是', { header: '是否销号' })).toBe('closed');
    expect(readStatus('否', { header: '是否销号' })).toBe('open');
    expect(readStatus('是', { header: '是否完成' })).toBe('done');
    expect(readStatus('否', { header: '是否完成' })).toBe('not_begun');
    expect(readStatus('是', { header: '状态' })).toBeUndefined();
  });

  it('what the user teaches wins', () => {
    const words = new Map([['办结', 'closed']] as const);
    expect(readStatus('办结', { words })).toBe('closed');
  });
});

describe('units', () => {
  it.each([
    [
      '甲局、乙局，丙局;丁局；戊局／己局/庚局\n辛局',
      ['甲局', '乙局', '丙局', '丁局', '戊局', '己局', '庚局', '辛局'],
    ],
    ['甲局,乙局', ['甲局', '乙局']],
    ['丙局（含一科、二科）、丁局', ['丙局（含一科、二科）', '丁局']],
    ['甲局（未关上、乙局', ['甲局（未关上', '乙局']],
    ['Acme Co., Ltd', ['Acme Co., Ltd']],
    ['Department of A and B', ['Department of A and B']],
    ['无', []],
    ['/', []],
    ['N/A', []],
  ])('%j', (text, lead) => {
    expect(splitUnits(text)).toEqual({ lead, co: [] });
  });

  it('labels in the cell say who leads', () => {
    expect(splitUnits('牵头单位：甲局；配合单位：乙局、丙局')).toEqual({
      lead: ['甲局'],
      co: ['乙局', '丙局'],
    });
  });

  it('our own export joins with 、 only', () => {
    expect(splitNames('甲/乙局、丙，丁局', '、')).toEqual(['甲/乙局', '丙，丁局']);
  });
});

describe('document numbers', () => {
  it.each(['[2019]', '〔2019〕', '（2019）', '【2019】', '［2019］', '(2019)', ' 〔 ２０１９ 〕 '])(
    'brackets %s',
    (year) => {
      expect(normaliseDocumentNumber(`衡政办发${year}13号`)).toBe('衡政办发〔2019〕13号');
    },
  );

  it('another form keeps its words', () => {
    expect(normaliseDocumentNumber('国务院令第 ７０６ 号')).toBe('国务院令第706号');
  });
});
