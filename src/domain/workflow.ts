/**
 * The workflow, as one table: for each action from which stages, to which, what it needs, and its
 * Chinese name. Help, README and the fold read this table; nothing else decides a stage.
 *
 * Stages: received 待研判 → accepted 待交办 → assigned 整改中 → submitted 待核验 → closed 已销号;
 * and rejected, withdrawn, merged, voided. Suspension is a flag over a stage.
 */
import type { CaseState } from './case.ts';
import type { EventKind } from './events.ts';
import { STAGES, type Stage } from './stages.ts';

/** Values that an action may need or take; each is a flag of its command. */
export type ActionField =
  | 'reason'
  | 'unit'
  | 'due'
  | 'handler'
  | 'verifier'
  | 'outcome'
  | 'patch'
  | 'into'
  | 'titles'
  | 'result'
  | 'rating'
  | 'text'
  | 'changes';

export interface Transition {
  /** The event that the action records. */
  readonly event: EventKind;
  /** The Chinese name of the action, and the alias of its command. */
  readonly alias: string;
  readonly from: readonly Stage[];
  /** The stage afterwards; `same` keeps it; `back` is the stage before the merging; `unit` is 整改中 where a unit is known, else 待交办. */
  readonly to: Stage | 'same' | 'back' | 'unit';
  /** Whether the case may, must or must not be suspended. A case that leaves its stage is not suspended any more. */
  readonly suspended: 'may' | 'must' | 'no';
  /** Fields without which the action is refused. */
  readonly needs: readonly ActionField[];
}

const OPEN: readonly Stage[] = ['accepted', 'assigned', 'submitted'];
const UNSETTLED: readonly Stage[] = ['received', ...OPEN];

/** Every action on a case. `undo` is not here: it takes back an entry, whatever that did. */
export const WORKFLOW = {
  accept: {
    event: 'accepted',
    alias: '受理',
    from: ['received'],
    to: 'accepted',
    suspended: 'no',
    needs: [],
  },
  reject: {
    event: 'rejected',
    alias: '不予受理',
    from: ['received', 'accepted'],
    to: 'rejected',
    suspended: 'may',
    needs: ['reason'],
  },
  assign: {
    event: 'assigned',
    alias: '交办',
    from: ['accepted', 'assigned'],
    to: 'assigned',
    suspended: 'no',
    needs: ['unit'],
  },
  return: {
    event: 'returned',
    alias: '退件',
    from: ['assigned'],
    to: 'accepted',
    suspended: 'no',
    needs: ['reason'],
  },
  extend: {
    event: 'extended',
    alias: '延期',
    from: ['assigned', 'submitted'],
    to: 'same',
    suspended: 'may',
    needs: ['due', 'reason'],
  },
  suspend: {
    event: 'suspended',
    alias: '中止',
    from: OPEN,
    to: 'same',
    suspended: 'no',
    needs: ['reason'],
  },
  resume: { event: 'resumed', alias: '恢复', from: OPEN, to: 'same', suspended: 'must', needs: [] },
  submit: {
    event: 'submitted',
    alias: '报结',
    from: ['assigned'],
    to: 'submitted',
    suspended: 'no',
    needs: ['handler'],
  },
  rework: {
    event: 'reworked',
    alias: '重办',
    from: ['submitted'],
    to: 'assigned',
    suspended: 'no',
    needs: ['reason'],
  },
  close: {
    event: 'closed',
    alias: '销号',
    from: ['submitted'],
    to: 'closed',
    suspended: 'no',
    needs: ['outcome', 'verifier'],
  },
  reopen: {
    event: 'reopened',
    alias: '重开',
    from: ['closed'],
    to: 'unit',
    suspended: 'no',
    needs: ['due', 'reason'],
  },
  review: {
    event: 'reviewed',
    alias: '回头看',
    from: ['closed'],
    to: 'same',
    suspended: 'no',
    needs: ['result'],
  },
  rate: {
    event: 'rated',
    alias: '评价',
    from: ['rejected', 'assigned', 'submitted', 'closed'],
    to: 'same',
    suspended: 'may',
    needs: ['rating'],
  },
  merge: {
    event: 'merged',
    alias: '并案',
    from: UNSETTLED,
    to: 'merged',
    suspended: 'may',
    needs: ['into'],
  },
  unmerge: {
    event: 'unmerged',
    alias: '取消并案',
    from: ['merged'],
    to: 'back',
    suspended: 'no',
    needs: ['reason'],
  },
  split: {
    event: 'divided',
    alias: '拆分',
    from: UNSETTLED,
    to: 'same',
    suspended: 'may',
    needs: ['titles'],
  },
  withdraw: {
    event: 'withdrawn',
    alias: '撤回',
    from: UNSETTLED,
    to: 'withdrawn',
    suspended: 'may',
    needs: ['reason'],
  },
  void: {
    event: 'voided',
    alias: '作废',
    from: STAGES.filter((stage) => stage !== 'voided'),
    to: 'voided',
    suspended: 'may',
    needs: ['reason'],
  },
  edit: {
    event: 'corrected',
    alias: '更正',
    from: STAGES,
    to: 'same',
    suspended: 'may',
    needs: ['changes'],
  },
  note: {
    event: 'noted',
    alias: '批注',
    from: STAGES,
    to: 'same',
    suspended: 'may',
    needs: ['text'],
  },
} as const satisfies Record<string, Transition>;

export type Action = keyof typeof WORKFLOW;

export const ACTIONS = Object.keys(WORKFLOW) as Action[];

/** Closing at once (立行立改): the one action that may skip the submission, with a reason. */
export const DIRECT_CLOSE_FROM: readonly Stage[] = ['accepted', 'assigned', 'submitted'];

/** Why a step can't be taken where a case stands. */
export type Misplaced = 'step-wrong-stage' | 'step-not-suspended' | 'step-suspended';

/**
 * Says why a case does not stand where the step may start, or `null` where it does. `direct` asks for a
 * closing without a submission, and says nothing of other steps.
 */
export function misplaced(
  { event, from, suspended }: Transition,
  state: Pick<CaseState, 'stage' | 'suspended'>,
  direct = false,
): Misplaced | null {
  const start = direct && event === 'closed' ? DIRECT_CLOSE_FROM : from;
  if (!start.includes(state.stage)) return 'step-wrong-stage';
  if (suspended === 'must' && !state.suspended) return 'step-not-suspended';
  if (suspended === 'no' && state.suspended) return 'step-suspended';
  return null;
}

/**
 * Events that an action on another case causes, allowed in the stages in which a master can be; what
 * a new version of the calendar causes; and what 交办 and 延期 record of a case that has its unit
 * already and gets its first deadline.
 */
const MASTER_STAGES: readonly Stage[] = ['received', 'accepted', 'assigned', 'submitted', 'closed'];

const CAUSED: Readonly<Partial<Record<EventKind, Transition>>> = {
  absorbed: {
    event: 'absorbed',
    alias: '并入',
    from: MASTER_STAGES,
    to: 'same',
    suspended: 'may',
    needs: [],
  },
  recounted: {
    event: 'recounted',
    alias: '重算时限',
    from: OPEN,
    to: 'same',
    suspended: 'may',
    needs: [],
  },
  due_set: {
    event: 'due_set',
    alias: '设定时限',
    from: ['assigned', 'submitted'],
    to: 'same',
    suspended: 'may',
    needs: ['due'],
  },
  reminded: {
    event: 'reminded',
    alias: '督办',
    from: STAGES,
    to: 'same',
    suspended: 'may',
    needs: [],
  },
  released: {
    event: 'released',
    alias: '并案解除',
    from: STAGES,
    to: 'same',
    suspended: 'may',
    needs: [],
  },
};

/** Events about what is kept beside a case: allowed wherever it stands, changing nothing of its course. */
const BESIDE: Readonly<Partial<Record<EventKind, Transition>>> = Object.fromEntries(
  (
    [
      ['attached', '附件'],
      ['detached', '移除附件'],
      ['reporter_kept', '登记反映人'],
      ['reporter_removed', '删除反映人'],
    ] as const satisfies readonly (readonly [EventKind, string])[]
  ).map(([event, alias]) => [
    event,
    { event, alias, from: STAGES, to: 'same', suspended: 'may', needs: [] } satisfies Transition,
  ]),
);

const BY_EVENT: Readonly<Partial<Record<EventKind, Transition>>> = {
  ...Object.fromEntries(Object.values(WORKFLOW).map((row) => [row.event, row])),
  ...CAUSED,
  ...BESIDE,
};

/** The row of the table that an event obeys; `undefined` for `received` and for corrections of the journal. */
export function transitionOf(kind: EventKind): Transition | undefined {
  return BY_EVENT[kind];
}
