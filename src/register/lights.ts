/** By what the office judges deadlines: its calendar and its threshold for a yellow light. */
import type { DueRules } from '../domain/lights.ts';
import type { Office } from '../domain/terms.ts';
import { WorkingDays } from '../domain/working-days.ts';
import { loadCalendar } from './calendar.ts';
import { numberSetting } from '../domain/settings.ts';
import type { Desk } from './desk.ts';
import { officeThen, type Then } from './then.ts';

export async function readDueRules(
  { store }: Pick<Desk, 'store'>,
  then: Then = {},
): Promise<DueRules> {
  return dueRulesOf(await officeThen(store, then));
}

/** The same from an office that was read already. */
export async function dueRulesOf(office: Pick<Office, 'notices' | 'config'>): Promise<DueRules> {
  return {
    workingDays: new WorkingDays(await loadCalendar(office)),
    yellowDays: numberSetting(office, 'yellow-days'),
  };
}
