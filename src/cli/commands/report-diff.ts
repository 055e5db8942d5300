/** 更正: what changed in a month since its report was issued, and the text that says so. */
import { shanghaiDate } from '../../domain/dates.ts';
import { issuedReport, type ListedReport } from '../../register/issued-reports.ts';
import { differenceInPoints, ratioText, type Rate } from '../../reports/rate.ts';
import { changedRates } from '../../reports/monthly/changed-rates.ts';
import { correctionNote } from '../../reports/monthly/correction-note.ts';
import { groupText } from '../../reports/groups.ts';
import { isUnchanged } from '../../reports/monthly/compare-months.ts';
import type { ChangedCase, ChangedFigure, MonthDiff } from '../../reports/monthly/month-diff.ts';
import type { Translate } from '../../messages/translate.ts';
import type { GroupBy } from '../../store/store.ts';
import { diffOfIssued, type IssuedDiff } from '../draw-month.ts';
import type { Env } from '../env.ts';
import type { Flags } from '../flags.ts';
import { localTime } from '../local-time.ts';
import { MONTH, namedMonth } from '../named-month.ts';
import { writeTo } from '../output-file.ts';
import { printStatus } from '../output.ts';
import { safe } from '../safe.ts';
import { UsageError } from '../usage-error.ts';
import {
  FORM_FLAGS,
  writeAnswer,
  type Answer,
  type PlainCell,
  type ShownTable,
  type Word,
} from '../tables-out.ts';
import type { CommandSpec } from '../verb.ts';
import { actionName } from './log.ts';

export const reportDiff: CommandSpec = {
  paged: true,
  arguments: [MONTH],
  flags: [{ name: 'revision', value: 'number' }, { name: 'draft' }, ...FORM_FLAGS],
  run: async (env, { args: [written = ''], flags }) => {
    const month = await namedMonth(env, written);
    const { store } = await env.desk();
    const { issued, entries } = await store.read(async (tx) => ({
      issued: await issuedReport(tx, month, flags.integer('revision', 1)),
      entries: (await tx.head()).entries,
    }));
    const found = await diffOfIssued(store, issued, entries);
    if (flags.on('draft')) await writeDraft(env, flags, issued, found);
    else await writeAnswer(env, flags, answerOf(found, env.t));
    if (isUnchanged(found.diff)) await printStatus(env, env.t('talk.month-unchanged', { month }));
  },
};

async function writeDraft(
  env: Env,
  flags: Flags,
  issued: ListedReport,
  { report, diff }: IssuedDiff,
): Promise<void> {
  const file = flags.text('output') ?? '';
  if (/\.(?:docx?|xlsx?|wps|pdf)$/i.test(file)) throw new UsageError('draft-is-text', { file });
  const issuedOn = shanghaiDate(new Date(issued.recorded_at));
  const text = correctionNote(
    { diff, report, issuedOn, today: env.today() },
    env.language,
    (action) => actionName(action, env.t),
  );
  const path = await writeTo(env, flags.text('output'), async (sink) => {
    await sink.write(sink.path === null ? safeLinesOf(text) : text);
    return sink.path;
  });
  if (path !== null) await printStatus(env, env.t('talk.written', { path: safe(path) }));
}

function safeLinesOf(text: string): string {
  return text.split('\n').map(safe).join('\n');
}

/** Changes of the whole and of units are shown; the other groups stand in the files. */
function isShown({ dimension }: Pick<ChangedFigure, 'dimension'>): boolean {
  return dimension === null || dimension === 'unit';
}

function answerOf({ diff, report }: IssuedDiff, t: Translate): Answer {
  const { month, revision, issued, restated, definitions } = diff;
  const figures = [...diff.figures, ...diff.days];
  const difference = (was: number | null, now: number | null): PlainCell =>
    was === null || now === null ? null : Math.round((now - was) * 10) / 10;
  const scope = ({ dimension, group }: Pick<ChangedFigure, 'dimension' | 'group'>) =>
    dimension === null ? t('report.total') : groupText(group, dimension, t);
  const name = (one: (typeof figures)[number]) =>
    t(`figure.${one.key}`) + ('of' in one ? t(`figure-of.${one.of}`) : '');
  const entryText = entryTexts(diff, t);
  return {
    json: diff,
    title: t('diff.title', {
      month,
      revision,
      asOf: issued.asOf,
      issued: localTime(issued.knownAt),
      restated: localTime(restated.knownAt),
    }),
    keys: ['kind', 'dimension', 'group', 'no', 'title', 'figure', 'was', 'now', 'entries'],
    labels: [
      t('diff.kind'),
      t('diff.dimension'),
      t('diff.group'),
      t('field.no'),
      t('field.title'),
      t('diff.figure'),
      t('diff.was'),
      t('diff.now'),
      t('diff.entries'),
    ],
    rows: [
      ...(definitions ? [definitionsRow(definitions, t)] : []),
      ...figures.map((one): (PlainCell | Word)[] => [
        { key: 'figure', text: t('diff.kind.figure') },
        one.dimension === null
          ? { key: 'total', text: t('report.total') }
          : dimensionWord(one.dimension, t),
        one.dimension === null ? null : scope(one),
        null,
        null,
        { key: 'of' in one ? `${one.key}_${one.of}` : one.key, text: name(one) },
        one.was,
        one.now,
        null,
      ]),
      ...diff.cases.flatMap((one) => caseRows(one, entryText, t)),
    ],
    tables: [
      ...(definitions ? [definitionsTable(definitions, t)] : []),
      {
        title: t('diff.figures'),
        columns: [
          { title: t('diff.group'), wraps: 12 },
          { title: t('diff.figure'), wraps: 12 },
          { title: t('diff.was'), right: true },
          { title: t('diff.now'), right: true },
          { title: t('diff.difference'), right: true },
        ],
        rows: [
          ...changedRates(diff, report.current.total.counts).map(
            ({ key, was, now }): PlainCell[] => [
              t('report.total'),
              t(`figure.${key}`),
              ratioText(was, report.settings.smallestDenominator),
              ratioText(now, report.settings.smallestDenominator),
              pointsText(now, was, t),
            ],
          ),
          ...figures
            .filter(isShown)
            .map((one) => [scope(one), name(one), one.was, one.now, difference(one.was, one.now)]),
        ],
      },
      {
        title: t('diff.cases'),
        columns: [
          { title: t('field.no') },
          { title: t('field.title'), wraps: 16 },
          { title: t('diff.changes'), wraps: 24 },
          { title: t('diff.entries'), wraps: 8 },
        ],
        rows: diff.cases.map((one) => [
          one.no,
          one.title,
          changesText(one, t),
          one.entries.map(String).join('、'),
        ]),
      },
      {
        title: t('diff.because'),
        columns: [
          { title: t('entry.no'), right: true },
          { title: t('entry.recorded') },
          { title: t('entry.actor') },
          { title: t('entry.action') },
          { title: t('entry.reason'), wraps: 16 },
        ],
        rows: diff.entries.map((one) => [
          one.entry,
          localTime(one.recordedAt),
          one.actor,
          actionName(one.action, t),
          one.reason,
        ]),
      },
    ],
  };
}

type Definitions = NonNullable<MonthDiff['definitions']>;

function definitionsRow({ was, now }: Definitions, t: Translate): (PlainCell | Word)[] {
  const kind = { key: 'definitions', text: t('diff.kind.definitions') };
  return [kind, null, null, null, null, null, was, now, null];
}

/** Above all others: whoever reads them must know that not every change comes from an entry. */
function definitionsTable({ was, now }: Definitions, t: Translate): ShownTable {
  return {
    title: t('diff.definitions'),
    columns: [
      { title: t('diff.kind.definitions') },
      { title: t('diff.was'), right: true },
      { title: t('diff.now'), right: true },
    ],
    rows: [[t('diff.definitions-version'), was, now]],
  };
}

function pointsText(now: Rate, was: Rate, t: Translate): string | null {
  const points = differenceInPoints(now, was);
  return points === null ? null : t('diff.points', { points: points.toFixed(2) });
}

function entryTexts(diff: MonthDiff, t: Translate): ReadonlyMap<number, string> {
  return new Map(
    diff.entries.map((one) => [
      one.entry,
      [
        `#${String(one.entry)}`,
        localTime(one.recordedAt),
        one.actor,
        actionName(one.action, t),
        one.reason ?? '',
      ]
        .join(' ')
        .trim(),
    ]),
  );
}

function caseRows(
  one: ChangedCase,
  texts: ReadonlyMap<number, string>,
  t: Translate,
): (PlainCell | Word)[][] {
  const entries = one.entries.map((entry) => texts.get(entry) ?? String(entry)).join('；');
  const row = (what: Word, was: PlainCell, now: PlainCell, dimension: Word | null = null) => [
    { key: 'case', text: t('diff.kind.case') },
    dimension,
    null,
    one.no,
    one.title,
    what,
    was,
    now,
    entries,
  ];
  return [
    ...[...one.changes, ...one.days].map(({ key, was, now }) =>
      row({ key, text: t(`figure.${key}`) }, was, now),
    ),
    ...one.groups.map(({ dimension, was, now }) =>
      row({ key: 'group', text: t('diff.group') }, was, now, dimensionWord(dimension, t)),
    ),
  ];
}

function dimensionWord(dimension: GroupBy, t: Translate): Word {
  return { key: dimension, text: t(`report.by.${dimension}`) };
}

/** 应结数 0→1、市住建局→市城管局. */
function changesText({ changes, days, groups }: ChangedCase, t: Translate): string {
  const arrow = (was: PlainCell, now: PlainCell) => `${String(was ?? '—')}→${String(now ?? '—')}`;
  return [
    ...[...changes, ...days].map((one) => `${t(`figure.${one.key}`)} ${arrow(one.was, one.now)}`),
    ...groups.map((one) => `${t(`report.by.${one.dimension}`)} ${arrow(one.was, one.now)}`),
  ].join('、');
}
