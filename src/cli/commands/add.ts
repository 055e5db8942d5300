/** 登记: one case, by flags or, on a terminal, by a form. */
import { FACT_FIELDS, type FactField } from '../../domain/case.ts';
import { countPersonalNumbers } from '../../domain/mask-case.ts';
import { addCase } from '../../register/add.ts';
import { findLike } from '../../register/like.ts';
import { REASON } from '../common-flags.ts';
import type { Env } from '../env.ts';
import { likelyLine } from '../likely-line.ts';
import { given } from '../given.ts';
import { printJson, printLine, printStatus } from '../output.ts';
import { canAsk } from '../prompt.ts';
import { safe } from '../safe.ts';
import { UsageError } from '../usage-error.ts';
import type { FlagName, FlagSpec } from '../flag-spec.ts';
import type { Call, CommandSpec } from '../verb.ts';

export const factFlag = (field: FactField): FlagName => field.replaceAll('_', '-') as FlagName;

export const FACT_FLAGS: readonly FlagSpec[] = FACT_FIELDS.map((field) => ({
  name: factFlag(field),
  value: field === 'leader' || field === 'owner' ? 'name' : 'text',
  group: 'facts',
}));

const FACTS: readonly FlagSpec[] = [
  ...FACT_FLAGS,
  { name: 'unit', value: 'name', group: 'facts' },
  { name: 'co-unit', value: 'name', many: true, group: 'facts' },
  { name: 'due', value: 'due', group: 'facts' },
  { name: 'reporter', value: 'name', group: 'facts' },
  { name: 'contact', value: 'text', group: 'facts' },
];

const FLAGS: readonly FlagSpec[] = [
  // What is not known of a new case is left open.
  ...FACTS.map((flag): FlagSpec => ({ ...flag, mayBeEmpty: true })),
  { name: 'on', value: 'date' },
  { name: 'received-on', value: 'date' },
  { name: 'no', value: 'text' },
  REASON,
];

export const add: CommandSpec = {
  flags: FLAGS,
  run: async (env, call) => {
    if (call.flags.text('title') !== undefined || !canAsk(env)) {
      await run(env, call);
      return;
    }
    const { guidedAdd } = await import('../form/guided-add.ts');
    const guided = await guidedAdd(env, call, FLAGS);
    await run(env, guided.call);
    await guided.done();
  },
};

async function run(env: Env, { flags }: Call): Promise<void> {
  const title = flags.needed('title');
  const facts = given(
    Object.fromEntries(FACT_FIELDS.map((field) => [field, flags.text(factFlag(field))])),
  );
  const on = flags.date('on');
  const receivedOn = flags.date('received-on');
  if (on !== undefined && receivedOn !== undefined)
    throw new UsageError('flags-together', { first: 'on', second: 'received-on' });
  const name = flags.text('reporter') ?? null;
  const contact = flags.text('contact') ?? null;
  const desk = await env.desk();
  const { entry, result } = await addCase(desk, {
    ...facts,
    title,
    ...given({
      receivedOn: receivedOn ?? on,
      no: flags.text('no'),
      unit: flags.text('unit'),
      coUnits: flags.names('co-unit')?.filter((name) => name !== ''),
      due: flags.deadline('due', receivedOn ?? on ?? env.today()),
      reason: flags.text('reason'),
    }),
    ...(name === null && contact === null ? {} : { reporter: { name, contact } }),
  });
  // Nobody would read it otherwise, and a large register takes a moment to be looked through.
  const isRead = env.globals.json || !env.globals.quiet;
  const wanted = { ...facts, title, unit: flags.text('unit') ?? null };
  const likely = isRead ? await findLike(desk, wanted, result.no) : [];
  const numbers = countPersonalNumbers([title, flags.text('description')]);
  if (env.globals.json) {
    await printJson(env, {
      no: result.no,
      entry,
      title: result.title,
      received_on: result.received_on,
      likely,
      ...(numbers > 0 ? { warnings: [{ code: 'personal-number', count: numbers }] } : {}),
    });
    return;
  }
  await printLine(env, safe(result.no));
  if (numbers > 0) await printStatus(env, env.t('talk.personal-data', { count: numbers }));
  const said = { no: safe(result.no), entry: entry ?? '', unit: safe(result.unit ?? '') };
  await printStatus(env, env.t(result.unit === null ? 'talk.added' : 'talk.added-assigned', said));
  for (const one of likely) await printStatus(env, likelyLine(env, one));
  if (likely.length > 0)
    await printStatus(env, env.t('talk.likely-merge', { no: safe(result.no) }));
}
