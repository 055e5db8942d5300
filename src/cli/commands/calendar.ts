/** 日历: which days are worked; the notices taken in; deadlines counted again. */
import type { CalendarNotice } from '../../domain/calendar-book.ts';
import { dayNumber, type IsoDate } from '../../domain/dates.ts';
import { Refusal } from '../../domain/errors.ts';
import { weekdayOf } from '../../domain/working-days.ts';
import { readCalendar, readCalendarParts } from '../../register/calendar.ts';
import { importNotice, type NoticeTaken } from '../../register/import-notice.ts';
import type { MessageKey } from '../../messages/translate.ts';
import { recountDeadlines, type Recounted } from '../../register/recount.ts';
import { printCalendar } from '../calendar-sheet.ts';
import { DRY_RUN, MANY, REASON } from '../common-flags.ts';
import { dueCell } from '../due-cell.ts';
import type { Env } from '../env.ts';
import type { Flags } from '../flags.ts';
import { given } from '../given.ts';
import { readMonth, readYear } from '../read-month.ts';
import { printJson, printSome, printStatus, printTable } from '../output.ts';
import { confirm } from '../prompt.ts';
import { safe } from '../safe.ts';
import { UsageError } from '../usage-error.ts';
import type { VerbGroup } from '../verb.ts';

/** The law knows more days of holiday than this; a shorter list is no notice of a whole year. */
const FEWEST_OFF = 11;

export const calendar: VerbGroup = {
  verbs: {
    show: {
      alias: '查看',
      arguments: [{ name: 'period' }],
      run: async (env, { args: [text] }) => {
        const today = env.today();
        const wanted = text ?? today.slice(0, 7);
        const month = readMonth(wanted, today);
        const period = month ?? readYear(wanted, today);
        // Years outside the table of working days are no years of a register.
        if (period === null || period.from < '1980' || period.to >= '2100')
          throw new UsageError('calendar-period-unreadable', { value: wanted });
        await printCalendar(env, await readCalendar(await env.desk()), period);
      },
    },
    list: { alias: '清单', run: (env) => printVersions(env) },
    import: {
      alias: '导入',
      arguments: [{ name: 'file', required: true }],
      flags: [
        { name: 'year', value: 'number' },
        { name: 'supplement' },
        { name: 'encoding', value: 'word' },
        DRY_RUN,
        REASON,
      ],
      run: async (env, { args: [file = ''], flags }) => {
        // The register first: whoever has none need not mend the file.
        await env.desk();
        const notice = await readFile(env, file, flags);
        await takeIn(env, notice, flags);
      },
    },
    recompute: {
      alias: '重算',
      flags: [DRY_RUN, REASON],
      run: async (env, { flags }) => {
        await recompute(env, flags);
      },
    },
  },
};

/** The built-in calendar and each notice over it. */
async function printVersions(env: Env): Promise<void> {
  const { builtIn, notices, whole } = await readCalendarParts(await env.desk());
  if (env.globals.json) {
    const { version, coveredFrom, coveredUntil } = whole;
    const parts = [
      { name: builtIn.version, from: builtIn.coveredFrom, until: builtIn.coveredUntil },
      ...notices,
    ];
    await printJson(env, { version, coveredFrom, coveredUntil, parts });
    return;
  }
  const { t } = env;
  const columns = [
    { title: t('calendar.years') },
    { title: t('calendar.off'), right: true },
    { title: t('calendar.work'), right: true },
    { title: t('history.entry'), right: true },
    { title: t('entry.source'), cuts: true },
  ];
  const builtInYears = `${builtIn.coveredFrom?.slice(0, 4) ?? ''}–${builtIn.coveredUntil.slice(0, 4)}`;
  const worked = [...builtIn.exceptions.values()].filter((works) => works).length;
  const rows = notices.map(({ year, supplement, days, entry, source }) => {
    const off = days.filter(([, kind]) => kind === 'off').length;
    const shown = supplement ? t('calendar.supplement', { year }) : year;
    return [shown, off, days.length - off, entry, source];
  });
  await printTable(env, columns, [
    [builtInYears, builtIn.exceptions.size - worked, worked, null, t('calendar.built-in')],
    ...rows,
  ]);
  const { version, coveredUntil } = whole;
  await printStatus(env, t('calendar.version', { version, coveredUntil }));
}

async function readFile(env: Env, file: string, flags: Flags): Promise<CalendarNotice> {
  const { readNotice } = await import('../../sheets/read-notice.ts');
  const input =
    file === '-'
      ? { stream: env.stdin as AsyncIterable<Buffer>, name: 'stdin' }
      : { path: env.path(file) };
  const options = given({ encoding: flags.text('encoding'), year: flags.integer('year', 2000) });
  const { year, days, problems, name, sha256 } = await readNotice(input, options);
  for (const { code, row, text } of problems)
    await printStatus(env, env.t(`notice.${code}`, { row, text: safe(text), year }));
  if (problems.length > 0) {
    throw new Refusal('notice-unreadable', { name, count: problems.length });
  }
  const supplement = flags.on('supplement');
  const off = days.filter(([, kind]) => kind === 'off').length;
  if (!supplement && off < FEWEST_OFF)
    throw new Refusal('notice-incomplete', { name, year, count: off });
  return {
    year,
    days,
    ...(supplement ? { supplement: true as const } : { covered_until: `${String(year)}-12-31` }),
    source: name,
    sha256,
  };
}

/** Shows what would change, asks, and takes the notice in. */
async function takeIn(env: Env, notice: CalendarNotice, flags: Flags): Promise<void> {
  const { t } = env;
  const { year } = notice;
  const desk = await env.desk();
  const reason = given({ reason: flags.text('reason') });
  const dryRun = flags.on('dry-run');
  const tried = await importNotice(desk, notice, { ...reason, dryRun: true });
  const { changes, before, after } = tried.result;
  const same = changes.length === 0 && before.coveredUntil === after.coveredUntil;
  if (!env.globals.json) await printChanges(env, tried.result);
  if (!dryRun && !same) await confirm(env, t('calendar.confirm', { year, count: changes.length }));
  const { entry, result } = dryRun ? tried : await importNotice(desk, notice, reason);
  const moving = dryRun || entry === null ? 0 : await movingDeadlines(env);
  if (env.globals.json) {
    const { version, coveredUntil } = result.after;
    const answer = { entry, ...(dryRun ? { dryRun } : {}), year, version, coveredUntil };
    await printJson(env, { ...answer, gap: result.gap, changes: result.changes });
    return;
  }
  if (same) await printStatus(env, t('calendar.same', { year }));
  else if (entry === null) await printStatus(env, t('calendar.rehearsed'));
  else {
    const { coveredUntil } = result.after;
    await printStatus(env, t('calendar.imported', { year, entry, coveredUntil }));
  }
  if (result.gap)
    await printStatus(env, t('calendar.gap', { year, coveredUntil: result.after.coveredUntil }));
  if (moving > 0) await printStatus(env, t('calendar.recompute-next', { count: moving }));
}

async function movingDeadlines(env: Env): Promise<number> {
  const { result } = await recountDeadlines(await env.desk(), { dryRun: true });
  return result.moved.length;
}

async function printChanges(env: Env, { changes }: NoticeTaken): Promise<void> {
  const { t } = env;
  const columns = [
    { title: t('history.on') },
    { title: t('calendar.weekday') },
    { title: t('change.old') },
    { title: t('change.next') },
    { title: t('calendar.name') },
  ];
  const word = (kind: 'off' | 'work' | null, date: IsoDate) => {
    const weekend = [0, 6].includes(weekdayOf(dayNumber(date)));
    return t(`calendar.kind.${kind ?? (weekend ? 'weekend' : 'plain')}`);
  };
  const rows = changes.map(({ date, old, next, name }) => [
    date,
    t(`calendar.weekday.${String(weekdayOf(dayNumber(date)) || 7)}` as MessageKey),
    word(old, date),
    word(next, date),
    name,
  ]);
  await printTable(env, columns, rows);
}

/** Shows which deadlines move, asks where they are many, and moves them. */
async function recompute(env: Env, flags: Flags): Promise<void> {
  const { t } = env;
  const desk = await env.desk();
  const dryRun = flags.on('dry-run');
  const reason = given({ reason: flags.text('reason') });
  const tried = await recountDeadlines(desk, { ...reason, dryRun: true });
  const count = tried.result.moved.length;
  if (!dryRun && count >= MANY) {
    if (!env.globals.json && !env.globals.yes) await printMoved(env, tried.result);
    await confirm(env, t('calendar.confirm-recompute', { count }));
  }
  const { entry, result } = dryRun || count === 0 ? tried : await recountDeadlines(desk, reason);
  if (env.globals.json) {
    await printJson(env, { entry, ...(dryRun ? { dryRun } : {}), ...result });
    return;
  }
  await printMoved(env, result);
  const said = { checked: result.checked, count: result.moved.length, entry: entry ?? '' };
  const calendar = result.calendar;
  if (result.moved.length === 0)
    await printStatus(env, t('calendar.none-moved', { ...said, calendar }));
  else if (entry === null) await printStatus(env, t('calendar.would-move', { ...said, calendar }));
  else await printStatus(env, t('calendar.moved', { ...said, calendar }));
}

async function printMoved(env: Env, { moved }: Recounted): Promise<void> {
  const { t } = env;
  const columns = [
    { title: t('field.no') },
    { title: t('field.unit'), cuts: true },
    { title: t('field.due_text') },
    { title: t('field.due_from') },
    { title: t('change.old') },
    { title: t('change.next') },
    { title: t('field.title'), cuts: true },
  ];
  const rows = moved.map((one) => [
    one.no,
    one.unit,
    one.due_text,
    one.due_from,
    one.old,
    dueCell({ due_on: one.next, due_provisional: one.due_provisional }, t),
    one.title,
  ]);
  await printSome(env, columns, rows);
}
