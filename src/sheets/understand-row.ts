/** One row of cells → one {@link LedgerRow}. Written for speed: a large ledger passes here row by row. */
import type { IsoDate } from '../domain/dates.ts';
import type {
  DateField,
  LedgerDeadline,
  LedgerRow,
  StatusReading,
  TextField,
} from '../domain/ledger-row.ts';
import { CellCache } from './cell-cache.ts';
import type { Cells } from './csv-records.ts';
import { unneutralise } from './csv-text.ts';
import { readHistory } from './own-export.ts';
import { isoReading, readDate, type DateReading } from './read-date.ts';
import { readDeadline, type DeadlineReading } from './read-deadline.ts';
import { readStatus } from './read-status.ts';
import { CellResolver } from './resolve-cells.ts';
import { flag, NO_FINDINGS, problem, type Findings } from './row-findings.ts';
import type { RowPlan } from './row-plan.ts';
import { splitNames, splitUnits, type SplitUnits } from './split-units.ts';

type Draft = { -readonly [key in keyof LedgerRow]: LedgerRow[key] } & {
  text: Partial<Record<TextField, string>>;
  dates: Partial<Record<DateField, IsoDate>>;
} & Findings;

const NOTHING = {};
const RUINED_NUMBER = /^\d(?:\.\d+)?E\+\d+$/i;

/** Understands the rows of one file, in order: ditto marks and merged cells need the row above. */
export class RowUnderstanding {
  readonly #plan: RowPlan;
  readonly #cells: CellResolver;
  readonly #dates: CellCache<DateReading>;
  readonly #deadlines: CellCache<DeadlineReading>;
  readonly #units: CellCache<SplitUnits>;
  readonly #statuses: CellCache<StatusReading | 'unknown'>;
  /** Given by --set: before all others, which may take their year from the date of receipt. */
  readonly #datesWithoutColumn: readonly (readonly [DateField, IsoDate])[];

  constructor(plan: RowPlan) {
    this.#plan = plan;
    this.#cells = new CellResolver(plan);
    const { dateFormat: format, yearHint: year, statusWords: words } = plan;
    this.#dates = new CellCache((text) => readDate(text, { format, serial: true }));
    // The key is the date of receipt, or nothing, and the text: see #readDue.
    this.#deadlines = new CellCache((key) =>
      readDeadline(key.slice(11), {
        format,
        year,
        serial: true,
        received: key.slice(0, 10).trim() || undefined,
      }),
    );
    this.#units = new CellCache(splitUnits);
    this.#datesWithoutColumn = [...plan.defaults.dates].filter(
      ([field]) => !plan.dates.some((column) => column.field === field),
    );
    const header = plan.headers[plan.statusAt] ?? '';
    this.#statuses = new CellCache(
      (text) => readStatus(text, { header, ...(words && { words }) }) ?? 'unknown',
    );
  }

  /** `row` as a spreadsheet numbers it; `mayHoldNul` false saves a look at each cell. */
  read(given: Cells, row: number, mayHoldNul: boolean): LedgerRow {
    const plan = this.#plan;
    const draft: Draft = {
      row,
      cells: plan.rejectsFile && !plan.fromWorkbook ? given.map(unneutralise) : given,
      text: {},
      dates: {},
      rawDates: NOTHING,
      coUnits: NO_FINDINGS,
      extra: NOTHING,
      problems: NO_FINDINGS,
      flags: NO_FINDINGS,
    };
    const values = this.#cells.resolve(draft, mayHoldNul);
    if (values === undefined) return draft;
    this.#readTexts(draft, values);
    this.#readDates(draft, values);
    this.#readDue(draft, values);
    this.#readUnits(draft, values);
    this.#readStatus(draft, values);
    if (plan.historyAt >= 0) this.#readHistory(draft, values);
    if (plan.extra.length > 0) this.#keepExtra(draft, values);
    return draft;
  }

  #value(values: Cells, at: number): string {
    const cell = values[at] ?? '';
    // What we exported comes back as it was, blanks included.
    return this.#plan.ownExport ? cell : cell.trim();
  }

  #readTexts(draft: Draft, values: Cells): void {
    const { text, reporterAt, contactAt, defaults } = this.#plan;
    for (const { at, field, header } of text) {
      const value = this.#value(values, at);
      if (value === '') continue;
      if (field === 'no' && RUINED_NUMBER.test(value)) ruined(draft, header, value);
      else draft.text[field] = value;
    }
    const reporter = this.#value(values, reporterAt) || defaults.reporter;
    if (reporter) draft.reporter = reporter;
    const contact = this.#value(values, contactAt) || defaults.contact;
    if (contact && RUINED_NUMBER.test(contact))
      ruined(draft, this.#plan.headers[contactAt] ?? '', contact);
    else if (contact) draft.contact = contact;
    for (const [field, value] of defaults.text) {
      if (draft.text[field] === undefined && !hasProblem(draft, this.#plan, field))
        draft.text[field] = value;
    }
  }

  #readDates(draft: Draft, values: Cells): void {
    for (const [field, date] of this.#datesWithoutColumn) draft.dates[field] = date;
    for (const { at, field, header } of this.#plan.dates) {
      const value = this.#value(values, at);
      if (value !== '') this.#readDateCell(draft, field, header, value);
      else {
        const date = this.#plan.defaults.dates.get(field);
        if (date !== undefined) draft.dates[field] = date;
      }
    }
  }

  #readDate(value: string): DateReading {
    return isoReading(value) ?? this.#dates.get(value);
  }

  #readDateCell(draft: Draft, field: DateField, header: string, value: string): void {
    let reading = this.#readDate(value);
    if ('problem' in reading && reading.problem === 'date-unreadable' && value.includes('月')) {
      reading = readDate(value, { year: yearOf(draft.dates.received_on) ?? this.#plan.yearHint });
    }
    if ('problem' in reading) {
      problem(draft, { code: reading.problem, column: header, params: { text: value } });
      return;
    }
    draft.dates[field] = reading.on;
    if (reading.on !== value) {
      if (draft.rawDates === NOTHING) draft.rawDates = {};
      (draft.rawDates as Partial<Record<DateField, string>>)[field] = value;
    }
    if (reading.yearAssumed) {
      flag(draft, {
        code: 'year-assumed',
        column: header,
        params: { text: value, date: reading.on },
      });
    }
  }

  #readDue(draft: Draft, values: Cells): void {
    const { dueAt, defaults, headers } = this.#plan;
    const value = this.#value(values, dueAt) || defaults.due;
    if (value === undefined || value === '') return;
    // A whole date is the same whenever the case was received.
    const date = this.#readDate(value);
    if ('on' in date) {
      draft.due = { on: date.on, text: value.trim() };
      return;
    }
    const reading = this.#deadlines.get(`${draft.dates.received_on ?? '          '}|${value}`);
    const column = headers[dueAt];
    const where = column === undefined ? {} : { column };
    if (reading.problem !== undefined) {
      problem(draft, { code: reading.problem, ...where, params: { text: value } });
      return;
    }
    const due: LedgerDeadline = reading.deadline;
    draft.due = due;
    if (reading.yearAssumed)
      flag(draft, { code: 'year-assumed', ...where, params: { text: value, date: due.on } });
    if (reading.notADate)
      flag(draft, { code: 'deadline-not-a-date', ...where, params: { text: value } });
  }

  #readUnits(draft: Draft, values: Cells): void {
    const { unitAt, coUnitsAt, defaults, ownExport, headers } = this.#plan;
    const unitCell = this.#value(values, unitAt);
    const coCell = this.#value(values, coUnitsAt);
    if (ownExport) {
      if (unitCell !== '') draft.unit = unitCell;
      if (coCell !== '') draft.coUnits = splitNames(coCell, '、');
    } else {
      const units = unitCell === '' ? undefined : this.#units.get(unitCell);
      const beside = coCell === '' ? undefined : this.#units.get(coCell);
      const unit = units?.lead[0];
      if (unit !== undefined) draft.unit = unit;
      const others = units ? [...units.lead.slice(1), ...units.co] : NO_FINDINGS;
      if (others.length > 0) {
        flag(draft, {
          code: 'units-split',
          column: headers[unitAt] ?? '',
          params: { unit, others },
        });
      }
      const all = beside ? [...others, ...beside.lead, ...beside.co] : others;
      if (all.length > 0) draft.coUnits = [...new Set(all)].filter((name) => name !== unit);
    }
    if (draft.unit === undefined && defaults.unit !== undefined) draft.unit = defaults.unit;
    if (draft.coUnits.length === 0 && defaults.coUnits) draft.coUnits = defaults.coUnits;
  }

  #readStatus(draft: Draft, values: Cells): void {
    const { statusAt, headers, defaults } = this.#plan;
    const word = this.#value(values, statusAt);
    if (word === '') {
      if (defaults.status) draft.status = defaults.status;
      return;
    }
    const column = headers[statusAt] ?? '';
    const reading = this.#statuses.get(word);
    if (reading === 'unknown')
      problem(draft, { code: 'status-unknown', column, params: { word: shortened(word) } });
    else draft.status = { word, reading };
    if (reading === 'partial') flag(draft, { code: 'status-partial', column, params: { word } });
  }

  #readHistory(draft: Draft, values: Cells): void {
    const { historyAt, headers } = this.#plan;
    const value = (values[historyAt] ?? '').trim();
    if (value === '') return;
    const reading = readHistory(value);
    if ('problem' in reading)
      problem(draft, { code: reading.problem, column: headers[historyAt] ?? '' });
    else draft.history = reading.history;
  }

  #keepExtra(draft: Draft, values: Cells): void {
    const extra: Record<string, string> = {};
    let any = false;
    for (const { at, header } of this.#plan.extra) {
      const value = this.#value(values, at);
      if (value === '') continue;
      any = true;
      // A column may be called __proto__; a plain assignment would lose it.
      if (header === '__proto__')
        Object.defineProperty(extra, header, { value, enumerable: true, configurable: true });
      else extra[header] = value;
    }
    if (any) draft.extra = extra;
  }
}

function ruined(draft: Draft, column: string, text: string): void {
  problem(draft, { code: 'number-ruined', column, params: { text } });
}

function hasProblem(draft: Draft, plan: RowPlan, field: TextField): boolean {
  if (draft.problems.length === 0) return false;
  const header = plan.text.find((column) => column.field === field)?.header;
  return draft.problems.some(({ column }) => column !== undefined && column === header);
}

function yearOf(date: IsoDate | undefined): number | undefined {
  return date === undefined ? undefined : Number(date.slice(0, 4));
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
