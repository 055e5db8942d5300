/**
 * 印发: a month's report is frozen. The journal says that it was issued, of when and as known when; the
 * content is kept beside it for good, and its digest stands in the journal.
 */
import { Refusal } from '../domain/errors.ts';
import { lastIssued, type IssuedReport, type RecordedReport } from '../domain/issued-report.ts';
import type { ReadTx } from '../store/store.ts';
import { record, type Desk, type Recorded } from './desk.ts';
import { packContent, unpackContent } from './packed-content.ts';

/** What is to be issued: drawn as known after `entries`, and not after. */
export interface IssueRequest extends Pick<
  IssuedReport,
  'month' | 'as_of' | 'entries' | 'digest' | 'definitions' | 'calendar'
> {
  /** The bytes of the canonical text, piece by piece. */
  readonly content: Iterable<Buffer>;
  /** Issues a month again, as a revision; that needs a reason. */
  readonly revise?: boolean | undefined;
  readonly reason?: string | undefined;
  readonly dryRun?: boolean | undefined;
}

/** Issues a month's report. A month is issued once; after that, it is revised with a reason. */
export async function issueReport(
  desk: Desk,
  request: IssueRequest,
): Promise<Recorded<IssuedReport>> {
  const { month, as_of, entries, digest, definitions, calendar, reason } = request;
  const { sha256, bytes, packed } = await packContent(request.content);
  return record(
    desk,
    { action: 'report issue', reason },
    async (session) => {
      const known = await session.tx.entry(entries);
      if (known?.digest !== digest) throw new Refusal('report-basis-gone', { entry: entries });
      const last = lastIssued(session.office.reports, month);
      refuseUnlessDue(last, request);
      const revision = (last?.revision ?? 0) + 1;
      const report: IssuedReport = {
        month,
        revision,
        as_of,
        entries,
        digest,
        definitions,
        calendar,
        sha256,
        bytes,
      };
      session.recordOffice({ kind: 'report_issued', on: session.on, data: report });
      await session.tx.keepIssued(session.entry.seq, packed);
      return report;
    },
    { rehearse: request.dryRun ?? false },
  );
}

/** Refuses to issue a month twice, and to revise one that was never issued or without a reason. */
export function refuseUnlessDue(
  last: RecordedReport | undefined,
  {
    month,
    revise = false,
    reason,
  }: Pick<IssueRequest, 'revise' | 'reason'> & { readonly month: string },
): void {
  if (last && !revise)
    throw new Refusal('report-issued-already', { month, on: last.on, revision: last.revision });
  if (!last && revise) throw new Refusal('report-not-issued', { month });
  if (revise && !reason) throw new Refusal('value-missing', { flag: 'reason' });
}

/** One that was issued, as the journal has it. */
export interface ListedReport extends RecordedReport {
  readonly recorded_at: string;
  readonly actor: string;
  readonly reason: string | null;
}

/** Every report that was issued, in the order of the journal. */
export async function issuedReports(tx: ReadTx): Promise<ListedReport[]> {
  const listed: ListedReport[] = [];
  for (const report of (await tx.office()).reports) {
    const entry = await tx.entry(report.entry);
    if (!entry) throw new Refusal('entry-not-found', { entry: report.entry });
    const { recorded_at, actor, reason } = entry;
    listed.push({ ...report, recorded_at, actor, reason });
  }
  return listed;
}

/** The issued report of a month: its last revision, unless another is named. */
export async function issuedReport(
  tx: ReadTx,
  month: string,
  revision?: number,
): Promise<ListedReport> {
  const found = (await issuedReports(tx)).filter((one) => one.month === month);
  const wanted = revision === undefined ? found.at(-1) : found[revision - 1];
  if (!wanted)
    throw new Refusal(found.length === 0 ? 'report-not-issued' : 'report-no-revision', {
      month,
      revision,
      last: found.length,
    });
  return wanted;
}

/** What may be wrong with the content that is kept of a report. */
export type ContentFault = 'missing' | 'altered';

/** The plain bytes of an issued report, proven by the digest in the journal; or what is wrong with them. */
export async function provenContent(
  tx: ReadTx,
  { entry, sha256, bytes }: RecordedReport,
): Promise<Buffer | ContentFault> {
  const content = await tx.issuedContent(entry);
  if (!content) return 'missing';
  return (await unpackContent(content, { sha256, bytes })) ?? 'altered';
}

/** The plain bytes of an issued report; refuses those that are not what was issued. */
export async function issuedContent(tx: ReadTx, report: RecordedReport): Promise<Buffer> {
  const content = await provenContent(tx, report);
  if (typeof content !== 'string') return content;
  const { month, revision, entry } = report;
  throw new Refusal('report-content-lost', { month, revision, entry });
}
