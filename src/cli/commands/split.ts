/** 拆分: several gaps in one case become cases of their own. */
import { splitCase } from '../../register/split.ts';
import { ON, readWhenAndWhy, REASON } from '../common-flags.ts';
import { printJson, printStatus } from '../output.ts';
import { safe } from '../safe.ts';
import { UsageError } from '../usage-error.ts';
import type { CommandSpec } from '../verb.ts';
import { printCases } from './action.ts';

export const split: CommandSpec = {
  arguments: [{ name: 'case', required: true }],
  flags: [{ name: 'title', value: 'text', many: true }, ON, REASON],
  run: async (env, call) => {
    const titles = (call.flags.texts('title') ?? []).filter((title) => title !== '');
    if (titles.length === 0) throw new UsageError('flag-missing', { flag: 'title' });
    const request = { case: call.args[0] ?? '', titles, ...readWhenAndWhy(call) };
    const { entry, result } = await splitCase(await env.desk(), request);
    if (env.globals.json) {
      await printJson(env, { entry, parent: result.parent, cases: result.children });
      return;
    }
    await printCases(env, result.children);
    const params = {
      no: safe(result.parent.no),
      count: result.children.length,
      entry: entry ?? '',
    };
    await printStatus(env, env.t('talk.split', params));
  },
};
