/** What to do with each column, worked out once per file so that rows only follow it. */
import type { DateField, LedgerField, StatusReading, TextField } from '../domain/ledger-row.ts';
import { DATE_FIELDS, isOneOf, TEXT_FIELDS } from '../domain/ledger-row.ts';
import { columnsToFillDown } from './fill-down.ts';
import type { FoundHeader } from './find-header.ts';
import { extraOfExport, isOwnExport, isRejectsFile, meaningOf } from './header-names.ts';
import type { ColumnUse } from './map-columns.ts';
import type { RowDefaults } from './row-defaults.ts';

export interface PlannedColumn<Field> {
  readonly at: number;
  readonly header: string;
  readonly field: Field;
}

export interface RowPlan {
  readonly headers: readonly string[];
  /** Cells of a full row, and the least that a row may have (trailing columns without header). */
  readonly width: number;
  readonly minWidth: number;
  readonly text: readonly PlannedColumn<TextField>[];
  /** The date of receipt first: others take their year from it. */
  readonly dates: readonly PlannedColumn<DateField>[];
  readonly extra: readonly PlannedColumn<'extra'>[];
  /** Columns of the remaining fields; -1 where there is none. */
  readonly unitAt: number;
  readonly coUnitsAt: number;
  readonly dueAt: number;
  readonly statusAt: number;
  readonly reporterAt: number;
  readonly contactAt: number;
  readonly historyAt: number;
  readonly fillDown: readonly number[];
  /** 序号, number and title: a row that has one of them is a row of its own. */
  readonly identity: readonly number[];
  /** Columns whose cells say something of their own; a lone quotation mark there is no ditto. */
  readonly ownWords: readonly number[];
  /** Columns that make a row a case even if it begins with 合计. */
  readonly caseColumns: readonly number[];
  readonly ownExport: boolean;
  readonly rejectsFile: boolean;
  readonly fromWorkbook?: boolean;
  readonly defaults: RowDefaults;
  readonly statusWords?: ReadonlyMap<string, StatusReading>;
  readonly dateFormat?: string;
  readonly yearHint?: number;
}

export interface PlanWishes {
  /** Cells of a workbook: merged ones are filled in already, and none was neutralised. */
  readonly fromWorkbook?: boolean;
  readonly defaults: RowDefaults;
  readonly statusWords?: ReadonlyMap<string, StatusReading>;
  readonly dateFormat?: string;
  readonly yearHint?: number;
}

export function planRows(
  found: FoundHeader,
  uses: readonly ColumnUse[],
  wishes: PlanWishes,
): RowPlan {
  const { headers } = found;
  const ownExport = isOwnExport(headers);
  const columnOf = (field: LedgerField) => uses.indexOf(field);
  const having = <Field extends string>(fields: readonly Field[]): PlannedColumn<Field>[] =>
    uses.flatMap((use, at) =>
      isOneOf(fields, use) ? [{ at, header: headers[at] ?? '', field: use }] : [],
    );
  const serials = uses.flatMap((use, at) =>
    use === '-' && meaningOf(headers[at] ?? '') === '-' ? [at] : [],
  );
  const present = (columns: readonly number[]) => columns.filter((at) => at >= 0);
  const identity = serials.length > 0 ? serials : present([columnOf('no'), columnOf('title')]);
  return {
    headers,
    width: headers.length,
    minWidth: found.unnamed.lastIndexOf(false) + 1,
    text: having(TEXT_FIELDS),
    dates: having(DATE_FIELDS).sort((a, b) => rank(a.field) - rank(b.field)),
    extra: having(['extra'] as const).map((column) =>
      ownExport ? { ...column, header: extraOfExport(column.header) } : column,
    ),
    unitAt: columnOf('unit'),
    coUnitsAt: columnOf('co_units'),
    dueAt: columnOf('due_on'),
    statusAt: columnOf('status'),
    reporterAt: columnOf('reporter'),
    contactAt: columnOf('contact'),
    historyAt: columnOf('history'),
    fillDown:
      ownExport || wishes.fromWorkbook
        ? []
        : columnsToFillDown(found.sample.filter(isNotBlank), uses, identity),
    identity,
    ownWords: present([columnOf('no'), columnOf('title'), columnOf('description')]),
    caseColumns: present([
      columnOf('title'),
      columnOf('description'),
      columnOf('received_on'),
      columnOf('status'),
    ]),
    ownExport,
    rejectsFile: isRejectsFile(headers),
    ...wishes,
  };
}

function rank(field: DateField): number {
  return field === 'received_on' ? 0 : 1;
}

function isNotBlank(row: readonly string[]): boolean {
  return row.some((cell) => cell.trim() !== '');
}
