/** 来源情况, 类别情况: where the month's cases came from, and all cases. */
import type { Figures } from '../../figures/draw.ts';
import { percentText, rateOf } from '../../rate.ts';
import type { Wording } from './wording.ts';

/** How many groups are named; the others are summed up. */
const NAMED = 8;

export function groupsPart(wording: Wording, by: 'source' | 'category'): string[] {
  const groups = wording.report.current.by[by];
  const [inMonth, inAll] = [wording.count('collected_in'), wording.count('collected')];
  const sentences = [
    inMonth === 0
      ? wording.say(`circular.groups-none.${by}`)
      : wording.say(`circular.groups-month.${by}`, {
          count: inMonth,
          parts: shares(wording, groups, by, 'collected_in'),
        }),
  ];
  if (inAll > 0)
    sentences.push(
      wording.say(`circular.groups-all.${by}`, {
        count: inAll,
        parts: shares(wording, groups, by, 'collected'),
      }),
    );
  return sentences;
}

function shares(
  wording: Wording,
  groups: readonly Figures[],
  by: 'source' | 'category',
  key: 'collected' | 'collected_in',
): string[] {
  const total = wording.count(key);
  const isShared = total >= wording.report.settings.smallestDenominator;
  const some = groups.filter(({ counts }) => counts[key] > 0);
  const sorted = some.sort((one, other) => other.counts[key] - one.counts[key]);
  // One group alone is named rather than called the rest.
  const named = sorted.length === NAMED + 1 ? sorted.length : NAMED;
  const parts = sorted.slice(0, named).map(({ group, counts }) => {
    const name = wording.beforeCount(group ?? wording.say(`circular.no-name.${by}`));
    const count = counts[key];
    return isShared
      ? wording.say('circular.group-share', {
          name,
          count,
          share: percentText(rateOf(count, total)),
        })
      : wording.say('circular.group', { name, count });
  });
  const rest = sorted.slice(named);
  if (rest.length > 0) {
    const count = rest.reduce((sum, { counts }) => sum + counts[key], 0);
    parts.push(wording.say('circular.group-rest', { groups: rest.length, count }));
  }
  return parts;
}
