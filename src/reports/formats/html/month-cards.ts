/** The main figures of a month, each on a card beside last month and last year. */
import type { RateKey } from '../../figures/catalog.ts';
import { countOf, type Figures, type ShownCount } from '../../figures/draw.ts';
import { markup, type Piece } from './markup.ts';
import type { MonthWords } from './month-words.ts';

const COUNTS = [
  'collected',
  'valid',
  'closed',
  'open',
  'overdue',
  'collected_in',
  'closed_in',
  'reopened_in',
  'net_closed',
] as const satisfies readonly ShownCount[];

const RATES = [
  'closure_rate',
  'valid_closure_rate',
  'due_closure_rate',
  'on_time_rate',
  'on_time_rate_original',
  'effective_rate',
  'relapse_rate',
] as const satisfies readonly RateKey[];

export function cardsOf(words: MonthWords): Piece {
  const { current } = words.report;
  const now = current.total;
  const counts = COUNTS.map((key) =>
    card(words, words.label(key), {
      value: markup`${countOf(now, key)} <small>${words.t('page.cases')}</small>`,
      below: null,
      change: (then) => words.countChange(now, then, key),
    }),
  );
  const rates = RATES.map((key) =>
    card(words, words.label(key), {
      value: words.rateValue(now, key),
      below: words.rateCounts(now, key),
      change: (then) => words.rateChange(now, then, key),
    }),
  );
  return markup`<section>
<h2>${words.t('page.main-figures')}</h2>
<div class="cards">
${counts}${rates}${daysCard(words)}</div>
</section>
`;
}

function daysCard(words: MonthWords): Piece {
  const { total } = words.report.current;
  const { median, p90 } = total.days.final_working;
  return card(words, words.t('page.days-median'), {
    value: median === null ? '—' : String(median),
    below: p90 === null ? null : words.t('page.days-p90', { p90 }),
    change: (then) => words.daysChange(total, then, 'final_working'),
  });
}

interface Card {
  readonly value: Piece;
  readonly below: string | null;
  readonly change: (then: Figures) => string;
}

function card(words: MonthWords, name: string, { value, below, change }: Card): Piece {
  const { previous, lastYear } = words.report;
  const changes = [
    [words.t('page.mom'), previous],
    [words.t('page.yoy'), lastYear],
  ] as const;
  const lines = changes.map(
    ([label, { total }]) => markup`<div class="change">${label} ${change(total)}</div>`,
  );
  const counts = below === null ? null : markup`<div class="counts">${below}</div>`;
  return markup`<div class="card"><div class="name">${name}</div><div class="value">${value}</div>${counts}${lines}</div>
`;
}
