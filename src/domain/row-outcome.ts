/** What a row says of the end of its case: the patch, and how the reporter rated it. */
import type { Patch } from './case.ts';
import { normaliseDocumentNumber } from './document-number.ts';
import type { HistoryStep } from './events.ts';
import type { LedgerRow } from './ledger-row.ts';
import { readPatchKind, readRating } from './vocabulary.ts';

/** The patch that a row names, or `null` when it names none. */
export function patchOf(row: LedgerRow): Patch | null {
  const { patch, patch_no: no, patch_kind: kind } = row.text;
  if (patch === undefined && no === undefined) return null;
  return {
    kind: kind === undefined ? null : readPatchKind(kind),
    title: patch ?? null,
    ...numberOf(no),
    published_on: row.dates.published_on ?? null,
    in_force_on: row.dates.in_force_on ?? null,
  };
}

/** The steps after which the table lets a case be rated. */
const RATED_AFTER: readonly HistoryStep['kind'][] = [
  'assigned',
  'submitted',
  'closed',
  'rejected',
  'reviewed',
];

/** A document number in the form in which it is compared, and as it was written where that differs. */
function numberOf(text: string | undefined): Pick<Patch, 'no' | 'no_text'> {
  if (text === undefined) return { no: null, no_text: null };
  const no = normaliseDocumentNumber(text);
  return { no, no_text: no === text ? null : text };
}

/** The rating that a row carries, on the day of its last step; `null` where there is nothing to rate. */
export function ratingStep(row: LedgerRow, steps: readonly HistoryStep[]): HistoryStep | null {
  const rating = row.text.satisfaction === undefined ? null : readRating(row.text.satisfaction);
  const last = steps[steps.length - 1];
  return rating !== null && last !== undefined && RATED_AFTER.includes(last.kind)
    ? { kind: 'rated', on: last.on, rating }
    : null;
}
