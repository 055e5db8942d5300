/** A register with a month in it: closings, reopenings, patches, stops; and the report that is drawn of it. */
import { monthFor } from '../../src/cli/month-for.ts';
import type { HistoryStep } from '../../src/domain/events.ts';
import type { MonthReport } from '../../src/reports/monthly/month.ts';
import { makeDesk, recordRaw, type TestDesk } from '../register/desk.ts';

const MONTH = '2026-05';
const UNITS = ['甲局', '乙局', '丙局', '丁局', '戊局'] as const;

interface Life {
  readonly title?: string;
  readonly unit?: string;
  readonly source?: string;
  readonly received: string;
  readonly due?: string;
  readonly closed?: string;
  readonly reopened?: string;
  readonly suspended?: string;
  readonly patch?: string;
}

/** A desk on 2026-06-30 whose register holds these cases. */
export async function deskWith(
  lives: readonly Life[],
  units: readonly string[] = UNITS,
): Promise<TestDesk> {
  const desk = await makeDesk(units);
  for (const [at, life] of lives.entries())
    await recordRaw(desk, life.received, {
      no: `2026-${String(at + 1).padStart(4, '0')}`,
      title: life.title ?? `样例${String(at + 1)}`,
      ...(life.source === undefined ? {} : { source: life.source }),
      history: historyOf(life),
    });
  return desk;
}

function historyOf(life: Life): HistoryStep[] {
  const { received: on, unit, due, closed, reopened, suspended, patch } = life;
  if (unit === undefined) return [];
  const patched = {
    outcome: 'patched' as const,
    patch: {
      kind: 'revised' as const,
      title: patch ?? '',
      no: '示政办发〔2026〕7号',
      no_text: null,
      published_on: '2026-05-06',
      in_force_on: '2026-05-10',
    },
  };
  return [
    { kind: 'accepted', on },
    { kind: 'assigned', on, unit, ...(due === undefined ? {} : { due_on: due }) },
    ...(suspended === undefined
      ? []
      : [{ kind: 'suspended' as const, on: suspended, reason: '等待上位文件' }]),
    ...(closed === undefined
      ? []
      : [
          {
            kind: 'closed' as const,
            on: closed,
            direct: true,
            ...(patch === undefined ? {} : patched),
          },
        ]),
    ...(reopened === undefined
      ? []
      : [{ kind: 'reopened' as const, on: reopened, reason: '反弹' }]),
  ] as HistoryStep[];
}

/** Six cases due of 甲局, five of 乙局, two of 丙局, none of 丁局; one without a unit; more beside them. */
export const LIVES: readonly Life[] = [
  ...Array.from({ length: 6 }, (_, at) => ({
    unit: '甲局',
    source: at % 2 ? '信访' : '审计',
    received: '2026-04-02',
    due: '2026-05-20',
    closed: at < 5 ? '2026-05-15' : '2026-05-25',
    ...(at === 0 ? { patch: '示例市公共租赁住房管理办法' } : {}),
  })),
  ...Array.from({ length: 5 }, (_, at) => ({
    unit: '乙局',
    received: '2026-04-03',
    due: '2026-05-12',
    ...(at < 3 ? { closed: '2026-05-11' } : {}),
  })),
  { unit: '丙局', received: '2026-05-04', due: '2026-05-29', closed: '2026-05-28' },
  { unit: '丙局', received: '2026-05-04', due: '2026-05-29' },
  { unit: '丁局', received: '2026-05-06', due: '2026-08-01', suspended: '2026-05-18' },
  { unit: '戊局', received: '2025-05-07', closed: '2025-09-01', reopened: '2026-05-22' },
  { received: '2026-05-08' },
];

export async function monthWith(lives: readonly Life[], month = MONTH): Promise<MonthReport> {
  return monthFor(await deskWith(lives), month);
}
