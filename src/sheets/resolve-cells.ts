/** From cells as they stand to the cells that are meant: ditto marks, merged cells, our own apostrophes. */
import type { Cells } from './csv-records.ts';
import { unneutralise } from './csv-text.ts';
import { ERROR_MARK, LIMITS } from './limits.ts';
import { flag, problem, type Findings } from './row-findings.ts';
import type { RowPlan } from './row-plan.ts';

const DITTO = new Set(['同上', '同上。', '〃', '〞', '″', '"', '＂', "''"]);
/** In a title or a number only the words are: a quotation mark alone is more likely a slip. */
const DITTO_WORDS = new Set(['同上', '同上。']);
/** What a formula leaves when it fails; a CSV file has nothing but the words. */
const ERRORS = new Set([
  ...['#REF!', '#N/A', '#VALUE!', '#NAME?', '#DIV/0!', '#NUM!', '#NULL!'],
  ...['#SPILL!', '#CALC!', '#FIELD!', '#BLOCKED!', '#CONNECT!', '#GETTING_DATA'],
]);
const HASH = '#'.charCodeAt(0);
/** Longest ditto mark with blanks around it; longer cells need no look. */
const DITTO_LENGTH = 6;

interface RowOfCells extends Findings {
  cells: Cells;
}

/** Goes through the rows of a file in order and remembers the row above. */
export class CellResolver {
  readonly #plan: RowPlan;
  #above: Cells | undefined;

  constructor(plan: RowPlan) {
    this.#plan = plan;
  }

  /**
   * The cells that are meant, or undefined for a row of wrong length, in which no cell can be trusted to
   * stand in its column. `row.cells` is changed too where a row could not be understood without its
   * neighbours: the rejects file takes it away from them.
   */
  resolve(row: RowOfCells, mayHoldNul: boolean): Cells | undefined {
    const { width, ownExport, fromWorkbook } = this.#plan;
    if (row.cells.length !== width && !this.#fit(row)) {
      problem(row, { code: 'column-count', params: { expected: width, found: row.cells.length } });
      // 同上 in the next row would mean this one.
      this.#above = undefined;
      return undefined;
    }
    this.#checkCells(row, mayHoldNul);
    // A case of our own may be called 同上.
    if (ownExport) return fromWorkbook ? row.cells : row.cells.map(unneutralise);
    this.#copyDittos(row);
    this.#fillDown(row);
    this.#above = row.cells;
    return row.cells;
  }

  /** Brings a row to full width if only blanks without a header are missing or too many. */
  #fit(row: RowOfCells): boolean {
    const { width, minWidth } = this.#plan;
    const { cells } = row;
    const missing = width - cells.length;
    if (missing > 0 ? cells.length < minWidth : cells.slice(width).some(isNotBlank)) return false;
    row.cells =
      missing > 0 ? [...cells, ...Array<string>(missing).fill('')] : cells.slice(0, width);
    return true;
  }

  #checkCells(row: RowOfCells, mayHoldNul: boolean): void {
    const { cells } = row;
    for (let at = 0; at < cells.length; at++) {
      const cell = cells[at] ?? '';
      if (cell.length > LIMITS.cellLength) {
        const params = { length: cell.length, limit: LIMITS.cellLength };
        problem(row, { code: 'cell-too-long', column: this.#header(at), params });
      }
      if (mayHoldNul) this.#checkCharacters(row, cell, at);
      if (cell.charCodeAt(0) === HASH && !this.#plan.ownExport && ERRORS.has(cell.trim()))
        problem(row, { code: 'cell-error', column: this.#header(at), params: { text: cell } });
    }
  }

  #checkCharacters(row: RowOfCells, cell: string, at: number): void {
    const column = this.#header(at);
    if (cell.includes('\0')) problem(row, { code: 'nul-character', column });
    if (!cell.startsWith(ERROR_MARK)) {
      // Only a workbook can spell one: every decoder refuses or never makes them.
      if (!cell.isWellFormed()) problem(row, { code: 'lone-surrogate', column });
      return;
    }
    const text = cell.slice(ERROR_MARK.length);
    problem(row, { code: 'cell-error', column, params: { text } });
    row.cells = row.cells.with(at, text);
  }

  #copyDittos(row: RowOfCells): void {
    const { cells } = row;
    let resolved: string[] | undefined;
    for (let at = 0; at < cells.length; at++) {
      const cell = cells[at] ?? '';
      if (cell.length > DITTO_LENGTH || cell.length === 0) continue;
      const marks = this.#plan.ownWords.includes(at) ? DITTO_WORDS : DITTO;
      if (!marks.has(cell.trim())) continue;
      const above = this.#above?.[at];
      if (above === undefined)
        problem(row, { code: 'ditto-without-row', column: this.#header(at) });
      else (resolved ??= [...cells])[at] = above;
    }
    if (resolved) row.cells = resolved;
  }

  #fillDown(row: RowOfCells): void {
    const { fillDown, identity } = this.#plan;
    const blank = fillDown.filter((at) => !isNotBlank(row.cells[at] ?? ''));
    if (blank.length === 0 || !identity.some((at) => isNotBlank(row.cells[at] ?? ''))) return;
    const filled = [...row.cells];
    for (const at of blank) {
      const value = this.#above?.[at] ?? '';
      const column = this.#header(at);
      // The row above could not be read: whose group this row is in, nobody can say.
      if (value === '') problem(row, { code: 'ditto-without-row', column });
      else flag(row, { code: 'filled-down', column, params: { value } });
      filled[at] = value;
    }
    row.cells = filled;
  }

  #header(at: number): string {
    return this.#plan.headers[at] ?? '';
  }
}

function isNotBlank(cell: string): boolean {
  return cell.trim() !== '';
}
