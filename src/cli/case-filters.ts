/** Filters of lists and exports: a flag for every field of a case. */
import {
  DATED_FIELDS,
  PART_FIELDS,
  REFERENCE_FIELDS,
  SWITCH_FIELDS,
  WORD_FIELDS,
} from '../domain/case-fields.ts';
import { dueRangeOf, LIGHTS, type Light } from '../domain/lights.ts';
import { OPEN_STAGES, STAGES, type Stage } from '../domain/stages.ts';
import { TERM_KINDS } from '../domain/terms.ts';
import { readOutcome, readPatchKind, readRating } from '../domain/vocabulary.ts';
import { chinese } from '../messages/translate.ts';
import type { CaseFilter } from '../store/store.ts';
import type { Env } from './env.ts';
import type { Flags } from './flags.ts';
import { UsageError } from './usage-error.ts';
import type { FlagName, FlagSpec } from './flag-spec.ts';
import type { Viewpoint } from './viewpoint.ts';

/** Words of closed lists. */
const READERS = { outcome: readOutcome, rating: readRating, patch_kind: readPatchKind } as const;

const flagOf = (field: string) => field.replaceAll('_', '-') as FlagName;

export const FILTER_FLAGS: readonly FlagSpec[] = [
  { name: 'stage', value: 'word', many: true, group: 'filter' },
  { name: 'open', group: 'filter' },
  { name: 'overdue', group: 'filter' },
  { name: 'light', value: 'word', group: 'filter' },
  ...TERM_KINDS.map((kind): FlagSpec => ({
    name: kind,
    value: 'name',
    many: true,
    group: 'filter',
  })),
  { name: 'co-unit', value: 'name', many: true, group: 'filter' },
  ...SWITCH_FIELDS.map((field): FlagSpec => ({
    name: flagOf(field),
    negatable: true,
    group: 'filter',
  })),
  ...WORD_FIELDS.map((field): FlagSpec => ({
    name: flagOf(field),
    value: 'word',
    many: true,
    group: 'filter',
  })),
  ...PART_FIELDS.map((field): FlagSpec => ({
    name: flagOf(field),
    value: 'text',
    group: 'filter',
  })),
  ...REFERENCE_FIELDS.map((field): FlagSpec => ({
    name: flagOf(field),
    value: 'case',
    many: true,
    group: 'filter',
  })),
  ...DATED_FIELDS.map((field): FlagSpec => ({
    name: flagOf(field),
    value: 'range',
    group: 'filter-date',
  })),
];

/** Every filter that the flags ask for; a case must pass all of them. */
export async function readFilters(
  env: Env,
  flags: Flags,
  viewpoint: Viewpoint = { then: {}, day: env.today() },
): Promise<CaseFilter[]> {
  const filters: (CaseFilter | undefined)[] = [
    stageFilter(flags),
    flags.on('overdue') ? { field: 'overdue', on: viewpoint.day } : undefined,
    ...(await lightFilters(env, flags.word('light', readLight), viewpoint)),
  ];
  for (const field of TERM_KINDS)
    filters.push(present(flags.names(field), (is) => ({ field, is })));
  filters.push(present(flags.names('co-unit'), (has) => ({ field: 'co_units', has })));
  for (const field of SWITCH_FIELDS)
    filters.push(present(flags.either(flagOf(field)), (is) => ({ field, is })));
  for (const field of WORD_FIELDS) {
    const words = flags.words<string>(flagOf(field), READERS[field]);
    filters.push(present(words, (is) => ({ field, is })));
  }
  for (const field of PART_FIELDS)
    filters.push(present(flags.text(flagOf(field)), (contains) => ({ field, contains })));
  for (const field of REFERENCE_FIELDS)
    filters.push(present(flags.names(flagOf(field)), (is) => ({ field, is })));
  for (const field of DATED_FIELDS)
    filters.push(present(flags.range(flagOf(field)), (range) => ({ field, ...range })));
  return filters.filter((filter) => filter !== undefined);
}

function present<T>(
  value: T | undefined,
  filter: (value: T) => CaseFilter,
): CaseFilter | undefined {
  return value === undefined ? undefined : filter(value);
}

/** The cases that have a light on the day of the viewpoint: open, not suspended, with a deadline in the range of the light. */
async function lightFilters(
  env: Env,
  light: Light | undefined,
  { then, day }: Viewpoint,
): Promise<CaseFilter[]> {
  if (light === undefined) return [];
  const { readDueRules } = await import('../register/lights.ts');
  return [
    { field: 'stage', is: OPEN_STAGES },
    { field: 'suspended', is: false },
    { field: 'long_term', is: false },
    { field: 'due_on', ...dueRangeOf(light, day, await readDueRules(await env.desk(), then)) },
  ];
}

function readLight(text: string): Light | null {
  const word = text.normalize('NFKC').trim().toLowerCase().replace(/灯$/, '');
  return LIGHTS.find((light) => light === word || chinese(`light.${light}`) === word) ?? null;
}

function stageFilter(flags: Flags): CaseFilter | undefined {
  const named = flags.words('stage', readStage);
  if (!flags.on('open')) return present(named, (is) => ({ field: 'stage', is }));
  if (named !== undefined)
    throw new UsageError('flags-together', { first: 'open', second: 'stage' });
  return { field: 'stage', is: OPEN_STAGES };
}

/** A stage by its key or its Chinese name. */
function readStage(text: string): Stage | null {
  const word = text.normalize('NFKC').trim().toLowerCase();
  return STAGES.find((stage) => stage === word || chinese(`stage.${stage}`) === word) ?? null;
}
