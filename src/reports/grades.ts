/**
 * What follows from how a unit keeps its deadlines: a grade from A to D, and with it how often the unit is
 * checked (降频, 维频, 提频); a yellow or a red card (黄牌、红牌). The thresholds are settings.
 */
import { numberSetting, type SettingKey } from '../domain/settings.ts';
import type { Office } from '../domain/terms.ts';
import type { Rate } from './rate.ts';

/** In per cent: at or above `gradeA` is A …, below `yellowCard` is a yellow card. */
export interface GradeSettings {
  readonly gradeA: number;
  readonly gradeB: number;
  readonly gradeC: number;
  readonly yellowCard: number;
  readonly redCard: number;
}

export function gradeSettings(office: Pick<Office, 'config'>): GradeSettings {
  const number = (key: SettingKey) => numberSetting(office, key);
  return {
    gradeA: number('grade-a'),
    gradeB: number('grade-b'),
    gradeC: number('grade-c'),
    yellowCard: number('yellow-card'),
    redCard: number('red-card'),
  };
}

export interface Grade {
  readonly grade: 'a' | 'b' | 'c' | 'd';
  /** The better the record, the rarer the checks. */
  readonly check: 'less' | 'same' | 'more';
}

/** The grade of a rate; `null` where there is no denominator. */
export function gradeOf(rate: Rate, settings: GradeSettings): Grade | null {
  if (rate.b === 0) return null;
  if (reaches(rate, settings.gradeA)) return { grade: 'a', check: 'less' };
  if (reaches(rate, settings.gradeB)) return { grade: 'b', check: 'same' };
  return { grade: reaches(rate, settings.gradeC) ? 'c' : 'd', check: 'more' };
}

export type Card = 'red' | 'yellow';

/** The card for a rate; `null` for none. */
export function cardOf(
  rate: Rate,
  settings: Pick<GradeSettings, 'yellowCard' | 'redCard'>,
): Card | null {
  if (rate.b === 0) return null;
  if (!reaches(rate, settings.redCard)) return 'red';
  return reaches(rate, settings.yellowCard) ? null : 'yellow';
}

/** By the counts, not by the rounded rate: 94.996 % is not 95 %. */
function reaches({ a, b }: Rate, percent: number): boolean {
  return a * 100 >= percent * b;
}
