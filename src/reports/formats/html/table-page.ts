/** A report that is one table, or a few, as a page: for any report's `--format html`. */
import { loadTranslator, type Language } from '../../../messages/translate.ts';
import { markup, type Piece } from './markup.ts';
import { headOf, pageOf, type HeadLine } from './page.ts';
import { tableOf, type PageTable } from './page-table.ts';

/** Every text is final, and escaped here: cells may hold whatever somebody entered. */
export interface TablePage extends PageTable {
  readonly title: string;
  /** The office, the as-of date … each with its label. */
  readonly head: readonly HeadLine[];
  /** The 口径说明 below the table. */
  readonly notes: readonly string[];
  /** Further tables below the first, with captions of their own. */
  readonly more?: readonly PageTable[];
}

/** The whole HTML file. Rates are given with their two counts, as on paper. */
export async function tablePage(page: TablePage, language: Language): Promise<string> {
  const t = await loadTranslator(language);
  const body: Piece[] = [
    markup`<h1>${page.title}</h1>
`,
    headOf(page.head),
    tablePiece(page, t('page.no-rows')),
    (page.more ?? []).map((one) => tablePiece(one, t('page.no-rows'))),
    notesOf(t('page.notes'), page.notes),
  ];
  return pageOf(page.title, body, language);
}

function tablePiece(table: PageTable, nothing: string): Piece {
  const rows = table.rows.length + (table.apart?.rows.length ?? 0) + (table.sums?.length ?? 0);
  return rows === 0 ? emptyOf(table.caption, nothing) : tableOf(table);
}

/** A table without rows as a sentence. */
export function emptyOf(caption: string | undefined, nothing: string): Piece {
  const name = caption === undefined ? null : markup`<b>${caption}</b> `;
  return markup`<p class="empty">${name}${nothing}</p>
`;
}

export function notesOf(title: string, notes: readonly Piece[]): Piece {
  if (notes.length === 0) return null;
  const items = notes.map(
    (note) => markup`<li>${note}</li>
`,
  );
  return markup`<section>
<h2>${title}</h2>
<ol>
${items}</ol>
</section>
`;
}
