/** Choosing the case that an action is about, where the command line names none. */
import type { CaseState } from '../../domain/case.ts';
import type { CaseFilter } from '../../store/store.ts';
import { listCases } from '../../register/look.ts';
import { stageOf } from '../case-cells.ts';
import type { Env } from '../env.ts';
import { choose } from './choose.ts';
import type { Option } from './match.ts';

/** Cases offered at most; any other is typed by its number, or found by a list. */
export const OFFERED = 300;

/** The number of a case that passes the filters, or whatever number was typed; `null` when none passes. */
export async function pickCase(
  env: Env,
  message: string,
  filters: readonly CaseFilter[],
): Promise<string | null> {
  const { cases } = await listCases(await env.desk(), {
    filters,
    sort: [{ field: 'no', descending: true }],
    limit: OFFERED,
  });
  if (cases.length === 0) return null;
  return choose(env, {
    message,
    options: cases.map(({ state }) => caseOption(env, state)),
    free: (text) => env.t('ask.case-as-typed', { no: text }),
  });
}

/** A case as a line to choose: its number, stage, unit and title. */
export function caseOption({ t }: Env, state: CaseState): Option {
  const about = [stageOf(state, t), state.unit, state.due_on].filter((part) => part !== null);
  return {
    value: state.no,
    name: `${state.no}  ${state.title ?? ''}`.trimEnd(),
    about: about.join(' · '),
  };
}
