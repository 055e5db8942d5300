/** The columns of the reports counted from plain cases: one line a definition, one case at a time. */

import chineseDays from 'chinese-days';

const { isWorkday } = chineseDays;
const day = (date) => Date.parse(date) / 86_400_000;
/** Working days since 1970, day by day, by the library alone: none of the product's notices or tables. */
const worked = [0];
for (let at = 1; at < 23_000; at++)
  worked[at] =
    worked[at - 1] + Number(isWorkday(new Date(at * 86_400_000).toISOString().slice(0, 10)));

const workingDays = (from, to) => worked[day(to)] - worked[day(from)];

/** What a case counts for at A = the last day of the month. */
function* keysOf({ unit, received, due, closed, withdrawn }, { from, to }) {
  if (received > to) return;
  const within = (date) => date !== null && from <= date && date <= to;
  const past = (date, day) => date !== null && date <= day;
  yield 'collected';
  if (within(received)) yield 'collected_in';
  if (within(received) && unit !== null) yield 'assigned_in';
  if (within(closed)) yield* ['closed_in', 'closed_in_imported', 'flow_closed'];
  const accepted = isAccepted({ unit, withdrawn });
  if (accepted && within(withdrawn)) yield 'withdrawn_in';
  const ended = closed ?? withdrawn;
  if (accepted && received < from && (ended === null || ended >= from)) yield 'open_before';
  if (past(withdrawn, to)) return yield 'withdrawn';
  yield* ['valid', past(closed, to) ? 'closed' : 'open'];
  if (past(closed, to)) yield 'outcome_unknown';
  else {
    yield* ['open_after', ageKey(day(to) - day(received))];
    if (due && due < to) yield 'overdue';
  }
  if (within(due)) {
    yield* ['due', 'due_original'];
    if (past(closed, to)) yield 'due_closed';
    if (past(closed, to) && closed <= due) yield* ['on_time', 'on_time_original'];
  }
}

/** What was taken back without ever having a unit was not accepted before. */
const isAccepted = ({ unit, withdrawn }) => unit !== null || withdrawn === null;

function ageKey(age) {
  const limit = [30, 60, 90, 180, 365].find((most) => age <= most);
  return limit === undefined ? 'age_older' : `age_${limit}`;
}

/** A case is accepted without a unit, and moves to its unit when it is assigned. */
const ACCEPTED = [
  ['total', 'accepted_in'],
  [null, 'accepted_in'],
  [null, 'moved_out'],
];

/** Counts by unit, and of all under the key `total`; with the working days of what is closed. */
export function plainFigures(cases, { from, to }) {
  const groups = new Map([['total', { counts: {}, days: [] }]]);
  for (const one of cases) {
    const keys = [...keysOf(one, { from, to })];
    if (keys.includes('collected_in') && isAccepted(one)) {
      const moves =
        one.unit === null ? ACCEPTED.slice(0, 2) : [...ACCEPTED, [one.unit, 'moved_in']];
      for (const [group, key] of moves) count(groups, group, key);
    }
    if (keys.length === 0) continue;
    for (const group of ['total', one.unit]) {
      for (const key of keys) count(groups, group, key);
      if (keys.includes('closed'))
        groups.get(group).days.push(workingDays(one.received, one.closed));
    }
  }
  return groups;
}

function count(groups, group, key) {
  if (!groups.has(group)) groups.set(group, { counts: {}, days: [] });
  const { counts } = groups.get(group);
  counts[key] = (counts[key] ?? 0) + 1;
}

/** The percentile of days by linear interpolation, with one decimal; `null` without days. */
export function percentile(days, share) {
  if (days.length === 0) return null;
  const sorted = days.toSorted((a, b) => a - b);
  const at = (share * (sorted.length - 1)) / 10;
  const low = Math.floor(at);
  const value = sorted[low] + (at - low) * ((sorted[low + 1] ?? sorted[low]) - sorted[low]);
  return Math.round(value * 10) / 10;
}
