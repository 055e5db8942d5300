/** One sheet's XML, row by row. */
import { Refusal } from '../../domain/errors.ts';
import { damaged } from './archive.ts';
import { WORKBOOK_LIMITS } from './limits.ts';
import type { Attributes, XmlVisitor } from './xml.ts';

/** A range of cells that is one: rows as a spreadsheet numbers them, columns from 0; both ends included. */
export interface MergedRange {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface SheetEvents {
  /** A row with its cells' texts; cells without text are empty. Called in the order of the rows. */
  row(number: number, cells: string[]): void;
  merge?(range: MergedRange): void;
  /** A cell's text, from its `t`, its value and its `s`. */
  cell(type: string | undefined, value: string, style: number): string;
  /** False as long as rows are only counted, which is quicker. */
  wanted(): boolean;
}

/** Where in the sheet we are: only some elements' texts are a cell's. */
const VALUE_TAGS = new Set(['v', 't']);

export class SheetVisitor implements XmlVisitor {
  readonly #events: SheetEvents;
  readonly #name: string;
  #row = 0;
  #cells: string[] = [];
  #column = -1;
  #type: string | undefined;
  #style = 0;
  #value = '';
  #inValue = false;
  #phonetic = 0;
  #merges = 0;
  #wanted = false;
  /** Cells so far, empty ones and those of rows that are not wanted, too. */
  cellsSeen = 0;

  constructor(events: SheetEvents, name: string) {
    this.#events = events;
    this.#name = name;
  }

  open(tag: string, attributes: Attributes): void {
    switch (tag) {
      case 'c':
        this.cellsSeen++;
        if (this.#wanted) this.#openCell(attributes());
        return;
      case 'v':
      case 't':
        this.#inValue = this.#wanted && this.#phonetic === 0;
        return;
      case 'row':
        this.#wanted = this.#events.wanted();
        if (this.#wanted) this.#openRow(attributes()['r']);
        return;
      case 'rPh':
        this.#phonetic++;
        return;
      case 'mergeCell':
        this.#merge(attributes()['ref'] ?? '');
    }
  }

  text(text: string): void {
    if (this.#inValue) this.#value += text;
  }

  close(tag: string): void {
    if (VALUE_TAGS.has(tag)) this.#inValue = false;
    else if (tag === 'rPh') this.#phonetic--;
    else if (!this.#wanted) return;
    else if (tag === 'c') this.#closeCell();
    else if (tag === 'row') {
      this.#events.row(this.#row, this.#cells);
      this.#wanted = false;
    }
  }

  #openRow(given: string | undefined): void {
    const number = given === undefined ? this.#row + 1 : Number(given);
    if (!(Number.isInteger(number) && number > this.#row && number <= LAST_ROW))
      throw damaged(this.#name, new Error(`row ${given ?? ''} after row ${String(this.#row)}`));
    this.#row = number;
    this.#cells = [];
    this.#column = -1;
  }

  #openCell(given: Readonly<Record<string, string>>): void {
    const column = given['r'] === undefined ? this.#column + 1 : columnOf(given['r']);
    if (column < 0 || column > LAST_COLUMN)
      throw damaged(this.#name, new Error(`cell ${given['r'] ?? ''}`));
    this.#column = column;
    this.#type = given['t'];
    this.#style = given['s'] === undefined ? 0 : Number(given['s']);
    this.#value = '';
  }

  #closeCell(): void {
    if (this.#value === '') return;
    const text = this.#events.cell(this.#type, this.#value, this.#style);
    if (text === '') return;
    while (this.#cells.length < this.#column) this.#cells.push('');
    this.#cells[this.#column] = text;
  }

  #merge(reference: string): void {
    if (++this.#merges > WORKBOOK_LIMITS.merges)
      throw new Refusal('workbook-unsafe', { name: this.#name, reason: 'too-many-merges' });
    const range = rangeOf(reference);
    if (range) this.#events.merge?.(range);
  }
}

const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_383;

/** The column of `AB12`, from 0; -1 for what is no cell. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length && at < 4; at++) {
    const code = reference.charCodeAt(at) & 0xdf;
    if (code < 0x41 || code > 0x5a) break;
    column = column * 26 + code - 0x40;
  }
  return column - 1;
}

/** `B3:D7`; undefined for what is none. */
function rangeOf(reference: string): MergedRange | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(reference);
  if (!match) return undefined;
  const [, left = '', top = '', right = '', bottom = ''] = match;
  return {
    top: Number(top),
    bottom: Number(bottom),
    left: columnOf(left),
    right: columnOf(right),
  };
}
