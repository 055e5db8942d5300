/** Progress of long work, on stderr, where a person looks at it. */
import type { Env } from './env.ts';

export interface Progress {
  /** The share done, 0 to 1. */
  readonly update: (share: number) => void;
  readonly stop: () => void;
}

const SILENT: Progress = { update: () => undefined, stop: () => undefined };

export async function startProgress(env: Env): Promise<Progress> {
  if (env.globals.quiet || env.globals.json || !env.isTerminal(env.stderr)) return SILENT;
  const { default: cliProgress } = await import('cli-progress');
  const bar = new cliProgress.SingleBar({
    format: '[{bar}] {percentage}%',
    stream: env.stderr as NodeJS.WriteStream,
    clearOnComplete: true,
    hideCursor: false,
    barCompleteChar: '#',
    barIncompleteChar: '-',
  });
  bar.start(100, 0);
  return {
    update: (share) => {
      bar.update(Math.floor(Math.min(Math.max(share, 0), 1) * 100));
    },
    stop: () => {
      bar.stop();
    },
  };
}
