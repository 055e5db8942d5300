/** A ledger as CSV, as tab-separated lines, as a table for a terminal, and as JSON. */
import { translator, type Translate } from '../../messages/index.ts';
import { visibleText } from '../../domain/visible-text.ts';
import { csvLine } from '../../sheets/csv-text.ts';
import { noteText } from '../notes.ts';
import type { Headers } from './labels.ts';
import { fitTable } from './fitted-table.ts';
import { ledgerSheet, type AnyLedger } from './ledger-sheet.ts';
import { numberedNotes, proseLines, type NoteRoom } from './note-lines.ts';
import { measureFor } from './text-table.ts';

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
  { widePunct = false, ...room }: NoteRoom & { readonly widePunct?: boolean },
): string {
  const measure = measureFor(widePunct);
  const { title, columns, rows, sums, notes } = ledgerSheet(ledger, t);
  const fitted = fitTable(columns, [...rows, ...sums], {
    width: room.width,
    measure,
    sums: sums.length,
  });
  const lines = [
    title,
    '',
    ...fitted.lines,
    '',
    ...(fitted.leftOut.length > 0
      ? [...proseLines(t('report.left-out', { columns: fitted.leftOut }), room), '']
      : []),
    t('report.notes'),
    ...numberedNotes(notes, room),
  ];
  return lines.map((line) => `${line}\n`).join('');
}
