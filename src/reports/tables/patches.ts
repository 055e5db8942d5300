/** Patches (补丁) of closed cases: what was issued, from when it holds, and when it lapses by itself. */
import { numberSetting } from '../../domain/settings.ts';
import type { Patch } from '../../domain/case.ts';
import { addMonths, dateOfDay, type IsoDate } from '../../domain/dates.ts';
import { lapseOf } from '../../domain/reminders.ts';
import type { ReadTx } from '../../store/store.ts';
import { note } from '../notes.ts';
import {
  caseColumns,
  counts,
  countWhere,
  dates,
  inNameOrder,
  listOf,
  withStanding,
  standingCounts,
  sumsOf,
  type GroupedRow,
} from './columns.ts';
import { countedCases, drillOf, groundOf, groupAt, unitAt, type Ground } from './ground.ts';
import { PATCH_STANDINGS, type PatchStanding } from './standings.ts';
import { headNotes } from './table-notes.ts';
import type { Table, TableColumn, TableOptions, TableReport } from './table-report.ts';

export interface PatchesOptions extends TableOptions {
  /** Lists only patches that stand so; all of them are summed up. */
  readonly standing: readonly PatchStanding[] | null;
}

const KIND: TableColumn = { key: 'kind', kind: 'word', rank: 1, words: 'patch-kind' };

interface LapseRules {
  readonly patchYears: number;
  readonly trialYears: number;
  readonly lapseMonths: number;
}

export async function patchesTable(tx: ReadTx, options: PatchesOptions): Promise<TableReport> {
  const ground = await groundOf(tx, options);
  const number = (key: 'patch-years' | 'trial-years' | 'lapse-months') =>
    numberSetting(ground.office, key);
  const rules = {
    patchYears: number('patch-years'),
    trialYears: number('trial-years'),
    lapseMonths: number('lapse-months'),
  };
  const rows = await rowsOf(ground, rules);
  const columns = [
    ...caseColumns(options.by),
    KIND,
    { key: 'patch', kind: 'text', rank: 0, wraps: 16 } as const,
    { key: 'patch_no', kind: 'text', rank: 2, wraps: 12 } as const,
    ...dates(5, 'issued_on'),
    ...dates(3, 'published_on'),
    ...dates(1, 'in_force_on'),
    { key: 'standing', kind: 'word', rank: 0, words: 'patch-standing' } as const,
    ...dates(4, 'lapses_on'),
    ...dates(5, 'closed_on'),
  ];
  return {
    report: 'patches',
    ...ground.head,
    table: listOf(columns, withStanding(rows, options.standing)),
    sums: sumsByKindToo(ground, rows),
    notes: [
      ...headNotes(ground, true),
      note('patches', { count: rows.length }),
      note('patches-standing', { ...rules }),
      note('patches-unfiled'),
    ],
  };
}

async function rowsOf(ground: Ground, rules: LapseRules): Promise<GroupedRow[]> {
  const { asOf } = ground.options;
  const rows = [];
  const counted = countedCases(
    ground,
    (marks) => marks.has('patch_in_force') || marks.has('patch_to_come'),
  );
  for await (const { no, marks, state } of counted) {
    const [at] = [...marks.all('patch_in_force'), ...marks.all('patch_to_come')];
    const closed = at?.closed ?? null;
    if (at === undefined || closed === null) continue;
    const patch = state.patch ?? NO_PATCH;
    const closed_on = dateOfDay(closed);
    const issued_on = issueDate(patch, closed_on);
    const isToCome = marks.has('patch_to_come');
    const lapses_on = lapseOf(patch, rules);
    const standing = isToCome ? 'to_come' : standingAt(asOf, patch, lapses_on, rules);
    if (!isIssuedIn(ground, issued_on)) continue;
    const cells = {
      no,
      title: state.title,
      unit: unitAt(ground, at),
      group: groupAt(ground, at),
      kind: patch.kind,
      patch: patch.title,
      patch_no: patch.no,
      issued_on,
      published_on: patch.published_on,
      in_force_on: patch.in_force_on,
      standing,
      lapses_on,
      closed_on,
    };
    rows.push({ group: cells.group, cells });
  }
  return rows.sort(
    ({ cells: a }, { cells: b }) =>
      inNameOrder(a.issued_on, b.issued_on) || inNameOrder(a.no, b.no),
  );
}

const NO_PATCH: Patch = {
  kind: null,
  title: null,
  no: null,
  no_text: null,
  published_on: null,
  in_force_on: null,
};

/** When a patch was issued: never after the closing, since it was there then. */
function issueDate({ published_on, in_force_on }: Patch, closedOn: IsoDate): IsoDate {
  const issued = published_on ?? in_force_on ?? closedOn;
  return issued < closedOn ? issued : closedOn;
}

/** Without a beginning, whatever was issued before the first receipt is listed, too. */
function isIssuedIn({ head, options }: Ground, issued: IsoDate): boolean {
  return (options.from === undefined || issued >= head.from) && issued <= head.to;
}

function standingAt(
  asOf: IsoDate,
  patch: Patch,
  lapses: IsoDate | null,
  { lapseMonths }: LapseRules,
): PatchStanding {
  if (patch.in_force_on === null && patch.published_on === null) return 'undated';
  if (lapses === null) return 'in_force';
  if (lapses <= asOf) return 'lapsed';
  return addMonths(lapses, -lapseMonths) <= asOf ? 'lapsing' : 'in_force';
}

/** By group, and by kind of patch: two ways to sum up the same rows. */
function sumsByKindToo(ground: Ground, rows: readonly GroupedRow[]): readonly Table[] {
  const sums = {
    rows,
    columns: [...counts(0, 'cases'), ...standingCounts('patch-standing', PATCH_STANDINGS)],
    cells: (some: readonly GroupedRow[]) => ({
      cases: some.length,
      ...Object.fromEntries(
        PATCH_STANDINGS.map((one) => [one, countWhere(some, 'standing', one)] as const),
      ),
    }),
  };
  const byKind = {
    column: { ...KIND, rank: 0 },
    of: ({ cells }: GroupedRow) => cells['kind'] as Patch['kind'],
  };
  return [
    sumsOf({
      ...sums,
      drill: (some, group) => drillOf(ground, 'patches', some.length, { group }),
    }),
    sumsOf({
      ...sums,
      by: byKind,
      drill: (some, kind) =>
        typeof kind === 'string'
          ? drillOf(ground, 'patches', some.length, { flags: [['patch-kind', kind]] })
          : undefined,
    }),
  ];
}
