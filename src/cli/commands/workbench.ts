/** 工作台: the day's work as a menu; also what `buding` alone opens on a terminal. */
import { canAsk } from '../prompt.ts';
import { UsageError } from '../usage-error.ts';
import type { CommandSpec } from '../verb.ts';

export const workbench: CommandSpec = {
  run: async (env) => {
    if (!canAsk(env)) throw new UsageError('needs-terminal');
    const { openWorkbench } = await import('../workbench/workbench.ts');
    await openWorkbench(env);
  },
};
