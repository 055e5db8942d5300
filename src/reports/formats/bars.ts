/** Bars and sparklines of a terminal: their parts differ by marks, so that they read without colour. */
import type { Canvas } from './screen-text.ts';

/** What bars and lines are drawn with; all marks of one set take the same number of places. */
export interface Marks {
  /** The parts of a bar, in their order. */
  readonly parts: readonly [first: string, second: string, third: string];
  /** From the lowest to the highest. */
  readonly levels: readonly string[];
  /** Where a line has no value. */
  readonly gap: string;
}

export const BLOCKS: Marks = {
  parts: ['█', '▓', '░'],
  levels: ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
  gap: '·',
};

/** For terminals whose font has no blocks. */
export const ASCII: Marks = {
  parts: ['#', '=', '-'],
  levels: ['_', '.', ':', '-', '=', '+', '*', '#'],
  gap: ' ',
};

/** As long as the share of the largest; whatever is there at all is seen. */
export function barLength(count: number, most: number, room: number): number {
  if (count === 0 || room < 1) return 0;
  return Math.max(1, Math.round((count / most) * room));
}

/** Parts of a whole one after the other; whatever is there at all is seen. `most` is the largest whole. */
export function stackedBar(
  counts: readonly [first: number, second: number, third: number],
  most: number,
  room: number,
  { parts }: Marks = BLOCKS,
): string {
  const whole = counts.reduce((sum, count) => sum + count, 0);
  const lengths = counts.map((count) => barLength(count, most, room));
  const largest = counts.indexOf(Math.max(...counts));
  const drawn = lengths.reduce((sum, length) => sum + length, 0);
  const longest = (lengths[largest] ?? 0) + barLength(whole, most, room) - drawn;
  return lengths
    .map((length, at) =>
      (parts[at] ?? '').repeat(at === largest ? Math.max(longest, Math.min(length, 1)) : length),
    )
    .join('');
}

/** One mark a value, from `least` to `most`; `null` is a gap. Only a value of 0 has the lowest mark of a count. */
export function sparkline(
  values: readonly (number | null)[],
  [least, most]: readonly [number, number],
  { levels, gap }: Marks = BLOCKS,
): string {
  const top = levels.length - 1;
  const level = (value: number) =>
    value <= least || most <= least
      ? 0
      : Math.min(top, Math.max(1, Math.round(((value - least) / (most - least)) * top)));
  return values.map((value) => (value === null ? gap : (levels[level(value)] ?? gap))).join('');
}

/** How many marks of a bar fit. */
export function barRoom(canvas: Canvas, width: number, { parts }: Marks = BLOCKS): number {
  return canvas.marksIn(width, parts[0]);
}
