/** 上期更正: what changed in last month's figures since they were issued, case by case, and by which entries. */
import { shanghaiTime } from '../../../domain/dates.ts';
import type { ChangedCase, ChangedFigure, MonthDiff } from '../../monthly/month-diff.ts';
import { groupText } from '../../groups.ts';
import { markup, type Piece } from './markup.ts';
import { listSection, titleOf } from './month-lists.ts';
import type { MonthWords } from './month-words.ts';

/** Nothing at all where last month was never issued. */
export function correctionsOf(words: MonthWords): Piece {
  const { t, report } = words;
  const { corrections } = report;
  if (corrections === null) return null;
  const { month, issued, restated, definitions, figures, days, cases } = corrections;
  const { was: before = 0, now: after = 0 } = definitions ?? {};
  const said = { month, was: issued.entries, now: restated.entries, before, after };
  const isChanged = figures.length + days.length + cases.length > 0;
  const changed = definitions ? 'page.corrections.definitions' : 'page.corrections.changed';
  const text = t(isChanged ? changed : 'page.corrections.none', said);
  const parts = [changedFigures, changedCases, changingEntries];
  return markup`<section>
<h2>${t('page.corrections')}</h2>
<p>${text}</p>
${isChanged ? parts.map((part) => part(words, corrections)) : null}</section>
`;
}

function changedFigures(words: MonthWords, { figures, days }: MonthDiff): Piece {
  const { t } = words;
  const rows = [
    ...figures.map((one) => [words.label(one.key), scopeOf(words, one), one.was, one.now]),
    ...days.map((one) => [
      words.label(one.key) + t(`figure-of.${one.of}`),
      scopeOf(words, one),
      one.was ?? '—',
      one.now ?? '—',
    ]),
  ];
  return listSection(
    words,
    t('page.corrections.figures'),
    [
      { title: t('page.figure'), kind: 'text' },
      { title: t('page.corrections.scope'), kind: 'long' },
      { title: t('page.corrections.was'), kind: 'number' },
      { title: t('page.corrections.now'), kind: 'number' },
    ],
    rows,
  );
}

function scopeOf(
  { t }: MonthWords,
  { dimension, group }: Pick<ChangedFigure, 'dimension' | 'group'>,
): string {
  if (dimension === null) return t('report.total');
  const name = groupText(group, dimension, t);
  return t('page.corrections.group', { by: t(`report.by.${dimension}`), name });
}

function changedCases(words: MonthWords, { cases }: MonthDiff): Piece {
  const { t } = words;
  return listSection(
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
      changesOf(words, one).map((change) => markup`<div>${change}</div>`),
      one.entries.join(' '),
    ]),
  );
}

function changesOf(words: MonthWords, { changes, days, groups }: ChangedCase): string[] {
  const { t } = words;
  const change = (label: string, was: string | number | null, now: string | number | null) =>
    `${label} ${was ?? '—'} → ${now ?? '—'}`;
  return [
    ...[...changes, ...days].map(({ key, was, now }) => change(words.label(key), was, now)),
    ...groups.map(({ dimension, was, now }) =>
      change(
        t(`report.by.${dimension}`),
        groupText(was, dimension, t),
        groupText(now, dimension, t),
      ),
    ),
  ];
}

function changingEntries(words: MonthWords, { entries }: MonthDiff): Piece {
  const { t } = words;
  return listSection(
    words,
    t('page.corrections.entries'),
    [
      { title: t('page.entry'), kind: 'code' },
      { title: t('page.recorded-at'), kind: 'date' },
      { title: t('page.actor'), kind: 'long' },
      { title: t('page.reason'), kind: 'long' },
    ],
    entries.map((one) => [
      one.entry,
      shanghaiTime(one.recordedAt),
      one.actor,
      titleOf({ title: one.reason }),
    ]),
  );
}
