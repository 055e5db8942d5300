/**
 * Everything that a command needs from the world outside, in one value. What costs something is a
 * function: nobody pays for a register that is not opened.
 */
import { existsSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { shanghaiDate, type IsoDate } from '../domain/dates.ts';
import { EXIT_CODES, Refusal, type ErrorFamily } from '../domain/errors.ts';
import type { Language, Translate } from '../messages/translate.ts';
import type { Desk } from '../register/desk.ts';
import type { Store } from '../store/store.ts';
import type { FlagSpec } from './flag-spec.ts';
import { globalWords, type Globals } from './globals.ts';
import { userFolder } from './kept-file.ts';
import { preferencesPath, type Preferences, type PreferencesFile } from './preferences.ts';
import { UsageError } from './usage-error.ts';
import { VERSION } from './version.ts';

export type Input = Readable & {
  readonly isTTY?: boolean;
  /** On a terminal: keys come one by one and are not shown. */
  readonly setRawMode?: (raw: boolean) => unknown;
};
/** What is used of an output; a stream of Node is one. */
export interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
  readonly destroyed: boolean;
  readonly errored: Error | null;
  write(piece: string | Uint8Array, done?: () => void): boolean;
  on(event: 'error' | 'drain' | 'close' | 'resize', listener: (error: Error) => void): unknown;
  off(event: 'error' | 'drain' | 'close' | 'resize', listener: (error: Error) => void): unknown;
}

/** How a store is opened: made first, or only read. */
export interface StoreOptions {
  readonly create?: boolean;
  readonly readOnly?: boolean;
  /** A register of an older version is refused, not migrated. */
  readonly asItIs?: boolean;
}

/** The process as `main` hands it in; a test hands in another one. */
export interface Machine {
  readonly argv: readonly string[];
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** The current folder. */
  readonly folder: string;
  /** The folder in which the program is installed. */
  readonly program: string;
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly now: () => Date;
  /** Opens the register in a file; with `create`, makes it there. */
  readonly openStore: (path: string, options: StoreOptions) => Promise<Store>;
}

export interface Env {
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly globals: Globals;
  readonly language: Language;
  readonly t: Translate;
  /** What the person at the machine prefers, as their file has it. */
  readonly preferences: Preferences;
  /** That file, as it was found. */
  readonly preferencesFile: PreferencesFile;
  /** A command by the words that people write for it: its name in the preferences, and its flags. */
  readonly commandNamed: CommandNamed;
  /** Where the program keeps what it remembers between two calls; may not exist yet. */
  stateFolder(): string;
  /** Whether a person sits at the stream. */
  isTerminal(stream: Input | Output): boolean;
  /** Whether the terminal's font has blocks (▁ █), as that of a Linux console has not. */
  readonly drawsBlocks: boolean;
  /** Width of the terminal that shows the answer. */
  readonly columns: number;
  /** Today's date in the office's time zone. */
  readonly today: () => IsoDate;
  readonly now: () => Date;
  /** Who acts, as the journal will name them. */
  actor(): string;
  /** The file of the register. */
  location(): string;
  /** True when nobody named the register: it is looked for, and made, in the user's data folder. */
  isDefaultLocation(): boolean;

  /** A file that came with the program. */
  shipped(name: string): string;
  /** A path as the user wrote it, from the current folder. */
  path(written: string): string;
  /** Opens the register, once; with `create`, makes it, at `path` if that is given. Closed by `main`. */
  desk(options?: { readonly create?: boolean; readonly path?: string }): Promise<Desk>;
  /** Opens another register's file, to be closed by whoever asked: a backup, a copy. */
  readonly openOther: (path: string, options?: StoreOptions) => Promise<Store>;
  /** Ends with this family's exit code although nothing was thrown (some rows were rejected). */
  endAs(family: ErrorFamily): void;
  /** Carries out another command line of the same user on the same register; throws what it is refused for. */
  run(argv: readonly string[]): Promise<void>;
  /** Runs long work that Ctrl-C can end tidily. */
  interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>;
}

type CommandNamed = (
  words: readonly string[],
) => Promise<{ readonly key: string; readonly flags: readonly FlagSpec[] } | null>;

/** Where a register was looked for, in this order; `by` says who named the place. */
interface Searched {
  readonly by: 'flag' | 'variable' | 'preference' | 'nobody';
  readonly paths: readonly string[];
}

/** An `Env` and what only the composition may do with it. */
export interface OpenEnv extends Env {
  readonly exitCode: number;
  close(): Promise<void>;
}

export function createEnv(
  machine: Machine,
  globals: Globals,
  t: Translate,
  run: (argv: readonly string[]) => Promise<unknown>,
  preferencesFile: PreferencesFile = noPreferences(machine),
  commandNamed: CommandNamed = () => Promise.resolve(null),
): OpenEnv {
  let store: Store | undefined;
  let exitCode = 0;
  const preferences = preferencesFile.values;
  const named = () => whoNames(machine, globals.db, preferences.db);
  const location = () => locate(machine, named());
  const searched = (): Searched => {
    const { by } = named();
    return { by, paths: by === 'nobody' ? defaultPlaces(machine) : [location()] };
  };
  const actor = () =>
    whoActs(globals.actor ?? machine.variables['BUDING_ACTOR'] ?? preferences.actor);
  const keyFile = (register: string) => locateKey(machine, globals.key, register);
  return {
    get stdin() {
      return machine.stdin;
    },
    stdout: machine.stdout,
    get stderr() {
      return machine.stderr;
    },
    globals,
    language: globals.language,
    t,
    preferences,
    preferencesFile,
    commandNamed,
    stateFolder: () => userFolder('state', machine.variables),
    isTerminal: (stream) => stream.isTTY === true,
    drawsBlocks: !/^(linux|dumb|vt\d+)$/.test(machine.variables['TERM'] ?? ''),
    columns: machine.stdout.columns ?? 80,
    today: () => shanghaiDate(machine.now()),
    now: machine.now,
    actor,
    location,
    isDefaultLocation: () => named().by === 'nobody',
    shipped: (name) => join(machine.program, name),
    path: (written) => resolve(machine.folder, written),
    desk: async ({ create = false, path } = {}) => {
      const who = actor();
      store ??= await machine.openStore(path ?? location(), { create }).catch((error: unknown) => {
        throw path === undefined ? saysWhere(error, searched()) : error;
      });
      return { store, actor: who, now: machine.now, tool: `buding ${VERSION}`, keyFile };
    },
    openOther: (path, options = {}) => machine.openStore(path, options),
    endAs: (family) => {
      exitCode = EXIT_CODES[family];
    },
    run: async (argv) => {
      await run([...globalWords(globals), ...argv]);
    },
    interruptible,
    get exitCode() {
      return exitCode;
    },
    close: async () => {
      await store?.close();
      store = undefined;
    },
  };
}

type Named = { readonly by: Searched['by']; readonly name?: string };

function whoNames(machine: Machine, flag: string | undefined, preferred?: string): Named {
  const variable = machine.variables['BUDING_DB'];
  if (flag !== undefined) return { by: 'flag', name: flag };
  if (variable !== undefined) return { by: 'variable', name: variable };
  return preferred === undefined ? { by: 'nobody' } : { by: 'preference', name: preferred };
}

/** The file of the register: as it was named, else `./buding.db` if it is there, else the user's own. */
function locate(machine: Machine, { by, name }: Named): string {
  if (name === undefined) {
    const [here, own] = defaultPlaces(machine);
    return existsSync(here) ? here : own;
  }
  if (name.trim() === '') throw new UsageError('db-empty');
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(name)?.[1];
  if (scheme !== undefined) {
    if (by === 'flag' && /^[^/]*:\/\/[^/@]*:[^/@]*@/.test(name))
      throw new UsageError('password-in-argv');
    throw new UsageError('shared-not-yet', { scheme });
  }
  // A shell opens `~/` on a command line, nobody does it in a file.
  const home = by === 'preference' ? name.replace(/^~(?=[/\\])/, () => homeFolder(machine)) : name;
  return resolve(machine.folder, home);
}

/** A register that is missing, told with every place in which it was looked for. */
function saysWhere(error: unknown, { by, paths }: Searched): unknown {
  if (!(error instanceof Refusal) || error.code !== 'register-missing') return error;
  return new Refusal('register-missing', { path: paths, by }, { cause: error });
}

function defaultPlaces({ folder, variables }: Machine): readonly [here: string, own: string] {
  return [join(folder, 'buding.db'), join(dataFolder(variables), 'buding', 'buding.db')];
}

function homeFolder({ variables }: Machine): string {
  return variables['HOME'] ?? homedir();
}

function noPreferences({ variables, folder }: Machine): PreferencesFile {
  return { path: preferencesPath(variables, folder), values: {}, problem: null };
}

/**
 * The key of a register's reporters: `--key`, `BUDING_KEY`, else a file of its own among the user's
 * settings. Not beside the register, nor in the folder of the user's data: whoever copies the one or
 * the other must not take the key along unawares.
 */
function locateKey(machine: Machine, named: string | undefined, register: string): string {
  if (named !== undefined) return resolve(machine.folder, named);
  const name = `${register.slice(0, 16)}.key`;
  return join(userFolder('config', machine.variables), 'keys', name);
}

function dataFolder(variables: Machine['variables']): string {
  const { XDG_DATA_HOME: xdg, LOCALAPPDATA: local } = variables;
  if (xdg !== undefined && isAbsolute(xdg)) return xdg;
  if (process.platform === 'win32' && local !== undefined) return local;
  return join(variables['HOME'] ?? homedir(), '.local', 'share');
}

function whoActs(named: string | undefined): string {
  const name = named?.normalize('NFC').trim() ?? systemUser();
  const isName = name !== '' && name.length <= 100 && name.isWellFormed() && !/\p{Cc}/u.test(name);
  if (!isName) throw new UsageError('actor-unknown');
  return name;
}

/** The name under which the user logged in; a container may have none. */
function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}

/**
 * A handler for Ctrl-C can't run during synchronous work and would only delay it, so there is one
 * only while work that listens to the signal runs; the second Ctrl-C ends the program at once.
 */
async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const abort = () => {
    controller.abort();
  };
  process.once('SIGINT', abort);
  try {
    return await work(controller.signal);
  } finally {
    process.removeListener('SIGINT', abort);
  }
}
