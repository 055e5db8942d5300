/** The 口径说明 under a report: how each figure was defined, and what a reader must know about it. */
import { shanghaiTime, type IsoDate } from '../domain/dates.ts';
import type { MessageParams, Translate } from '../messages/index.ts';
import type { FigureCounts } from '../store/store.ts';
import type { Durations } from './durations.ts';
import { percentText, ratioText, type Rate } from './rate.ts';
import type { Note, NoteCode, Report } from './report.ts';

/** What the notes need besides the printed figures. */
export interface NoteFacts {
  readonly calendarVersion: string;
  readonly coveredUntil: IsoDate;
  readonly total: FigureCounts;
  readonly durations: Durations;
  /** Open cases whose deadline was counted in working days beyond the calendar. */
  readonly provisional: number;
}

/** How many groups with nothing due are named. */
const NAMED = 10;

export function notesOf(report: Omit<Report, 'notes'>, facts: NoteFacts): Note[] {
  return [
    ...basisNotes(report),
    ...stockNotes(report),
    ...dueNotes(report),
    ...provisionalNotes(facts),
    ...flowNotes(report, facts),
    ...durationNotes(report, facts),
  ];
}

/** The note as a sentence of a language. */
export function noteText({ code, params }: Note, t: Translate): string {
  return t(`report.note.${code}`, params);
}

export function note(code: NoteCode, params: MessageParams = {}): Note {
  return { code, params };
}

/** Of when the figures are, and as of when they were known. */
export function basisNote({
  asOf,
  knownAt,
  from,
  to,
}: Pick<Report, 'asOf' | 'knownAt' | 'from' | 'to'>): Note {
  return note('basis', { asOf, knownAt: shanghaiTime(knownAt), from, to });
}

function basisNotes(report: Omit<Report, 'notes'>): Note[] {
  const { asOf, to, by } = report;
  const notes = [basisNote(report)];
  if (to > asOf) notes.push(note('period-after-as-of', { to, asOf }));
  if (by === 'unit') notes.push(note('by-unit'));
  if (by === 'month') notes.push(note('by-month'));
  return notes;
}

function stockNotes({ total, smallest }: Omit<Report, 'notes'>): Note[] {
  const { collected, pending, rejected, withdrawn, merged, voided, valid } = total;
  return [
    note('closed'),
    note('valid', { collected, pending, rejected, withdrawn, merged, voided, valid }),
    note('closure-rate', ratio(total.closure_rate, smallest)),
    note('valid-closure-rate', ratio(total.valid_closure_rate, smallest)),
  ];
}

function dueNotes({ total, rows, by, smallest }: Omit<Report, 'notes'>): Note[] {
  if (total.due === 0) return [note('due', { due: 0 }), note('nothing-due')];
  const notes = [
    note('due', { due: total.due }),
    note('due-closure-rate', ratio(total.due_closure_rate, smallest)),
    note('on-time-rate', ratio(total.on_time_rate, smallest)),
  ];
  const idle = rows.filter((row) => row.due === 0);
  const groups = idle.flatMap((row) => row.group ?? []).slice(0, NAMED);
  if (by === null || groups.length === 0) return notes;
  const code = idle.length > groups.length ? 'nothing-due-many' : 'nothing-due-groups';
  return [...notes, note(code, { count: idle.length, groups })];
}

function provisionalNotes({ provisional, coveredUntil, calendarVersion }: NoteFacts): Note[] {
  if (provisional === 0) return [];
  const calendar = { calendar: calendarVersion, coveredUntil };
  return [note('due-provisional', { count: provisional, ...calendar })];
}

function flowNotes({ total }: Omit<Report, 'notes'>, facts: NoteFacts): Note[] {
  const { closed_in, reopened_in, net_closed } = total;
  const { closed_in_imported: imported, long_term } = facts.total;
  const notes = [note('flow', { closed: closed_in, reopened: reopened_in, net: net_closed })];
  if (imported > 0) notes.push(note('imported', { closed: closed_in, imported }));
  if (long_term > 0) notes.push(note('long-term', { count: long_term }));
  return notes;
}

function durationNotes({ asOf, to, total }: Omit<Report, 'notes'>, facts: NoteFacts): Note[] {
  const calendar = { calendar: facts.calendarVersion, coveredUntil: facts.coveredUntil };
  const median = facts.durations.natural.median();
  const p90 = facts.durations.natural.p90();
  const notes =
    median === null || p90 === null
      ? [note('durations-none')]
      : [note('durations', { closed: total.closed, median, p90, ...calendar })];
  if (asOf > facts.coveredUntil || to > facts.coveredUntil) {
    notes.push(note('calendar-provisional', calendar));
  }
  return notes;
}

/** A rate for a note: its counts, its exact per cent for programs, and what the sentence says. */
export function ratio(rate: Rate, smallest: number): MessageParams {
  const { a, b } = rate;
  return { a, b, rate: percentText(rate) || '—', ratio: ratioText(rate, smallest) };
}
