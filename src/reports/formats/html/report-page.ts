/** A table report as a page of a browser: the list, its sums, the notes. */
import { shanghaiTime } from '../../../domain/dates.ts';
import { translator, type Language, type Translate } from '../../../messages/index.ts';
import type { Table, TableColumn, TableReport, TableRow } from '../../tables/table-report.ts';
import { cellsOf, columnLabel, noteTexts, shownCell, titleOf } from '../table-cells.ts';
import type { PageColumn, PageTable } from './page-table.ts';
import { tablePage } from './table-page.ts';

/** The whole file, its numbers with their counts as on a terminal. */
export function formatTablePage(
  report: TableReport,
  language: Language,
  office: string,
): Promise<string> {
  const t = translator(language);
  const { asOf, knownAt, table, sums } = report;
  const page = {
    title: titleOf(report, t),
    head: [
      [t('table.page.office'), office],
      [t('table.page.as-of'), asOf],
      [t('table.page.known-at'), shanghaiTime(knownAt)],
    ] as const,
    ...pageTable(table, report, t),
    more: sums.map((one) => ({
      ...pageTable(one, report, t),
      caption: t('table.sums-sheet', { by: nameOfFirst(one, report, t) }),
    })),
    notes: noteTexts(report, t),
  };
  return tablePage(page, language);
}

function nameOfFirst({ columns }: Table, report: TableReport, t: Translate): string {
  const [first] = columns;
  return first ? columnLabel(first, report, t) : '';
}

/** What is listed apart is one block here, however many lines part it on a terminal. */
function pageTable(table: Table, report: TableReport, t: Translate): PageTable {
  const line = (row: TableRow) =>
    cellsOf(row, table, report, t, (cell, column) =>
      String(shownCell(cell, column, report.smallest, t) ?? ''),
    );
  const [first = table.rows.length] = table.apart;
  const apart = table.rows.slice(first);
  return {
    columns: table.columns.map((column) => ({
      title: columnLabel(column, report, t),
      kind: pageKind(column),
    })),
    rows: table.rows.slice(0, first).map(line),
    ...(apart.length > 0 ? { apart: { title: t('table.apart'), rows: apart.map(line) } } : {}),
    sums: table.total === null ? [] : [line(table.total)],
  };
}

function pageKind({ kind, wraps }: TableColumn): PageColumn['kind'] {
  if (kind === 'text') return wraps === undefined ? 'text' : 'long';
  return kind === 'word' || kind === 'date' ? 'text' : 'number';
}
