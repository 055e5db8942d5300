/** The actions that have one command in common: those on each case alone. */
import type { PlainAction } from '../domain/decide.ts';
import { ACTIONS, type Action } from '../domain/workflow.ts';

/** Actions with a command of their own; un-merging is `merge --undo`. */
const OTHERWISE: readonly Action[] = ['merge', 'unmerge', 'split', 'edit', 'note'];

/** In the order of the workflow; 批注 is one too, but stands elsewhere in help. */
export const plainActions = ACTIONS.filter(
  (action): action is PlainAction => !OTHERWISE.includes(action),
);
