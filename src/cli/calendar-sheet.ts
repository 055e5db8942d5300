/** A month as a grid with its holidays below, a year as the list of its exceptions. */
import { isCovered, kindOn } from '../domain/calendar-book.ts';
import { dateOfDay, dayNumber, type IsoDate } from '../domain/dates.ts';
import { weekdayOf, WorkingDays, type Calendar } from '../domain/working-days.ts';
import type { MessageKey } from '../messages/translate.ts';
import type { Env } from './env.ts';
import { printJson, printLine, printStatus, printTable, styles } from './output.ts';
import { safe } from './safe.ts';

interface Period {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

interface Day {
  readonly date: IsoDate;
  /** 1 for Monday to 7 for Sunday. */
  readonly weekday: number;
  readonly working: boolean;
  readonly kind: 'off' | 'work' | null;
  readonly name: string | null;
}

/** What the calendar says of a month or a year; says so where it knows nothing. */
export async function printCalendar(env: Env, calendar: Calendar, period: Period): Promise<void> {
  const { t } = env;
  const days = daysOf(calendar, period);
  const isMonth = days.length <= 31;
  const workingDays = days.filter(({ working }) => working).length;
  const covered = isCovered(calendar, period.from, period.to);
  const { version, coveredFrom, coveredUntil } = calendar;
  const shown = isMonth ? days : days.filter(({ kind }) => kind !== null);
  if (env.globals.json) {
    const head = { ...period, calendar: version, coveredFrom, coveredUntil, covered, workingDays };
    await printJson(env, { ...head, days: shown });
    return;
  }
  if (isMonth && env.isTerminal(env.stdout)) await printGrid(env, days);
  else await printDays(env, shown);
  const span = { from: period.from, to: period.to, count: workingDays };
  await printStatus(env, t('calendar.count', span));
  await printStatus(env, t('calendar.version', { version, coveredUntil }));
  if (!covered)
    await printStatus(
      env,
      t('calendar.uncovered', { coveredFrom: coveredFrom ?? '', coveredUntil }),
    );
}

function daysOf(calendar: Calendar, { from, to }: Period): Day[] {
  const counted = new WorkingDays(calendar, dateOfDay(dayNumber(from) - 1), to);
  const days: Day[] = [];
  for (let day = dayNumber(from); day <= dayNumber(to); day++) {
    const date = dateOfDay(day);
    const name = calendar.names?.get(date);
    const kind = kindOn(calendar, date);
    days.push({
      date,
      weekday: weekdayOf(day) || 7,
      working: counted.isWorkingDay(date),
      kind,
      name: kind === null || name === undefined || name === '' ? null : name,
    });
  }
  return days;
}

async function printDays(env: Env, days: readonly Day[]): Promise<void> {
  const { t } = env;
  const columns = [
    { title: t('history.on') },
    { title: t('calendar.weekday') },
    { title: t('calendar.day') },
    { title: t('calendar.name') },
  ];
  const rows = days.map((day) => [
    day.date,
    t(`calendar.weekday.${String(day.weekday)}` as MessageKey),
    t(`calendar.kind.${day.kind ?? (day.working ? 'plain' : 'weekend')}`),
    day.name,
  ]);
  await printTable(env, columns, rows);
}

const GAP = '  ';
/** Two columns for the number of the day, two for the mark: 休 and 班 are as wide as two digits. */
const MARK = '  ';

async function printGrid(env: Env, days: readonly Day[]): Promise<void> {
  const { t } = env;
  const { strong, bad, dim } = await styles(env);
  const weekdays = [1, 2, 3, 4, 5, 6, 7].map(
    (weekday) => t(`calendar.weekday.${String(weekday)}` as MessageKey) + MARK,
  );
  const [first] = days;
  const cells = Array<string>((first?.weekday ?? 1) - 1).fill(`  ${MARK}`);
  for (const { date, kind, working } of days) {
    const mark = kind === null ? MARK : t(`calendar.mark.${kind}`);
    const cell = String(Number(date.slice(8))).padStart(2) + mark;
    cells.push(kind === 'off' ? bad(cell) : working ? cell : dim(cell));
  }
  await printLine(env, strong(t('calendar.month', monthOf(first?.date ?? ''))));
  await printLine(env, weekdays.join(GAP).trimEnd());
  for (let at = 0; at < cells.length; at += 7)
    await printLine(
      env,
      cells
        .slice(at, at + 7)
        .join(GAP)
        .trimEnd(),
    );
  for (const run of runsOf(days)) {
    const said = { from: run.from.slice(5), to: run.to.slice(5), name: safe(run.name) };
    const key = run.from === run.to ? 'calendar.one-day' : 'calendar.run';
    await printLine(env, t(key, { ...said, mark: t(`calendar.mark.${run.kind}`).trim() }));
  }
}

function monthOf(date: IsoDate): { year: number; month: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)) };
}

interface Run extends Period {
  readonly kind: 'off' | 'work';
  readonly name: string;
}

/** Days in a row that are off, or worked, for the same holiday. */
function runsOf(days: readonly Day[]): Run[] {
  const runs: (Run & { to: IsoDate })[] = [];
  for (const { date, kind, name } of days) {
    const last = runs.at(-1);
    if (kind === null) continue;
    if (last?.kind === kind && last.name === name && dayNumber(date) === dayNumber(last.to) + 1)
      last.to = date;
    else runs.push({ from: date, to: date, kind, name: name ?? '' });
  }
  return runs;
}
