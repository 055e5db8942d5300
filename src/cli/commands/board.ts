/** 看板: one screen for the whole office, once or redrawn in place. */
import { Refusal } from '../../domain/errors.ts';
import { shanghaiTime, type IsoDate } from '../../domain/dates.ts';
import { dueRulesOf } from '../../register/lights.ts';
import { drawBoard, type Board } from '../../reports/board.ts';
import { boardScreen } from '../../reports/formats/board-screen.ts';
import { Canvas, type Paint } from '../../reports/formats/screen-text.ts';
import type { Store } from '../../store/store.ts';
import type { Env } from '../env.ts';
import { printJson, send, styles } from '../output.ts';
import { describeError } from '../report-error.ts';
import { safe } from '../safe.ts';
import { UsageError } from '../usage-error.ts';
import type { CommandSpec } from '../verb.ts';
import { watchScreen } from '../watch-screen.ts';

const EVERY_SECONDS = 5;
/** No reader of a screen needs it rarer, and a timer can't wait for much longer. */
const AT_MOST_SECONDS = 86_400;

export const board: CommandSpec = {
  flags: [{ name: 'watch', value: 'seconds', optional: true }],
  run: async (env, { flags }) => {
    const seconds = flags.integerOr('watch', 1, EVERY_SECONDS);
    if (seconds === undefined) {
      await printOnce(env);
      return;
    }
    if (env.globals.json)
      throw new UsageError('flags-together', { first: 'watch', second: 'json' });
    if (!env.isTerminal(env.stdout)) throw new UsageError('watch-needs-terminal');
    await watch(env, Math.min(seconds, AT_MOST_SECONDS));
  },
};

/** As large as the terminal, so that it scrolls nothing away; in a pipe, with every unit. */
async function printOnce(env: Env): Promise<void> {
  const { store } = await env.desk();
  const drawn = await readBoard(store, env.today());
  if (env.globals.json) {
    await printJson(env, drawn);
    return;
  }
  // The prompt takes the last line.
  const height = env.isTerminal(env.stdout) ? (env.stdout.rows ?? 24) - 1 : Infinity;
  const lines = boardScreen(
    drawn,
    env.t,
    { width: env.columns, height, widePunct: env.globals.widePunct },
    await paintOf(env),
  );
  await send(env.stdout, lines.map((line) => `${line.trimEnd()}\n`).join(''));
}

/** The figures as of a day, from one view of a register. */
function readBoard(store: Store, asOf: IsoDate): Promise<Board> {
  return store.read(async (tx) => drawBoard(tx, asOf, await dueRulesOf(await tx.office())));
}

/** Opens the register for each reading and closes it again, so that nobody is ever kept waiting by it. */
async function watch(env: Env, seconds: number): Promise<void> {
  const { t } = env;
  const paint = await paintOf(env);
  let last: Board | null = null;
  let status = '';
  let failed = false;
  const refresh = async () => {
    const time = shanghaiTime(env.now().toISOString()).slice('YYYY-MM-DD '.length);
    try {
      last = await readAfresh(env);
      failed = false;
      status = t('board.watching', { time, seconds });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      failed = true;
      const message = describeError(error, t)?.message ?? error.code;
      status = t('board.unread', { time, seconds, message: safe(message) });
    }
  };
  const lines = ({ width, height }: { readonly width: number; readonly height: number }) => {
    const size = { width, height: height - 1, widePunct: env.globals.widePunct };
    const canvas = new Canvas(size);
    const above =
      last === null
        ? [canvas.clipped(t('board.waiting'))]
        : boardScreen(last, t, size, paint).slice(0, size.height);
    const below = canvas.clipped(status);
    return [...above, failed ? paint.red(below) : paint.dim(below)];
  };
  await watchScreen(env, { refresh, lines, everyMs: seconds * 1000 });
}

async function readAfresh(env: Env): Promise<Board> {
  const store = await env.openOther(env.location());
  try {
    return await readBoard(store, env.today());
  } finally {
    await store.close();
  }
}

async function paintOf(env: Env): Promise<Paint> {
  const { strong, dim, bad, warn, good } = await styles(env);
  return { strong, dim, red: bad, yellow: warn, green: good };
}
