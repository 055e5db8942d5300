/** The rows of one sheet as a ledger's rows: texts, with what was merged standing in each of its rows. */
import type { RecordBatch } from '../csv-records.ts';
import { damaged, type Archive } from './archive.ts';
import { ERROR_MARK } from '../limits.ts';
import { cellText } from './cell-text.ts';
import { readSharedStrings } from './shared-strings.ts';
import { SheetVisitor, type MergedRange } from './sheet-visitor.ts';
import { contextOf, sheetNamed } from './survey.ts';
import { readWorkbook } from './workbook.ts';
import { xmlPieces } from './xml.ts';

export interface RowsOrder {
  readonly sheet: string;
  /** Ranges that are more than one row high, below the header. */
  readonly merges: readonly MergedRange[];
  /** Cells of a full row: shorter ones are filled up, since a sheet does not keep its blanks. */
  readonly width: number;
  /** Bytes of the file, by which progress is told. */
  readonly bytes: number;
}

/** Rows are handed on in bundles of about this many cells, so that neither side waits long. */
const BUNDLE_CELLS = 8_000;
/** Empty rows above a lonely cell far below. */
const MOST_BLANKS = 20_000;

export async function* sheetRows(
  archive: Archive,
  name: string,
  order: RowsOrder,
): AsyncGenerator<RecordBatch> {
  const workbook = await readWorkbook(archive, name);
  const sheet = sheetNamed(workbook, order.sheet);
  const context = await contextOf(archive, workbook, name);
  const strings = await readSharedStrings(archive, workbook.stringsPart, name);
  const shared = (index: number): string => {
    const text = strings[index];
    if (text === undefined) throw damaged(name, new Error('shared string missing'));
    return text;
  };
  const bundle = new Bundle(order);
  const visitor = new SheetVisitor(
    {
      wanted: () => true,
      row: (number, cells) => {
        bundle.add(number, cells);
      },
      cell: (type, value, style) => cellText(type, value, style, { ...context, shared }),
    },
    name,
  );
  const size = Math.max(archive.sizeOf(sheet.part), 1);
  for await (const read of xmlPieces(archive.read(sheet.part), visitor, name)) {
    yield* bundle.take(Math.floor((read / size) * order.bytes), read >= size);
  }
}

/** Rows that wait to be handed on. */
class Bundle {
  readonly #order: RowsOrder;
  readonly #merged: MergedCells;
  #rows: string[][] = [];
  #cells = 0;
  #next = 1;
  #suspect = false;
  /** Rows without a cell above the next one that has some: one stands for many. */
  #blanks: number[] = [];

  constructor(order: RowsOrder) {
    this.#order = order;
    this.#merged = new MergedCells(order.merges);
  }

  add(number: number, cells: string[]): void {
    this.#merged.fill(number, cells);
    // Nothing in it, not even blanks below the last case: it is counted when something follows.
    if (cells.length === 0) return;
    if (number > this.#next) this.#addBlanks(number - this.#next);
    while (cells.length < this.#order.width) cells.push('');
    this.#suspect ||= cells.some(isSuspect);
    this.#rows.push(cells);
    this.#cells += cells.length;
    this.#next = number + 1;
  }

  *take(bytesRead: number, last: boolean): Generator<RecordBatch> {
    if (this.#rows.length === 0 || (!last && this.#cells < BUNDLE_CELLS)) return;
    const rows = this.#blanks.length === 0 ? this.#rows : this.#withBlanks();
    yield { rows, bytesRead, mayHoldNul: this.#suspect };
    this.#rows = [];
    this.#blanks = [];
    this.#cells = 0;
    this.#suspect = false;
  }

  #addBlanks(count: number): void {
    if (count <= MOST_BLANKS) {
      for (let at = 0; at < count; at++) this.#rows.push([]);
      return;
    }
    this.#blanks[this.#rows.length] = count;
  }

  /** Long gaps are made only when they are gone through. */
  #withBlanks(): Iterable<string[]> {
    const rows = this.#rows;
    const blanks = this.#blanks;
    return {
      *[Symbol.iterator]() {
        for (const [at, row] of rows.entries()) {
          for (let left = blanks[at] ?? 0; left > 0; left--) yield [];
          yield row;
        }
      },
    };
  }
}

function isSuspect(cell: string): boolean {
  return cell.startsWith(ERROR_MARK) || cell.includes('\0') || !cell.isWellFormed();
}

interface OpenRange {
  readonly bottom: number;
  readonly text: string;
}

/** What stands in the first cell of a merged range counts for all of its rows. */
class MergedCells {
  readonly #byTop = new Map<number, MergedRange[]>();
  /** By its column: ranges do not overlap, and a file in which they do is not gone through for each. */
  readonly #open = new Map<number, OpenRange>();

  constructor(merges: readonly MergedRange[]) {
    for (const range of merges) {
      const same = this.#byTop.get(range.top);
      if (same) same.push(range);
      else this.#byTop.set(range.top, [range]);
    }
  }

  /** A row without a word of its own is none, though a range may reach down to it. */
  fill(number: number, cells: string[]): void {
    if (this.#byTop.size === 0) return;
    for (const [left, { bottom }] of this.#open) if (bottom < number) this.#open.delete(left);
    if (cells.some((cell) => cell.trim() !== '')) {
      for (const [left, { text }] of this.#open) {
        while (cells.length < left) cells.push('');
        if ((cells[left] ?? '') === '') cells[left] = text;
      }
    }
    for (const { left, bottom } of this.#byTop.get(number) ?? []) {
      const text = cells[left] ?? '';
      if (text !== '') this.#open.set(left, { bottom, text });
    }
  }
}
