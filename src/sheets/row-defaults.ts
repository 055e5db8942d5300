/** `--set field=value`: a value for every row that has none in that field. */
import type { IsoDate } from '../domain/dates.ts';
import { Refusal } from '../domain/errors.ts';
import {
  DATE_FIELDS,
  isOneOf,
  TEXT_FIELDS,
  type DateField,
  type LedgerField,
  type StatusReading,
  type TextField,
} from '../domain/ledger-row.ts';
import { refuseUnknownField } from './map-columns.ts';
import { isSound } from './own-export.ts';
import { readDate } from './read-date.ts';
import { readDeadline } from './read-deadline.ts';
import { isStatusReading, readStatus } from './read-status.ts';
import { splitNames } from './split-units.ts';

export interface RowDefaults {
  readonly text: readonly (readonly [TextField, string])[];
  readonly dates: ReadonlyMap<DateField, IsoDate>;
  readonly unit?: string;
  readonly coUnits?: readonly string[];
  /** Read row by row: 6个月内 counts from the row's own receipt. */
  readonly due?: string;
  readonly status?: { readonly word: string; readonly reading: StatusReading };
  readonly reporter?: string;
  readonly contact?: string;
}

export interface DefaultsContext {
  readonly dateFormat?: string;
  readonly statusWords?: ReadonlyMap<string, StatusReading>;
  readonly yearHint?: number;
}

/** Reads the values once; one that can't be read is refused here, not in every row. */
export function rowDefaults(
  set: ReadonlyMap<LedgerField, string> | undefined,
  context: DefaultsContext,
): RowDefaults {
  const text: [TextField, string][] = [];
  const dates = new Map<DateField, IsoDate>();
  const others: {
    -readonly [key in Exclude<keyof RowDefaults, 'text' | 'dates'>]?: RowDefaults[key];
  } = {};
  for (const [field, given] of set ?? []) {
    refuseUnknownField(field);
    const value = given.trim();
    if (value === '' || !isSound(value)) throw bad(field, given);
    if (isOneOf(TEXT_FIELDS, field)) text.push([field, value]);
    else if (isOneOf(DATE_FIELDS, field)) dates.set(field, dateValue(field, value, context));
    else if (field === 'unit') others.unit = value;
    else if (field === 'co_units') others.coUnits = splitNames(value);
    else if (field === 'due_on') others.due = deadlineValue(value, context);
    else if (field === 'status')
      others.status = { word: value, reading: statusValue(value, context) };
    else if (field === 'reporter') others.reporter = value;
    else if (field === 'contact') others.contact = value;
    else throw bad(field, given);
  }
  return { text, dates, ...others };
}

function dateValue(
  field: LedgerField,
  value: string,
  { dateFormat, yearHint }: DefaultsContext,
): IsoDate {
  const reading = readDate(value, { format: dateFormat, year: yearHint });
  if ('on' in reading) return reading.on;
  throw bad(field, value);
}

function deadlineValue(value: string, { dateFormat, yearHint }: DefaultsContext): string {
  const { problem } = readDeadline(value, {
    format: dateFormat,
    year: yearHint,
    received: '2000-01-01',
  });
  if (problem === undefined) return value;
  throw bad('due_on', value);
}

function statusValue(value: string, { statusWords }: DefaultsContext): StatusReading {
  const reading = readStatus(value, statusWords ? { words: statusWords } : {});
  if (reading !== undefined) return reading;
  if (isStatusReading(value)) return value;
  throw bad('status', value);
}

function bad(field: LedgerField, value: string): Refusal {
  return new Refusal('set-value-bad', { field, value });
}
