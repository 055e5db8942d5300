/** 更正: corrects what was entered wrongly, with the old and the new value. */
import { FACT_FIELDS } from '../../domain/case.ts';
import { readOutcome } from '../../domain/vocabulary.ts';
import { chinese } from '../../messages/translate.ts';
import { editCases, STEP_DATES, type StepDate } from '../../register/edit.ts';
import type { ReporterChange } from '../../register/reporter.ts';
import { readPatch } from '../action-input.ts';
import { cellNamed } from '../case-cells.ts';
import {
  CASES,
  DRY_RUN,
  FROM_FILE,
  ON,
  readCases,
  readWhenAndWhy,
  REASON,
} from '../common-flags.ts';
import type { Env } from '../env.ts';
import { shownChanges } from '../event-detail.ts';
import type { Flags } from '../flags.ts';
import { given } from '../given.ts';
import { printJson, printStatus, printTable } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import type { FlagName, FlagSpec } from '../flag-spec.ts';
import type { CommandSpec } from '../verb.ts';
import { ACTION_FLAGS } from './action.ts';
import { FACT_FLAGS, factFlag } from './add.ts';

const DATE_FIELDS = Object.keys(STEP_DATES) as StepDate[];
const dateFlag = (field: StepDate) => field.replaceAll('_', '-') as FlagName;

const PATCH_FLAGS = ACTION_FLAGS.close.filter(({ name }) => name.startsWith('patch-'));

export const edit: CommandSpec = {
  arguments: CASES,
  flags: [
    ...FACT_FLAGS,
    { name: 'unit', value: 'name', group: 'facts' },
    { name: 'co-unit', value: 'name', many: true, group: 'facts' },
    { name: 'due', value: 'due', group: 'facts' },
    { name: 'original-due', value: 'date', group: 'facts' },
    { name: 'handler', value: 'name', group: 'facts' },
    { name: 'verifier', value: 'name', group: 'facts' },
    { name: 'outcome', value: 'word', group: 'facts' },
    ...PATCH_FLAGS.map((flag): FlagSpec => ({ ...flag, group: 'facts', mayBeEmpty: false })),
    ...DATE_FIELDS.map((field): FlagSpec => ({
      name: dateFlag(field),
      value: 'date',
      group: 'facts',
    })),
    { name: 'reporter', value: 'name', group: 'facts' },
    { name: 'contact', value: 'text', group: 'facts' },
    { name: 'clear', value: 'field', many: true },
    ON,
    REASON,
    FROM_FILE,
    DRY_RUN,
  ],
  run: async (env, call) => {
    const { flags } = call;
    const whenAndWhy = readWhenAndWhy(call);
    const { reporter, cleared } = readReporter(flags, readCleared(flags));
    const changes = { ...readChanges(flags), ...cleared };
    const dates = given(
      Object.fromEntries(DATE_FIELDS.map((field) => [field, flags.date(dateFlag(field))])),
    );
    const patch = readPatch(flags);
    const due = flags.deadline('due', whenAndWhy.on ?? env.today());
    const nothing = Object.keys(changes).length + Object.keys(dates).length === 0;
    if (nothing && patch === undefined && due === undefined && reporter === undefined)
      throw new UsageError('nothing-to-change');
    const cases = await readCases(env, call, env.t('action.edit'));
    const dryRun = flags.on('dry-run');
    const edited = await editCases(await env.desk(), {
      cases,
      changes,
      ...given({ due, patch }),
      dates,
      dryRun,
      ...(reporter === undefined ? {} : { reporter }),
      ...whenAndWhy,
    });
    await print(env, edited, dryRun);
    if (!edited.scrubbed) await printStatus(env, env.t('talk.remains'));
  },
};

function readChanges(flags: Flags): Record<string, unknown> {
  const facts = FACT_FIELDS.map((field) => [field, flags.text(factFlag(field))] as const);
  return given({
    ...Object.fromEntries(facts),
    unit: flags.text('unit'),
    co_units: flags.names('co-unit')?.filter((name) => name !== ''),
    original_due_on: flags.date('original-due'),
    handler: flags.text('handler'),
    verifier: flags.text('verifier'),
    outcome: flags.word('outcome', readOutcome),
  });
}

/** Fields to be emptied; what can't be is the register's to refuse. */
function readCleared(flags: Flags): Record<string, unknown> {
  const fields = (flags.names('clear') ?? []).map(clearedField);
  // Without a date there is nothing that words could be counted to.
  const cleared = fields.includes('due_on') ? [...fields, 'due_from'] : fields;
  return Object.fromEntries(
    cleared.map((field) => {
      if (field === 'title') throw new UsageError('title-needed');
      if (field.startsWith('patch_')) return ['patch', null];
      return [field, field === 'co_units' ? [] : field === 'long_term' ? false : null];
    }),
  );
}

/** Who reported it: an empty name deletes everything that is kept of the reporter. */
function readReporter(
  flags: Flags,
  { reporter, contact, has_reporter: flag, ...cleared }: Record<string, unknown>,
): { reporter?: ReporterChange; cleared: Record<string, unknown> } {
  const said = { name: flags.emptyable('reporter'), contact: flags.emptyable('contact') };
  if (reporter === null || flag === null || (said.name === null && said.contact === undefined))
    return { reporter: { name: null, contact: null }, cleared };
  const change = contact === null ? { ...said, contact: null } : said;
  const none = change.name === undefined && change.contact === undefined;
  return none ? { cleared } : { reporter: change, cleared };
}

/** The word for a field that is cleared; who reported a case is no cell that is ever shown. */
function clearedField(word: string): string {
  const trimmed = word.trim();
  const kept = KEPT_APART.find((name) => trimmed === name || chinese(`field.${name}`) === trimmed);
  return kept ?? cellNamed(word) ?? word;
}

const KEPT_APART = ['reporter', 'contact'] as const;

async function print(
  env: Env,
  { entry, result }: Awaited<ReturnType<typeof editCases>>,
  dryRun: boolean,
): Promise<void> {
  const { t } = env;
  if (env.globals.json) {
    await printJson(env, { entry, ...(dryRun ? { dryRun } : {}), cases: result });
    return;
  }
  const columns = [
    { title: t('field.no') },
    { title: t('change.field') },
    { title: t('change.old'), wraps: 12 },
    { title: t('change.next'), wraps: 12 },
  ];
  const rows = result.flatMap(({ no, changes }) =>
    changes
      .flatMap((change) => shownChanges(change, t))
      .map(({ field, old, next }) => [no, field, old, next]),
  );
  await printTable(env, columns, rows);
  const count = result.filter(({ changes }) => changes.length > 0).length;
  if (dryRun) await printStatus(env, t('talk.rehearsed', { action: t('action.edit'), count }));
  else if (entry === null) await printStatus(env, t('talk.nothing-changed'));
  else await printStatus(env, t('talk.edited', { count, entry }));
}
