/** A and P, in day numbers, with what else the definitions need: one way of looking at every case. */
import { dayNumber, dateOfDay, type IsoDate } from '../../domain/dates.ts';
import type { WorkingDays } from '../../domain/working-days.ts';

export interface WindowOptions {
  readonly asOf: IsoDate;
  /** The period, both days included. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** W: within how many natural days a reopening makes a closing a relapse. */
  readonly relapseDays: number;
  /** Within how many working days a cohort is to be closed. */
  readonly cohortDays: number;
  readonly workingDays: WorkingDays;
}

export interface Window {
  readonly asOf: number;
  readonly from: number;
  /** The last day of the period that has come: nothing after A counts. */
  readonly to: number;
  readonly relapseDays: number;
  readonly workingDaysUpTo: (day: number) => number;
  /** The last day on which a case accepted on some day is closed within its cohort's days. */
  readonly cohortLimit: (accepted: number) => number;
}

export function windowOf(options: WindowOptions): Window {
  const { workingDays, cohortDays } = options;
  const asOf = dayNumber(options.asOf);
  const limits = new Map<number, number>();
  return {
    asOf,
    from: dayNumber(options.from),
    to: Math.min(dayNumber(options.to), asOf),
    relapseDays: options.relapseDays,
    workingDaysUpTo: (day) => workingDays.upTo(day),
    cohortLimit: (accepted) => {
      let limit = limits.get(accepted);
      if (limit === undefined) {
        const last = workingDays.after(dateOfDay(accepted), cohortDays);
        limit = last === null ? Infinity : dayNumber(last);
        limits.set(accepted, limit);
      }
      return limit;
    },
  };
}
