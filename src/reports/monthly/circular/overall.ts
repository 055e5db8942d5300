/** 总体情况: stock, rates, what came in and went out, deadlines, outcomes, days. */
import {
  AGE_KEYS,
  FLOW_IN_KEYS,
  FLOW_OUT_KEYS,
  INVALID_KEYS,
  OUTCOME_KEYS,
  type CountKey,
} from '../../figures/catalog.ts';
import type { Wording } from './wording.ts';

export function overallPart(wording: Wording): string[] {
  if (wording.count('collected') === 0) return [wording.say('circular.nothing', asOf(wording))];
  return [
    stock(wording),
    flow(wording),
    ...due(wording),
    ...closed(wording),
    ...open(wording),
    year(wording),
    ...incomparable(wording),
  ];
}

function asOf(wording: Wording) {
  return { asOf: wording.asOf() };
}

function stock(wording: Wording): string {
  const counts = counted(wording, ['collected', 'valid', 'closed', 'open']);
  const out = INVALID_KEYS.reduce((sum, key) => sum + wording.count(key), 0);
  return wording.sentences([
    wording.say('circular.stock', { ...asOf(wording), ...counts }),
    out === 0
      ? ''
      : wording.say('circular.left-out', { count: out, parts: wording.parts(INVALID_KEYS) }),
    wording.say('circular.closure', {
      closure: wording.comparedRate('closure_rate'),
      valid: wording.comparedRate('valid_closure_rate'),
    }),
  ]);
}

function flow(wording: Wording): string {
  return wording.say('circular.flow', {
    month: wording.month(wording.report.month),
    collected: wording.comparedCount('collected_in'),
    accepted: wording.count('accepted_in'),
    assigned: wording.count('assigned_in'),
    closed: wording.comparedCount('closed_in'),
    reopened: wording.count('reopened_in'),
    net: wording.comparedNet(),
  });
}

function due(wording: Wording): string[] {
  const { rates } = wording.report.current.total;
  if (wording.count('due') === 0) return [wording.say('circular.due-none')];
  const sentences = [
    wording.say('circular.due', {
      due: wording.count('due'),
      closed: wording.count('due_closed'),
      rate: wording.comparedRate('due_closure_rate'),
      onTime: wording.count('on_time'),
      onTimeRate: wording.comparedRate('on_time_rate'),
    }),
    wording.say('circular.due-original', {
      due: wording.count('due_original'),
      onTime: wording.count('on_time_original'),
      rate: wording.rate(rates.on_time_rate_original),
    }),
  ];
  return [wording.sentences(sentences)];
}

function closed(wording: Wording): string[] {
  if (wording.count('closed') === 0) return [];
  const { rates, days } = wording.report.current.total;
  const others = OUTCOME_KEYS.slice(1);
  const count = others.reduce((sum, key) => sum + wording.count(key), 0);
  const rest = { count, parts: wording.parts(others) };
  const outcomes = wording.say('circular.effective', {
    closed: wording.count('closed'),
    inForce: wording.count('patch_in_force'),
    rate: wording.rate(rates.effective_rate),
    others: count === 0 ? '' : wording.say('circular.effective-others', rest),
  });
  const spent = wording.say('circular.days', {
    median: days.final_working.median ?? '',
    p90: days.final_working.p90 ?? '',
    naturalMedian: days.final_natural.median ?? '',
    naturalP90: days.final_natural.p90 ?? '',
    firstMedian: days.first_working.median ?? '',
    firstP90: days.first_working.p90 ?? '',
  });
  return [wording.sentences([outcomes, spent])];
}

function open(wording: Wording): string[] {
  const change = (keys: readonly CountKey[], way: 'entered' | 'left') => {
    const parts = wording.parts(keys);
    return parts.length === 0
      ? wording.say(`circular.${way}-none`)
      : wording.say(`circular.${way}`, { parts });
  };
  const sentences = [
    wording.say('circular.stock-flow', {
      before: wording.count('open_before'),
      entered: change(FLOW_IN_KEYS, 'entered'),
      left: change(FLOW_OUT_KEYS, 'left'),
      after: wording.count('open_after'),
    }),
  ];
  if (wording.count('open') > 0)
    sentences.push(
      wording.say('circular.ages', { open: wording.count('open'), parts: wording.parts(AGE_KEYS) }),
    );
  return [wording.sentences(sentences)];
}

function year(wording: Wording): string {
  const { total, period } = wording.report.year;
  const { counts, rates } = total;
  return wording.say('circular.year', {
    from: wording.date(period.from),
    ...asOf(wording),
    collected: counts.collected_in,
    closed: counts.closed_in,
    reopened: counts.reopened_in,
    due: counts.due,
    rate: wording.rate(rates.due_closure_rate),
    onTimeRate: wording.rate(rates.on_time_rate),
  });
}

/** Earlier periods in which the register held nothing are said to be so, not compared with. */
function incomparable(wording: Wording): string[] {
  const { report, t } = wording;
  const sentences = [
    ...(report.previous.total.counts.collected === 0 ? [t('circular.no-previous')] : []),
    ...(report.lastYear.total.counts.collected === 0 ? [t('circular.no-last-year')] : []),
  ];
  return sentences.length === 0 ? [] : [wording.sentences(sentences)];
}

function counted(wording: Wording, keys: readonly CountKey[]) {
  return Object.fromEntries(keys.map((key) => [key, wording.count(key)]));
}
