/** The cases that are offered for an action, in forms and at the Tab key. */
import { WORKFLOW, type Action, type Transition } from '../domain/workflow.ts';
import type { CaseFilter } from '../store/store.ts';

/** Where the table of the workflow lets the action start, as the filters of a list. */
export function casesFor(action: Action): CaseFilter[] {
  const { from, suspended }: Transition = WORKFLOW[action];
  const stage: CaseFilter = { field: 'stage', is: from };
  return suspended === 'may' ? [stage] : [stage, { field: 'suspended', is: suspended === 'must' }];
}
