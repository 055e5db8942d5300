/** Making the key of a register, and changing it. */
import { existsSync, rmSync } from 'node:fs';
import { Refusal } from '../domain/errors.ts';
import { record, type Desk } from './desk.ts';
import {
  findKey,
  isNextKey,
  keyMark,
  newKey,
  nextKeyPath,
  promoteKey,
  readKeyFile,
  writeKeyFile,
} from './key-file.ts';
import { keyPath, keyState, ReporterVault, sealAnew, sealPlain } from './reporter-vault.ts';

export interface MadeKey {
  readonly path: string;
  /** False when the file was there already and is used from now on. */
  readonly made: boolean;
  /** How many reporters, kept as plain text until now, were sealed. */
  readonly sealed: number;
  /** False when others had the register open, so that plain text may remain in the file for now. */
  readonly scrubbed: boolean;
}

/**
 * Makes the key of a register that has none, or takes the one that stands in its place already. The
 * file is on disk before the register relies on it.
 */
export async function makeKey(desk: Desk): Promise<MadeKey> {
  const state = await desk.store.read(keyState);
  const path = keyPath(desk, state.register);
  if (state.mark !== null && state.sealed > 0) {
    // It has one: with another, what is sealed could never be read again.
    refuseLost(() => findKey(path, state.register, state.mark ?? ''), path);
    throw new Refusal('key-exists', { path });
  }
  const made = !existsSync(path);
  const key = made ? newKey() : readKeyFile(path);
  if (made) writeKeyFile(path, key);
  const mark = keyMark(key, state.register);
  if (state.mark !== null && state.mark !== mark && !made) throw new Refusal('key-wrong', { path });
  await desk.store.write(async (tx) => {
    if ((await tx.reporterCounts()).sealed > 0) throw new Refusal('key-exists', { path });
    await tx.setReporterKeyMark(mark);
  });
  const vault = new ReporterVault(key, state.register);
  const scrubbed = state.plain === 0 || (await sealPlain(desk, vault));
  return { path, made, sealed: state.plain, scrubbed };
}

function refuseLost(find: () => unknown, path: string): void {
  try {
    find();
  } catch (error) {
    const isLost = error instanceof Refusal && error.code === 'key-missing';
    throw isLost ? new Refusal('key-lost', { path }, { cause: error }) : error;
  }
}

export interface ChangedKey {
  readonly entry: number | null;
  readonly path: string;
  /** Where the old key is kept: backups made until now need it. */
  readonly kept: string | null;
  readonly count: number;
  readonly scrubbed: boolean;
}

/**
 * Seals every reporter with a new key. Broken off at any point, one of the two files opens the
 * register: the new key is on disk before the change, and takes its place after it.
 */
export async function changeKey(desk: Desk, reason?: string): Promise<ChangedKey> {
  const state = await desk.store.read(keyState);
  const path = keyPath(desk, state.register);
  if (state.mark === null) throw new Refusal('key-missing', { path });
  const found = findKey(path, state.register, state.mark);
  if (isNextKey(path, found.path)) promoteKey(path, found.path, desk.now());
  const key = newKey();
  const mark = keyMark(key, state.register);
  const old = new ReporterVault(found.key, state.register);
  const next = new ReporterVault(key, state.register);
  const waiting = nextKeyPath(path);
  writeKeyFile(waiting, key);
  try {
    const { entry, result } = await record(
      desk,
      { action: 'doctor new-key', reason },
      async (session) => {
        await old.check(session.tx);
        const count = await sealAnew(session.tx, (stored) =>
          next.seal(stored.caseId, old.mustOpen(stored, `#${String(stored.caseId)}`)),
        );
        await session.tx.setReporterKeyMark(mark);
        session.recordOffice({
          kind: 'reporter_key_changed',
          on: session.on,
          data: { mark, count },
        });
        return count;
      },
    );
    const kept = promoteKey(path, waiting, desk.now());
    return {
      entry,
      path,
      kept,
      count: result,
      scrubbed: await desk.store.scrub(),
    };
  } catch (error) {
    // Only a key that the register is known not to have may go.
    if ((await desk.store.read(keyState)).mark !== mark) rmSync(waiting, { force: true });
    throw error;
  }
}
