/** 督办: what is to be chased today; letters to the units, numbered and recorded. */
import { extname } from 'node:path';
import type { IsoDate } from '../../domain/dates.ts';
import {
  letterNumber,
  REMINDER_KINDS,
  type Letter,
  type ReminderKind,
} from '../../domain/letters.ts';
import { applyDefaultAcceptances } from '../../register/default-acceptance.ts';
import {
  findLetter,
  findReminders,
  issueLetters,
  type DueReminder,
  type Reminders,
  type ReminderQuery,
} from '../../register/reminders.ts';
import { OUTPUT } from '../common-flags.ts';
import type { Env } from '../env.ts';
import type { Flags } from '../flags.ts';
import { given } from '../given.ts';
import { printLetters, removeLetters, type WrittenLetters } from '../letter-files.ts';
import { printJson, printStatus } from '../output.ts';
import { confirm } from '../prompt.ts';
import { LIST_FORMATS, printReminders, type ListFormat } from '../reminder-list.ts';
import { safe } from '../safe.ts';
import { UsageError } from '../usage-error.ts';
import type { CommandSpec } from '../verb.ts';

const FORMATS = [...LIST_FORMATS, 'docx'] as const;

type Format = (typeof FORMATS)[number];

export const remind: CommandSpec = {
  flags: [
    { name: 'kind', value: 'word', many: true },
    { name: 'unit', value: 'name', many: true },
    { name: 'apply' },
    { name: 'letter', value: 'text' },
    { name: 'format', value: 'word' },
    OUTPUT,
  ],
  run: async (env, { flags }) => {
    const query = given({
      kinds: flags.words('kind', (text) => readKind(env, text)),
      units: flags.names('unit'),
    });
    const number = flags.text('letter');
    const format = flags.word('format', readFormat, FORMATS);
    if (number !== undefined) await reprint(env, number, flags);
    else if (flags.on('apply')) await apply(env, query, flags);
    else if (format === 'docx') await draft(env, query, flags);
    else if (format === undefined && isDocx(flags.text('output')))
      throw new UsageError('letters-into-folder');
    else await list(env, query, format, flags);
  },
};

/** Letters are one file a unit: a single document can't hold them. */
function isDocx(file: string | undefined): boolean {
  return file !== undefined && extname(file).toLowerCase() === '.docx';
}

function readFormat(text: string): Format | null {
  return FORMATS.find((one) => one === text.toLowerCase()) ?? null;
}

function readKind({ t }: Env, text: string): ReminderKind | null {
  return REMINDER_KINDS.find((kind) => kind === text || t(`reminder.${kind}`) === text) ?? null;
}

async function list(
  env: Env,
  query: ReminderQuery,
  format: ListFormat | undefined,
  flags: Flags,
): Promise<void> {
  const reminders = await findReminders(await env.desk(), query);
  const file = flags.text('output');
  if ((await printReminders(env, reminders, { said: format, file })) === 'shown')
    await printSummary(env, reminders);
}

async function printSummary(env: Env, { on, found }: Reminders): Promise<void> {
  const { t } = env;
  if (found.length === 0) {
    await printStatus(env, t('remind.nothing'));
    return;
  }
  const kinds = REMINDER_KINDS.map((kind) => ({
    kind: t(`reminder.${kind}`),
    count: found.filter((item) => item.kind === kind).length,
  })).filter(({ count }) => count > 0);
  await printStatus(
    env,
    t('remind.summary', {
      count: found.length,
      kinds: kinds.map((one) => t('remind.summary-kind', one)),
    }),
  );
  const red = found.filter((item) => isSubmittedLate(item, on)).length;
  if (red > 0) await printStatus(env, t('remind.red-too', { count: red }));
  await printStatus(env, t('remind.how-to-apply'));
}

/** Red on the board, but waiting for the office: it is no unit that is chased for it. */
function isSubmittedLate({ kind, state }: DueReminder, on: IsoDate): boolean {
  const { due_on: due, suspended, long_term: longTerm } = state;
  return kind === 'verification' && due !== null && due < on && !suspended && !longTerm;
}

/** Letters as they would be, without a number; nothing is recorded. */
async function draft(env: Env, query: ReminderQuery, flags: Flags): Promise<void> {
  const { result } = await issueLetters(await env.desk(), { ...query, dryRun: true });
  const { folder } = await writeLetters(env, result, flags, true);
  if (env.globals.json) await printJson(env, { folder, letters: result.map(plainLetter) });
  else if (folder === null) await printStatus(env, env.t('remind.no-letters'));
  else
    await printStatus(env, env.t('remind.drafts', { count: result.length, folder: safe(folder) }));
}

/**
 * Carries out what is due today: cases that nobody answered in time count as accepted (默认受理, where a
 * rule says so), and each unit gets its letter.
 */
async function apply(env: Env, query: ReminderQuery, flags: Flags): Promise<void> {
  const { t } = env;
  const desk = await env.desk();
  const { result: unanswered } = await applyDefaultAcceptances(desk, { dryRun: true });
  const { result: planned } = await issueLetters(desk, { ...query, dryRun: true });
  if (unanswered.length === 0 && planned.length === 0) {
    if (env.globals.json) await printJson(env, { entry: null, letters: [], accepted: [] });
    else await printStatus(env, t('remind.no-letters'));
    return;
  }
  await confirm(env, question(env, unanswered.length, planned));
  // The papers first: a letter that is recorded but could not be written would chase nobody.
  const written = await writeLetters(env, planned, flags, false);
  const accepted = await applyDefaultAcceptances(desk);
  const { entry, result } = await issueLetters(desk, query).catch(async (error: unknown) => {
    await removeLetters(written.files);
    throw error;
  });
  const { folder, isOther } = await asIssued(env, { planned, written, result }, flags);
  const nos = accepted.result.map(({ no }) => no);
  if (env.globals.json) {
    const letters = result.map(plainLetter);
    await printJson(env, { entry, folder, letters, accepted: nos, acceptedEntry: accepted.entry });
    return;
  }
  if (accepted.entry !== null)
    await printStatus(env, t('remind.accepted', { count: nos.length, nos, entry: accepted.entry }));
  if (isOther)
    await printStatus(
      env,
      t('remind.changed-meanwhile', { planned: planned.length, count: result.length }),
    );
  if (folder === null) return;
  await printStatus(env, t('remind.issued', { count: result.length, entry: entry ?? '' }));
  await printStatus(env, t('remind.written', { count: result.length, folder: safe(folder) }));
}

/** Where somebody else issued letters meanwhile, the papers are written again as they were recorded. */
async function asIssued(
  env: Env,
  issued: {
    readonly planned: readonly Letter[];
    readonly written: WrittenLetters;
    readonly result: readonly Letter[];
  },
  flags: Flags,
): Promise<WrittenLetters & { readonly isOther: boolean }> {
  const { planned, written, result } = issued;
  if (JSON.stringify(planned) === JSON.stringify(result)) return { ...written, isOther: false };
  await removeLetters(written.files);
  return { ...(await writeLetters(env, result, flags, false)), isOther: true };
}

/** What will be done, in one question. */
function question({ t }: Env, unanswered: number, planned: readonly Letter[]): string {
  const [first] = planned;
  const accepting = t('remind.confirm-accept', { count: unanswered });
  if (first === undefined) return accepting;
  const cases = planned.reduce((sum, one) => sum + one.items.length, 0);
  const number = letterNumber(first);
  const writing = t('remind.confirm', { units: planned.length, cases, first: number });
  return unanswered === 0 ? writing : t('remind.confirm-both', { accepting, writing });
}

/** A letter that was issued is made again from the journal: the paper may have been lost. */
async function reprint(env: Env, number: string, flags: Flags): Promise<void> {
  const letter = await findLetter(await env.desk(), number);
  const { folder } = await writeLetters(env, [letter], flags, false);
  if (env.globals.json) await printJson(env, { folder, letters: [plainLetter(letter)] });
  else if (folder !== null)
    await printStatus(env, env.t('remind.written', { count: 1, folder: safe(folder) }));
}

function plainLetter(letter: Letter) {
  const { unit, step, on, items } = letter;
  return { number: letterNumber(letter), unit, step, on, cases: items.map(({ no }) => no) };
}

function writeLetters(
  env: Env,
  letters: readonly Letter[],
  flags: Flags,
  isDraft: boolean,
): Promise<WrittenLetters> {
  const folder =
    flags.text('output') ?? env.t('letter.folder', { date: env.today().replaceAll('-', '') });
  if (folder === '-') throw new UsageError('flag-missing', { flag: 'output' });
  if (isDocx(folder)) throw new UsageError('letters-into-folder');
  return printLetters(env, letters, folder, isDraft);
}
