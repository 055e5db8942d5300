/** Cells and tables of the month, and what stands in a cell. */
import type { IsoDate } from '../../domain/dates.ts';
import type { MessageKey, Translate } from '../../messages/index.ts';
import { isUnripe, type RateKey } from '../figures/catalog.ts';
import type { Figures } from '../figures/draw.ts';
import type { MonthSettings } from './month.ts';

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

/** A rate of too few cases stands as its two counts alone; one of a cohort whose days are not over as 未满期. */
export function rateCell(
  { counts, rates }: Figures,
  key: RateKey,
  { smallestDenominator }: Pick<MonthSettings, 'smallestDenominator'>,
  t: Translate,
): MonthCell {
  if (isUnripe(counts, key)) return t('figure.unripe');
  const { b, rate } = rates[key];
  return rate === null || b < smallestDenominator ? null : { percent: rate };
}
