/** 补全: prints what a shell must read so that the Tab key completes our command lines. */
import { SCRIPTS, SHELLS } from '../completion/scripts.ts';
import { printStatus, send } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import type { CommandSpec } from '../verb.ts';

export const completion: CommandSpec = {
  arguments: [{ name: 'shell', required: true }],
  // A shell that starts must not be told about anything else.
  mends: true,
  run: async (env, { args: [written = ''] }) => {
    const word = written.normalize('NFKC').trim().toLowerCase();
    const shell = SHELLS.find((one) => one === word || (one === 'powershell' && word === 'pwsh'));
    if (shell === undefined)
      throw new UsageError('shell-unknown', { value: written, allowed: SHELLS });
    await send(env.stdout, SCRIPTS[shell]);
    if (env.isTerminal(env.stdout)) await printStatus(env, env.t(`talk.completion-${shell}`));
  },
};
