/**
 * 导入: a ledger's rows become cases, as one entry. Good rows go in, bad rows are handed back with
 * their reasons; a row that the register has already changes nothing.
 */
import { Refusal } from '../domain/errors.ts';
import type { LedgerRow } from '../domain/ledger-row.ts';
import { record, today, type Desk, type Recorded } from './desk.ts';
import { likelyPairs, type LikePair } from './like-pairs.ts';
import { ImportReporters } from './import-reporters.ts';
import { ImportRun, type ImportRules, type ImportSummary } from './import-run.ts';

/** What the import needs of a file, whatever kind of file it is. */
export interface RowSource {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  rows(hooks?: {
    readonly progress?: (bytesRead: number) => void;
    readonly signal?: AbortSignal;
  }): AsyncIterable<LedgerRow[]>;
}

export interface ImportOptions extends ImportRules {
  readonly doneMeans: 'closed' | 'submitted';
  /** All rows or none. */
  readonly atomic?: boolean;
  /** Does everything and takes it back at the end. */
  readonly dryRun?: boolean;
  /** Looks for likely duplicates of the new cases, in the file and in the register. */
  readonly findLikely?: boolean;
  readonly signal?: AbortSignal;
  readonly progress?: (bytesRead: number) => void;
}

/** Bytes from which a first import is worth making the indexes anew afterwards. */
const BULK_BYTES = 4 * 1024 * 1024;

export async function importLedger(
  desk: Desk,
  source: RowSource,
  options: ImportOptions,
): Promise<Recorded<ImportSummary & { readonly likely?: readonly LikePair[] }>> {
  const bulk =
    source.bytes >= BULK_BYTES &&
    (await desk.store.read((tx) => tx.countCases({ filters: [] }))) === 0;
  const command = {
    action: 'import',
    sourceName: source.name,
    sourceSha256: source.sha256,
    reason: options.reason,
  };
  const reporters = await ImportReporters.open(desk, options);
  return record(
    desk,
    command,
    async (session) => {
      await reporters.check(session.tx);
      const run = new ImportRun(session, options, reporters, {
        doneMeans: options.doneMeans,
        today: today(desk),
      });
      for await (const rows of source.rows({
        ...(options.progress ? { progress: options.progress } : {}),
        ...(options.signal ? { signal: options.signal } : {}),
      })) {
        await run.take(rows);
        await hearInterruption(options.signal);
      }
      await run.finish();
      const summary = run.summary();
      if (options.atomic && summary.rejected > 0)
        throw new Refusal('import-not-atomic', { rejected: summary.rejected, read: summary.read });
      if (!options.findLikely) return summary;
      const likely = await likelyPairs(session.tx, run.firstCase, () =>
        hearInterruption(options.signal),
      );
      return { ...summary, likely };
    },
    { bulk, rehearse: options.dryRun ?? false },
  );
}

/** Lets a Ctrl-C be heard, which nobody hears during synchronous work, and obeys it. */
async function hearInterruption(signal: AbortSignal | undefined): Promise<void> {
  await new Promise(setImmediate);
  if (signal?.aborted) throw new Refusal('interrupted');
}
