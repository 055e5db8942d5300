/** Small journals of one case, written as briefly as the rules that they illustrate. */
import type { CaseState } from '../../src/domain/case.ts';
import type { IsoDate } from '../../src/domain/dates.ts';
import type { CaseEvent, EventData, EventKind, NewEvent } from '../../src/domain/events.ts';
import { fold, type IllegalStep, type Span } from '../../src/domain/fold.ts';
import { WorkingDays } from '../../src/domain/working-days.ts';
import type { Stage } from '../../src/domain/stages.ts';

/** A calendar that knows no holidays. */
export const PLAIN_WEEKDAYS = new WorkingDays({
  version: '测试日历',
  coveredUntil: '2026-12-31',
  exceptions: new Map(),
});

/** Data with which an event of each kind is well formed. */
export const SAMPLE: { readonly [K in EventKind]: EventData[K] } = {
  received: { no: '2026-0001', title: '补贴办法与上位文件冲突', source: '12345' },
  accepted: {},
  rejected: { reason: '属行政复议事项' },
  assigned: { unit: '市住建局', due_on: '2026-04-30' },
  returned: { reason: '非本单位职责', proposed_unit: '市城管局' },
  due_set: { due_on: '2026-04-30' },
  extended: { due_on: '2026-06-30', reason: '征求意见' },
  suspended: { reason: '等待上位文件' },
  resumed: {},
  recounted: { due_on: '2026-05-06', from: '2026-04-30', calendar: '测试日历' },
  submitted: { handler: '张三' },
  reworked: { reason: '佐证不足' },
  closed: { verifier: '李四', outcome: 'explained' },
  reopened: { reason: '反弹', due_on: '2026-12-31' },
  reviewed: { result: 'held' },
  rated: { rating: 'satisfied' },
  merged: { into: '2026-0009' },
  unmerged: { reason: '并错' },
  absorbed: { child: '2026-0007', received_on: '2026-01-05' },
  released: { child: '2026-0007' },
  divided: { children: ['2026-0002', '2026-0003'] },
  withdrawn: { reason: '反映人撤回' },
  voided: { reason: '重复录入' },
  corrected: { changes: { title: ['补贴办法与上位文件冲突', '补贴办法'] } },
  reminded: { letter: '督办函〔2026〕1号', about: 'overdue', step: 'supervise' },
  noted: { text: '已电话联系' },
  attached: { name: '报告.pdf', sha256: '0'.repeat(64), size: 3, media: 'application/pdf' },
  detached: { name: '报告.pdf', sha256: '0'.repeat(64) },
  reporter_kept: {},
  reporter_removed: {},
  reversed: { target: [1] },
  redated: { target: [1], from: '2026-03-01', to: '2026-02-01' },
};

/** An event of a kind on a date; its data is the sample's, changed as given. */
export function event<K extends EventKind>(
  kind: K,
  on: IsoDate,
  data: Partial<EventData[K]> = {},
): NewEvent {
  return { kind, on, data: { ...SAMPLE[kind], ...data } } as unknown as NewEvent;
}

/** An event with exactly this data, for what must be absent. */
export function bare<K extends EventKind>(kind: K, on: IsoDate, data: EventData[K]): NewEvent {
  return { kind, on, data } as unknown as NewEvent;
}

/** Records the events in the order given: numbered from 1, one entry each. */
export function journal(...events: readonly NewEvent[]): CaseEvent[] {
  return events.map((one, i) => ({ ...one, seq: i + 1, entry: i + 1 }));
}

/** The journal with more events recorded after it. */
export function later(recorded: readonly CaseEvent[], ...events: readonly NewEvent[]): CaseEvent[] {
  const last = Math.max(0, ...recorded.map((one) => one.seq));
  return [
    ...recorded,
    ...events.map((one, i) => ({ ...one, seq: last + i + 1, entry: last + i + 1 })),
  ];
}

/** The state of a legal journal whose case is in the register. */
export function stateOf(events: readonly CaseEvent[], asOf?: IsoDate): CaseState {
  const folded = fold(events, asOf);
  if (!folded.ok) throw new Error(`illegal: ${folded.illegal.code} at ${folded.illegal.step.kind}`);
  if (folded.state === null) throw new Error('the case is not in the register');
  return folded.state;
}

export function spansOf(events: readonly CaseEvent[]): readonly Span[] {
  const folded = fold(events);
  if (!folded.ok) throw new Error(`illegal: ${folded.illegal.code} at ${folded.illegal.step.kind}`);
  return folded.spans;
}

/** The span that holds at the end of a day, if the case was in the register by then. */
export function spanAt(events: readonly CaseEvent[], day: IsoDate): Span | undefined {
  return spansOf(events).find((span) => span.from <= day && day < span.to);
}

/** What is wrong with an illegal journal. */
export function illegalOf(events: readonly CaseEvent[]): IllegalStep {
  const folded = fold(events);
  if (folded.ok) throw new Error('legal, though it should not be');
  return folded.illegal;
}

const TO_ASSIGNED = [
  event('received', '2026-03-01'),
  event('accepted', '2026-03-02'),
  event('assigned', '2026-03-03'),
] as const;
const TO_SUBMITTED = [...TO_ASSIGNED, event('submitted', '2026-03-10')] as const;

/** A shortest life that ends in each stage, every step before 2026-03-20. */
export const LIFE: Readonly<Record<Stage, readonly NewEvent[]>> = {
  received: TO_ASSIGNED.slice(0, 1),
  accepted: TO_ASSIGNED.slice(0, 2),
  assigned: TO_ASSIGNED,
  submitted: TO_SUBMITTED,
  closed: [...TO_SUBMITTED, event('closed', '2026-03-12')],
  rejected: [...TO_ASSIGNED.slice(0, 1), event('rejected', '2026-03-12')],
  withdrawn: [...TO_ASSIGNED, event('withdrawn', '2026-03-12')],
  merged: [...TO_ASSIGNED, event('merged', '2026-03-12')],
  voided: [...TO_ASSIGNED, event('voided', '2026-03-12')],
};
