/** The reporters that rows of a ledger name: sealed as they go in, compared where a case is known. */
import { Refusal } from '../domain/errors.ts';
import type { IsoDate } from '../domain/dates.ts';
import type { NewEvent } from '../domain/events.ts';
import type { LedgerRow } from '../domain/ledger-row.ts';
import type { ReadTx, Reporter, WriteTx } from '../store/store.ts';
import type { Desk } from './desk.ts';
import { openVault, type ReporterVault } from './reporter-vault.ts';

export class ImportReporters {
  readonly #vault: ReporterVault | Refusal;

  private constructor(vault: ReporterVault | Refusal) {
    this.#vault = vault;
  }

  /**
   * Looks for the key before the first row is read. Without it the import goes on until a row really
   * names somebody (most ledgers name nobody); then nothing of the file goes in.
   */
  static async open(
    desk: Desk,
    { dryRun = false }: { readonly dryRun?: boolean },
  ): Promise<ImportReporters> {
    try {
      return new ImportReporters(await openVault(desk, { trial: dryRun }));
    } catch (error) {
      if (error instanceof Refusal && error.code.startsWith('key-'))
        return new ImportReporters(error);
      throw error;
    }
  }

  async check(tx: WriteTx): Promise<void> {
    if (!(this.#vault instanceof Refusal)) await this.#vault.check(tx);
  }

  async keep(tx: WriteTx, caseId: number, row: LedgerRow): Promise<void> {
    const reporter = { name: row.reporter ?? null, contact: row.contact ?? null };
    await tx.putReporter(caseId, this.#opened().seal(caseId, reporter), true);
  }

  /** Whether the row names somebody, or a way to reach them, that the case does not have. */
  async differs(tx: ReadTx, caseId: number, row: LedgerRow): Promise<boolean> {
    if (row.reporter === undefined && row.contact === undefined) return false;
    const known = await this.#known(tx, caseId);
    return (
      (row.reporter !== undefined && row.reporter !== known.name) ||
      (row.contact !== undefined && row.contact !== known.contact)
    );
  }

  async change(tx: WriteTx, caseId: number, row: LedgerRow): Promise<void> {
    const known = await this.#known(tx, caseId);
    const reporter = { name: row.reporter ?? known.name, contact: row.contact ?? known.contact };
    await tx.putReporter(caseId, this.#opened().seal(caseId, reporter), false);
  }

  /** What the journal says of a change. */
  event(on: IsoDate): NewEvent {
    return { kind: 'reporter_kept', on, data: {} };
  }

  async #known(tx: ReadTx, caseId: number): Promise<Reporter> {
    const stored = await tx.reporterOf(caseId);
    if (!stored) return { name: null, contact: null };
    return this.#opened().open(stored) ?? { name: null, contact: null };
  }

  #opened(): ReporterVault {
    if (this.#vault instanceof Refusal) throw this.#vault;
    return this.#vault;
  }
}
