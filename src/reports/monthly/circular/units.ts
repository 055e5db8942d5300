/** 单位排名: who kept the deadlines of the month, who did not, and who had none. */
import type { Card } from '../../grades.ts';
import type { NamedFigures, RankedUnit, UnitRanking } from '../unit-ranking.ts';
import type { TableKey } from './document.ts';
import type { Wording } from './wording.ts';

/** Up to so many ranked units the sentence names all, otherwise so many from either end. */
const ALL_NAMED = 10;
const ENDS = 5;
/** Up to so many units with nothing due stand in the text, more of them in an annex. */
export const IDLE_NAMED = 20;

/** `annexOf` gives the number of a table's annex, where there is one. */
export function unitsPart(
  wording: Wording,
  ranking: UnitRanking,
  annexOf: (key: TableKey) => number | null,
): string[] {
  const { smallestDenominator: smallest } = wording.report.settings;
  const { ranked, small, idle, unassigned } = ranking;
  const annex = seeAnnex(wording, annexOf('ranking'));
  const units = ranked.length + small.length;
  const paragraphs = [
    wording.sentences([
      units === 0
        ? wording.say('circular.units-none')
        : wording.say(ranked.length > 0 ? 'circular.units-due' : 'circular.units-none-ranked', {
            units,
            ranked: ranked.length,
            smallest,
            annex,
          }),
      placed(wording, ranked),
    ]),
  ];
  if (ranked.length > 0) paragraphs.push(cards(wording, ranked));
  if (small.length > 0)
    paragraphs.push(
      wording.say('circular.units-small', {
        smallest,
        count: small.length,
        parts: small.map((one) => unitRate(wording, one)),
      }),
    );
  if (idle.length > 0) paragraphs.push(idleUnits(wording, idle, annexOf('idle')));
  if (unassigned && unassigned.counts.valid > 0)
    paragraphs.push(
      wording.say('circular.units-unassigned', {
        count: unassigned.counts.valid,
        due: unassigned.counts.due,
      }),
    );
  return paragraphs;
}

export function seeAnnex(wording: Wording, number: number | null): string {
  return number === null ? '' : wording.say('circular.see-annex', { number });
}

function placed(wording: Wording, ranked: readonly RankedUnit[]): string {
  if (ranked.length === 0) return '';
  const parts = (some: readonly RankedUnit[]) => ({
    parts: some.map(({ figures, unit }) => unitRate(wording, { ...figures, group: unit })),
  });
  if (ranked.length <= ALL_NAMED) return wording.say('circular.units-all', parts(ranked));
  return wording.sentences([
    wording.say('circular.units-first', parts(ranked.slice(0, ENDS))),
    wording.say('circular.units-last', parts(ranked.slice(-ENDS))),
  ]);
}

function unitRate(wording: Wording, { group, rates }: NamedFigures): string {
  return wording.say('circular.unit-rate', { unit: group, rate: wording.rate(rates.on_time_rate) });
}

function cards(wording: Wording, ranked: readonly RankedUnit[]): string {
  const { yellowCard, redCard } = wording.report.settings;
  const given = (['red', 'yellow'] as const satisfies readonly Card[]).flatMap((card) => {
    const units = ranked.filter((one) => one.card === card).map(({ unit }) => unit);
    return units.length === 0
      ? []
      : [wording.say(`circular.${card}`, { count: units.length, units })];
  });
  return wording.say('circular.cards', {
    yellow: yellowCard,
    red: redCard,
    parts: wording.sentences(given) || wording.say('circular.cards-none'),
  });
}

function idleUnits(wording: Wording, idle: readonly NamedFigures[], annex: number | null): string {
  if (annex !== null)
    return wording.say('circular.units-idle-many', { count: idle.length, number: annex });
  return wording.say('circular.units-idle', {
    count: idle.length,
    units: idle.map(({ group }) => group),
  });
}
