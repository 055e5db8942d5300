/** The cases of which the month's report speaks: overdue, suspended, reopened, patched; and 上期更正. */
import { maskPersonalNumbers } from '../../../domain/personal-data.ts';
import { COUNT_KEYS } from '../../figures/catalog.ts';
import type { ListedCase, PatchedCase } from '../../monthly/listed-cases.ts';
import type { ChangedFigure, MonthDiff } from '../../monthly/month-diff.ts';
import { markup, type Piece } from './markup.ts';
import type { MonthWords } from './month-words.ts';
import { tableOf, type PageColumn } from './page-table.ts';
import { emptyOf } from './table-page.ts';

/** A page that lists more is opened by no browser of an old machine; the tables have all. */
const LISTED = 500;

type ListKey = 'overdue' | 'suspended' | 'reopened';

export function caseLists(words: MonthWords): Piece {
  const { t, report } = words;
  const listed = (key: ListKey) => listOf(words, key, report[key]);
  return markup`<section>
<h2>${t('page.cases-named')}</h2>
${listed('overdue')}${listed('suspended')}${listed('reopened')}${patchesOf(words)}</section>
`;
}

function listOf(words: MonthWords, key: ListKey, cases: readonly ListedCase[]): Piece {
  const { t } = words;
  const on = {
    overdue: 'page.due-on',
    suspended: 'page.suspended-on',
    reopened: 'page.reopened-on',
  } as const;
  const columns: PageColumn[] = [
    ...caseColumns(words),
    { title: t(on[key]), kind: 'date' },
    { title: t('page.working-days'), kind: 'number' },
    { title: t('page.natural-days'), kind: 'number' },
  ];
  const row = (one: ListedCase) => [...caseCells(words, one), one.on, one.working_days, one.days];
  return section(words, t(`page.list.${key}`, { count: cases.length }), columns, cases.map(row));
}

function patchesOf(words: MonthWords): Piece {
  const { t, report } = words;
  const columns: PageColumn[] = [
    ...caseColumns(words),
    { title: t('page.closed-on'), kind: 'date' },
    { title: t('page.patch'), kind: 'long' },
    { title: t('page.in-force-on'), kind: 'date' },
  ];
  const rows = report.patches.map((one) => [
    ...caseCells(words, one),
    one.closed_on,
    patchText(words, one),
    one.patch.in_force_on ?? '—',
  ]);
  return section(words, t('page.list.patches', { count: rows.length }), columns, rows);
}

function patchText({ t }: MonthWords, { patch }: PatchedCase): string {
  const { kind, title, no, no_text } = patch;
  const parts = [kind === null ? null : t(`patch-kind.${kind}`), title, no ?? no_text];
  return parts.filter((one) => one !== null).join(' ') || '—';
}

/** Also where it is empty: a month without overdue cases says so. */
function section(
  { t }: MonthWords,
  caption: string,
  columns: readonly PageColumn[],
  rows: readonly (readonly Piece[])[],
): Piece {
  if (rows.length === 0) return emptyOf(caption, t('page.no-rows'));
  const left = rows.length - LISTED;
  const more = left > 0 ? emptyOf(undefined, t('page.list.left', { shown: LISTED, left })) : null;
  return [tableOf({ caption, columns, rows: rows.slice(0, LISTED) }), more];
}

function caseColumns({ t }: MonthWords): PageColumn[] {
  return [
    { title: t('page.no'), kind: 'code' },
    { title: t('page.title'), kind: 'long' },
    { title: t('report.by.unit'), kind: 'long' },
  ];
}

function caseCells({ t }: MonthWords, one: ListedCase | PatchedCase): string[] {
  return [one.no, titleOf(one), one.unit ?? t('report.no-unit')];
}

/** The page goes out of the office: numbers of people in a title are masked. */
function titleOf({ title }: { readonly title: string | null }): string {
  return title === null ? '—' : maskPersonalNumbers(title);
}

/** 上期更正: nothing at all where last month was never issued. */
export function correctionsOf(words: MonthWords): Piece {
  const { t, report } = words;
  const { corrections } = report;
  if (corrections === null) return null;
  const { month, issued, restated } = corrections;
  const said = { month, was: issued.entries, now: restated.entries };
  const isChanged = corrections.figures.length > 0 || corrections.cases.length > 0;
  const text = t(isChanged ? 'page.corrections.changed' : 'page.corrections.none', said);
  return markup`<section>
<h2>${t('page.corrections')}</h2>
<p>${text}</p>
${isChanged ? [changedFigures(words, corrections), changedCases(words, corrections)] : null}</section>
`;
}

function changedFigures(words: MonthWords, { figures }: MonthDiff): Piece {
  const { t } = words;
  return section(
    words,
    t('page.corrections.figures'),
    [
      { title: t('page.figure'), kind: 'text' },
      { title: t('page.corrections.scope'), kind: 'long' },
      { title: t('page.corrections.was'), kind: 'number' },
      { title: t('page.corrections.now'), kind: 'number' },
    ],
    figures.map((one) => [words.label(one.key), scopeOf(words, one), one.was, one.now]),
  );
}

function scopeOf({ t }: MonthWords, { dimension, group }: ChangedFigure): string {
  if (dimension === null) return t('report.total');
  const name = group ?? t(dimension === 'unit' ? 'report.no-unit' : 'report.no-group');
  return t('page.corrections.group', { by: t(`report.by.${dimension}`), name });
}

function changedCases(words: MonthWords, { cases }: MonthDiff): Piece {
  const { t } = words;
  const order = new Map(COUNT_KEYS.map((key, at) => [key, at]));
  return section(
    words,
    t('page.corrections.cases'),
    [
      { title: t('page.no'), kind: 'code' },
      { title: t('page.title'), kind: 'long' },
      { title: t('page.corrections.changes'), kind: 'long' },
      { title: t('page.corrections.entries'), kind: 'code' },
    ],
    cases.map((one) => [
      one.no,
      titleOf(one),
      [...one.changes]
        .sort((a, b) => (order.get(a.key) ?? 0) - (order.get(b.key) ?? 0))
        .map(({ key, was, now }) => `${words.label(key)} ${was}→${now}`)
        .join('；'),
      one.entries.join(' '),
    ]),
  );
}
