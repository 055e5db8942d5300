/** Cells and tables of the month, and what stands in a cell. */
import type { IsoDate } from '../../domain/dates.ts';
import type { MessageKey } from '../../messages/index.ts';
import type { RateKey } from '../figures/catalog.ts';
import { isUnripe, type Figures } from '../figures/draw.ts';

/** The tables of a month. */
export type MonthTableKey = MessageKey extends infer Key
  ? Key extends `monthly.table.${infer Rest}`
    ? Rest
    : never
  : never;

/** A percentage has two decimals at most; counts and days are numbers. */
export type MonthCell =
  string | number | null | { readonly date: IsoDate } | { readonly percent: number };

export interface MonthTable {
  readonly key: MonthTableKey;
  readonly title: string;
  /** Widths in characters; a Chinese one takes two. */
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: readonly (readonly MonthCell[])[];
}

/** A rate of too few cases, or of a cohort that is not ripe, stands as its two counts alone. */
export function percentCell(figures: Figures, key: RateKey, smallest: number): MonthCell {
  const { b, rate } = figures.rates[key];
  return rate === null || b < smallest || isUnripe(figures, key) ? null : { percent: rate };
}
