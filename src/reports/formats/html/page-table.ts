/** A table of a page: its head is repeated on each printed page, and it scrolls by itself on a phone. */
import { markup, type Markup, type Piece } from './markup.ts';

export interface PageColumn {
  readonly title: string;
  /** `number`: to the right; `date`: never broken; `long`: text that may be broken; `code`: broken anywhere. */
  readonly kind: 'text' | 'number' | 'date' | 'long' | 'code';
}

export interface PageTable {
  readonly caption?: string | undefined;
  readonly columns: readonly PageColumn[];
  readonly rows: readonly (readonly Piece[])[];
  /** Rows that are listed apart, below a line of their own. */
  readonly apart?: { readonly title: string; readonly rows: readonly (readonly Piece[])[] };
  /** Rows below all others that sum them up. */
  readonly sums?: readonly (readonly Piece[])[];
}

const CLASSES: Readonly<Record<PageColumn['kind'], string | null>> = {
  text: null,
  number: 'right',
  date: 'date',
  long: 'long',
  code: 'code',
};

export function tableOf({ caption, columns, rows, apart, sums = [] }: PageTable): Markup {
  const body = (name: string | null, lines: readonly Markup[]) =>
    lines.length === 0 ? null : markup`<tbody${classOf(name)}>${lines}</tbody>`;
  const line = (row: readonly Piece[]) => rowOf(columns, row);
  const listedApart =
    apart === undefined || apart.rows.length === 0
      ? []
      : [
          markup`<tr><th colspan="${columns.length}" scope="rowgroup">${apart.title}</th></tr>
`,
          ...apart.rows.map(line),
        ];
  const titles = columns.map(({ title }) => markup`<th scope="col">${title}</th>`);
  return markup`<div class="scroll"><table>
${caption === undefined ? null : markup`<caption>${caption}</caption>`}<thead><tr>${titles}</tr></thead>
${body(null, rows.map(line))}${body('apart', listedApart)}${body('sum', sums.map(line))}</table></div>
`;
}

/** The first cell names the row. */
function rowOf(columns: readonly PageColumn[], row: readonly Piece[]): Markup {
  const cells = columns.map(({ kind }, at) => {
    const name = classOf(CLASSES[kind]);
    const cell = row[at] ?? null;
    return at === 0 ? markup`<th scope="row"${name}>${cell}</th>` : markup`<td${name}>${cell}</td>`;
  });
  return markup`<tr>${cells}</tr>
`;
}

function classOf(name: string | null): Piece {
  return name === null ? null : markup` class="${name}"`;
}
