/** The list of what is to be chased: on a terminal or in a pipe, or as the bytes of a file. */
import { extname } from 'node:path';
import type { DueReminder } from '../register/reminders.ts';
import { daysText } from '../reports/letter-text.ts';
import type { Cell, Column } from './column.ts';
import type { Env } from './env.ts';
import { printJson, printTable } from './output.ts';
import { writeTo } from './output-file.ts';
import { safe } from './safe.ts';

export const LIST_FORMATS = ['table', 'csv', 'tsv', 'json'] as const;

export type ListFormat = (typeof LIST_FORMATS)[number];

/** Width of a table that goes into a file. */
const FILE_WIDTH = 200;

/** What was asked for; else by the file's ending, and CSV where that says nothing. */
function formatOf(env: Env, said: ListFormat | undefined, file: string | undefined): ListFormat {
  if (said !== undefined) return said;
  if (env.globals.json) return 'json';
  const isFile = file !== undefined && file !== '-';
  const ending = isFile ? extname(file).toLowerCase() : '';
  return LIST_FORMATS.find((one) => ending === `.${one}`) ?? (isFile ? 'csv' : 'table');
}

/** Prints the list, or writes it into the file that `-o` names. */
export async function printReminders(
  env: Env,
  { on, found }: { readonly on: string; readonly found: readonly DueReminder[] },
  { said, file }: { readonly said: ListFormat | undefined; readonly file: string | undefined },
): Promise<'shown' | 'written'> {
  const format = formatOf(env, said, file);
  const rows = found.map((item) => cells(env, item));
  const answer = { on, reminders: found.map(plainReminder) };
  if ((file === undefined || file === '-') && format !== 'csv') {
    if (format === 'json') await printJson(env, answer);
    else await printTable(env, columns(env), rows);
    return format === 'json' ? 'written' : 'shown';
  }
  await writeTo(env, file, async (sink) => {
    const text = { json: () => `${JSON.stringify(answer)}\n`, csv, tsv, table }[format];
    const { encodeText } = await import('../sheets/encode-text.ts');
    const encoding = format === 'csv' && sink.path !== null ? 'utf-8-bom' : 'utf-8';
    await sink.write(encodeText(await text(columns(env), rows), encoding));
  });
  return 'written';
}

function plainReminder({ kind, step, date, days, state, chased }: DueReminder) {
  const { no, title, unit, stage, due_on } = state;
  return { no, unit, kind, step, date, days, chased, title, stage, due_on };
}

function columns({ t }: Env): Column[] {
  return [
    { title: t('field.unit'), cuts: true },
    { title: t('remind.kind') },
    { title: t('remind.step') },
    { title: t('field.no') },
    { title: t('remind.date') },
    { title: t('remind.days') },
    { title: t('remind.chased'), leavable: true },
    { title: t('field.title'), cuts: true },
  ];
}

function cells({ t }: Env, item: DueReminder): Cell[] {
  const { kind, step, date, days, chased, state } = item;
  return [
    state.unit,
    t(`reminder.${kind}`),
    t(`reminder-step.${step}`),
    state.no,
    date,
    daysText(days, t),
    chased,
    state.title,
  ];
}

type Rows = readonly (readonly Cell[])[];

async function csv(shown: readonly Column[], rows: Rows): Promise<string> {
  const { csvLine } = await import('../sheets/csv-text.ts');
  const lines: Rows = [shown.map(({ title }) => title), ...rows];
  return lines.map((row) => csvLine(row.map((cell) => String(cell ?? '')))).join('');
}

/** A tab or line break in a text becomes a blank: each reminder is one line of as many cells. */
function tsv(shown: readonly Column[], rows: Rows): string {
  const lines: Rows = [shown.map(({ title }) => title), ...rows];
  return lines.map((row) => `${row.map(oneLine).join('\t')}\n`).join('');
}

async function table(shown: readonly Column[], rows: Rows): Promise<string> {
  const { layOut } = await import('./table.ts');
  const { header, lines } = layOut(
    shown,
    rows.map((row) => row.map(oneLine)),
    FILE_WIDTH,
  );
  return [...header, ...lines].map((line) => `${line.trimEnd()}\n`).join('');
}

function oneLine(cell: Cell): string {
  return safe(String(cell ?? '').replace(/\r\n?|[\n\t]/g, ' '));
}
