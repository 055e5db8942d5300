/** 日志: the journal, newest first, or one entry with everything in it. */
import type { StoredEntry } from '../../domain/chain.ts';
import { isMessageKey, type Translate } from '../../messages/translate.ts';
import { entryDetail, listEntries } from '../../register/look.ts';
import type { Cell, Column } from '../column.ts';
import type { Env } from '../env.ts';
import { eventDetail } from '../event-detail.ts';
import { given } from '../given.ts';
import { localTime } from '../local-time.ts';
import { printFacts, printJson, printLine, printStatus, printTable } from '../output.ts';
import type { CommandSpec } from '../verb.ts';

const DEFAULT_LIMIT = 20;
/** How many cases of an entry a list names. */
const CASES_NAMED = 2;

export const log: CommandSpec = {
  paged: true,
  flags: [
    { name: 'case', value: 'case' },
    { name: 'limit', value: 'number' },
    { name: 'entry', value: 'entry' },
  ],
  run: async (env, { flags }) => {
    const limit = flags.integer('limit', 0);
    const entry = flags.integer('entry', 1);
    if (entry !== undefined) {
      await printEntry(env, entry, limit === 0 ? undefined : limit);
      return;
    }
    const many = limit === 0 ? undefined : (limit ?? DEFAULT_LIMIT);
    const entries = await listEntries(
      await env.desk(),
      given({ case: flags.text('case'), limit: many }),
    );
    if (env.globals.json) await printJson(env, { entries });
    else await printEntries(env, entries, many);
  },
};

async function printEntries(
  env: Env,
  entries: readonly StoredEntry[],
  limit: number | undefined,
): Promise<void> {
  const { t } = env;
  const columns = [
    { title: t('entry.no'), right: true },
    { title: t('entry.recorded') },
    { title: t('entry.actor') },
    { title: t('entry.action') },
    { title: t('entry.events'), right: true },
    { title: t('entry.reason'), wraps: 12 },
    { title: t('entry.source'), wraps: 12 },
  ];
  const rows = entries.map((one): Cell[] => [
    one.seq,
    localTime(one.recorded_at),
    one.actor,
    actionName(one.action, t),
    one.events,
    one.reason,
    one.source_name,
  ]);
  if (env.isTerminal(env.stdout)) await printForPerson(env, entries, columns, rows);
  else await printTable(env, columns, rows);
  if (entries.length === limit && (entries.at(-1)?.seq ?? 1) > 1)
    await printStatus(env, t('talk.entries-shown', { shown: entries.length }));
}

/** A person is also told which cases each entry is about, and no column that is empty throughout. */
async function printForPerson(
  env: Env,
  entries: readonly StoredEntry[],
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
): Promise<void> {
  const cases = await casesOf(env, entries);
  const shown = rows.map((row, at) => [...row.slice(0, 5), cases[at], ...row.slice(5)]);
  const titles = [
    ...columns.slice(0, 5),
    { title: env.t('entry.cases'), wraps: 12 },
    ...columns.slice(5),
  ];
  const kept = titles.map((_, at) => shown.some((row) => row[at]));
  const filled = <T>(cells: readonly T[]) => cells.filter((_, at) => kept[at]);
  await printTable(env, filled(titles), shown.map(filled));
}

/** The first numbers of the cases of each entry. */
async function casesOf(env: Env, entries: readonly StoredEntry[]): Promise<string[]> {
  const desk = await env.desk();
  const named: string[] = [];
  for (const { seq, events } of entries) {
    const detail = await entryDetail(desk, seq, CASES_NAMED + 1);
    const numbers = [...new Set(detail.events.flatMap(({ no }) => no ?? []))];
    const more =
      numbers.length > CASES_NAMED || (numbers.length > 0 && events > detail.events.length);
    named.push(numbers.slice(0, CASES_NAMED).join('、') + (more ? ' …' : ''));
  }
  return named;
}

async function printEntry(env: Env, seq: number, limit: number | undefined): Promise<void> {
  const { t } = env;
  const { entry, events } = await entryDetail(await env.desk(), seq, limit);
  if (env.globals.json) {
    await printJson(env, { ...entry, events, eventCount: entry.events });
    return;
  }
  await printFacts(env, [
    [t('entry.no'), entry.seq],
    [t('entry.recorded'), localTime(entry.recorded_at)],
    [t('entry.actor'), entry.actor],
    [t('entry.action'), actionName(entry.action, t)],
    [t('entry.reason'), entry.reason],
    [t('entry.source'), entry.source_name],
    ['SHA-256', entry.source_sha256],
    [t('entry.tool'), entry.tool],
    [t('entry.digest'), entry.digest],
  ]);
  await printLine(env, '');
  const columns = [
    { title: t('field.no') },
    { title: t('history.on') },
    { title: t('history.event') },
    { title: t('history.what'), wraps: 24 },
  ];
  await printTable(
    env,
    columns,
    events.map(({ no, kind, on, data }) => [
      no,
      on,
      eventName(kind, t),
      eventDetail({ kind, data }, t),
    ]),
  );
  if (events.length < entry.events)
    await printStatus(env, t('talk.events-shown', { shown: events.length, total: entry.events }));
}

/** What a command is called in the journal, in the user's words. */
export function actionName(action: string, t: Translate): string {
  const key = `action.${action.replaceAll(' ', '.')}`;
  return isMessageKey(key) ? t(key) : action;
}

function eventName(kind: string, t: Translate): string {
  const key = `event.${kind}`;
  return isMessageKey(key) ? t(key) : kind;
}
