/** What to do next where an action is not possible yet: the way to it, from the table of the workflow. */
import { isStage, type Stage } from '../domain/stages.ts';
import { ACTIONS, DIRECT_CLOSE_FROM, WORKFLOW, type Action } from '../domain/workflow.ts';

/** Actions that lead on or back; nobody is told to reject or to void a case in order to do something else. */
const LEADING: readonly Action[] = [
  'accept',
  'assign',
  'submit',
  'close',
  'rework',
  'reopen',
  'unmerge',
];

export interface NextStep {
  /** What must be done before, in this order; empty when there is no way. */
  readonly actions: readonly Action[];
  /** Whether the case could be closed without a submission (立行立改). */
  readonly direct: boolean;
}

/** How a case gets from its stage to one in which the action that records `event` is allowed. */
export function nextStep(stage: string, event: string): NextStep {
  const wanted = ACTIONS.find((action) => WORKFLOW[action].event === event);
  if (wanted === undefined || !isStage(stage)) return { actions: [], direct: false };
  const direct = wanted === 'close' && DIRECT_CLOSE_FROM.includes(stage);
  return { actions: shortest(stage, wanted), direct };
}

/** The shortest way, searched stage by stage. */
function shortest(from: Stage, wanted: Action): readonly Action[] {
  const allowed: readonly Stage[] = WORKFLOW[wanted].from;
  const ways = new Map<Stage, readonly Action[]>([[from, []]]);
  for (const [stage, way] of ways) {
    if (allowed.includes(stage)) return way;
    for (const action of LEADING) {
      if (!(WORKFLOW[action].from as readonly Stage[]).includes(stage)) continue;
      for (const to of stagesAfter(action)) if (!ways.has(to)) ways.set(to, [...way, action]);
    }
  }
  return [];
}

/** Where an action leads; a case that is un-merged or reopened goes back to where it was. */
function stagesAfter(action: Action): readonly Stage[] {
  const { to } = WORKFLOW[action];
  if (to === 'back') return WORKFLOW.merge.from;
  if (to === 'unit') return ['assigned'];
  return to === 'same' ? [] : [to];
}
