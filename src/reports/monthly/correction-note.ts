/** 更正说明: the text by which an office puts the figures of an issued month right, case by case. */
import { shanghaiDate, type IsoDate } from '../../domain/dates.ts';
import { translator, type Language, type Translate } from '../../messages/index.ts';
import { differenceInPoints, rateText, type Rate } from '../rate.ts';
import { inQuotes } from '../nested-marks.ts';
import { writtenDate } from '../written-date.ts';
import { changedRates } from './changed-rates.ts';
import { isUnchanged } from './compare-months.ts';
import type { MonthReport } from './month.ts';
import type { ChangedCase, MonthDiff } from './month-diff.ts';

export interface CorrectionFacts {
  readonly diff: MonthDiff;
  /** As it was issued. */
  readonly report: MonthReport;
  readonly issuedOn: IsoDate;
  readonly today: IsoDate;
}

/** The whole text, each line ended; `actionName` says an entry's action in the language. */
export function correctionNote(
  facts: CorrectionFacts,
  language: Language,
  actionName: (action: string) => string,
): string {
  const t = translator(language);
  const date = (on: IsoDate) => (language === 'zh' ? writtenDate(on) : on);
  const { diff, report, issuedOn, today } = facts;
  const [year = '', month = ''] = diff.month.split('-');
  const head = {
    year,
    month: String(Number(month)),
    revision: diff.revision,
    issuedOn: date(issuedOn),
    asOf: date(diff.issued.asOf),
    today: date(today),
  };
  const body = isUnchanged(diff)
    ? [t('correction.none', head)]
    : [
        diff.definitions
          ? t('correction.opening-definitions', { ...head, ...diff.definitions })
          : t('correction.opening', head),
        '',
        t('correction.figures'),
        ...numbered([...countLines(diff, t), ...rateLines(facts, t), ...dayLines(diff, t)]),
        '',
        t('correction.cases'),
        ...numbered(diff.cases.map((one) => caseLine(one, diff, { t, date, actionName }))),
        ...officeLines(diff, { t, date, actionName }),
      ];
  const lines = [t('correction.title', head), '', ...body, '', report.office, date(today)];
  return lines.map((line) => `${line}\n`).join('');
}

interface Words {
  readonly t: Translate;
  readonly date: (on: IsoDate) => string;
  readonly actionName: (action: string) => string;
}

function numbered(lines: readonly string[]): string[] {
  return lines.map((line, at) => `${String(at + 1)}. ${line}`);
}

function countLines({ figures }: MonthDiff, t: Translate): string[] {
  return figures
    .filter(({ dimension }) => dimension === null)
    .map(({ key, was, now }) => {
      const change = now > was ? 'correction.more' : 'correction.fewer';
      const count = Math.abs(now - was);
      return t(change, { figure: t(`figure.${key}`), was, now, count });
    });
}

/** Rates of the whole whose counts changed: with both counts, and the difference in 个百分点. */
function rateLines({ diff, report }: CorrectionFacts, t: Translate): string[] {
  const text = (one: Rate) =>
    rateText(one, report.settings.smallestDenominator, (rate, counts) =>
      t('correction.rate', { counts, rate }),
    );
  return changedRates(diff, report.current.total.counts).map(({ key, was: before, now: after }) => {
    const points = differenceInPoints(after, before);
    const params = { figure: t(`figure.${key}`), was: text(before), now: text(after) };
    if (points === null || points === 0) return t('correction.rate-changed', params);
    const change = points > 0 ? 'correction.rate-up' : 'correction.rate-down';
    return t(change, { ...params, points: Math.abs(points).toFixed(2) });
  });
}

/** Medians and P90 of the whole; what a single case adds to them is not told apart. */
function dayLines({ days }: MonthDiff, t: Translate): string[] {
  return days
    .filter(({ dimension }) => dimension === null)
    .map(({ key, of, was, now }) =>
      t('correction.days-changed', {
        figure: t(`figure.${key}`),
        of: t(`figure-of.${of}`),
        was: was ?? '—',
        now: now ?? '—',
      }),
    );
}

function caseLine(
  { no, title, changes, days, groups, entries }: ChangedCase,
  diff: MonthDiff,
  words: Words,
): string {
  const { t } = words;
  const changed = [
    ...changes.map(({ key, was, now }) =>
      t(now > was ? 'correction.counts-more' : 'correction.counts-fewer', {
        what: t(`figure.${key}`),
        count: Math.abs(now - was),
      }),
    ),
    ...groups.map(({ dimension, was, now }) =>
      t('correction.change', {
        what: t(`report.by.${dimension}`),
        was: was ?? t('report.no-group'),
        now: now ?? t('report.no-group'),
      }),
    ),
  ];
  if (changed.length === 0 && days.length > 0) changed.push(t('correction.only-days'));
  return t('correction.case', {
    no,
    title: inQuotes(title ?? ''),
    changes: changed,
    entries:
      entries.length === 0 && diff.definitions
        ? t('correction.by-definitions', diff.definitions)
        : entries.map((entry) => entryText(entry, diff, words)),
  });
}

function entryText(seq: number, { entries }: MonthDiff, { t, date, actionName }: Words): string {
  const found = entries.find(({ entry }) => entry === seq);
  if (!found) return t('correction.entry-alone', { entry: seq });
  const { entry, recordedAt, action, reason } = found;
  const params = {
    entry,
    on: date(shanghaiDate(new Date(recordedAt))),
    action: actionName(action),
  };
  return reason === null
    ? t('correction.entry', params)
    : t('correction.entry-because', { ...params, reason });
}

function officeLines(diff: MonthDiff, words: Words): string[] {
  if (diff.office.length === 0) return [];
  const lines = diff.office.map((entry) => entryText(entry, diff, words));
  return ['', words.t('correction.office'), ...numbered(lines)];
}
