/** 释数: the cases behind a figure, those of its denominator, and those that are left out, and why. */
import type { Instant } from '../../domain/dates.ts';
import { lastIssued } from '../../domain/issued-report.ts';
import { TERM_KINDS, type Office, type TermKind } from '../../domain/terms.ts';
import { WorkingDays } from '../../domain/working-days.ts';
import { chinese, type Language, type Translate } from '../../messages/translate.ts';
import { loadCalendar } from '../../register/calendar.ts';
import { officeThen, readThen } from '../../register/then.ts';
import { unknownTerm } from '../../register/unknown-term.ts';
import { COUNT_KEYS, RATE_KEYS } from '../../reports/figures/catalog.ts';
import {
  explainFigure,
  type ExplainedCase,
  type ExplainedKey,
  type ExplainOptions,
  type Explanation,
  type Role,
} from '../../reports/figures/explain.ts';
import { monthSettings } from '../../reports/monthly/month.ts';
import { monthPeriod } from '../../reports/monthly/months.ts';
import { groupText } from '../../reports/groups.ts';
import { wholePeriod } from '../../reports/period.ts';
import type { GroupBy, GroupKey, ReadTx } from '../../store/store.ts';
import type { Desk } from '../../register/desk.ts';
import type { Env } from '../env.ts';
import type { FlagSpec } from '../flag-spec.ts';
import type { Flags } from '../flags.ts';
import { localTime } from '../local-time.ts';
import { ratioText } from '../../reports/rate.ts';
import { namedMonth } from '../named-month.ts';
import { printStatus } from '../output.ts';
import { readKnownPeriod, refuseLater, type Period } from '../report-period.ts';
import { readMonth } from '../read-month.ts';
import { similarTo } from '../similar.ts';
import { FORM_FLAGS, writeAnswer, type Answer, type PlainCell } from '../tables-out.ts';
import { UsageError } from '../usage-error.ts';
import { lastKnownDay, readKnownAt } from '../viewpoint.ts';
import type { CommandSpec } from '../verb.ts';

const KEYS: readonly ExplainedKey[] = [...COUNT_KEYS, ...RATE_KEYS];
const ROLES: readonly Role[] = ['counted', 'denominator', 'left-out'];
/** How many cases left out for one reason a table names; the other forms have all of them. */
const NAMED = 20;

/** `by` and `group` of the report's own reading. */
export type ReadGroup = (text: string) => GroupBy | null;

export function reportExplain(
  period: readonly FlagSpec[],
  groups: readonly GroupBy[],
  readGroup: ReadGroup,
): CommandSpec {
  return {
    paged: true,
    arguments: [{ name: 'month' }, { name: 'figure' }],
    flags: [
      ...period,
      { name: 'by', value: 'word', words: groups },
      ...TERM_KINDS.map((name): FlagSpec => ({ name, value: 'name' })),
      ...FORM_FLAGS,
    ],
    run: async (env, { args, flags }) => {
      const { month, figure } = readArguments(args, env.today());
      const key = readKey(figure, env.language);
      const by = flags.word('by', readGroup, groups) ?? null;
      const asked = await readQuestion(env, flags, month);
      const { explanation, smallest } = await readThen(
        (await env.desk()).store,
        { knownAt: asked.knownAt, entries: asked.entries },
        async (tx) => ({
          explanation: await explainFigure(tx, await optionsOf(tx, flags, asked, { key, by })),
          smallest: monthSettings(await tx.office()).smallestDenominator,
        }),
      );
      await writeAnswer(env, flags, answerOf(explanation, { ...asked, smallest }, env.t));
      if (asked.issued !== undefined)
        await printStatus(env, env.t('talk.explains-issued', asked.issued));
    },
  };
}

/** A month and a figure, in either order; the month may be left out. */
function readArguments(args: readonly string[], today: string) {
  const [first, second] = args;
  const firstIsMonth = first !== undefined && readMonth(first, today) !== null;
  if (second === undefined)
    return firstIsMonth ? { month: first, figure: undefined } : { month: undefined, figure: first };
  const secondIsMonth = !firstIsMonth && readMonth(second, today) !== null;
  return secondIsMonth ? { month: second, figure: first } : { month: first, figure: second };
}

function readKey(text: string | undefined, language: Language): ExplainedKey {
  const known = RATE_KEYS.map((one) => (language === 'zh' ? chinese(`figure.${one}`) : one));
  if (text === undefined) throw new UsageError('figure-missing', { known });
  const word = text.normalize('NFKC').trim();
  const wanted = word.toLowerCase().replace(/[- ]/g, '_');
  const key = KEYS.find(
    (one) => one === wanted || chinese(`figure.${one}`).normalize('NFKC') === word,
  );
  if (key !== undefined) return key;
  const names = [...KEYS, ...KEYS.map((one) => chinese(`figure.${one}`))];
  // 按期率 is short for 按期整改率, rather than a slip of 延期率.
  const longer = names.filter((name) => isShortFor(word, name)).slice(0, 3);
  const similar = longer.length > 0 ? longer : similarTo(word, names);
  throw new UsageError('figure-unknown', { value: text, similar, known });
}

/** Whether the characters of a word stand in a name in the same order. */
function isShortFor(word: string, name: string): boolean {
  let at = -1;
  return Array.from(word).every((one) => (at = name.indexOf(one, at + 1)) >= 0);
}

interface Question extends Period {
  readonly knownAt: Instant | undefined;
  /** K of an issued report, exactly. */
  readonly entries?: number;
  /** The issued report whose figures are explained. */
  readonly issued?: { readonly month: string; readonly revision: number };
}

interface Shown extends Question {
  /** A rate of fewer cases is shown as its counts alone. */
  readonly smallest: number;
}

/** A named month as it was issued, unless K or A is said; else the period of the flags. */
async function readQuestion(env: Env, flags: Flags, written?: string): Promise<Question> {
  if (written === undefined) return readKnownPeriod(env, { flags });
  const knownAt = readKnownAt(flags, env.now());
  const lastDay = lastKnownDay(knownAt, env.today());
  for (const second of ['month', 'year', 'from', 'to'] as const)
    if (flags.text(second) !== undefined)
      throw new UsageError('flags-together', { first: 'month', second });
  const desk = await env.desk();
  const month = await namedMonth(env, written);
  const said = flags.date('as-of');
  const issued = knownAt === undefined && said === undefined ? await issuedOf(desk, month) : null;
  if (issued) return issued;
  const office = await officeThen(desk.store, { knownAt });
  const { from, to } = monthPeriod(month, monthSettings(office).monthEnd);
  const asOf = said ?? (to < lastDay ? to : lastDay);
  if (asOf > env.today())
    throw new UsageError('as-of-in-future', { date: asOf, today: env.today() });
  if (from > asOf) refuseLater(from, asOf, said !== undefined);
  return { from, to, asOf, knownAt };
}

async function issuedOf(desk: Desk, month: string): Promise<Question | null> {
  const found = await desk.store.read(async (tx) => {
    const report = lastIssued((await tx.office()).reports, month);
    const basis = report && (await tx.entry(report.entries));
    return report && basis ? { report, knownAt: basis.recorded_at } : null;
  });
  if (!found) return null;
  const { report, knownAt } = found;
  const { entries } = report;
  const office = await officeThen(desk.store, { entries });
  const { from, to } = monthPeriod(month, monthSettings(office).monthEnd);
  const { revision, as_of: asOf } = report;
  return { from, to, asOf, knownAt, entries, issued: { month, revision } };
}

async function optionsOf(
  tx: ReadTx,
  flags: Flags,
  { asOf, from, to }: Question,
  { key, by }: { readonly key: ExplainedKey; readonly by: GroupBy | null },
): Promise<ExplainOptions> {
  const office = await tx.office();
  const period = await wholePeriod(tx, {
    asOf,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  });
  const { relapseDays, cohortDays } = monthSettings(office);
  const workingDays = new WorkingDays(await loadCalendar(office));
  const window = { asOf, ...period, relapseDays, cohortDays, workingDays };
  const only = readOnly(flags, office, by);
  return { key, window, by, ...only };
}

/** The one group that was asked about: `--unit 市住建局`; an empty name stands for "none". */
function readOnly(
  flags: Flags,
  { terms }: Office,
  by: GroupBy | null,
): { by?: TermKind; group?: GroupKey } {
  const given = TERM_KINDS.filter((kind) => flags.emptyable(kind) !== undefined);
  const [kind, second] = given;
  if (kind === undefined) return {};
  if (second !== undefined) throw new UsageError('flags-together', { first: kind, second });
  if (by !== null && by !== kind)
    throw new UsageError('flags-together', { first: 'by', second: kind });
  const name = flags.emptyable(kind) ?? null;
  if (name === null) return { by: kind, group: null };
  const term = terms.find(kind, name);
  if (!term) throw unknownTerm(terms, kind, name);
  return { by: kind, group: term.id };
}

const FIELDS = [
  'received_on',
  'accepted_on',
  'due_on',
  'original_due_on',
  'closed_on',
] as const satisfies readonly (keyof ExplainedCase)[];

function answerOf(explanation: Explanation, asked: Shown, t: Translate): Answer {
  const { key, numerator, denominator, rate, cases } = explanation;
  const grouped = explanation.by !== null;
  const isOneGroup = new Set(cases.map(({ group }) => group)).size === 1 && grouped;
  const head = [
    t('field.no'),
    t('field.title'),
    t('explain.group'),
    t('explain.role'),
    t('explain.reason'),
    t('explain.times'),
    t('field.unit'),
    t('field.stage'),
    ...FIELDS.map((field) => t(`field.${field}`)),
    t('explain.on'),
  ];
  return {
    json: {
      report: 'explain',
      asOf: asked.asOf,
      ...(asked.knownAt === undefined ? {} : { knownAt: asked.knownAt }),
      ...(asked.issued ? { issued: asked.issued } : {}),
      ...explanation,
    },
    keys: ['no', 'title', 'group', 'role', 'reason', 'times', 'unit', 'stage', ...FIELDS, 'on'],
    labels: head,
    rows: cases.map((one) => [
      one.no,
      one.title,
      grouped ? one.group : null,
      { key: one.role, text: t(`explain.role.${one.role}`) },
      one.reason === null ? null : { key: one.reason, text: t(`reason.${one.reason}`) },
      one.a,
      one.unit,
      { key: one.stage, text: t(`stage.${one.stage}`) },
      ...FIELDS.map((field) => one[field]),
      one.on.join(' '),
    ]),
    title: titleOf(explanation, asked, t),
    tables: ROLES.map((role) => ({
      title: roleTitle(role, { numerator, denominator }, rate, cases, t),
      columns: [
        { title: t('field.no') },
        { title: t('field.title'), wraps: 12 },
        ...(isOneGroup ? [] : [{ title: t(grouped ? 'explain.group' : 'field.unit'), wraps: 8 }]),
        ...(role === 'counted'
          ? [{ title: t('explain.times'), right: true }]
          : [{ title: t('explain.reason'), wraps: 12 }]),
        { title: t('field.stage') },
        { title: t('field.due_on') },
        { title: t('field.closed_on') },
      ],
      rows: shownRows(role, cases).map((one): PlainCell[] => [
        one.no,
        one.title,
        ...(isOneGroup ? [] : [grouped ? groupText(one.group, explanation.by, t) : one.unit]),
        role === 'counted' ? one.a : t(`reason.${one.reason ?? 'stage'}`),
        t(`stage.${one.stage}`),
        one.due_on,
        one.closed_on,
      ]),
    })),
  };

  function titleOf(
    { received_later, unripe }: Explanation,
    question: Question,
    say: Translate,
  ): string {
    const basis = {
      figure: say(`figure.${key}`),
      asOf: question.asOf,
      value:
        denominator === null
          ? String(rate.a)
          : unripe > 0
            ? `${rate.a}/${rate.b} = ${say('figure.unripe')}`
            : ratioText(rate, asked.smallest),
      later: received_later === 0 ? '' : say('explain.later', { count: received_later }),
    };
    return question.knownAt === undefined
      ? say('explain.title-now', basis)
      : say('explain.title', { ...basis, knownAt: localTime(question.knownAt) });
  }
}

function roleTitle(
  role: Role,
  { numerator, denominator }: Pick<Explanation, 'numerator' | 'denominator'>,
  rate: Explanation['rate'],
  cases: readonly ExplainedCase[],
  t: Translate,
): string {
  const count = cases.filter((one) => one.role === role).length;
  const params = { figure: t(`figure.${numerator}`), count, times: rate.a };
  if (role === 'counted') return t('explain.counted', params);
  const base = t(`figure.${denominator ?? numerator}`);
  if (role === 'denominator') return t('explain.denominator', { ...params, base });
  const reasons = new Map<string, number>();
  for (const one of cases)
    if (one.role === role && one.reason !== null)
      reasons.set(one.reason, (reasons.get(one.reason) ?? 0) + 1);
  const parts = [...reasons].map(([reason, many]) =>
    t('explain.reason-count', { reason: t(`reason.${reason}` as 'reason.stage'), count: many }),
  );
  return t('explain.left-out', { base, count, reasons: parts });
}

/** Every case that counts; of those left out the first of each reason. */
function shownRows(role: Role, cases: readonly ExplainedCase[]): ExplainedCase[] {
  const own = cases.filter((one) => one.role === role);
  if (role !== 'left-out') return own;
  const seen = new Map<string | null, number>();
  return own.filter(({ reason }) => {
    const count = (seen.get(reason) ?? 0) + 1;
    seen.set(reason, count);
    return count <= NAMED;
  });
}
