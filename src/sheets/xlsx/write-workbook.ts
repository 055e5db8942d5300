/**
 * Writes workbooks: typed cells, several sheets, a header that stays in sight. Rows are asked for one
 * by one, so a large table is never held. Text is text whatever it looks like: nothing is a formula.
 */
import { dayNumber, type IsoDate } from '../../domain/dates.ts';
import { Refusal } from '../../domain/errors.ts';
import { styleIndex, STYLES_XML } from './write-styles.ts';
import { escapeText } from './xml.ts';
import { ZipWriter, type WritePiece } from './zip-writer.ts';

/** A date is shown as `yyyy-mm-dd`, a share of a hundred as a percentage; nothing is an empty cell. */
export type WorkbookCell =
  string | number | { readonly date: IsoDate } | { readonly percent: number } | null | undefined;

export interface WorkbookColumn {
  readonly title: string;
  /** In characters of the default font; a Chinese one takes two. */
  readonly width?: number;
  /** Of a protected sheet: may be filled in. */
  readonly unlocked?: boolean;
  /** The words that a cell may hold. */
  readonly words?: readonly string[];
  readonly hidden?: boolean;
}

export interface WorkbookSheetSpec {
  readonly name: string;
  /** Lines above the header. */
  readonly above?: readonly string[];
  readonly columns: readonly WorkbookColumn[];
  readonly rows: Iterable<readonly WorkbookCell[]> | AsyncIterable<readonly WorkbookCell[]>;
  /** Only unlocked columns can be changed; without a password, since it guards against slips only. */
  readonly protected?: boolean;
  readonly hidden?: boolean;
  /** Prints on A4 across, all columns on one page, the header on each. */
  readonly printed?: boolean;
}

/** What Excel takes in one cell. */
const CELL_LENGTH = 32_767;
const SHEET_NAME_LENGTH = 31;

/** Writes a workbook piece by piece. Text that does not fit into a cell is refused, never cut. */
export async function writeWorkbook(
  sheets: readonly WorkbookSheetSpec[],
  write: WritePiece,
): Promise<void> {
  const zip = new ZipWriter(write);
  const names = sheetNames(sheets.map(({ name }) => name));
  await zip.add('[Content_Types].xml', [contentTypes(sheets.length)]);
  await zip.add('_rels/.rels', [
    `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
  ]);
  await zip.add('xl/workbook.xml', [workbookXml(sheets, names)]);
  await zip.add('xl/_rels/workbook.xml.rels', [workbookRelations(sheets.length)]);
  await zip.add('xl/styles.xml', [STYLES_XML]);
  for (const [at, sheet] of sheets.entries())
    await zip.add(`xl/worksheets/sheet${String(at + 1)}.xml`, sheetXml(sheet));
  await zip.finish();
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

function contentTypes(sheets: number): string {
  const type = (part: string, kind: string) =>
    `<Override PartName="/xl/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  const parts = Array.from({ length: sheets }, (_, at) =>
    type(`worksheets/sheet${String(at + 1)}`, 'worksheet'),
  );
  return (
    `${DECLARATION}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `${type('workbook', 'sheet.main')}${type('styles', 'styles')}${parts.join('')}</Types>`
  );
}

function relation(id: number, type: string, target: string): string {
  return `<Relationship Id="rId${String(id)}" Type="${OFFICE}/${type}" Target="${target}"/>`;
}

function workbookRelations(sheets: number): string {
  const parts = Array.from({ length: sheets }, (_, at) =>
    relation(at + 1, 'worksheet', `worksheets/sheet${String(at + 1)}.xml`),
  );
  const styles = relation(sheets + 1, 'styles', 'styles.xml');
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${parts.join('')}${styles}</Relationships>`;
}

function workbookXml(sheets: readonly WorkbookSheetSpec[], names: readonly string[]): string {
  const list = sheets.map(({ hidden }, at) => {
    const state = hidden ? ' state="hidden"' : '';
    const id = String(at + 1);
    return `<sheet name="${escapeText(names[at] ?? '')}" sheetId="${id}"${state} r:id="rId${id}"/>`;
  });
  return (
    `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${list.join('')}</sheets>` +
    `${printTitles(sheets, names)}</workbook>`
  );
}

/** The rows that a printer repeats on every page of a sheet. */
function printTitles(sheets: readonly WorkbookSheetSpec[], names: readonly string[]): string {
  const titles = sheets.flatMap(({ printed, above = [] }, at) => {
    if (!printed) return [];
    const sheet = `'${(names[at] ?? '').replaceAll("'", "''")}'`;
    const row = `$${String(above.length + 1)}`;
    return [
      `<definedName name="_xlnm.Print_Titles" localSheetId="${String(at)}">${escapeText(`${sheet}!${row}:${row}`)}</definedName>`,
    ];
  });
  return titles.length === 0 ? '' : `<definedNames>${titles.join('')}</definedNames>`;
}

/** Names as Excel takes them: no signs of its own, at most 31 characters, each once. */
function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((name) => {
    const plain =
      name
        .replace(/[[\]:*?/\\\p{Cc}]/gu, ' ')
        .replace(/^'+|'+$/g, '')
        .trim() || 'Sheet';
    for (let count = 1; ; count++) {
      const end = count === 1 ? '' : ` (${String(count)})`;
      const tried = plain.slice(0, SHEET_NAME_LENGTH - end.length).toWellFormed() + end;
      if (taken.has(tried.toLowerCase())) continue;
      taken.add(tried.toLowerCase());
      return tried;
    }
  });
}

async function* sheetXml(sheet: WorkbookSheetSpec): AsyncGenerator<string> {
  const { above = [], columns, rows } = sheet;
  const headerRow = above.length + 1;
  yield sheetStart(sheet, headerRow);
  for (const [at, line] of above.entries()) yield rowXml(at + 1, [line], () => styleIndex('title'));
  yield rowXml(
    headerRow,
    columns.map(({ title }) => title),
    () => styleIndex('header'),
  );
  let number = headerRow;
  let text = '';
  for await (const cells of rows) {
    number++;
    text += rowXml(number, cells, (cell, at) =>
      styleIndex(kindOf(cell), columns[at]?.unlocked === true),
    );
    if (text.length < PIECE_LENGTH) continue;
    yield text;
    text = '';
  }
  yield text + sheetEnd(sheet, headerRow, number);
}

const PIECE_LENGTH = 128 * 1024;

function sheetStart({ columns, printed }: WorkbookSheetSpec, headerRow: number): string {
  const rows = String(headerRow);
  const pane = `<pane ySplit="${rows}" topLeftCell="A${String(headerRow + 1)}" activePane="bottomLeft" state="frozen"/>`;
  const cols = columns.map(({ title, width = 2 * title.length + 2, hidden }, at) => {
    const place = String(at + 1);
    return `<col min="${place}" max="${place}" width="${String(Math.min(width, 255))}" customWidth="1"${hidden ? ' hidden="1"' : ''}/>`;
  });
  return (
    `${DECLARATION}<worksheet xmlns="${MAIN}">${printed ? FIT : ''}<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="15"/>${cols.length > 0 ? `<cols>${cols.join('')}</cols>` : ''}<sheetData>`
  );
}

const FIT = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';
/** 9 is A4; as many pages long as it takes. */
const PAGE =
  '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
  '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>' +
  '<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>';

function sheetEnd(sheet: WorkbookSheetSpec, headerRow: number, lastRow: number): string {
  const protection = sheet.protected
    ? '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"/>'
    : '';
  const page = sheet.printed ? PAGE : '';
  return `</sheetData>${protection}${validations(sheet, headerRow, lastRow)}${page}</worksheet>`;
}

function validations({ columns }: WorkbookSheetSpec, headerRow: number, lastRow: number): string {
  if (lastRow === headerRow) return '';
  const lists = columns.flatMap(({ words }, at) => {
    if (words === undefined) return [];
    const letters = columnLetters(at);
    const range = `${letters}${String(headerRow + 1)}:${letters}${String(lastRow)}`;
    return [
      `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${range}"><formula1>"${escapeText(words.join(','))}"</formula1></dataValidation>`,
    ];
  });
  return lists.length === 0
    ? ''
    : `<dataValidations count="${String(lists.length)}">${lists.join('')}</dataValidations>`;
}

type StyleOf = (cell: WorkbookCell, at: number) => number;

function rowXml(number: number, cells: readonly WorkbookCell[], styleOf: StyleOf): string {
  let text = `<row r="${String(number)}">`;
  for (const [at, cell] of cells.entries()) {
    const style = styleOf(cell, at);
    text += cellXml(`${columnLetters(at)}${String(number)}`, cell, style);
  }
  return `${text}</row>`;
}

function cellXml(place: string, cell: WorkbookCell, style: number): string {
  const start = `<c r="${place}" s="${String(style)}"`;
  if (cell === null || cell === undefined || cell === '') return `${start}/>`;
  if (typeof cell === 'number') return `${start}><v>${String(cell)}</v></c>`;
  if (typeof cell === 'object') return `${start}><v>${numberOf(cell)}</v></c>`;
  if (cell.length > CELL_LENGTH)
    throw new Refusal('text-too-long-for-cell', { place, length: cell.length, limit: CELL_LENGTH });
  return `${start} t="inlineStr"><is><t xml:space="preserve">${textXml(cell)}</t></is></c>`;
}

/** Text without anything that would have to be escaped; most is. */
const PLAIN = /^[^&<>"_\p{Cc}\p{Cs}\ufffe\uffff]*$/u;

function textXml(text: string): string {
  // A line break inside a cell may stand as it is.
  return PLAIN.test(text) ? text : escapeText(text);
}

function kindOf(cell: WorkbookCell): 'text' | 'number' | 'date' | 'percent' {
  if (typeof cell === 'number') return 'number';
  if (typeof cell !== 'object' || cell === null) return 'text';
  return 'date' in cell ? 'date' : 'percent';
}

function numberOf(cell: { readonly date: IsoDate } | { readonly percent: number }): string {
  if ('date' in cell) return String(serialOf(cell.date));
  // Two decimals of a percentage are four of a share; dividing alone would leave 0.9391999….
  return String(Math.round(cell.percent * 100) / 10_000);
}

/** Days as Excel counts them: it has a 29 February 1900. */
function serialOf(date: IsoDate): number {
  const days = dayNumber(date) + 25_569;
  return days <= 60 ? days - 1 : days;
}

const LETTERS: string[] = [];

/** The name of a column, from 0: A … Z, AA … */
function columnLetters(at: number): string {
  return (LETTERS[at] ??=
    (at >= 26 ? columnLetters(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26)));
}
