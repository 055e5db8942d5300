/**
 * A table report on paper, as a Word file: for a stamp, or behind a circular as its annex. The same report gives
 * the same bytes. The sheet is as wide as the columns need: A4 upright, A4 across or A3 across.
 */
import {
  AlignmentType,
  Document,
  LineRuleType,
  PageOrientation,
  Paragraph,
  type ISectionPropertiesOptions,
  type Table as WordTable,
} from 'docx';
import type { Translate } from '../../../messages/index.ts';
import type { Table, TableColumn, TableReport, TableRow } from '../../tables/table-report.ts';
import { cellsOf, columnLabel, noteTexts, rowsOf, shownCell, titleOf } from '../table-cells.ts';
import { columnWidths, type ColumnContent } from './column-widths.ts';
import { fixedDocx } from './fixed-file.ts';
import {
  font,
  FONT,
  MM,
  paragraph,
  printable,
  SIZE,
  STYLES,
  text,
  TITLE,
  titleText,
} from './official-page.ts';
import { pageFooters } from './official-parts.ts';
import { CELL_MARGIN, officialTable } from './official-table.ts';

/** What an office puts on the paper besides the report. */
export interface PaperOptions {
  readonly office: string;
}

/** A sheet in mm, turned as it is read. */
interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly margin: {
    readonly top: number;
    readonly bottom: number;
    readonly left: number;
    readonly right: number;
  };
  /** Of the letters in the table, in half points. */
  readonly size: number;
}

/** Margins of 公文; across, the sheet is bound on what was its upper edge. */
const UPRIGHT = { top: 37, bottom: 35, left: 28, right: 26 };
const ACROSS = { top: 28, bottom: 26, left: 37, right: 35 };
/** 小五, rather than a sheet that few offices have paper for. */
const SMALLER = 18;

const SHEETS: readonly Sheet[] = [
  { width: 210, height: 297, margin: UPRIGHT, size: SIZE.table },
  { width: 297, height: 210, margin: ACROSS, size: SIZE.table },
  { width: 297, height: 210, margin: ACROSS, size: SMALLER },
  { width: 420, height: 297, margin: ACROSS, size: SIZE.table },
  { width: 420, height: 297, margin: ACROSS, size: SMALLER },
];

export async function reportDocx(
  report: TableReport,
  t: Translate,
  { office }: PaperOptions,
): Promise<Buffer> {
  const title = titleOf(report, t);
  const tables = [report.table, ...report.sums].map((one) => printedTable(one, report, t));
  const sheet = sheetFor(tables);
  const document = new Document({
    evenAndOddHeaderAndFooters: true,
    styles: STYLES,
    sections: [
      {
        properties: pageOf(sheet),
        ...pageFooters(),
        children: [
          ...titleLines(title),
          small(t('table.paper.office', { office }), { before: 160, after: 80 }),
          ...tables.flatMap((one) => blockOf(one, sheet)),
          small(t('table.paper.signed'), { before: 240 }),
          small(t('table.notes-sheet'), { before: 240, heading: true }),
          ...noteTexts(report, t).map((one) => small(one, {})),
        ],
      },
    ],
  });
  return fixedDocx(document, {
    title: printable(title),
    creator: printable(office),
    on: report.asOf,
  });
}

/** What the report is, and below it in brackets of what days. */
function titleLines(title: string): Paragraph[] {
  const [, name = title, scope] = /^(.+?)\s*([（(].+[）)])$/.exec(title) ?? [];
  const centred = { alignment: AlignmentType.CENTER, indent: {} };
  return [
    paragraph([titleText(name)], TITLE),
    ...(scope === undefined ? [] : [paragraph([text(scope, { size: SIZE.page })], centred)]),
  ];
}

interface PrintedTable {
  /** Of a table of sums, what it is summed up by. */
  readonly caption: string | null;
  readonly columns: readonly (ColumnContent & { readonly align: 'left' | 'center' | 'right' })[];
  readonly rows: readonly (readonly string[])[];
}

function printedTable(table: Table, report: TableReport, t: Translate): PrintedTable {
  const line = (row: TableRow) =>
    cellsOf(row, table, report, t, (cell, column) =>
      String(shownCell(cell, column, report.smallest, t) ?? ''),
    );
  const rows = rowsOf(table).map(line);
  const [first] = table.columns;
  const by = first ? columnLabel(first, report, t) : '';
  return {
    caption: table === report.table ? null : t('table.sums-sheet', { by }),
    columns: table.columns.map((column, at) => ({
      title: columnLabel(column, report, t),
      cells: rows.map((row) => row[at] ?? ''),
      isLong: column.wraps !== undefined,
      align: alignOf(column),
    })),
    rows,
  };
}

function alignOf({ kind }: TableColumn): 'left' | 'center' | 'right' {
  if (kind === 'text') return 'left';
  return kind === 'date' || kind === 'word' ? 'center' : 'right';
}

/** The first sheet that is wide enough for every table; on the last one they are squeezed. */
function sheetFor(tables: readonly PrintedTable[]): Sheet {
  const fits = (sheet: Sheet) =>
    tables.every(({ columns }) => columnWidths(columns, roomFor(columns.length, sheet)).fit);
  return SHEETS.find(fits) ?? (SHEETS[SHEETS.length - 1] as Sheet);
}

/** Half characters that all columns of a table have together. */
function roomFor(columns: number, { width, margin, size }: Sheet): number {
  const cells = width - margin.left - margin.right - columns * CELL_MARGIN;
  return cells / halfCharacter(size);
}

/** In mm, for letters in half points. */
function halfCharacter(size: number): number {
  return (size / 4 / 72) * 25.4;
}

function pageOf({ width, height, margin }: Sheet): ISectionPropertiesOptions {
  const [long, short] = [
    Math.round(Math.max(width, height) * MM),
    Math.round(Math.min(width, height) * MM),
  ];
  const at = (mm: number) => Math.round(mm * MM);
  return {
    page: {
      // Given upright: the library turns it.
      size: {
        width: short,
        height: long,
        orientation: width > height ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
      },
      margin: {
        top: at(margin.top),
        bottom: at(margin.bottom),
        left: at(margin.left),
        right: at(margin.right),
        footer: at(20),
      },
    },
  };
}

function blockOf(
  { caption, columns, rows }: PrintedTable,
  sheet: Sheet,
): (Paragraph | WordTable)[] {
  const { widths } = columnWidths(columns, roomFor(columns.length, sheet));
  const half = halfCharacter(sheet.size);
  const table = officialTable(
    columns.map(({ title, align }, at) => ({
      title,
      align,
      width: (widths[at] ?? 0) * half + CELL_MARGIN,
    })),
    rows,
    sheet.size,
  );
  if (caption === null) return [table];
  return [small(caption, { before: 240, after: 80, heading: true, keepNext: true }), table];
}

interface SmallOptions {
  readonly before?: number;
  readonly after?: number;
  readonly heading?: boolean;
  readonly keepNext?: boolean;
}

/** A line around a table, in its size. */
function small(
  content: string,
  { before = 0, after = 0, heading = false, keepNext = false }: SmallOptions,
): Paragraph {
  const style = {
    size: SIZE.table,
    font: font(heading ? FONT.heading : FONT.body),
    characterSpacing: 0,
  };
  return new Paragraph({
    alignment: AlignmentType.LEFT,
    keepNext,
    spacing: { before, after, line: 320, lineRule: LineRuleType.EXACT },
    children: [text(content, style)],
  });
}
