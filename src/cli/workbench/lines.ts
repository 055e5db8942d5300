/** The lines of the workbench: what waits, each as the list that shows it. */
import { isMessageKey } from '../../messages/translate.ts';
import { countCases } from '../../register/look.ts';
import type { CaseFilter } from '../../store/store.ts';
import { FILTER_FLAGS, readFilters } from '../case-filters.ts';
import type { Env } from '../env.ts';
import { camelCase, Flags } from '../flags.ts';
import type { FlagName } from '../flag-spec.ts';

export const LINES = [
  'triage',
  'dispatch',
  'handling',
  'verification',
  'suspended',
  'yellow',
  'red',
] as const;

export type LineName = (typeof LINES)[number];

/** The filters of `list` that a line stands for. */
const FILTERS: Readonly<Record<LineName, Readonly<Partial<Record<FlagName, string | true>>>>> = {
  triage: { stage: 'received' },
  dispatch: { stage: 'accepted' },
  handling: { stage: 'assigned' },
  verification: { stage: 'submitted' },
  suspended: { suspended: true },
  yellow: { light: 'yellow' },
  red: { light: 'red' },
};

export interface Line {
  readonly name: LineName;
  readonly count: number;
}

export function filtersOf(env: Env, name: LineName): Promise<CaseFilter[]> {
  const values: Record<string, unknown> = {};
  for (const [flag, value] of Object.entries(FILTERS[name])) {
    const many = FILTER_FLAGS.some((one) => one.name === flag && one.many === true);
    values[camelCase(flag)] = many ? [value] : value;
  }
  return readFilters(env, new Flags(values, FILTER_FLAGS, env.today));
}

/** The flags of `list` that show a line, in the user's words. */
export function flagsOf({ t }: Env, name: LineName): Partial<Record<FlagName, string | true>> {
  const shown = Object.entries(FILTERS[name]).map(([flag, value]) => {
    const key = `${flag}.${String(value)}`;
    return [flag, isMessageKey(key) ? t(key) : value] as const;
  });
  return Object.fromEntries(shown);
}

export async function countLines(env: Env): Promise<Line[]> {
  const lines: Line[] = [];
  const desk = await env.desk();
  for (const name of LINES)
    lines.push({ name, count: await countCases(desk, await filtersOf(env, name)) });
  return lines;
}
