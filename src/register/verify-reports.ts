/** Issued reports, held against the journal: each has its content, to the byte, and names the entry it rests on. */
import type { Office } from '../domain/terms.ts';
import type { ReadTx } from '../store/store.ts';
import type { Add } from './findings.ts';
import { provenContent } from './issued-reports.ts';

export async function verifyReports(tx: ReadTx, office: Office, add: Add): Promise<void> {
  const kept = new Set(await tx.issuedEntries());
  for (const report of office.reports) {
    const { month, revision, entry, entries, digest } = report;
    const where = { month, revision, entry };
    const content = await provenContent(tx, report);
    if (typeof content === 'string') add(`report-${content}`, where);
    if ((await tx.entry(entries))?.digest !== digest) add('report-basis-differs', where);
    kept.delete(entry);
  }
  for (const entry of kept) add('report-unknown', { entry });
}
