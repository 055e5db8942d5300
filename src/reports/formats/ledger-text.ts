/** A ledger as CSV, as tab-separated lines, as a table for a terminal, and as JSON. */
import { translator, type Translate } from '../../messages/index.ts';
import { visibleText } from '../../domain/visible-text.ts';
import { csvLine } from '../../sheets/csv-text.ts';
import { noteText } from '../notes.ts';
import type { Headers } from './labels.ts';
import { ledgerSheet, type AnyLedger, type LedgerSheet, type SheetColumn } from './ledger-sheet.ts';
import {
  alignTable,
  measureFor,
  tableWidth,
  type Measure,
  type TableColumn,
} from './text-table.ts';

/** Lines end with CRLF; text that a spreadsheet would run is neutralised, numbers are left alone. */
export function formatLedgerCsv(ledger: AnyLedger, headers: Headers): string {
  return allRows(ledger, headers)
    .map((line) => csvLine(line))
    .join('');
}

/** A tab or line break in a text is shown, not sent: each row is one line of as many cells. */
export function formatLedgerTsv(ledger: AnyLedger, headers: Headers): string {
  return allRows(ledger, headers)
    .map((line) => `${line.map((cell) => visibleText(String(cell ?? ''))).join('\t')}\n`)
    .join('');
}

function allRows(ledger: AnyLedger, headers: Headers) {
  const { columns, rows, sums } = ledgerSheet(ledger, translator(headers));
  return [columns.map(({ key, label }) => (headers === 'en' ? key : label)), ...rows, ...sums];
}

/** Rows and sums under the keys of the columns; notes carry their code and their words. */
export function formatLedgerJson(ledger: AnyLedger, t: Translate): string {
  const notes = ledger.notes.map((one) => ({
    code: one.code,
    text: noteText(one, t),
    params: one.params,
  }));
  return `${JSON.stringify({ ...ledger, notes })}\n`;
}

/** Title, as many columns as fit into `width`, the sums, the columns left out, and the notes. */
export function formatLedgerTable(
  ledger: AnyLedger,
  t: Translate,
  { width, widePunct = false }: { readonly width: number; readonly widePunct?: boolean },
): string {
  const measure = measureFor(widePunct);
  const sheet = ledgerSheet(ledger, t);
  const all = measured(sheet, measure);
  const shown = chosen(all, width, measure);
  const labels = all.flatMap((one) => (shown.includes(one) ? [] : [one.column.label]));
  const lines = [
    sheet.title,
    '',
    ...alignTable(widened(shown, width, measure).map(drawn), measure, sheet.sums.length),
    '',
    ...(labels.length > 0 ? [t('report.left-out', { columns: labels }), ''] : []),
    t('report.notes'),
    ...sheet.notes.map((text, at) => `${String(at + 1).padStart(2)}. ${visibleText(text)}`),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** A column with its cells, and how wide they are. */
interface Measured {
  readonly column: SheetColumn;
  readonly cells: readonly string[];
  readonly natural: number;
  /** How wide cells may be before they are broken. */
  readonly width: number;
}

function measured({ columns, rows, sums }: LedgerSheet, measure: Measure): Measured[] {
  return columns.map((column, at) => {
    const cells = [...rows, ...sums].map((row) => visibleText(String(row[at] ?? '')));
    const natural = cells.reduce((widest, cell) => Math.max(widest, measure(cell)), 0);
    return { column, cells, natural, width: Math.min(natural, column.wraps ?? Infinity) };
  });
}

/** The columns that fit when prose is as narrow as it may be; some are there in any case. */
function chosen(all: readonly Measured[], width: number, measure: Measure): Measured[] {
  const ranks = [...new Set(all.map(({ column }) => column.rank))].sort((a, b) => a - b);
  let shown: Measured[] = [];
  for (const rank of ranks) {
    const tried = all.filter((one) => shown.includes(one) || one.column.rank === rank);
    if (rank === 0 || tableWidth(tried.map(drawn), measure) <= width) shown = tried;
  }
  return shown;
}

/** The room that is left goes to the prose, a column's width to each in turn. */
function widened(shown: readonly Measured[], width: number, measure: Measure): Measured[] {
  const widths = shown.map((one) => one.width);
  let left = width - tableWidth(shown.map(drawn), measure);
  // What breaking evenly left free of a column's width is not room for others.
  for (const one of shown)
    if (one.width < one.natural) left -= one.width - tableWidth([drawn(one)], measure);
  for (let grew = true; left > 0 && grew;) {
    grew = false;
    for (const [at, { natural }] of shown.entries()) {
      const now = widths[at] ?? 0;
      if (left <= 0 || now >= natural) continue;
      widths[at] = now + 1;
      left -= 1;
      grew = true;
    }
  }
  return shown.map((one, at) => ({ ...one, width: widths[at] ?? one.width }));
}

const HEADER_WIDTH = 6;

function drawn({ column, cells, width }: Measured): TableColumn {
  const align = column.right ? 'right' : 'left';
  return { header: column.label, cells, align, narrow: Math.max(width, HEADER_WIDTH) };
}
