/** The circular of a month (情况通报): its prose and its tables, every number of them from the report. */
import { shanghaiDate } from '../../../domain/dates.ts';
import type { Translate } from '../../../messages/index.ts';
import type { MonthReport } from '../month.ts';
import { rankUnits } from '../unit-ranking.ts';
import { definitionsPart } from './definitions.ts';
import {
  PARTS,
  type CircularDocument,
  type CircularOptions,
  type CircularPart,
  type CircularTable,
  type PartKey,
  type TableKey,
} from './document.ts';
import { groupsPart } from './groups.ts';
import { correctionsPart, overduePart, patchesPart, reopenedPart } from './named-cases.ts';
import { overallPart } from './overall.ts';
import { annexTables } from './tables.ts';
import { unitsPart } from './units.ts';
import { Wording } from './wording.ts';

/** Draws the circular up. The same report and options give the same words. */
export function circularOf(
  report: MonthReport,
  t: Translate,
  options: CircularOptions = {},
): CircularDocument {
  const wording = new Wording(report, t);
  const ranking = rankUnits(report.current.by.unit, report.settings);
  const annexes = annexTables(wording, ranking);
  const date = options.date ?? writtenOn(report);
  const month = wording.month(report.month);
  return {
    sender: report.office,
    number: numberText(options.number, date, t),
    title: t('circular.title', { month }),
    recipient: options.recipient ?? t('circular.recipient'),
    opening: opening(wording),
    parts: numbered(partsOf(wording, ranking, annexes), t),
    closing: t('circular.closing'),
    annexes,
    writtenOn: date,
    date: wording.date(date),
    copyTo: options.copyTo === undefined ? null : t('circular.copy-to', { names: options.copyTo }),
    printed: t('circular.printed', { date: wording.date(date) }),
    month,
    asOf: wording.asOf(),
    words: annexWords(annexes, t),
  };
}

/** A date that does not change with the day on which the paper is made, but never one before A. */
function writtenOn({ knownAt, current }: MonthReport): string {
  const known = knownAt === '' ? current.asOf : shanghaiDate(new Date(knownAt));
  return known > current.asOf ? known : current.asOf;
}

/** A last part alone (`3`) gets the year; what holds more is taken as it is. */
function numberText(number: string | undefined, date: string, t: Translate): string {
  const year = date.slice(0, 4);
  if (number === undefined) return t('circular.blank-number', { year });
  return /^\d+$/.test(number) ? t('circular.number', { year, seq: number }) : number;
}

/** A month that has not ended is said not to have, since its figures will change. */
function opening(wording: Wording): string[] {
  const { report } = wording;
  const { period, asOf } = report.current;
  const params = { month: wording.month(report.month), asOf: wording.asOf() };
  const first = asOf < period.to ? 'circular.opening-running' : 'circular.opening';
  const isCalendarMonth = report.settings.monthEnd === null;
  const bounds = { from: wording.date(period.from), to: wording.date(period.to) };
  return [
    wording.sentences([
      wording.say(first, params),
      isCalendarMonth ? '' : wording.say('circular.period', bounds),
    ]),
  ];
}

function partsOf(
  wording: Wording,
  ranking: ReturnType<typeof rankUnits>,
  annexes: readonly CircularTable[],
): Readonly<Record<PartKey, readonly string[]>> {
  const annexOf = (key: TableKey) => {
    const at = annexes.findIndex((one) => one.key === key);
    return at === -1 ? null : at + 1;
  };
  return {
    overall: overallPart(wording),
    sources: groupsPart(wording, 'source'),
    categories: groupsPart(wording, 'category'),
    units: unitsPart(wording, ranking, annexOf),
    patches: patchesPart(wording, annexOf),
    overdue: overduePart(wording, annexOf),
    reopened: reopenedPart(wording),
    corrections: correctionsPart(wording),
    definitions: definitionsPart(wording),
  };
}

/** Parts that have nothing to say are left out, and the others counted without them. */
function numbered(
  parts: Readonly<Record<PartKey, readonly string[]>>,
  t: Translate,
): CircularPart[] {
  const ordinals = t('circular.ordinals').split(' ');
  return PARTS.filter((key) => parts[key].length > 0).map((key, at) => ({
    key,
    heading: t('circular.heading', {
      ordinal: ordinals[at] ?? at + 1,
      title: t(`circular.part.${key}`),
    }),
    paragraphs: parts[key],
  }));
}

function annexWords(annexes: readonly CircularTable[], t: Translate): CircularDocument['words'] {
  const only = annexes.length === 1;
  return {
    annex: t('circular.annex'),
    annexLines: annexes.map(({ title }, at) => {
      if (only) return t('circular.annex-one', { title });
      return at === 0
        ? t('circular.annex-first', { title })
        : t('circular.annex-next', { number: at + 1, title });
    }),
    annexMarks: annexes.map((_, at) =>
      t('circular.annex-mark', { number: only ? '' : at + 1 }).trim(),
    ),
  };
}
