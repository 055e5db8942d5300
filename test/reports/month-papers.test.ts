/** The month as files: tables, workbook, circular, the office's own template; hostile titles; the same bytes. */
import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../src/domain/errors.ts';
import { translator } from '../../src/messages/index.ts';
import { circularDocx } from '../../src/reports/formats/docx/circular.ts';
import { archivedFiles } from '../../src/reports/formats/docx/fixed-file.ts';
import { filledTemplate } from '../../src/reports/formats/docx/template.ts';
import { monthCsv } from '../../src/reports/formats/month-csv.ts';
import { monthWorkbook } from '../../src/reports/formats/month-workbook.ts';
import { circularOf } from '../../src/reports/monthly/circular/circular.ts';
import type { MonthTable } from '../../src/reports/monthly/month-cells.ts';
import type { MonthReport } from '../../src/reports/monthly/month.ts';
import { monthTables } from '../../src/reports/monthly/tables.ts';
import { differenceInPoints } from '../../src/reports/rate.ts';
import { textOfDocx } from '../paper/read-docx.ts';
import { LIVES, monthWith } from './month-register.ts';

const zh = translator('zh');

function table(report: MonthReport, key: MonthTable['key']): MonthTable {
  const found = monthTables(report, zh).find((one) => one.key === key);
  if (!found) throw new Error(`no table ${key}`);
  return found;
}

/** A row of the summary by its columns. */
function summaryRow(report: MonthReport, key: string) {
  const { columns, rows } = table(report, 'summary');
  const row = rows.find((one) => one[1] === key) ?? [];
  return Object.fromEntries(columns.map(({ title }, at) => [title, row[at]]));
}

describe('the tables', () => {
  it('give counts in number and per cent, rates in points, never in one column', async () => {
    const report = await monthWith(LIVES);
    const [now, before] = [report.current.total, report.previous.total];
    const { collected_in } = now.counts;
    expect(summaryRow(report, 'collected_in')).toMatchObject({
      本月: collected_in,
      上月: before.counts.collected_in,
      '环比增减（件、天）': collected_in - before.counts.collected_in,
      '环比增幅（%）': -63.64,
      '环比（个百分点）': null,
    });
    expect(summaryRow(report, 'closure_rate')).toMatchObject({
      本月: { percent: now.rates.closure_rate.rate },
      分子: now.rates.closure_rate.a,
      分母: now.rates.closure_rate.b,
      '环比增减（件、天）': null,
      '环比增幅（%）': null,
      '环比（个百分点）': differenceInPoints(now.rates.closure_rate, before.rates.closure_rate),
    });
  });

  it('name a correction of the cases without a unit, and not twice the one of the whole', async () => {
    const drawn = await monthWith(LIVES);
    const figure = { key: 'closed', was: 1, now: 2 } as const;
    const figures = [
      { ...figure, dimension: null, group: null },
      { ...figure, dimension: 'unit', group: null },
    ] as const;
    const corrections = { figures } as unknown as NonNullable<MonthReport['corrections']>;
    const { rows } = table({ ...drawn, corrections }, 'corrections');
    expect(rows.map(([dimension, group]) => [dimension, group])).toEqual([
      ['合计', null],
      ['责任单位', '未交办'],
    ]);
  });

  it('give a cohort no rate before each of its cases has had its days', async () => {
    const drawn = await monthWith(LIVES);
    const report = { ...drawn, settings: { ...drawn.settings, smallestDenominator: 1 } };
    const { cohort, cohort_unripe, cohort_closed } = report.current.total.counts;
    expect(cohort_unripe).toBeGreaterThan(0);
    expect(summaryRow(report, 'cohort_rate')).toMatchObject({
      本月: '未满期',
      分子: cohort_closed,
      分母: cohort,
      '环比（个百分点）': null,
    });
    const ofCohorts = table(report, 'figures').rows.filter(
      ([, , key, , , , b]) => key === 'cohort_rate' && b !== 0,
    );
    expect(ofCohorts.length).toBeGreaterThan(1);
    expect(new Set(ofCohorts.map(([, , , , value]) => value))).toEqual(new Set(['未满期']));
    const definitions = JSON.stringify(table(report, 'definitions').rows);
    expect(definitions).toContain('同期群＝未满期。');
  });

  it('show a rate of too few cases as its counts alone', async () => {
    const row = summaryRow(await monthWith(LIVES), 'return_rate');
    expect(row).toMatchObject({ 本月: null, 分子: 0, 分母: 3 });
  });

  it('sum up to the total by every dimension', async () => {
    const report = await monthWith(LIVES);
    for (const key of ['unit', 'source', 'category', 'month'] as const) {
      const { rows, columns } = table(report, key);
      const total = rows.at(-1) ?? [];
      for (const label of ['收集数', '应结数', '本期销号', '超期']) {
        const at = columns.findIndex(({ title }) => title === label);
        const sum = rows.slice(0, -1).reduce((all, row) => all + Number(row[at]), 0);
        expect([key, label, sum]).toEqual([key, label, total[at]]);
      }
    }
  });

  it('hold twelve months, and every figure of every group', async () => {
    const report = await monthWith(LIVES);
    const { rows } = table(report, 'trend');
    expect(rows.map(([month]) => month)).toHaveLength(12);
    expect(rows.at(-1)?.slice(0, 4)).toEqual([
      '2026-05',
      { date: '2026-05-01' },
      { date: '2026-05-31' },
      { date: '2026-05-31' },
    ]);
    const figures = table(report, 'figures').rows;
    expect(figures).toContainEqual([
      '责任单位',
      '甲局',
      'on_time_rate',
      '按期整改率',
      { percent: 83.33 },
      5,
      6,
    ]);
  });

  it('are CSV with CRLF, text neutralised, numbers left alone', async () => {
    const lives = [{ unit: '甲局', title: '=cmd|calc', received: '2026-03-01', due: '2026-05-10' }];
    const report = await monthWith(lives);
    const lines = monthCsv(table(report, 'overdue')).split('\r\n');
    expect(lines[0]).toBe('编号,标题,责任单位,整改时限,自然日,工作日');
    expect(lines[1]).toMatch(/^2026-0001,'=cmd\|calc,甲局,2026-05-10,21,\d+$/);
    expect(monthCsv(table(await monthWith(LIVES), 'summary'))).toMatch(/本期收集,.*,-7,-63\.64,/);
  });
});

/** The content of a part of an archive. */
function partOf(file: Buffer, name: string): string {
  return (
    archivedFiles(file)
      ?.find((one) => one.name === name)
      ?.text() ?? ''
  );
}

describe('the workbook', () => {
  it('has a sheet a table, typed cells, and prints its header on every page across A4', async () => {
    const report = await monthWith(LIVES);
    const tables = monthTables(report, zh);
    const file = await monthWorkbook(tables);
    const book = partOf(file, 'xl/workbook.xml');
    for (const { title } of tables) expect(book).toContain(`<sheet name="${title}"`);
    expect(book).toContain(`localSheetId="0">'总表'!$1:$1</definedName>`);
    const sheet = partOf(file, 'xl/worksheets/sheet1.xml');
    expect(sheet).toContain('fitToPage="1"');
    expect(sheet).toMatch(/paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/);
    expect(sheet).toContain('state="frozen"');
    const { rate } = report.current.total.rates.closure_rate;
    const percent = /<c r="D\d+" s="10"><v>([\d.]+)<\/v>/.exec(sheet)?.[1];
    expect(Number(percent)).toBe(Number((rate! / 100).toFixed(4)));
    expect(partOf(file, 'xl/styles.xml')).toContain('<xf numFmtId="10"');
    const overdue = tables.findIndex(({ key }) => key === 'overdue') + 1;
    expect(partOf(file, `xl/worksheets/sheet${String(overdue)}.xml`)).toMatch(
      /<c r="D2" s="4"><v>4\d{4}</,
    );
  });
});

const HOSTILE = [
  '</w:t></w:r><w:instrText>DDEAUTO c:\\x</w:instrText>',
  '=HYPERLINK("http://x")&<script>alert(1)</script>',
  'a\u0007b\u001b[31m\u202e{{总体情况}}',
  `${'长'.repeat(999)}]]>`,
];

it('hostile titles run nothing and break nothing', async () => {
  const lives = HOSTILE.map((title) => ({
    title,
    unit: '甲局',
    received: '2026-03-01',
    due: '2026-05-10',
  }));
  const report = await monthWith([
    ...lives,
    ...lives.map((one) => ({ ...one, closed: '2026-05-05', patch: one.title })),
  ]);
  const docx = await circularDocx(circularOf(report, zh));
  const xml = partOf(docx, 'word/document.xml');
  expect(xml).not.toMatch(/<w:(instrText|fldSimple|hyperlink|object)/);
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
  expect(xml).not.toContain('<script');
  expect(await textOfDocx(docx)).toContain('<w:instrText>DDEAUTO');
  const book = await monthWorkbook(monthTables(report, zh));
  for (const { name, text } of archivedFiles(book) ?? [])
    if (name.includes('sheet')) expect(text()).not.toMatch(/<f>|<script/);
  for (const one of monthTables(report, zh))
    for (const line of monthCsv(one).split('\r\n'))
      expect(line.replaceAll(/"(?:[^"]|"")*"/g, 'x')).not.toMatch(/(^|,)[=+@]/);
});

it('the same report gives the same bytes', async () => {
  const report = await monthWith(LIVES);
  const once = [
    await circularDocx(circularOf(report, zh)),
    await monthWorkbook(monthTables(report, zh)),
  ];
  const now = Date.now;
  try {
    Date.now = () => now() + 86_400_000 * 400;
    expect(Buffer.compare(await circularDocx(circularOf(report, zh)), once[0]!)).toBe(0);
    expect(Buffer.compare(await monthWorkbook(monthTables(report, zh)), once[1]!)).toBe(0);
  } finally {
    Date.now = now;
  }
  expect(partOf(once[0]!, 'docProps/core.xml')).toContain('2026-06-30T00:00:00Z');
});

describe("the office's own template", () => {
  const withTexts = (...texts: readonly string[]) =>
    Packer.toBuffer(
      new Document({ sections: [{ children: texts.map((one) => new Paragraph(one)) }] }),
    );

  async function fill(data: Buffer, lives = LIVES): Promise<string> {
    const report = await monthWith(lives);
    const template = { path: '模板.docx', data };
    return textOfDocx(await filledTemplate(template, circularOf(report, zh), report, zh));
  }

  const refusalOf = (data: Buffer) =>
    fill(data).then(
      () => undefined,
      (error: unknown) => (error as Refusal).code,
    );

  it('gets parts, tables and figures in the place of its marks; the rest stays', async () => {
    const cell = new TableCell({ children: [new Paragraph('{{整改率}}')] });
    const split = [
      new TextRun('截至{{'),
      new TextRun({ text: '截止日', size: 40 }),
      new TextRun('}}止'),
    ];
    const data = await Packer.toBuffer(
      new Document({
        sections: [
          {
            children: [
              new Paragraph('本办自拟的开头：{{ 月份 }}，按期{{按期整改率}}'),
              new Paragraph({ children: split }),
              new Paragraph('{{总体情况}}'),
              new Paragraph('{{单位排名表}}'),
              new Paragraph('{{上期更正}}'),
              new Table({ rows: [new TableRow({ children: [cell] })] }),
            ],
          },
        ],
      }),
    );
    const text = await fill(data);
    expect(text).toContain('本办自拟的开头：2026年5月，按期69.23%（9/13）');
    expect(text).toContain('截至2026年5月31日止');
    expect(text).toContain('累计收集制度漏洞16件');
    expect(text).toContain('83.33%');
    expect(text).toContain('无。');
    expect(text).not.toContain('{{');
  });

  it('is refused without marks, with unknown ones, with a part beside other text, and when it is no document', async () => {
    expect(await refusalOf(await withTexts('没有标记'))).toBe('template-without-marks');
    expect(await refusalOf(await withTexts('{{正文}}', '{{总体情況}}'))).toBe(
      'template-mark-unknown',
    );
    expect(await refusalOf(await withTexts('前 {{正文}}'))).toBe('template-mark-not-alone');
    expect(await refusalOf(Buffer.from('PK 不是'))).toBe('template-unreadable');
    expect(await refusalOf(await monthWorkbook([]))).toBe('template-unreadable');
  });

  it('is refused before it is read where it would grow without measure', async () => {
    const packed = (inner: string) => {
      const data = `<w:document xmlns:w="w"><w:body>${inner}</w:body></w:document>`;
      return Packer.toBuffer(new Document({ sections: [] }), undefined, [
        { path: 'word/document.xml', data },
      ]);
    };
    const mark = '<w:p><w:r><w:t>{{正文}}</w:t></w:r></w:p>';
    const deep = `${'<w:p>'.repeat(250)}${'</w:p>'.repeat(250)}`;
    expect(await refusalOf(await packed(mark + deep))).toBe('template-unreadable');
    const large = `<w:p><w:r><w:t>${' '.repeat(11 * 1024 * 1024)}</w:t></w:r></w:p>`;
    expect(await refusalOf(await packed(mark + large))).toBe('template-unreadable');
    expect(await refusalOf(await packed(mark))).toBeUndefined();
  });

  it('takes marks in a title for what they are: text', async () => {
    const title = '{{口径说明}}{{整改率}}';
    const lives = [{ title, unit: '甲局', received: '2026-03-01', due: '2026-05-10' }];
    const text = await fill(await withTexts('{{超期与中止}}', '{{口径说明}}', '{{整改率}}'), lives);
    expect(text).toContain('“｛｛口径说明}}｛｛整改率}}”');
    expect(text.match(/统计截止日/g)).toHaveLength(1);
  });
});
