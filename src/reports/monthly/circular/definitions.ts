/** 口径说明: as of and as known, each rate with its two counts, and the journal's head as an anchor. */
import { FIGURE_RATES, RATE_KEYS } from '../../figures/catalog.ts';
import type { Wording } from './wording.ts';

export function definitionsPart(wording: Wording): string[] {
  const { report } = wording;
  const { settings, current } = report;
  const notes: (readonly [boolean, string])[] = [
    [wording.count('closed_in_imported') > 0, imported(wording)],
    [
      wording.count('long_term') > 0,
      wording.say('circular.long-term', { count: wording.count('long_term') }),
    ],
    [
      settings.monthEnd !== null,
      wording.say('circular.month-end', { day: settings.monthEnd ?? '' }),
    ],
  ];
  return [
    wording.say('circular.basis', {
      asOf: wording.asOf(),
      from: wording.date(current.period.from),
      to: wording.date(current.asOf),
      knownAt: wording.instant(report.knownAt),
    }),
    wording.say('circular.anchor', { entries: report.entries, digest: report.digest }),
    wording.say('circular.versions', {
      definitions: report.definitions,
      calendar: report.calendar.version,
      coveredUntil: wording.date(report.calendar.coveredUntil),
    }),
    wording.say('circular.how-closed'),
    wording.say('circular.how-rates'),
    ...rates(wording),
    wording.say('circular.how-small', { smallest: settings.smallestDenominator }),
    wording.say('circular.how-compared', { smallest: settings.smallestDenominator }),
    ...notes.filter(([holds]) => holds).map(([, text]) => text),
  ];
}

function imported(wording: Wording): string {
  return wording.say('circular.imported', { count: wording.count('closed_in_imported') });
}

function rates(wording: Wording): string[] {
  return RATE_KEYS.map((key, at) => {
    const [numerator, denominator] = FIGURE_RATES[key];
    return wording.say('circular.how-rate', {
      number: at + 1,
      label: wording.say(`figure.${key}`),
      numerator: wording.say(`figure.${numerator}`),
      denominator: wording.say(`figure.${denominator}`),
      rate: wording.rateOf(key),
    });
  });
}
