/** 督办: what is to be chased today, and the letters by which units are. */
import type { CaseState } from '../domain/case.ts';
import {
  letterNumber,
  REMINDER_KINDS,
  UNIT_KINDS,
  type IssuedLetter,
  type Letter,
  type LetterItem,
  type ReminderKind,
} from '../domain/letters.ts';
import type { IsoDate } from '../domain/dates.ts';
import { Refusal } from '../domain/errors.ts';
import { stepsOf } from '../domain/events.ts';
import {
  highestStep,
  remindersOf,
  type Reminder,
  type ReminderRules,
} from '../domain/reminders.ts';
import type { Office } from '../domain/terms.ts';
import type { CaseFilter, ReadTx } from '../store/store.ts';
import { numberSetting, settingOf, type SettingKey } from '../domain/settings.ts';
import { dueRulesOf } from './lights.ts';
import { unknownTerm } from './unknown-term.ts';
import { record, today, type Desk, type Recorded, type Session } from './desk.ts';

export interface ReminderQuery {
  readonly kinds?: readonly ReminderKind[];
  readonly units?: readonly string[];
}

/** One case and why it is chased. */
export interface DueReminder extends Reminder {
  readonly caseId: number;
  readonly state: CaseState;
  /** The number of the letter of today that names it already. */
  readonly chased: string | null;
}

export interface Reminders {
  readonly on: IsoDate;
  readonly office: string;
  readonly found: readonly DueReminder[];
}

/** Everything that is to be chased today: by unit, the most pressing first. */
export function findReminders(desk: Desk, query: ReminderQuery = {}): Promise<Reminders> {
  return desk.store.read(async (tx) => {
    const office = await tx.office();
    const on = today(desk);
    return { on, office: office.name, found: await reminders(tx, office, on, query) };
  });
}

/**
 * Issues a letter to each unit that is to be chased and was not today: numbered, in one entry, with a
 * `reminded` event on each case that it names.
 */
export function issueLetters(
  desk: Desk,
  query: ReminderQuery & { readonly dryRun?: boolean },
): Promise<Recorded<Letter[]>> {
  return record(
    desk,
    { action: 'remind' },
    async (session) => {
      const { office, on } = session;
      const found = await reminders(session.tx, office, on, query);
      const letters: Letter[] = [];
      for (const [unit, items] of byUnit(found)) {
        const letter = nextLetter(office, on, unit, items, letters.length);
        session.recordOffice({ kind: 'letter_issued', on, data: letter });
        for (const item of items) await remindCase(session, item, letter);
        letters.push({ ...letter, on, office: office.name });
      }
      return letters;
    },
    { rehearse: query.dryRun ?? false },
  );
}

/** A letter that was issued, by its number; one that was taken back is refused. */
export function findLetter(desk: Desk, number: string): Promise<Letter> {
  return desk.store.read(async (tx) => {
    const { letters, name } = await tx.office();
    const wanted = number
      .normalize('NFKC')
      .replace(/[[({【]/g, '〔')
      .replace(/[\])}】]/g, '〕');
    const letter = letters.find((one) => letterNumber(one).normalize('NFKC') === wanted);
    if (!letter) throw new Refusal('letter-not-found', { number });
    if (await isTakenBack(tx, letter))
      throw new Refusal('letter-taken-back', { number: letterNumber(letter) });
    return { ...letter, office: name };
  });
}

/** Whether no case tells of a letter any more: its entry was undone, and it stands on paper only. */
async function isTakenBack(tx: ReadTx, letter: IssuedLetter): Promise<boolean> {
  const found = await Promise.all(letter.items.map(({ no }) => tx.caseByNo(no)));
  const ids = found.flatMap((one) => (one === undefined ? [] : [one.id]));
  const number = letterNumber(letter);
  return [...(await tx.eventsOfCases(ids)).values()].every((events) =>
    stepsOf(events).every((step) => step.kind !== 'reminded' || step.data.letter !== number),
  );
}

/** Letters go to units about what is theirs, once a day. */
function byUnit(found: readonly DueReminder[]): Map<string, DueReminder[]> {
  const units = new Map<string, DueReminder[]>();
  for (const item of found) {
    const { unit } = item.state;
    if (unit === null || item.chased !== null || !UNIT_KINDS.includes(item.kind)) continue;
    const items = units.get(unit);
    if (items) items.push(item);
    else units.set(unit, [item]);
  }
  return units;
}

function nextLetter(
  office: Office,
  on: IsoDate,
  unit: string,
  items: readonly DueReminder[],
  before: number,
): IssuedLetter {
  const year = Number(on.slice(0, 4));
  const mark = settingOf(office, 'letter-mark');
  const seqs = office.letters
    .filter((one) => one.mark === mark && one.year === year)
    .map(({ seq }) => seq);
  return {
    unit,
    step: highestStep(items.map(({ step }) => step)),
    mark,
    year,
    seq: Math.max(0, ...seqs) + before + 1,
    items: items.map(letterItem),
  };
}

function letterItem({ state, kind, step, date, days }: DueReminder): LetterItem {
  const { no, title, assigned_on } = state;
  return { no, title: title ?? '', assigned_on, kind, step, date, days };
}

async function remindCase(
  session: Session,
  item: DueReminder,
  letter: IssuedLetter,
): Promise<void> {
  const { no } = item.state;
  const { events } = await session.load(item.caseId, no);
  const data = { letter: letterNumber(letter), about: item.kind, step: item.step };
  await session.append(item.caseId, no, events, [{ kind: 'reminded', on: session.on, data }]);
}

/** Stages in which a case may have to be chased; a closed one for 回头看 and for its patch. */
const CHASED: readonly CaseFilter[] = [
  { field: 'stage', is: ['received', 'accepted', 'assigned', 'submitted', 'closed'] },
];

const PAGE = 500;

async function reminders(
  tx: ReadTx,
  office: Office,
  on: IsoDate,
  { kinds = REMINDER_KINDS, units }: ReminderQuery,
): Promise<DueReminder[]> {
  const rules = await rulesOf(office);
  const wanted = units?.map((name) => unitNamed(office, name));
  const found: DueReminder[] = [];
  for (let after = 0; ;) {
    const page = await tx.casesAfter(after, PAGE, CHASED);
    const last = page.at(-1);
    if (!last) break;
    after = last.id;
    for (const { id, state } of page) {
      if (wanted !== undefined && !wanted.includes(state.unit ?? '')) continue;
      for (const reminder of remindersOf(state, on, rules)) {
        if (kinds.includes(reminder.kind))
          found.push({ ...reminder, caseId: id, state, chased: null });
      }
    }
  }
  return markChased(tx, found.sort(byUnitAndUrgency), on);
}

/** A unit that the office doesn't have is a mistake in the question; an empty name stands for none. */
function unitNamed({ terms }: Office, name: string): string {
  const unit = name === '' ? { name } : terms.find('unit', name);
  if (!unit) throw unknownTerm(terms, 'unit', name);
  return unit.name;
}

/** Notes which cases a letter of today names already; a letter that was taken back names nothing. */
async function markChased(
  tx: ReadTx,
  found: readonly DueReminder[],
  on: IsoDate,
): Promise<DueReminder[]> {
  const events = await tx.eventsOfCases([...new Set(found.map(({ caseId }) => caseId))]);
  return found.map((item) => {
    const steps = stepsOf(events.get(item.caseId) ?? []);
    const chased = steps.findLast(
      (step) => step.kind === 'reminded' && step.on === on && step.data.about === item.kind,
    );
    return chased?.kind === 'reminded' ? { ...item, chased: chased.data.letter } : item;
  });
}

function byUnitAndUrgency(a: DueReminder, b: DueReminder): number {
  const unit = (a.state.unit ?? '').localeCompare(b.state.unit ?? '', 'zh');
  const kind = REMINDER_KINDS.indexOf(a.kind) - REMINDER_KINDS.indexOf(b.kind);
  return unit || kind || b.days - a.days || (a.state.no < b.state.no ? -1 : 1);
}

async function rulesOf(office: Office): Promise<ReminderRules> {
  const number = (key: SettingKey) => numberSetting(office, key);
  return {
    due: await dueRulesOf(office),
    since: office.openedOn,
    superviseAfter: number('supervise-after'),
    circulateAfter: number('circulate-after'),
    lookBackMonths: settingOf(office, 'look-back-months').split(',').map(Number),
    patchYears: number('patch-years'),
    trialYears: number('trial-years'),
    lapseMonths: number('lapse-months'),
  };
}
