/**
 * Opens a register's file: what it must be, and the settings on which its safety rests, each set on
 * every open and read back. (better-sqlite3 alone would run with synchronous=NORMAL in WAL mode,
 * which loses acknowledged cases in a power cut.)
 */
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { Refusal } from '../domain/errors.ts';
import { APPLICATION_ID, SCHEMA_VERSION } from './migrate.ts';
import { asRefusal } from './sqlite-errors.ts';

/** How long a writer waits for another before it is refused as busy. */
export const BUSY_TIMEOUT_MS = 5_000;

/** How long to wait before the journal mode is tried again. */
const RETRY_MS = 20;

const PRAGMAS = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  trusted_schema: 0,
  cell_size_check: 1,
  recursive_triggers: 1,
  busy_timeout: BUSY_TIMEOUT_MS,
} as const;

export interface OpenedFile {
  readonly database: Database.Database;
  readonly path: string;
  /** Whether the file was made just now, so that a failure may take it away again. */
  readonly isNew: boolean;
  /** Whether the file still has to be brought to the newest schema. */
  readonly outdated: boolean;
}

export interface OpenOptions {
  /** Makes an empty file there first, readable by its owner alone. */
  readonly create?: boolean;
  /** Leaves the file as it is, to the byte. A file that can't be written is opened so by itself. */
  readonly readOnly?: boolean;
  /** Leaves the journal mode as whoever has the file open has just set it, for a large load. */
  readonly keepJournalMode?: boolean;
  /** Refuses a register made by an older version instead of bringing it to the newest schema. */
  readonly asItIs?: boolean;
}

export function openSqliteFile(path: string, options: OpenOptions): OpenedFile {
  const isNew = !existsSync(path);
  if (options.create) createEmpty(path);
  else if (isNew) throw new Refusal('register-missing', { path });
  try {
    const real = realpathSync(path);
    const readOnly = (options.readOnly ?? false) || !isWritable(real);
    return { ...openReal(real, path, { ...options, readOnly }), path: real, isNew };
  } catch (error) {
    if (existsSync(path) && statSync(path).isDirectory())
      throw new Refusal('not-a-register', { path }, { cause: error });
    throw asRefusal(error, path);
  }
}

function openReal(
  real: string,
  path: string,
  { create = false, readOnly = false, keepJournalMode = readOnly }: OpenOptions,
): Pick<OpenedFile, 'database' | 'outdated'> {
  const database = new Database(real, {
    timeout: BUSY_TIMEOUT_MS,
    fileMustExist: true,
    readonly: readOnly,
    nativeBinding: nativeBinding(),
  });
  try {
    const version = identify(database, path, create);
    applyPragmas(database, keepJournalMode);
    return { database, outdated: version < SCHEMA_VERSION };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** A register needs its folder too, for the journal beside it. */
function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    accessSync(dirname(path), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Takes an empty file away that was made for a register which then could not be made. */
export function discardNew({ path, isNew }: OpenedFile): void {
  // Another process may have made its register in it meanwhile.
  if (isNew && existsSync(path) && statSync(path).size === 0) rmSync(path);
}

/** An empty database in memory, for what needs a schema but no register. */
export function openMemory(): Database.Database {
  return new Database(':memory:', { nativeBinding: nativeBinding() });
}

/** The same content in memory, which may be changed; the file is closed and stays as it is. */
export function copyInMemory(database: Database.Database): Database.Database {
  const bytes = database.serialize();
  database.close();
  // Bytes 18 and 19 say WAL, which memory has not.
  bytes.fill(1, 18, 20);
  const copy = new Database(bytes, { nativeBinding: nativeBinding() });
  for (const [name, value] of Object.entries(PRAGMAS))
    if (name !== 'journal_mode') copy.pragma(`${name} = ${String(value)}`);
  return copy;
}

/** The settings as they stand in a connection. */
export function readPragmas(database: Database.Database): Record<string, string | number> {
  return Object.fromEntries(
    Object.keys(PRAGMAS).map((name) => [
      name,
      database.pragma(name, { simple: true }) as string | number,
    ]),
  );
}

function createEmpty(path: string): void {
  try {
    closeSync(openSync(path, 'a', 0o600));
  } catch (error) {
    throw asRefusal(error, path);
  }
}

/** The schema version of the file, once it is certain that it is a register of ours. */
function identify(database: Database.Database, path: string, create: boolean): number {
  const application = database.pragma('application_id', { simple: true }) as number;
  const version = database.pragma('user_version', { simple: true }) as number;
  if (application === 0 && version === 0 && isEmpty(database)) {
    if (!create) throw new Refusal('not-a-register', { path });
    return 0;
  }
  if (application !== APPLICATION_ID) throw new Refusal('not-a-register', { path });
  if (version < 1)
    throw new Refusal('register-damaged', { path, detail: `user_version ${String(version)}` });
  if (version > SCHEMA_VERSION)
    throw new Refusal('register-newer', { path, found: version, known: SCHEMA_VERSION });
  return version;
}

function isEmpty(database: Database.Database): boolean {
  return database.prepare('SELECT count(*) AS n FROM sqlite_schema').pluck().get() === 0;
}

function applyPragmas(database: Database.Database, keepJournalMode: boolean): void {
  // Large pages suit long Chinese texts; the size is fixed with the first table.
  if (isEmpty(database)) database.pragma('page_size = 16384');
  for (const [name, value] of Object.entries(PRAGMAS)) {
    // Changing the journal mode needs the file for a moment; once it is WAL there is nothing to change.
    // The others are set even where they read right: a `synchronous` that was not set explicitly falls
    // back to NORMAL with the first use of the WAL.
    if (name !== 'journal_mode') database.pragma(`${name} = ${String(value)}`);
    else if (!keepJournalMode) switchJournal(database, String(value));
  }
  const found = readPragmas(database);
  for (const [name, value] of Object.entries(PRAGMAS)) {
    // A file that is only read, say, stays in the journal mode in which it was left.
    if (found[name] !== value && !(keepJournalMode && name === 'journal_mode'))
      throw new Refusal('setting-not-taken', { name, wanted: value, found: found[name] ?? '' });
  }
}

/**
 * Of two processes that change the journal mode of a new file at once SQLite refuses one without waiting,
 * whatever the timeout; by the next try the other has done it.
 */
function switchJournal(database: Database.Database, mode: string): void {
  const until = Date.now() + BUSY_TIMEOUT_MS;
  while (database.pragma('journal_mode', { simple: true }) !== mode) {
    try {
      database.pragma(`journal_mode = ${mode}`);
      return; // whether it was taken is read back with the other settings
    } catch (error) {
      const isBusy = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
      if (!isBusy || Date.now() > until) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY_MS);
    }
  }
}

/** The compiled addon, given by path so that no search through folders is needed at each start. */
function nativeBinding(): string {
  const built = join('build', 'Release', 'better_sqlite3.node');
  // Where it is in a folder that was installed as it is; else wherever Node finds the package.
  const beside = join(__dirname, '..', 'node_modules', 'better-sqlite3', built);
  if (existsSync(beside)) return beside;
  return join(dirname(createRequire(__filename).resolve('better-sqlite3/package.json')), built);
}
