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
  /** In mm; all columns together make the text area, 156 mm. */
  readonly width: number;
  readonly align?: 'left' | 'center' | 'right';
}

/** Columns keep their widths whatever stands in them. */
export function officialTable(
  columns: readonly OfficialColumn[],
  rows: readonly (readonly string[])[],
): Table {
  const widths = columns.map((column) => Math.round(column.width * MM));
  const header = columns.map(({ title }) => title);
  return new Table({
    columnWidths: widths,
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    rows: [tableRow(header, columns, true), ...rows.map((row) => tableRow(row, columns, false))],
  });
}

function tableRow(
  cells: readonly string[],
  columns: readonly OfficialColumn[],
  isHeader: boolean,
): TableRow {
  const style = {
    size: SIZE.table,
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
        margins: { left: 60, right: 60, top: 40, bottom: 40 },
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
