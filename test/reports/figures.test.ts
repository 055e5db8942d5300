import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, type IsoDate } from '../../src/domain/dates.ts';
import type { CaseEvent } from '../../src/domain/events.ts';
import { fold } from '../../src/domain/fold.ts';
import { COUNT_COLUMNS } from '../../src/reports/definitions.ts';
import {
  AGE_KEYS,
  COUNT_KEYS,
  DUE_KEYS,
  FLOW_KEYS,
  OUTCOME_KEYS,
  QUALITY_KEYS,
  STEP_KEYS,
} from '../../src/reports/figures/catalog.ts';
import { drawFigures, type DrawnFigures, type Figures } from '../../src/reports/figures/draw.ts';
import type { GroupBy } from '../../src/store/store.ts';
import { event, later } from '../domain/journal.ts';
import { randomHistory, restlessHistory } from './random-history.ts';
import { recountFigures } from './recount-figures.ts';
import { openTestRegister, WORKING_DAYS, type TestRegister } from './report-register.ts';

let register: TestRegister;
beforeAll(async () => {
  register = await openTestRegister();
});
afterAll(() => register.close());

const day = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.constantFrom(0, 0, 1, -1))
  .map(([fives, beside]) => addDays('2026-01-01', fives * 5 + beside));
const BY = ['unit', 'source', 'month'] as const satisfies readonly GroupBy[];
const RULES = { relapseDays: 30, cohortDays: 20 };

interface Asked {
  readonly asOf: IsoDate;
  readonly from: IsoDate;
  readonly to: IsoDate;
}

const asked = fc.tuple(day, day, day).map(([asOf, one, two]): Asked => {
  const [from, to] = one <= two ? [one, two] : [two, one];
  return { asOf, from, to };
});
const histories = fc.array(fc.oneof(randomHistory, restlessHistory), {
  maxLength: 15,
  size: 'max',
});

async function draw(
  cases: readonly (readonly CaseEvent[])[],
  window: Asked,
): Promise<DrawnFigures> {
  await register.hold(cases);
  const options = { ...window, ...RULES, workingDays: WORKING_DAYS };
  const [drawn] = await register.store.read((tx) => drawFigures(tx, [options], BY));
  return drawn!;
}

/** Figures that the closure report has as well are compared with that; the others are counted again. */
const RECOUNTED = [
  ...OUTCOME_KEYS,
  ...FLOW_KEYS,
  ...QUALITY_KEYS,
  ...AGE_KEYS,
  ...DUE_KEYS.filter((key) => !['due', 'due_closed', 'on_time'].includes(key)),
  ...STEP_KEYS.filter((key) => !['collected_in', 'closed_in', 'reopened_in'].includes(key)),
] as const;

const picked = (counts: Readonly<Record<string, number>>, keys: readonly string[]) =>
  Object.fromEntries(keys.map((key) => [key, counts[key] ?? 0]));

const byGroup = (figures: readonly Figures[]) =>
  new Map(figures.map(({ group, counts }) => [group, picked(counts, RECOUNTED)]));

describe('every figure of a period', () => {
  it('is what counting each case day by day gives, for the whole and every group', async () => {
    await fc.assert(
      fc.asyncProperty(histories, asked, async (cases, window) => {
        const { total, groups } = await draw(cases, window);
        const whole = recountFigures(cases, { ...window, ...RULES, by: null });
        // Within the whole, nothing moves from one group to another.
        const { moved_in: _in, moved_out: _out, ...counted } = whole.get(null) ?? {};
        expect(picked(total.counts, RECOUNTED)).toEqual(picked(counted, RECOUNTED));
        for (const by of BY) {
          const recounted = recountFigures(cases, { ...window, ...RULES, by });
          for (const [group, found] of byGroup(groups.get(by) ?? []))
            expect([by, group, found]).toEqual([
              by,
              group,
              picked(recounted.get(group) ?? {}, RECOUNTED),
            ]);
          for (const group of recounted.keys())
            expect((groups.get(by) ?? []).map((one) => one.group)).toContain(group);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is that of the closure report, where both have it', async () => {
    const shared = COUNT_COLUMNS.filter((key) => (COUNT_KEYS as readonly string[]).includes(key));
    expect(shared).toHaveLength(COUNT_COLUMNS.length - 1); // all but the net closings
    await fc.assert(
      fc.asyncProperty(histories, asked, async (cases, window) => {
        const { total, groups } = await draw(cases, window);
        for (const by of BY) {
          const report = await register.report({ ...window, by });
          expect(picked(total.counts, shared)).toEqual(picked(report.total as never, shared));
          expect([total.days.final_working.median, total.days.final_working.p90]).toEqual([
            report.total.median_days,
            report.total.p90_days,
          ]);
          for (const row of report.rows) {
            const figures = groups.get(by)?.find(({ group }) => group === row.group);
            expect(picked(figures?.counts ?? {}, shared)).toEqual(picked(row as never, shared));
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('at A does not change when something happens after A, and a reversal restores it', async () => {
    await fc.assert(
      fc.asyncProperty(
        histories,
        asked,
        fc.integer({ min: 1, max: 9 }),
        async (cases, window, days) => {
          const before = await draw(cases, window);
          const after = addDays(window.asOf, days);
          const more = cases.map((events) => {
            const voided = later(events, event('voided', after));
            return fold(voided).ok ? voided : [...events];
          });
          expect(await draw(more, window)).toEqual(before);
          const early = cases.map((events) => {
            const voided = later(events, event('voided', window.asOf));
            const { seq } = voided.at(-1)!;
            return later(voided, event('reversed', window.asOf, { target: [seq] }));
          });
          expect(await draw(early, window)).toEqual(before);
        },
      ),
      { numRuns: 40 },
    );
  });
});
