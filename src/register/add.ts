/** Registering one case (登记). */
import type { CodeKind } from '../domain/case.ts';
import { FACT_FIELDS, type CaseFacts } from '../domain/case.ts';
import { formatNumber, isCaseNumber, numberSeries, parseNumber } from '../domain/case-number.ts';
import type { IsoDate } from '../domain/dates.ts';
import type { DueInput } from '../domain/due-words.ts';
import { required } from '../domain/decide-values.ts';
import { Refusal } from '../domain/errors.ts';
import type { NewEvent, ReceivedData } from '../domain/events.ts';
import { isCodeKind } from '../domain/terms.ts';
import type { Reporter } from '../store/store.ts';
import { record, type Desk, type Recorded, type Session } from './desk.ts';
import { countedDue, deadlineRule } from './due.ts';
import { openVault } from './reporter-vault.ts';

export interface NewCase extends Partial<CaseFacts> {
  readonly no?: string;
  readonly title: string;
  /** When the gap was received; today when absent. May lie in the past without a reason. */
  readonly receivedOn?: IsoDate;
  readonly reporter?: Reporter;
  /** Known at once who has to rectify: accepted and assigned on the same day, in the same entry. */
  readonly unit?: string;
  readonly coUnits?: readonly string[];
  readonly due?: DueInput;
  readonly reason?: string;
}

export interface AddedCase {
  readonly no: string;
  readonly title: string;
  readonly received_on: IsoDate;
  /** The unit to which it was assigned at once. */
  readonly unit: string | null;
}

export async function addCase(desk: Desk, added: NewCase): Promise<Recorded<AddedCase>> {
  const command = {
    action: 'add',
    mayBackDate: true,
    on: added.receivedOn,
    reason: added.reason,
  };
  const { name, contact } = added.reporter ?? {};
  const vault = name || contact ? await openVault(desk) : null;
  return record(desk, command, async (session) => {
    await vault?.check(session.tx);
    const no = await numberFor(session, session.on, added.no);
    const data: Record<string, unknown> = { no };
    for (const field of FACT_FIELDS) {
      const value = added[field];
      if (!value) continue;
      data[field] = isCodeKind(field) ? nameOfCode(session, field, value) : value;
    }
    if (vault) data['has_reporter'] = true;
    const caseId = await session.tx.nextCaseId();
    const received: NewEvent = {
      kind: 'received',
      on: session.on,
      data: data as unknown as ReceivedData,
    };
    const state = await session.append(
      caseId,
      no,
      [],
      [received, ...(await assignment(session, no, added))],
    );
    if (vault) {
      const reporter = { name: name ?? null, contact: contact ?? null };
      await session.tx.putReporter(caseId, vault.seal(caseId, reporter), true);
    }
    return { no, title: added.title, received_on: session.on, unit: state?.unit ?? null };
  });
}

/** Accepted and assigned, where the unit is known already; a deadline or co-units alone say nothing. */
async function assignment(
  session: Session,
  no: string,
  { unit, coUnits, due: given, ...named }: NewCase,
): Promise<NewEvent[]> {
  if (unit === undefined) {
    if (given !== undefined || coUnits !== undefined) required(unit, 'unit');
    return [];
  }
  const { on } = session;
  const facts = { severity: named.severity ?? null, source: named.source ?? null };
  const due = given
    ? await countedDue(session, given, on)
    : (await deadlineRule(session, { ...facts, due_on: null, long_term: false }, {}))?.due;
  if (due?.due_on !== undefined && due.due_on < on)
    throw new Refusal('deadline-before-action', { no, due: due.due_on, on });
  const name = session.termName('unit', unit);
  const others = coUnits?.map((one) => session.termName('unit', one)).filter((one) => one !== name);
  return [
    { kind: 'accepted', on, data: {} },
    { kind: 'assigned', on, data: { unit: name, ...(others ? { co_units: others } : {}), ...due } },
  ];
}

/** A leader is whoever is written down; the other codes are closed lists of the office. */
export function nameOfCode(session: Session, kind: CodeKind, name: string): string {
  if (kind === 'leader' || kind === 'region') return session.ensureTerm(kind, name).name;
  return session.termName(kind, name);
}

/** The number wanted, if it is free; otherwise the next of the series. Either is remembered as given out. */
export async function numberFor(
  session: Session,
  receivedOn: IsoDate,
  wanted?: string,
): Promise<string> {
  const { pattern } = session.office;
  if (wanted !== undefined) {
    if (!isCaseNumber(wanted)) throw new Refusal('number-invalid', { no: wanted });
    if (await session.tx.caseByNo(wanted)) throw new Refusal('number-taken', { no: wanted });
    const parsed = parseNumber(pattern, wanted);
    if (parsed) await session.tx.noteNumber(parsed.series, parsed.seq);
    return wanted;
  }
  const series = numberSeries(pattern, receivedOn);
  const seq = (await session.tx.lastNumber(series)) + 1;
  await session.tx.noteNumber(series, seq);
  return formatNumber(series, seq);
}
