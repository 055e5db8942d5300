import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { wrap } from '../../src/cli/width.ts';
import { translator } from '../../src/messages/index.ts';
import { COLUMNS, COUNT_COLUMNS, labelKey, RATES } from '../../src/reports/definitions.ts';
import { formatCsv } from '../../src/reports/formats/csv.ts';
import { formatJson } from '../../src/reports/formats/json.ts';
import { formatTable } from '../../src/reports/formats/table.ts';
import { brokenText } from '../../src/reports/formats/text-table.ts';
import { formatTsv } from '../../src/reports/formats/tsv.ts';
import { rateOf } from '../../src/reports/rate.ts';
import type { Report, ReportRow } from '../../src/reports/report.ts';

const zh = translator('zh');

function row(group: string | null, counts: Partial<ReportRow>): ReportRow {
  const zero = Object.fromEntries(COUNT_COLUMNS.map((key) => [key, 0]));
  const numbers = { ...zero, ...counts } as ReportRow;
  const rates = Object.fromEntries(
    Object.entries(RATES).map(([key, [a, b]]) => [key, rateOf(numbers[a], numbers[b])]),
  );
  return { ...numbers, group, median_days: null, p90_days: null, ...rates, ...counts };
}

function sample(group = '市住建局'): Report {
  const rows = [
    row(group, {
      collected: 1053,
      valid: 1000,
      closed: 989,
      open: 11,
      due: 4,
      due_closed: 3,
      median_days: 12.5,
      p90_days: 30,
    }),
    row(null, { collected: 7, pending: 7, closed_in: 1, reopened_in: 3, net_closed: -2 }),
  ];
  const total = row(null, { collected: 1060, valid: 1000, closed: 989, open: 11 });
  const notes = [{ code: 'closure-rate', params: { ratio: '989/1060 = 93.30%' } }] as const;
  return {
    report: 'closure',
    asOf: '2026-06-30',
    knownAt: '2026-07-01T02:03:04.000Z',
    from: '2026-01-01',
    to: '2026-06-30',
    by: 'unit',
    smallest: 5,
    rows,
    total,
    notes,
  };
}

/** The order of the command contract, written out. */
const CONTRACT =
  'group collected pending rejected withdrawn merged voided valid closed open submitted suspended overdue closure_rate ' +
  'valid_closure_rate collected_in closed_in reopened_in net_closed due due_closed on_time due_closure_rate on_time_rate median_days p90_days';

describe('CSV', () => {
  it('has the columns of the contract, in its order, under keys or Chinese labels', () => {
    expect(formatCsv(sample(), { headers: 'en' }).split('\r\n')[0]).toBe(
      CONTRACT.replaceAll(' ', ','),
    );
    expect(formatCsv(sample()).split('\r\n')[0]).toBe(
      '责任单位,收集数,待研判,不予受理,撤回,并案,作废,有效数,已整改,未整改,待核验,中止,超期,整改率,有效整改率,本期收集,本期销号,本期重开,本期净销号,' +
        '应结数,应结已整改,按期整改,应结整改率,按期整改率,办理时长中位数（工作日）,办理时长P90（工作日）',
    );
  });

  it('writes rates with two decimals, nothing without a denominator, and the total last', () => {
    const lines = formatCsv(sample()).split('\r\n');
    expect(lines[1]).toBe(
      '市住建局,1053,0,0,0,0,0,1000,989,11,0,0,0,93.92%,98.90%,0,0,0,0,4,3,0,75.00%,0.00%,12.5,30',
    );
    expect(lines[2]).toBe('未交办,7,7,0,0,0,0,0,0,0,0,0,0,0.00%,,0,1,3,-2,0,0,0,,,,');
    expect(lines[3]).toMatch(/^合计,1060,/);
    expect(lines.slice(4)).toEqual(['']);
    expect(formatCsv(sample(), { headers: 'en' })).toMatch(/\r\nTotal,1060,.*\r\n$/);
  });

  it('neutralises a name that a spreadsheet would run, and leaves negative numbers alone', () => {
    const text = formatCsv(sample('=1+1'));
    expect(text).toContain("\r\n'=1+1,1053,");
    expect(text).toContain(',1,3,-2,');
  });
});

describe('TSV', () => {
  it('has one line a row with every column, whatever a name holds', () => {
    const lines = formatTsv(sample('市\t住\n建\u001b[31m局')).split('\n').slice(0, -1);
    expect(lines.map((line) => line.split('\t').length)).toEqual([26, 26, 26, 26]);
    expect(lines[1]).toMatch(/^市\\u\{9\}住\\u\{a\}建\\u\{1b\}\[31m局\t1053\t/);
    expect(formatTsv(sample(), { headers: 'en' }).split('\n')[0]).toBe(
      CONTRACT.replaceAll(' ', '\t'),
    );
  });
});

describe('JSON', () => {
  it('is the object of the contract', () => {
    const text = formatJson(sample(), zh);
    const read = JSON.parse(text) as Record<string, unknown> & {
      rows: Record<string, unknown>[];
      total: Record<string, unknown>;
    };
    expect(Object.keys(read)).toEqual([
      'report',
      'asOf',
      'knownAt',
      'from',
      'to',
      'by',
      'rows',
      'total',
      'notes',
    ]);
    for (const one of [...read.rows, read.total]) expect(Object.keys(one).join(' ')).toBe(CONTRACT);
    expect(read).toMatchObject({ report: 'closure', by: 'unit', asOf: '2026-06-30' });
    expect(text).toContain('"closure_rate":{"a":989,"b":1053,"rate":93.92}');
    expect(read.rows[1]).toMatchObject({
      group: '未交办',
      valid_closure_rate: { a: 0, b: 0, rate: null },
      median_days: null,
      net_closed: -2,
    });
    expect(read['notes']).toEqual([
      {
        code: 'closure-rate',
        text: '整改率 = 已整改 ÷ 收集数 = 989/1060 = 93.30%。',
        params: { ratio: '989/1060 = 93.30%' },
      },
    ]);
  });
});

describe('the table', () => {
  const table = (width: number, report = sample()) => formatTable(report, zh, { width });
  /** The lines between the first rule and the notes. */
  const body = (text: string) =>
    text.split('\n').slice(
      2,
      text.split('\n').findIndex((line, at) => at > 2 && line === ''),
    );

  it('prints each rate with its two counts, a small one as counts alone, none as a dash', () => {
    const { text } = table(400);
    expect(text).toContain('93.92% (989/1053)');
    expect(text).toMatch(/ 3\/4 /);
    expect(text).not.toContain('75.00%');
    expect(body(text).find((line) => line.startsWith('未交办'))).toMatch(/—/);
    expect(formatTable({ ...sample(), smallest: 4 }, zh, { width: 400 }).text).toContain(
      '75.00% (3/4)',
    );
  });

  it('breaks its notes where the terminal ends, below their text and never in a number', () => {
    const { text } = formatTable(sample(), zh, { width: 40, wrap });
    const notes = text.slice(text.indexOf('口径说明')).trimEnd().split('\n').slice(1);
    expect(notes.length).toBeGreaterThan(2);
    for (const line of notes) {
      expect(stringWidth(line)).toBeLessThanOrEqual(40);
      expect(line).toMatch(/^(?: ?\d+\. | {4})[^，。；）]/u);
    }
    expect(notes.join('')).toContain('93.30%');
  });

  it('shows every column where there is room', () => {
    const { text, leftOut } = table(400);
    expect(leftOut).toEqual([]);
    expect(text).not.toContain('未显示');
  });

  it.each([60, 80, 100, 120, 160, 200])(
    'fits into %i places, and names the columns left out',
    (width) => {
      const { text, leftOut } = table(width);
      for (const line of body(text)) expect(stringWidth(line)).toBeLessThanOrEqual(width);
      for (const key of leftOut) expect(text).toContain(zh(labelKey(key)));
      expect(leftOut.length).toBeGreaterThan(0);
      expect(text).toContain('未显示：');
    },
  );

  it('never shows the closure rate without that of the valid', () => {
    const { leftOut } = table(20);
    expect(leftOut).not.toContain('closure_rate');
    expect(leftOut).not.toContain('valid_closure_rate');
  });

  it('keeps its columns aligned, Chinese names and long ones too', () => {
    const { text } = table(80, sample('某某市住房和城乡建设局（市人民防空办公室）'));
    const lines = body(text).filter((line) => /[\d)—]$/.test(line));
    expect(lines.length).toBe(3);
    expect(new Set(lines.map((line) => stringWidth(line))).size).toBe(1);
    expect(text.replaceAll(/\s+/g, '')).not.toContain('…');
  });

  it('does not let a name move the cursor', () => {
    expect(table(120, sample('\u001b[2J\u202e局')).text).toContain('\\u{1b}[2J\\u{202');
    expect(table(120, sample('\u001b[2J\u202e局')).text).not.toMatch(/\p{Cc}(?<!\n)|\u202e/u);
  });

  it('ends with the definitions, numbered', () => {
    expect(table(80).text).toContain(
      '口径说明：\n 1. 整改率 = 已整改 ÷ 收集数 = 989/1060 = 93.30%。\n 2. 分母不足 5 的',
    );
  });

  it('speaks English where asked to', () => {
    const { text } = formatTable(sample(), translator('en'), { width: 400 });
    expect(text).toContain('Closure');
    expect(text).not.toMatch(/合计|整改率/);
    for (const word of ['Collected', 'Overdue', 'Withdrawn']) expect(text).toContain(word);
  });
});

describe('a text broken into lines', () => {
  it('is broken between Chinese characters and between words', () => {
    expect(brokenText('本期净销号', 6)).toEqual(['本期净', '销号']);
    expect(brokenText('Closed in period', 9)).toEqual(['Closed in', 'period']);
    expect(brokenText('本期销号', 6)).toEqual(['本期', '销号']);
    expect(brokenText('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
    // No line ends with an opening mark or begins with a closing one, where there is room.
    expect(brokenText('环比（个百分点）', 6)).toEqual(['环比', '（个百', '分点）']);
    expect(brokenText('关于《办法》', 6)).toEqual(['关于', '《办', '法》']);
    expect(brokenText('甲（', 2)).toEqual(['甲', '（']);
  });
});

describe('labels', () => {
  it('name every column in both languages', () => {
    for (const { key } of COLUMNS) {
      for (const language of ['zh', 'en'] as const) {
        const label = translator(language)(labelKey(key));
        expect(label).toBeTruthy();
        expect(label).not.toBe(labelKey(key));
      }
    }
  });
});
