/** How listed cases stand to their deadlines today, where that is shown. */
import type { CaseState } from '../domain/case.ts';
import { NO_STANDING, standingOf, type DueRules, type DueStanding } from '../domain/lights.ts';
import { needsStanding, type CellName } from './case-cells.ts';
import type { MessageKey } from '../messages/translate.ts';
import type { Env } from './env.ts';
import { printStatus } from './output.ts';
import type { Then } from '../register/then.ts';
import type { Viewpoint } from './viewpoint.ts';

/** The standing of each case, in order; where no column needs one, no calendar is loaded. */
export async function readStandings(
  env: Env,
  states: readonly CaseState[],
  columns: readonly CellName[],
  { then, day }: Viewpoint = { then: {}, day: env.today() },
): Promise<readonly DueStanding[]> {
  if (!needsStanding(states, columns)) return states.map(() => NO_STANDING);
  const rules = await readRules(env, then);
  return states.map((state) => standingOf(state, day, rules));
}

async function readRules(env: Env, then: Then): Promise<DueRules> {
  const { readDueRules } = await import('../register/lights.ts');
  return readDueRules(await env.desk(), then);
}

/** Says how many of the deadlines shown are provisional, and since when. */
export async function printProvisional(
  env: Env,
  standings: readonly Pick<DueStanding, 'due_provisional'>[],
  then: Then = {},
): Promise<void> {
  const count = standings.filter((one) => one.due_provisional).length;
  await printNote(env, 'talk.provisional-note', count, then);
}

/** The same for what stands in the columns: deadlines, and the working days that are left. */
export async function printProvisionalIn(
  env: Env,
  names: readonly CellName[],
  standings: readonly DueStanding[],
  then: Then = {},
): Promise<void> {
  if (names.includes('due_on')) await printProvisional(env, standings, then);
  const days = standings.filter((one) => one.days_provisional).length;
  if (names.includes('days_left')) await printNote(env, 'talk.provisional-days', days, then);
}

async function printNote(env: Env, key: MessageKey, count: number, then: Then): Promise<void> {
  if (count === 0) return;
  const { coveredUntil } = (await readRules(env, then)).workingDays;
  await printStatus(env, env.t(key, { count, coveredUntil }));
}
