/** Headers → fields: what the user says, then what the names say, then what the values say. */
import { Refusal, type ErrorParams } from '../domain/errors.ts';
import { LEDGER_FIELDS, type LedgerField, type StatusReading } from '../domain/ledger-row.ts';
import { readTrap } from './column-traps.ts';
import type { FoundHeader } from './find-header.ts';
import {
  isCourseInWords,
  isOneOfOurs,
  isOwnExport,
  isRejectsFile,
  meaningOf,
  normaliseHeader,
} from './header-names.ts';

/** What became of a column: a field, ignored, or kept with the case as an extra field. */
export type ColumnUse = LedgerField | '-' | 'extra';

/** Something that a person should know about how the file was read. */
export interface LedgerNote {
  readonly code: LedgerNoteCode;
  readonly params: ErrorParams;
}

export const LEDGER_NOTE_CODES = [
  'field-twice',
  'column-by-values',
  'column-empty',
  'filled-down',
  'sheet-chosen',
  'merged-cells',
] as const;
export type LedgerNoteCode = (typeof LEDGER_NOTE_CODES)[number];

export interface MappingWishes {
  readonly map?: ReadonlyMap<string, LedgerField | '-'>;
  readonly statusWords?: ReadonlyMap<string, StatusReading>;
  readonly dateFormat?: string;
}

export interface ColumnMapping {
  /** By position. */
  readonly uses: readonly ColumnUse[];
  readonly notes: readonly LedgerNote[];
}

/** Decides what each column is. Refuses names that are not in the file, and columns nobody can decide. */
export function mapColumns(found: FoundHeader, wishes: MappingWishes): ColumnMapping {
  const { headers } = found;
  const placing = new Placing(headers);
  for (const [header, field] of wishes.map ?? []) placing.wish(header, field);
  if (isRejectsFile(headers)) {
    placing.place(headers.length - 2, '-');
    placing.place(headers.length - 1, '-');
  }
  for (const [at, header] of headers.entries()) if (isCourseInWords(header)) placing.place(at, '-');
  // An extra column of our own export is one, whatever its header would mean elsewhere.
  const own = isOwnExport(headers);
  const meanings = headers.map((header, at) =>
    found.unnamed[at] || (own && !isOneOfOurs(header)) ? undefined : meaningOf(header),
  );
  const traps: number[] = [];
  for (const [at, meaning] of meanings.entries()) {
    if (meaning === 'trap') traps.push(at);
    else if (meaning !== undefined) placing.place(at, meaning);
  }
  // Last, because the other columns help to decide them.
  for (const at of traps)
    if (placing.uses[at] === undefined) springTrap(at, placing, found, wishes);
  return { uses: placing.uses.map((use) => use ?? 'extra'), notes: placing.notes };
}

/** Which column is which so far. */
class Placing {
  readonly uses: (ColumnUse | undefined)[];
  readonly notes: LedgerNote[] = [];
  readonly columnOf = new Map<LedgerField, number>();
  readonly #headers: readonly string[];

  constructor(headers: readonly string[]) {
    this.#headers = headers;
    this.uses = headers.map(() => undefined);
  }

  /** What the user said, which wins. */
  wish(header: string, field: LedgerField | '-'): void {
    refuseUnknownField(field, true);
    const headers = this.#headers;
    const at = columnNamed(headers, header);
    if (at === undefined) throw new Refusal('map-header-unknown', { header, headers });
    const taken = field === '-' ? undefined : this.columnOf.get(field);
    if (taken !== undefined && taken !== at) {
      throw new Refusal('map-field-twice', { field, first: headers[taken], second: headers[at] });
    }
    this.uses[at] = field;
    if (field !== '-') this.columnOf.set(field, at);
  }

  /** What name or values say. Of two columns for one field the first is it; the other is kept, and said. */
  place(at: number, use: LedgerField | '-'): void {
    if (this.uses[at] !== undefined) return;
    const taken = use === '-' ? undefined : this.columnOf.get(use);
    this.uses[at] = taken === undefined ? use : 'extra';
    if (taken === undefined && use !== '-') this.columnOf.set(use, at);
    if (taken !== undefined)
      this.note(at, 'field-twice', { field: use, kept: this.#headers[taken] });
  }

  /** Kept with the case, and said. */
  keepAsExtra(at: number): void {
    this.uses[at] = 'extra';
    this.note(at, 'column-empty');
  }

  note(at: number, code: LedgerNoteCode, params: ErrorParams = {}): void {
    this.notes.push({ code, params: { column: this.#headers[at], ...params } });
  }
}

/** 完成时间 and 整改时间. */
function springTrap(
  at: number,
  placing: Placing,
  { headers, sample }: FoundHeader,
  { statusWords, dateFormat }: MappingWishes,
): void {
  const statusAt = placing.columnOf.get('status');
  const header = headers[statusAt ?? -1] ?? '';
  const reading = readTrap(
    {
      at,
      statusAt,
      statusWords: { header, ...(statusWords && { words: statusWords }) },
      dateFormat,
      hasDeadline: placing.columnOf.has('due_on'),
    },
    sample,
  );
  if (reading === 'ambiguous') {
    const fields = ['due_on', 'done_on'];
    throw new Refusal('column-ambiguous', { column: headers[at], fields });
  }
  if (reading === 'empty') {
    placing.keepAsExtra(at);
    return;
  }
  placing.place(at, reading);
  if (placing.uses[at] === reading) placing.note(at, 'column-by-values', { field: reading });
}

function columnNamed(headers: readonly string[], wanted: string): number | undefined {
  const exact = headers.indexOf(wanted.trim());
  if (exact >= 0) return exact;
  const normal = normaliseHeader(wanted);
  const at = normal === '' ? -1 : headers.findIndex((header) => normaliseHeader(header) === normal);
  return at < 0 ? undefined : at;
}

/** Fields come from the command line: the type is a promise, not a fact. */
export function refuseUnknownField(field: string, orIgnore = false): void {
  if ((LEDGER_FIELDS as readonly string[]).includes(field) || (orIgnore && field === '-')) return;
  throw new Refusal('field-unknown', {
    field,
    fields: [...LEDGER_FIELDS, ...(orIgnore ? ['-'] : [])],
  });
}
