/** The 口径说明 under a ledger: what is in it, and how its figures are to be read. */
import type { IsoDate } from '../domain/dates.ts';
import type {
  ExtensionsLedger,
  LedgerOptions,
  ReturnsLedger,
  ReturnsOptions,
} from './ledger-types.ts';
import { basisNote, note } from './notes.ts';
import type { Note } from './report.ts';

export function returnsNotes(
  ledger: Omit<ReturnsLedger, 'notes'>,
  options: ReturnsOptions,
): Note[] {
  const { returns, cases, final_due } = ledger.total;
  const final = { after: options.finalAfter, asOf: ledger.asOf, count: final_due };
  return [
    ...headNotes(ledger),
    note('returns', { returns, cases }),
    note('returns-sums'),
    note('returns-days', calendarOf(options)),
    note('returns-final', final),
    ...importedNotes(ledger),
    ...coverageNotes(
      options,
      ledger.rows.map((row) => row.on),
    ),
  ];
}

export function extensionsNotes(
  ledger: Omit<ExtensionsLedger, 'notes'>,
  options: LedgerOptions,
): Note[] {
  const { extensions, cases, late } = ledger.total;
  return [
    ...headNotes(ledger),
    note('extensions', { extensions, cases, asOf: ledger.asOf }),
    note('extensions-sums'),
    note('extensions-days', calendarOf(options)),
    ...(late > 0 ? [note('extensions-late', { late })] : []),
    ...importedNotes(ledger),
    ...coverageNotes(
      options,
      ledger.rows.map((row) => row.due_on),
    ),
  ];
}

type AnyLedger = Omit<ReturnsLedger, 'notes'> | Omit<ExtensionsLedger, 'notes'>;

function headNotes(ledger: AnyLedger): Note[] {
  const { to, asOf, unit } = ledger;
  return [
    basisNote(ledger),
    ...(to > asOf ? [note('ledger-after-as-of', { to, asOf })] : []),
    ...(unit === null ? [] : [note('ledger-unit', { unit })]),
  ];
}

function importedNotes({ rows }: AnyLedger): Note[] {
  const count = rows.filter((row) => row.imported).length;
  return count > 0 ? [note('ledger-imported', { count })] : [];
}

/** Working days beyond the calendar are plain weekdays. */
function coverageNotes(options: LedgerOptions, dates: readonly IsoDate[]): Note[] {
  const { coveredUntil } = options.workingDays;
  const beyond = dates.some((date) => date > coveredUntil);
  return beyond ? [note('calendar-provisional', calendarOf(options))] : [];
}

function calendarOf({ calendarVersion, workingDays }: LedgerOptions) {
  return { calendar: calendarVersion, coveredUntil: workingDays.coveredUntil };
}
