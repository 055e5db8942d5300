/** 登记: one case, by flags. */
import { FACT_FIELDS, type FactField } from '../../domain/case.ts';
import { addCase } from '../../register/add.ts';
import { REASON } from '../common-flags.ts';
import { given } from '../given.ts';
import { printJson, printLine, printStatus } from '../output.ts';
import { safe } from '../safe.ts';
import { UsageError } from '../usage-error.ts';
import type { FlagName, FlagSpec } from '../flag-spec.ts';
import type { CommandSpec } from '../verb.ts';

export const factFlag = (field: FactField): FlagName => field.replaceAll('_', '-') as FlagName;

export const FACT_FLAGS: readonly FlagSpec[] = FACT_FIELDS.map((field) => ({
  name: factFlag(field),
  value: field === 'leader' || field === 'owner' ? 'name' : 'text',
  group: 'facts',
}));

export const add: CommandSpec = {
  flags: [
    ...FACT_FLAGS,
    { name: 'reporter', value: 'name', group: 'facts' },
    { name: 'contact', value: 'text', group: 'facts' },
    { name: 'on', value: 'date' },
    { name: 'received-on', value: 'date' },
    { name: 'no', value: 'text' },
    REASON,
  ],
  run: async (env, { flags }) => {
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
    const { entry, result } = await addCase(await env.desk(), {
      ...facts,
      title,
      ...given({
        receivedOn: receivedOn ?? on,
        no: flags.text('no'),
        reason: flags.text('reason'),
      }),
      ...(name === null && contact === null ? {} : { reporter: { name, contact } }),
    });
    if (env.globals.json) {
      await printJson(env, {
        no: result.no,
        entry,
        title: result.title,
        received_on: result.received_on,
      });
      return;
    }
    await printLine(env, safe(result.no));
    await printStatus(env, env.t('talk.added', { no: safe(result.no), entry: entry ?? '' }));
  },
};
