/** What an action can't do without, as the table of the workflow says; refused here for all of them. */
import type { ActionInput } from './action-input.ts';
import { required } from './decide-values.ts';
import { WORKFLOW, type Action, type ActionField } from './workflow.ts';

/** The fields that the table says an action needs. */
export type Needed<A extends Action> = (typeof WORKFLOW)[A]['needs'][number];

/** What was said of an action, with everything in it that it needs. */
export type CompleteInput<A extends Action> = ActionInput & {
  readonly [Field in Needed<A> & keyof ActionInput]-?: NonNullable<ActionInput[Field]>;
};

/** Fields whose flag is called otherwise. */
const FLAGS: Readonly<Partial<Record<ActionField, string>>> = { titles: 'title' };

/** Refuses an action of which something is missing, naming the flag that gives it. */
export function refuseIncomplete(
  action: Action,
  values: Readonly<Partial<Record<ActionField, unknown>>>,
): void {
  for (const field of WORKFLOW[action].needs) {
    const value = values[field];
    const isEmpty = Array.isArray(value) && value.length === 0;
    required(isEmpty ? undefined : value, FLAGS[field] ?? field);
  }
}
