/**
 * Deadlines in words, as far as they are counted in working days: 15个工作日, 自交办之日起十五个工作日内.
 * What is counted keeps its words and the day from which it counts, so that it can be counted again
 * when the calendar changes.
 */
import type { CaseState } from './case.ts';
import type { IsoDate } from './dates.ts';
import type { Deadline } from './events.ts';
import type { WorkingDays } from './working-days.ts';

/** More than ten years of working days are a slip of the pen. */
const MOST = 2500;

const LEAD = /^(?:并|且|力争|确保|争取|拟|计划|预计|于|在)+/;
const TAIL = /(?:完成整改|整改完成|整改到位|完成|办结|到位|落实)+$/;
const WORKING_DAYS =
  /^(?:自?(?:收到|接到|交办|下达|受理|转办|派单|发文)?(?:之日|当日|交办|通知|任务|文件)?(?:起|后|之后)?)?(\d+)个?工作日(?:之?内|以内|前|内完成)*$/;

/** The clauses of a deadline, numerals in figures, without the words that only say "to be done". */
export function dueClauses(text: string): string[] {
  return text
    .normalize('NFKC')
    .replace(/[ \t\u200b]+/g, '')
    .split(/[,，;；、。()\r\n]+/)
    .map((clause) => inFigures(clause.replace(LEAD, '').replace(TAIL, '')))
    .filter((clause) => clause !== '');
}

/** The number of working days that a clause names, or `null` when it names none. */
export function workingDaysOf(clause: string): number | null {
  const [, digits] = WORKING_DAYS.exec(clause) ?? [];
  const count = Number(digits ?? 0);
  return count >= 1 && count <= MOST ? count : null;
}

/** The number of working days that a deadline names, or `null` when it names none, or several. */
export function workingDaysIn(text: string): number | null {
  const counts = dueClauses(text)
    .filter((clause) => clause.includes('工作日'))
    .map(workingDaysOf);
  return counts.length === 1 ? (counts[0] ?? null) : null;
}

/** A deadline as somebody gives it; with `workingDays` its date still has to be counted. */
export interface DueInput extends Deadline {
  readonly workingDays?: number;
}

/**
 * The deadline with its date. Working days are counted from `from`, which is not counted itself; the
 * words and the day from which they count are kept. `null` where no calendar reaches that far.
 */
export function countDeadline(due: DueInput, from: IsoDate, days: WorkingDays): Deadline | null {
  const { workingDays, ...deadline } = due;
  if (workingDays === undefined) return deadline;
  const on = days.after(from, workingDays);
  return on === null ? null : { ...deadline, due_on: on, due_from: from };
}

/** The date that a case's deadline would have by a calendar; `null` where it is not counted in working days. */
export function recountedDue(
  state: Pick<CaseState, 'due_on' | 'due_from' | 'due_text'>,
  days: WorkingDays,
): IsoDate | null {
  if (state.due_on === null || state.due_from === null) return null;
  const count = workingDaysIn(state.due_text ?? '');
  return count === null ? null : days.after(state.due_from, count);
}

/**
 * Whether a deadline is provisional (暂定): counted in working days into a time whose holidays are not
 * known yet. Derived, never stored: the next notice makes it firm or moves it.
 */
export function isProvisional(
  state: Pick<CaseState, 'due_on' | 'due_from'>,
  coveredUntil: IsoDate,
): boolean {
  return state.due_from !== null && state.due_on !== null && state.due_on > coveredUntil;
}

const NUMERALS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** 三月底 → 3月底, 一季度 → 1季度, 一百二十个工作日 → 120个工作日. */
function inFigures(clause: string): string {
  return clause.replace(
    /[一二两三四五六七八九十百零]{1,6}(?=月|季度|个月|个?工作日|个?自然日|[日号天年周]|个?星期)/g,
    (numerals) => String(figure(numerals) ?? numerals),
  );
}

/** A numeral up to 999; `null` for what is none. */
function figure(numerals: string): number | null {
  const [, hundreds, tens, ones] =
    /^(?:([一二两三四五六七八九])百)?零?(?:([一二三四五六七八九])?十)?([一二两三四五六七八九])?$/.exec(
      numerals,
    ) ?? [];
  const hasTen = numerals.includes('十');
  const value =
    (NUMERALS[hundreds ?? ''] ?? 0) * 100 +
    (hasTen ? (NUMERALS[tens ?? ''] ?? 1) * 10 : 0) +
    (NUMERALS[ones ?? ''] ?? 0);
  return value === 0 ? null : value;
}
