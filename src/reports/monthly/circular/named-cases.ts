/** The parts that name cases: 典型补丁, 超期与中止, 重开与反弹, 上期更正. */
import type { IsoDate } from '../../../domain/dates.ts';
import { COUNT_KEYS, type CountKey } from '../../figures/catalog.ts';
import type { Figures } from '../../figures/draw.ts';
import { percentText, rateOf } from '../../rate.ts';
import type { ListedCase, PatchedCase } from '../listed-cases.ts';
import { changedRates } from '../changed-rates.ts';
import type { MonthDiff } from '../month-diff.ts';
import type { TableKey } from './document.ts';
import { seeAnnex } from './units.ts';
import type { Wording } from './wording.ts';

type AnnexOf = (key: TableKey) => number | null;

/** How many patches are described; the annex has all. */
export const PATCHES_NAMED = 8;
const UNITS_NAMED = 5;
const REOPENED_NAMED = 10;
const CHANGED_NAMED = 20;

export function patchesPart(wording: Wording, annexOf: AnnexOf): string[] {
  const { patches } = wording.report;
  if (patches.length === 0) return [wording.say('circular.patches-none')];
  const shown = patches.slice(0, PATCHES_NAMED);
  const number = annexOf('patches');
  const more =
    number === null ? '' : wording.say('circular.patches-more', { shown: shown.length, number });
  return [
    wording.say('circular.patches', { count: patches.length, more }),
    ...shown.map((one, at) =>
      wording.say('circular.patch', {
        number: at + 1,
        patch: patchText(wording, one),
        title: wording.titleInText(one.title),
        no: one.no,
        unit: wording.unit(one.unit),
        on: wording.date(one.closed_on),
      }),
    ),
  ];
}

/** 《…办法》（衡政办发〔2026〕3号，修订，2026年10月1日起施行）. */
export function patchText(wording: Wording, { patch }: PatchedCase): string {
  const { kind, title, no, no_text, published_on, in_force_on } = patch;
  const said = [
    no ?? no_text,
    kind === null ? null : wording.say(`patch-kind.${kind}`),
    ...patchDates(wording, published_on, in_force_on),
  ].filter((one) => one !== null);
  const facts =
    said.length === 0 ? '' : wording.say('circular.patch-facts', { facts: wording.clauses(said) });
  if (title === null) return wording.say('circular.patch-unnamed', { facts }).trimEnd();
  const named = { title: wording.documentTitle(title), facts };
  return wording.say('circular.patch-named', named).trimEnd();
}

function patchDates(
  wording: Wording,
  published: IsoDate | null,
  inForce: IsoDate | null,
): string[] {
  if (published !== null && published === inForce)
    return [wording.say('circular.patch-at-once', { date: wording.date(published) })];
  const said: string[] = [];
  if (published !== null)
    said.push(wording.say('circular.patch-published', { date: wording.date(published) }));
  if (inForce !== null)
    said.push(wording.say('circular.patch-in-force', { date: wording.date(inForce) }));
  return said;
}

export function overduePart(wording: Wording, annexOf: AnnexOf): string[] {
  return [overdue(wording, annexOf), suspended(wording, annexOf)];
}

function overdue(wording: Wording, annexOf: AnnexOf): string {
  const [first] = wording.report.overdue;
  if (!first) return wording.say('circular.overdue-none', { asOf: wording.asOf() });
  const count = wording.count('overdue');
  const units = wording.report.current.by.unit.filter(({ counts }) => counts.overdue > 0);
  const most = unitsWithMost(units);
  const sentence = wording.say('circular.overdue', {
    ...longest(wording, first),
    asOf: wording.asOf(),
    count,
    share: share(wording, count, wording.count('open')),
    units: overdueUnits(wording, units.filter(({ group }) => group !== null).length),
    annex: seeAnnex(wording, annexOf('overdue')),
  });
  if (most.length === 0) return sentence;
  const parts = most.map(({ group, counts }) =>
    wording.say('circular.group', {
      name: wording.beforeCount(wording.unit(group)),
      count: counts.overdue,
    }),
  );
  return wording.sentences([sentence, wording.say('circular.overdue-by-unit', { parts })]);
}

/**
 * Those with the most overdue cases, named only where they have more than others: nobody stands out with one
 * case, and of units with as many as each other all are named or none.
 */
function unitsWithMost(units: readonly Figures[]): Figures[] {
  const several = units
    .filter(({ counts }) => counts.overdue > 1)
    .sort((one, other) => other.counts.overdue - one.counts.overdue);
  const next = several[UNITS_NAMED]?.counts.overdue ?? 0;
  const named = several.filter(({ counts }) => counts.overdue > next);
  return units.length < 2 ? [] : named;
}

function overdueUnits(wording: Wording, count: number): string {
  return count === 0
    ? wording.say('circular.overdue-no-unit')
    : wording.say('circular.overdue-units', { count });
}

function share(wording: Wording, part: number, whole: number): string {
  const rate = rateOf(part, whole);
  return whole < wording.report.settings.smallestDenominator
    ? wording.rate(rate)
    : percentText(rate);
}

function suspended(wording: Wording, annexOf: AnnexOf): string {
  const [first] = wording.report.suspended;
  if (!first) return wording.say('circular.suspended-none');
  return wording.say('circular.suspended', {
    ...longest(wording, first),
    count: wording.count('suspended'),
    annex: seeAnnex(wording, annexOf('suspended')),
  });
}

function longest(wording: Wording, { no, title, unit, on, days, working_days }: ListedCase) {
  return {
    no,
    title: wording.titleInText(title),
    unit: wording.unit(unit),
    on: wording.date(on),
    days,
    workingDays: working_days,
  };
}

export function reopenedPart(wording: Wording): string[] {
  const { report } = wording;
  const { rates } = report.current.total;
  const paragraphs = [reopened(wording)];
  const [a, b] = [wording.count('relapsed'), wording.count('relapse_closings')];
  const days = report.settings.relapseDays;
  paragraphs.push(
    b === 0
      ? wording.say('circular.relapse-none', { days })
      : wording.say('circular.relapse', { days, a, b, rate: wording.rate(rates.relapse_rate) }),
  );
  paragraphs.push(
    wording.sentences([
      shareOf(wording, 'assigned', 'return_rate'),
      shareOf(wording, 'verified', 'rework_rate'),
      shareOf(wording, 'extended', 'extension_rate'),
    ]),
  );
  return [...paragraphs, ...cohort(wording), ...satisfaction(wording)];
}

/** A rate with its counts in words; where it has no denominator, that it is not counted. */
function shareOf(
  wording: Wording,
  name: 'assigned' | 'verified' | 'extended',
  key: 'return_rate' | 'rework_rate' | 'extension_rate',
): string {
  const rate = wording.report.current.total.rates[key];
  const { a, b } = rate;
  return b === 0
    ? wording.say(`circular.${name}-none`)
    : wording.say(`circular.${name}`, { a, b, rate: wording.rate(rate) });
}

function reopened(wording: Wording): string {
  const times = wording.count('reopened_in');
  const cases = wording.report.reopened;
  if (times === 0 && cases.length === 0) return wording.say('circular.reopened-none');
  if (cases.length === 0) return wording.say('circular.reopened-times', { times });
  const parts = cases.slice(0, REOPENED_NAMED).map(({ no, title, unit, on }) =>
    wording.say('circular.reopened-one', {
      no,
      title: wording.titleInText(title),
      unit: wording.unit(unit),
      on: wording.date(on),
    }),
  );
  return wording.say('circular.reopened', {
    times,
    count: cases.length,
    parts,
    more: more(wording, cases.length, REOPENED_NAMED),
  });
}

function more(wording: Wording, count: number, named: number): string {
  return count > named ? wording.say('circular.and-more') : '';
}

/** A cohort has a rate when each of its cases has had its days. */
function cohort(wording: Wording): string[] {
  const { settings, current } = wording.report;
  const count = wording.count('cohort');
  const unripe = wording.count('cohort_unripe');
  if (count === 0) return [];
  const params = { count, days: settings.cohortDays };
  if (unripe === count) return [wording.say('circular.cohort-all-unripe', params)];
  if (unripe > 0) return [wording.say('circular.cohort-unripe', { ...params, unripe })];
  return [
    wording.say('circular.cohort', {
      ...params,
      closed: wording.count('cohort_closed'),
      rate: wording.rate(current.total.rates.cohort_rate),
    }),
  ];
}

function satisfaction(wording: Wording): string[] {
  if (wording.count('asked') === 0) return [];
  const { rates } = wording.report.current.total;
  return [
    wording.say('circular.satisfaction', {
      asOf: wording.asOf(),
      asked: wording.count('asked'),
      answered: wording.count('answered'),
      answerRate: wording.rate(rates.answer_rate),
      satisfied: wording.count('satisfied'),
      mostly: wording.count('mostly_satisfied'),
      rate: wording.rate(rates.satisfaction_rate),
    }),
  ];
}

/**
 * Rates of last month that changed: as they were issued, and by the counts of now. None where the office ends
 * its months on another day by now: what did not change is then not counted in this report.
 */
function correctedRates(wording: Wording, diff: MonthDiff): string[] {
  const { asOf, total } = wording.report.previous;
  if (diff.issued.asOf !== asOf) return [];
  return changedRates(diff, total.counts)
    .filter(({ key }) => key !== 'cohort_rate')
    .map(({ key, was, now }) =>
      wording.say('circular.correction-rate', {
        label: wording.say(`figure.${key}`),
        was: wording.rate(was),
        now: wording.rate(now),
      }),
    );
}

/** Nothing where last month was not issued: there is nothing to correct then. */
export function correctionsPart(wording: Wording): string[] {
  const { corrections } = wording.report;
  if (corrections === null) return [];
  const month = wording.month(corrections.month);
  const { figures, cases, definitions } = corrections;
  if (figures.length === 0) return [wording.say('circular.corrections-none', { month })];
  const order = (key: CountKey) => COUNT_KEYS.indexOf(key);
  const totals = figures
    .filter(({ dimension }) => dimension === null)
    .sort((one, other) => order(one.key) - order(other.key))
    .map(({ key, was, now }) =>
      wording.say('circular.correction', { label: wording.say(`figure.${key}`), was, now }),
    );
  const parts =
    totals.length > 0
      ? [...totals, ...correctedRates(wording, corrections)]
      : [wording.say('circular.corrections-groups', { count: figures.length })];
  const said = {
    month,
    was: corrections.issued.entries,
    now: corrections.restated.entries,
    parts,
  };
  const changed = definitions
    ? wording.say('circular.corrections-definitions', {
        ...said,
        before: definitions.was,
        after: definitions.now,
      })
    : wording.say('circular.corrections', said);
  if (cases.length === 0) return [changed];
  const nos = cases.slice(0, CHANGED_NAMED).map(({ no }) => no);
  const named = wording.say('circular.correction-cases', {
    count: cases.length,
    nos,
    more: more(wording, cases.length, CHANGED_NAMED),
  });
  return [wording.sentences([changed, named])];
}
