/** 办理单: for each unit its open cases, as it may see them. */
import { stepsOf, type CaseEvent } from '../domain/events.ts';
import { Refusal } from '../domain/errors.ts';
import type { Stage } from '../domain/stages.ts';
import {
  shownCase,
  WORKSHEET_STAGES,
  type ShownCase,
  type WorksheetHead,
} from '../domain/worksheet.ts';
import type { CaseState } from '../domain/case.ts';
import type { CaseFilter, ReadTx, StoredCase } from '../store/store.ts';
import { today, type Desk } from './desk.ts';
import { headCheck, rowCheck } from './worksheet-check.ts';

export interface WorksheetRow {
  readonly shown: ShownCase;
  readonly check: string;
}

export interface UnitWorksheet {
  readonly head: WorksheetHead;
  readonly check: string;
  readonly rows: readonly WorksheetRow[];
}

/** The words that a worksheet is written in. */
export interface WorksheetWords {
  readonly stage: Readonly<Record<Stage, string>>;
  readonly suspended: string;
  readonly longTerm: string;
}

const PAGE = 1_000;

/** A worksheet for every unit that has open cases among those that pass the filters, by unit. */
export function unitWorksheets(
  desk: Desk,
  filters: readonly CaseFilter[],
  words: WorksheetWords,
): Promise<UnitWorksheet[]> {
  return desk.store.read(async (tx) => {
    const head = await registerHead(tx);
    const made = today(desk);
    const rows = new Map<string, WorksheetRow[]>();
    const heads = new Map<string, WorksheetHead>();
    for await (const { state, events } of openCases(tx, filters)) {
      const { unit } = state;
      if (unit === null) continue;
      const unitHead = heads.get(unit) ?? { ...head, unit, made };
      heads.set(unit, unitHead);
      const row = worksheetRow(unitHead, state, events, words);
      const known = rows.get(unit);
      if (known) known.push(row);
      else rows.set(unit, [row]);
    }
    return [...heads.values()]
      .sort((a, b) => a.unit.localeCompare(b.unit, 'zh'))
      .map((one) => ({ head: one, check: headCheck(one), rows: rows.get(one.unit) ?? [] }));
  });
}

function worksheetRow(
  head: WorksheetHead,
  state: CaseState,
  events: readonly CaseEvent[],
  words: WorksheetWords,
): WorksheetRow {
  const stage = state.suspended ? words.suspended : words.stage[state.stage];
  const shown = shownCase(state, stepsOf(events), { stage, longTerm: words.longTerm });
  return { shown, check: rowCheck(head, shown, state) };
}

/** What a worksheet says of the register it comes from. */
export async function registerHead(
  tx: ReadTx,
): Promise<Pick<WorksheetHead, 'register' | 'office' | 'entry'>> {
  const [first, { entries }, { name: office }] = [
    await tx.entry(1),
    await tx.head(),
    await tx.office(),
  ];
  if (!first) throw new Refusal('entry-not-found', { entry: 1 });
  return { register: first.digest.slice(0, 16), office, entry: entries };
}

async function* openCases(
  tx: ReadTx,
  filters: readonly CaseFilter[],
): AsyncGenerator<StoredCase & { readonly events: readonly CaseEvent[] }> {
  const wanted: CaseFilter[] = [{ field: 'stage', is: WORKSHEET_STAGES }, ...filters];
  for (let after = 0; ;) {
    const cases = await tx.casesAfter(after, PAGE, wanted);
    const last = cases[cases.length - 1];
    if (!last) return;
    after = last.id;
    const events = await tx.eventsOfCases(cases.map(({ id }) => id));
    for (const one of cases) yield { ...one, events: events.get(one.id) ?? [] };
  }
}
