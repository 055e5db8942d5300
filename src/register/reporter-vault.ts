/** The register's reporters with the key at hand: seals, opens, and refuses a key that is not theirs. */
import { Refusal } from '../domain/errors.ts';
import type { ReadTx, Reporter, StoredReporter, WriteTx } from '../store/store.ts';
import type { Desk } from './desk.ts';
import { findKey, keyMark, readKeyFile } from './key-file.ts';
import { seal, unseal } from './sealed-reporter.ts';
import { PAGE } from './page.ts';

type KeyDesk = Pick<Desk, 'store' | 'keyFile'>;

/** What a register says about its key. */
export interface KeyState {
  /** The digest of the first entry: what tells this register from every other, and a copy is the same. */
  readonly register: string;
  /** `null` while nothing was ever sealed. */
  readonly mark: string | null;
  readonly sealed: number;
  readonly plain: number;
}

export async function keyState(tx: ReadTx): Promise<KeyState> {
  const register = (await tx.entry(1))?.digest ?? '';
  return { register, mark: await tx.reporterKeyMark(), ...(await tx.reporterCounts()) };
}

/** The file of the register's key, whether it is there or not. */
export function keyPath(desk: KeyDesk, register: string): string {
  const path = desk.keyFile?.(register);
  if (path === undefined) throw new Refusal('key-missing', { path: '' });
  return path;
}

export class ReporterVault {
  readonly #key: Buffer;
  readonly #register: string;
  readonly #mark: string;

  constructor(key: Buffer, register: string) {
    this.#key = key;
    this.#register = register;
    this.#mark = keyMark(key, register);
  }

  /** Inside a change: nobody may have changed the key since it was read. */
  async check(tx: WriteTx): Promise<void> {
    const mark = await tx.reporterKeyMark();
    if (mark === null) await tx.setReporterKeyMark(this.#mark);
    else if (mark !== this.#mark) throw new Refusal('key-wrong', { path: '' });
  }

  seal(caseId: number, reporter: Reporter): string {
    return seal(this.#key, { register: this.#register, caseId }, reporter);
  }

  /** What is kept, or `null` where it was altered or belongs elsewhere. */
  open({ caseId, sealed, name, contact }: StoredReporter): Reporter | null {
    if (sealed === null) return { name, contact };
    return unseal(this.#key, { register: this.#register, caseId }, sealed);
  }

  /** The same for a case that is named: refuses instead. */
  mustOpen(stored: StoredReporter, no: string): Reporter {
    const reporter = this.open(stored);
    if (!reporter) throw new Refusal('reporter-unreadable', { no });
    return reporter;
  }
}

/**
 * The vault for a command that needs it. What an older program left as plain text is sealed first,
 * unless the command is only a trial.
 */
export async function openVault(
  desk: KeyDesk,
  { trial = false }: { readonly trial?: boolean } = {},
): Promise<ReporterVault> {
  const state = await desk.store.read(keyState);
  const path = keyPath(desk, state.register);
  const key =
    state.mark === null ? readKeyFile(path) : findKey(path, state.register, state.mark).key;
  const vault = new ReporterVault(key, state.register);
  if (state.plain > 0 && !trial) await sealPlain(desk, vault);
  return vault;
}

/** The vault where the key is at hand; `null` where it is not, whatever the reason. */
export async function vaultAtHand(desk: KeyDesk): Promise<ReporterVault | null> {
  const { register, mark } = await desk.store.read(keyState);
  if (mark === null || desk.keyFile === undefined) return null;
  try {
    return new ReporterVault(findKey(keyPath(desk, register), register, mark).key, register);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** Seals what is still plain text, and clears the file of what it was; true when nothing can remain. */
export async function sealPlain(desk: KeyDesk, vault: ReporterVault): Promise<boolean> {
  await desk.store.write(async (tx) => {
    await vault.check(tx);
    await sealAnew(tx, (stored) => stored.sealed ?? vault.seal(stored.caseId, stored));
  });
  return desk.store.scrub();
}

/** Gives every kept reporter another sealed text; returns how many there are. */
export async function sealAnew(
  tx: WriteTx,
  next: (stored: StoredReporter) => string,
): Promise<number> {
  let count = 0;
  for (let after = 0; ;) {
    const page = await tx.reporters(after, PAGE);
    const last = page[page.length - 1];
    if (!last) return count;
    for (const stored of page) {
      const sealed = next(stored);
      if (sealed !== stored.sealed) await tx.putReporter(stored.caseId, sealed, false);
    }
    count += page.length;
    after = last.caseId;
  }
}
