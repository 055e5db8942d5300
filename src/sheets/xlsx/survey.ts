/** A first look at every sheet: its top rows and its merged cells. All of the workbook is checked on the way. */
import { Refusal } from '../../domain/errors.ts';
import type { Archive } from './archive.ts';
import { ERROR_MARK } from '../limits.ts';
import { cellText, type CellContext } from './cell-text.ts';
import { WORKBOOK_LIMITS } from './limits.ts';
import { readSharedStrings } from './shared-strings.ts';
import { SheetVisitor, type MergedRange } from './sheet-visitor.ts';
import { readStyles } from './styles.ts';
import { readWorkbook, type Workbook, type WorkbookSheet } from './workbook.ts';
import { xmlPieces } from './xml.ts';

export interface SheetHead {
  readonly name: string;
  readonly hidden: boolean;
  /** The first rows with something in them, by their number less one; the others are empty. */
  readonly rows: readonly (readonly string[])[];
  /** True when there are no rows below them. */
  readonly complete: boolean;
  readonly merges: readonly MergedRange[];
}

export interface SurveyOrder {
  /** A sheet's name or its place (from 1); else all that are not hidden. */
  readonly sheet?: string;
}

/** What is known of the sheets; those that were not looked at have no rows. */
export async function surveySheets(
  archive: Archive,
  name: string,
  { sheet: wanted }: SurveyOrder,
  alive: () => void = () => undefined,
): Promise<SheetHead[]> {
  const workbook = await readWorkbook(archive, name);
  const only = wanted === undefined ? undefined : sheetNamed(workbook, wanted);
  const heads: Draft[] = [];
  const context = await contextOf(archive, workbook, name);
  const looking = { archive, context, name, alive, cells: 0 };
  for (const sheet of workbook.sheets) {
    const looked = only === undefined ? !sheet.hidden : sheet === only;
    heads.push(looked ? await readHead(looking, sheet) : emptyHead(sheet));
  }
  await fillShared(heads, archive, workbook, name);
  return heads;
}

/** The sheet that was asked for; refuses with the names that there are. */
export function sheetNamed({ sheets }: Pick<Workbook, 'sheets'>, wanted: string): WorkbookSheet {
  const plain = (text: string) => text.normalize('NFKC').trim();
  const found =
    sheets.find(({ name }) => name === wanted) ??
    sheets.find(({ name }) => plain(name) === plain(wanted)) ??
    (/^\d{1,3}$/.test(wanted) ? sheets[Number(wanted) - 1] : undefined);
  if (found) return found;
  throw new Refusal('sheet-not-found', { sheet: wanted, sheets: sheets.map(({ name }) => name) });
}

/** What the meaning of cells depends on, without the shared strings. */
export type SheetContext = Omit<CellContext, 'shared'>;

export async function contextOf(
  archive: Archive,
  workbook: Workbook,
  name: string,
): Promise<SheetContext> {
  return {
    styles: await readStyles(archive, workbook.stylesPart, name),
    from1904: workbook.from1904,
  };
}

interface Draft extends SheetHead {
  readonly rows: string[][];
  complete: boolean;
  readonly merges: MergedRange[];
}

function emptyHead({ name, hidden }: WorkbookSheet): Draft {
  return { name, hidden, rows: [], complete: true, merges: [] };
}

/** Texts that are kept elsewhere are noted by their number and filled in once, for all sheets together. */
const SHARED_MARK = '\udffe';

interface Looking {
  readonly archive: Archive;
  readonly context: SheetContext;
  readonly name: string;
  /** Called now and then, so that who waits knows that there is still something going on. */
  readonly alive: () => void;
  /** Seen so far, in all sheets. */
  cells: number;
}

/** Bytes between two signs of life. */
const ALIVE_BYTES = 16 * 1024 ** 2;

async function readHead(looking: Looking, sheet: WorkbookSheet): Promise<Draft> {
  const { archive, context, name } = looking;
  const head = emptyHead(sheet);
  const noted = { ...context, shared: (index: number) => `${SHARED_MARK}${String(index)}` };
  let full = false;
  const visitor = new SheetVisitor(
    {
      wanted: () => {
        if (full) head.complete = false;
        return !full;
      },
      row: (number, cells) => {
        full = number >= WORKBOOK_LIMITS.headRows;
        if (cells.length === 0) return;
        if (number > WORKBOOK_LIMITS.headRows) {
          head.complete = false;
          return;
        }
        while (head.rows.length < number - 1) head.rows.push([]);
        head.rows.push(cells);
      },
      merge: (range) => {
        head.merges.push(range);
      },
      cell: (type, value, style) => cellText(type, value, style, noted),
    },
    name,
  );
  const before = looking.cells;
  let said = 0;
  for await (const read of xmlPieces(archive.read(sheet.part), visitor, name)) {
    looking.cells = before + visitor.cellsSeen;
    if (looking.cells > WORKBOOK_LIMITS.cells)
      throw new Refusal('workbook-unsafe', { name, reason: 'too-many-cells' });
    if (read - said < ALIVE_BYTES) continue;
    said = read;
    looking.alive();
  }
  return head;
}

async function fillShared(
  heads: readonly Draft[],
  archive: Archive,
  workbook: Workbook,
  name: string,
): Promise<void> {
  const numberOf = (cell: string) => (cell.startsWith(SHARED_MARK) ? Number(cell.slice(1)) : -1);
  let last = -1;
  for (const { rows } of heads)
    for (const row of rows) for (const cell of row) last = Math.max(last, numberOf(cell));
  const strings = await readSharedStrings(archive, workbook.stringsPart, name, last);
  for (const { rows } of heads) {
    for (const row of rows) {
      for (const [at, cell] of row.entries()) {
        if (cell.startsWith(SHARED_MARK)) row[at] = strings[numberOf(cell)] ?? '';
        else if (cell.startsWith(ERROR_MARK)) row[at] = cell.slice(ERROR_MARK.length);
      }
    }
  }
}
