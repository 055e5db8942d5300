/** By what the office judges deadlines: its calendar and its threshold for a yellow light. */
import type { DueRules } from '../domain/lights.ts';
import { SETTINGS } from '../domain/settings.ts';
import { WorkingDays } from '../domain/working-days.ts';
import { loadCalendar } from './calendar.ts';
import type { Desk } from './desk.ts';

export function readDueRules({ store }: Pick<Desk, 'store'>): Promise<DueRules> {
  return store.read(async (tx) => {
    const office = await tx.office();
    return {
      workingDays: new WorkingDays(await loadCalendar(office)),
      yellowDays: Number(office.config.get('yellow-days') ?? SETTINGS['yellow-days'].initial),
    };
  });
}
