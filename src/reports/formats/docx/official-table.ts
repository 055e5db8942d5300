/** Tables of official documents: a full grid, a header that comes again on every page, rows that are never torn. */
import {
  AlignmentType,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { font, FONT, MM, SIZE, text } from './official-page.ts';

export interface OfficialColumn {
  readonly title: string;
  /** In mm; all columns together are as wide as the text area. */
  readonly width: number;
  readonly align?: 'left' | 'center' | 'right';
}

/** Beside the text of a cell, in twentieths of a point. */
const BESIDE = 60;
/** What a cell needs besides its text, in mm: both margins, and its line. */
export const CELL_MARGIN = (2 * BESIDE) / MM + 0.2;

/** Columns keep their widths whatever stands in them; `size` is that of the letters, in half points. */
export function officialTable(
  columns: readonly OfficialColumn[],
  rows: readonly (readonly string[])[],
  size: number = SIZE.table,
): Table {
  const widths = columns.map((column) => Math.round(column.width * MM));
  const header = columns.map(({ title }) => title);
  return new Table({
    columnWidths: widths,
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    rows: [
      tableRow(header, columns, { size, isHeader: true }),
      ...rows.map((row) => tableRow(row, columns, { size, isHeader: false })),
    ],
  });
}

function tableRow(
  cells: readonly string[],
  columns: readonly OfficialColumn[],
  { size, isHeader }: { readonly size: number; readonly isHeader: boolean },
): TableRow {
  const style = {
    size,
    font: font(isHeader ? FONT.heading : FONT.body),
    snapToGrid: false,
  };
  return new TableRow({
    tableHeader: isHeader,
    cantSplit: true,
    children: cells.map((cell, at) => {
      const { width = 0, align = 'left' } = columns[at] ?? {};
      return new TableCell({
        width: { size: Math.round(width * MM), type: WidthType.DXA },
        verticalAlign: VerticalAlignTable.CENTER,
        margins: { left: BESIDE, right: BESIDE, top: 40, bottom: 40 },
        children: [
          new Paragraph({
            alignment: isHeader ? AlignmentType.CENTER : align,
            // Exact, since a line that may grow is laid on the page's grid, which is far wider.
            spacing: { line: 320, lineRule: LineRuleType.EXACT },
            children: [text(cell, style)],
          }),
        ],
      });
    }),
  });
}
