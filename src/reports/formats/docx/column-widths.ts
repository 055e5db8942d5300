/**
 * How wide the columns of a table on paper are. Widths are counted in half characters, of which a Chinese one
 * takes two: that is what both fonts of an official document do.
 */
import { shownWidth } from '../shown-width.ts';

/** What stands in a column. */
export interface ColumnContent {
  readonly title: string;
  readonly cells: readonly string[];
  /** Long text may be broken into several lines; anything else only where it must be. */
  readonly isLong: boolean;
}

interface Need {
  /** Below it numbers would be torn, or text become a ribbon. */
  readonly least: number;
  /** Above it nothing is gained. */
  readonly enough: number;
}

/** Into how many lines a header may be broken, and how many half characters stand in each of them at least. */
const HEADER_LINES = 3;
const HEADER_LEAST = 4;
/** Text shall have so much room before it is broken. */
const RIBBON = 12;
const LONG = { least: 24, enough: 56 };
/** Fonts that stand in for those of the document have wider figures. */
const SLACK = 1.3;

export interface ColumnWidths {
  /** Whether every column has what it needs; else all are squeezed alike. */
  readonly fit: boolean;
  readonly widths: readonly number[];
}

/** Widths that together make `room`. What is left over goes to the columns that still want it, then to all alike. */
export function columnWidths(columns: readonly ColumnContent[], room: number): ColumnWidths {
  const needs = columns.map(needOf);
  const least = sum(needs.map((need) => need.least));
  if (least > room) return { fit: false, widths: needs.map((need) => (need.least * room) / least) };
  const wanted = sum(needs.map((need) => need.enough)) - least;
  const given = Math.min(room - least, wanted);
  const rest = (room - least - given) / columns.length;
  const widths = needs.map((need) => {
    const share = wanted === 0 ? 0 : (need.enough - need.least) / wanted;
    return need.least + share * given + rest;
  });
  return { fit: true, widths };
}

function needOf({ title, cells, isLong }: ColumnContent): Need {
  const whole = widest(cells);
  const most = isLong ? LONG : { least: RIBBON, enough: whole };
  const header = headerNeed(title);
  return {
    least: Math.max(header, widestRun(cells), Math.min(whole, most.least)),
    enough: Math.max(header, width(title), Math.min(whole, most.enough)),
  };
}

/** Chinese is broken between any two characters, English between words. */
function headerNeed(title: string): number {
  const characters = 2 * Math.ceil(width(title) / 2 / HEADER_LINES);
  return Math.max(widestRun([title]), Math.min(width(title), Math.max(characters, HEADER_LEAST)));
}

/** Numbers, dates and words, which stay whole. */
function widestRun(texts: readonly string[]): number {
  return SLACK * widest(texts.flatMap((text) => text.split(/[\s\u2e80-\uffff]+/)));
}

function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, width(text)), 0);
}

function width(text: string): number {
  return shownWidth(text, true);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
