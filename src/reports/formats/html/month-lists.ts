/** The cases of which the month's report speaks: overdue, suspended, reopened, patched. */
import { maskPersonalNumbers } from '../../../domain/personal-data.ts';
import type { ListedCase, PatchedCase } from '../../monthly/listed-cases.ts';
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
  return listSection(
    words,
    t(`page.list.${key}`, { count: cases.length }),
    columns,
    cases.map(row),
  );
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
  return listSection(words, t('page.list.patches', { count: rows.length }), columns, rows);
}

function patchText({ t }: MonthWords, { patch }: PatchedCase): string {
  const { kind, title, no, no_text } = patch;
  const parts = [kind === null ? null : t(`patch-kind.${kind}`), title, no ?? no_text];
  return parts.filter((one) => one !== null).join(' ') || '—';
}

/** Also where it is empty: a month without overdue cases says so. */
export function listSection(
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
export function titleOf({ title }: { readonly title: string | null }): string {
  return title === null ? '—' : maskPersonalNumbers(title);
}
