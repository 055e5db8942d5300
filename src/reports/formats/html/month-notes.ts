/** 口径说明 of the month's page: of when it is, each rate with its two counts, and what a reader must know. */
import { shanghaiTime } from '../../../domain/dates.ts';
import { FIGURE_RATES, RATE_KEYS } from '../../figures/catalog.ts';
import type { MonthWords } from './month-words.ts';

export function monthNotes(words: MonthWords): string[] {
  const { t, report } = words;
  const { settings, current, definitions, calendar } = report;
  const { counts } = current.total;
  const { version, coveredUntil } = calendar;
  const instant = report.knownAt === '' ? '—' : shanghaiTime(report.knownAt);
  const { from, to } = current.period;
  return [
    t('page.note.basis', { asOf: current.asOf, instant, from, to }),
    t('page.note.closed'),
    t('page.note.rates', { parts: ratesText(words) }),
    t('page.note.due'),
    t('page.note.small', { smallest: settings.smallestDenominator }),
    t('page.note.compared'),
    t('page.note.days', { version, coveredUntil }),
    t('page.note.windows', { relapse: settings.relapseDays, cohort: settings.cohortDays }),
    t('page.note.units'),
    ...(counts.closed_in_imported > 0
      ? [t('page.note.imported', { closed: counts.closed_in, imported: counts.closed_in_imported })]
      : []),
    ...(counts.long_term > 0 ? [t('page.note.long-term', { count: counts.long_term })] : []),
    ...(settings.monthEnd === null ? [] : [t('page.note.month-end', { day: settings.monthEnd })]),
    t('page.note.versions', { definitions }),
  ];
}

function ratesText(words: MonthWords): string[] {
  const { total } = words.report.current;
  return RATE_KEYS.map((key) => {
    const [a, b] = FIGURE_RATES[key];
    return words.t('page.note.rate', {
      label: words.label(key),
      a: words.label(a),
      b: words.label(b),
      counts: [words.rateCounts(total, key), words.rateValue(total, key)]
        .filter((one) => one !== null)
        .join(' = '),
    });
  });
}
