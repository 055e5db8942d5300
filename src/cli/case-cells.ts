/** Fields of a case as cells of a table: the words for keys, the parts of its patch beside it. */
import { FACT_FIELDS, type CaseState } from '../domain/case.ts';
import type { DueStanding } from '../domain/lights.ts';
import { isOpen } from '../domain/stages.ts';
import { chinese, type Translate } from '../messages/translate.ts';
import type { Cell } from './column.ts';
import { dueCell } from './due-cell.ts';

/** Everything about a case that is one cell, in the order in which it is shown. */
export const CELL_NAMES = [
  'no',
  'title',
  'stage',
  'unit',
  'co_units',
  'due_on',
  'light',
  'days_left',
  'original_due_on',
  'due_text',
  'due_from',
  'long_term',
  ...FACT_FIELDS.filter((field) => field !== 'title'),
  'received_on',
  'accepted_on',
  'assigned_on',
  'submitted_on',
  'closed_on',
  'first_closed_on',
  'left_on',
  'assignment_final',
  'suspended',
  'suspended_on',
  'review_on',
  'handler',
  'verifier',
  'outcome',
  'patch_kind',
  'patch_title',
  'patch_no',
  'patch_published_on',
  'patch_in_force_on',
  'reason',
  'merged_into',
  'split_from',
  'rating',
  'reviewed_on',
  'returns',
  'extensions',
  'reworks',
  'reopenings',
  'has_reporter',
] as const;

export type CellName = (typeof CELL_NAMES)[number];

/** Columns that may be cut where the terminal is narrow. */
const LONG: readonly string[] = [
  'title',
  'description',
  'unit',
  'co_units',
  'rule',
  'measures',
  'progress',
  'note',
  'reason',
  'patch_title',
  'source',
];

export function isLong(name: CellName): boolean {
  return LONG.includes(name);
}

export function labelOf(name: CellName, t: Translate): string {
  return t(`field.${name}`);
}

/** Cells that say how a case stands to its deadline: they need a calendar. */
const STANDING: readonly CellName[] = ['light', 'days_left'];

/** Whether cells of cases can't be told without the office's calendar. */
export function needsStanding(
  states: readonly Pick<CaseState, 'stage' | 'due_on' | 'due_from'>[],
  names: readonly CellName[],
): boolean {
  const dated = states.filter((state) => state.due_on !== null);
  if (dated.some((state) => state.due_from !== null) && names.includes('due_on')) return true;
  return names.some((name) => STANDING.includes(name)) && dated.some(({ stage }) => isOpen(stage));
}

/** One field in the user's words; `null` where there is nothing. */
export function cellOf(
  state: CaseState,
  name: CellName,
  t: Translate,
  standing?: DueStanding,
): Cell {
  switch (name) {
    case 'due_on':
      return dueCell(
        { due_on: state.due_on, due_provisional: standing?.due_provisional ?? false },
        t,
      );
    case 'original_due_on': {
      const same = state.original_due_on === state.due_on;
      const due_provisional = same && (standing?.due_provisional ?? false);
      return dueCell({ due_on: state.original_due_on, due_provisional }, t);
    }
    case 'light':
      return standing?.light && t(`light.${standing.light}`);
    case 'days_left':
      return standing?.days_provisional
        ? t('talk.provisional', { due: standing.days_left ?? '' })
        : standing?.days_left;
    case 'stage':
      return stageOf(state, t);
    case 'outcome':
      return state.outcome && t(`outcome.${state.outcome}`);
    case 'rating':
      return state.rating && t(`rating.${state.rating}`);
    case 'co_units':
      return state.co_units.join('、');
    case 'long_term':
    case 'suspended':
    case 'assignment_final':
    case 'has_reporter':
      return state[name] ? t('talk.yes') : null;
    case 'patch_kind':
      return state.patch?.kind ? t(`patch-kind.${state.patch.kind}`) : null;
    case 'patch_title':
      return state.patch?.title;
    case 'patch_no':
      return state.patch?.no_text ?? state.patch?.no;
    case 'patch_published_on':
      return state.patch?.published_on;
    case 'patch_in_force_on':
      return state.patch?.in_force_on;
    case 'returns':
    case 'extensions':
    case 'reworks':
    case 'reopenings':
      return state[name] || null;
    default:
      return state[name];
  }
}

/** The stage, with a word for a case whose clock stands. */
export function stageOf(state: Pick<CaseState, 'stage' | 'suspended'>, t: Translate): string {
  const stage = t(`stage.${state.stage}`);
  return state.suspended ? t('talk.suspended', { stage }) : stage;
}

/** The field that a word names: by its key, or by its Chinese label. */
export function cellNamed(written: string): CellName | null {
  const word = written.trim();
  const key = word.toLowerCase().replace(/[- ]/g, '_');
  return CELL_NAMES.find((name) => name === key || chinese(`field.${name}`) === word) ?? null;
}
