import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { NewEvent } from '../../src/domain/events.ts';
import { fold } from '../../src/domain/fold.ts';
import { historyOf, type HistoryOptions } from '../../src/domain/history.ts';
import { patchOf } from '../../src/domain/row-outcome.ts';
import type { DateField, LedgerRow, StatusReading } from '../../src/domain/ledger-row.ts';
import { STAGES } from '../../src/domain/stages.ts';
import { bare, journal, stateOf } from './journal.ts';

const OPTIONS: HistoryOptions = { doneMeans: 'submitted', today: '2026-06-01' };

type Written = Omit<Partial<LedgerRow>, 'status'> & {
  readonly reading?: StatusReading;
  readonly word?: string;
};

function row({ reading, word, ...rest }: Written): LedgerRow {
  return {
    row: 2,
    cells: [],
    text: {},
    rawDates: {},
    coUnits: [],
    extra: {},
    problems: [],
    flags: [],
    ...rest,
    dates: { received_on: '2026-01-10', ...rest.dates },
    ...(reading ? { status: { word: word ?? reading, reading } } : {}),
  };
}

const outline = (written: Written, options: Partial<HistoryOptions> = {}) => {
  const { steps, problems } = historyOf(row(written), { ...OPTIONS, ...options });
  return problems.length > 0
    ? problems.map((one) => one.code)
    : steps.map((step) => `${step.on} ${step.kind}`);
};

/** The case that the row becomes. */
const caseOf = (written: Written, options: Partial<HistoryOptions> = {}) => {
  const { steps, problems } = historyOf(row(written), { ...OPTIONS, ...options });
  expect(problems).toEqual([]);
  return stateOf(journal(received(row(written), steps)));
};

function received(from: LedgerRow, history: ReturnType<typeof historyOf>['steps']): NewEvent {
  return bare('received', from.dates.received_on ?? '', { no: '2026-0001', history });
}

const UNIT = { unit: '市住建局' } as const;
const DATES = {
  accepted_on: '2026-01-12',
  assigned_on: '2026-01-15',
  done_on: '2026-03-01',
  closed_on: '2026-03-10',
} as const;
const some = (...fields: (keyof typeof DATES)[]) =>
  Object.fromEntries(fields.map((field) => [field, DATES[field]]));

describe('without a status the dates and the unit decide', () => {
  it.each([
    ['neither means 待研判', {}, []],
    ['an acceptance means 待交办', { dates: some('accepted_on') }, ['2026-01-12 accepted']],
    ['a unit means 整改中', UNIT, ['2026-01-10 accepted', '2026-01-10 assigned']],
    [
      'a unit and its dates',
      { ...UNIT, dates: some('accepted_on', 'assigned_on') },
      ['2026-01-12 accepted', '2026-01-15 assigned'],
    ],
    [
      'a closing date closes',
      { dates: some('closed_on') },
      ['2026-01-10 accepted', '2026-03-10 closed'],
    ],
    [
      'a closing date closes, after a unit reported it done',
      { ...UNIT, dates: DATES },
      ['2026-01-12 accepted', '2026-01-15 assigned', '2026-03-01 submitted', '2026-03-10 closed'],
    ],
    [
      'a date of completion means 待核验',
      { ...UNIT, dates: some('done_on') },
      ['2026-01-10 accepted', '2026-01-10 assigned', '2026-03-01 submitted'],
    ],
    ['reported done by nobody', { dates: some('done_on') }, ['unit-missing']],
    ['assigned to nobody', { dates: some('assigned_on') }, ['status-contradicts-dates']],
  ] as const)('%s', (_rule, written, expected) => {
    expect(outline(written)).toEqual(expected);
  });

  it('what done means is said once for the ledger', () => {
    const written = { ...UNIT, dates: some('done_on') };
    expect(caseOf(written)).toMatchObject({
      stage: 'submitted',
      submitted_on: '2026-03-01',
      closed_on: null,
    });
    expect(caseOf(written, { doneMeans: 'closed' })).toMatchObject({
      stage: 'closed',
      closed_on: '2026-03-01',
    });
  });
});

describe('a status with its dates', () => {
  it.each([
    // the word, what stands beside it, and the stage or the problem
    ['received', {}, 'received'],
    ['accepted', { dates: some('accepted_on') }, 'accepted'],
    ['accepted', {}, 'accepted'],
    ['assigned', { ...UNIT, dates: some('assigned_on') }, 'assigned'],
    ['open', UNIT, 'assigned'],
    ['open', {}, 'accepted'],
    ['not_begun', UNIT, 'assigned'],
    ['not_begun', {}, 'accepted'],
    ['partial', UNIT, 'assigned'],
    ['long_term', UNIT, 'assigned'],
    ['suspended', UNIT, 'assigned'],
    ['suspended', {}, 'accepted'],
    ['submitted', { ...UNIT, dates: some('done_on') }, 'submitted'],
    ['done', { ...UNIT, dates: some('done_on') }, 'submitted'],
    ['done', { ...UNIT, dates: some('done_on', 'closed_on') }, 'closed'],
    ['done', { ...UNIT, dates: some('closed_on') }, 'closed'],
    ['closed', { ...UNIT, dates: some('done_on') }, 'closed'],
    ['closed', { ...UNIT, dates: some('closed_on') }, 'closed'],
    ['closed', { dates: some('closed_on') }, 'closed'],
    ['rejected', {}, 'rejected'],
    ['withdrawn', UNIT, 'withdrawn'],
    ['merged', UNIT, 'merged'],
    ['voided', {}, 'voided'],
    // contradictions are rejected, never guessed at
    ['received', { dates: some('accepted_on') }, 'status-contradicts-dates'],
    ['received', { dates: some('closed_on') }, 'status-contradicts-dates'],
    ['accepted', { dates: some('assigned_on') }, 'status-contradicts-dates'],
    ['assigned', { ...UNIT, dates: some('done_on') }, 'status-contradicts-dates'],
    ['assigned', {}, 'unit-missing'],
    ['open', { ...UNIT, dates: some('closed_on') }, 'status-contradicts-dates'],
    ['open', { ...UNIT, dates: some('done_on') }, 'status-contradicts-dates'],
    ['open', { dates: some('assigned_on') }, 'unit-missing'],
    ['not_begun', { ...UNIT, dates: some('done_on') }, 'status-contradicts-dates'],
    ['partial', { ...UNIT, dates: some('done_on') }, 'status-contradicts-dates'],
    ['partial', { ...UNIT, dates: some('closed_on') }, 'status-contradicts-dates'],
    ['long_term', { ...UNIT, dates: some('closed_on') }, 'status-contradicts-dates'],
    ['suspended', { ...UNIT, dates: some('closed_on') }, 'status-contradicts-dates'],
    ['submitted', { ...UNIT, dates: some('done_on', 'closed_on') }, 'status-contradicts-dates'],
    ['submitted', UNIT, 'done-without-date'],
    ['submitted', { dates: some('done_on') }, 'unit-missing'],
    ['done', UNIT, 'done-without-date'],
    ['closed', UNIT, 'closing-without-date'],
    ['closed', {}, 'closing-without-date'],
  ] as const)('%s with %j is %s', (reading, beside, expected) => {
    const result = historyOf(row({ reading, ...beside }), OPTIONS);
    if ((STAGES as readonly string[]).includes(expected)) {
      expect(caseOf({ reading, ...beside }).stage).toBe(expected);
    } else {
      expect(result.problems.map((one) => one.code)).toEqual([expected]);
    }
  });

  it('where done means closed, done without a date is a closing without one', () => {
    expect(outline({ ...UNIT, reading: 'done' }, { doneMeans: 'closed' })).toEqual([
      'closing-without-date',
    ]);
  });

  it('where done means closed, a word for 待核验 still means that', () => {
    expect(
      caseOf({ ...UNIT, reading: 'submitted', dates: some('done_on') }, { doneMeans: 'closed' })
        .stage,
    ).toBe('submitted');
  });

  it('a contradiction names the word and the date at fault', () => {
    const { problems } = historyOf(
      row({ ...UNIT, reading: 'open', word: '正在整改', dates: some('closed_on') }),
      OPTIONS,
    );
    expect(problems).toEqual([
      {
        code: 'status-contradicts-dates',
        params: { word: '正在整改', field: 'closed_on', date: '2026-03-10' },
      },
    ]);
  });
});

describe('dates', () => {
  it('a row without a received date is rejected', () => {
    const { received_on: _, ...dates } = row({}).dates;
    expect(historyOf({ ...row({}), dates }, OPTIONS)).toEqual({
      steps: [],
      problems: [{ code: 'received-missing' }],
      flags: [],
    });
  });

  it('closed before received is rejected; on the same day it is not', () => {
    expect(outline({ dates: { closed_on: '2026-01-09' } })).toEqual(['closed-before-received']);
    expect(outline({ dates: { closed_on: '2026-01-10' } })).toEqual([
      '2026-01-10 accepted',
      '2026-01-10 closed',
    ]);
  });

  it('a step before the step that it follows is rejected, naming both', () => {
    const { problems } = historyOf(
      row({ ...UNIT, dates: { assigned_on: '2026-02-01', done_on: '2026-01-20' } }),
      OPTIONS,
    );
    expect(problems).toEqual([
      {
        code: 'step-before-previous',
        params: {
          field: 'done_on',
          date: '2026-01-20',
          previous: 'assigned_on',
          previousDate: '2026-02-01',
        },
      },
    ]);
  });

  it.each(['received_on', 'accepted_on', 'assigned_on', 'done_on', 'closed_on'] as const)(
    '%s in the future is rejected',
    (field) => {
      const dates = { ...DATES, received_on: '2026-01-10', [field]: '2026-06-02' };
      const { problems } = historyOf(row({ ...UNIT, dates }), OPTIONS);
      expect(problems[0]).toEqual({
        code: 'date-in-future',
        params: { field, date: '2026-06-02' },
      });
      expect(
        outline({ ...UNIT, dates: { received_on: '2026-01-10', closed_on: OPTIONS.today } }),
      ).toContain('2026-06-01 closed');
    },
  );
});

describe('the deadline and the unit', () => {
  it('come with the assignment', () => {
    expect(caseOf({ ...UNIT, due: { on: '2026-04-30', text: '4月底前' } })).toMatchObject({
      unit: '市住建局',
      due_on: '2026-04-30',
      original_due_on: '2026-04-30',
      long_term: false,
    });
  });

  it('long-term by the status or by the deadline is long-term', () => {
    expect(caseOf({ ...UNIT, reading: 'long_term' })).toMatchObject({
      stage: 'assigned',
      long_term: true,
      due_on: null,
    });
    expect(
      caseOf({ ...UNIT, reading: 'open', due: { longTerm: true, text: '长期坚持' } }),
    ).toMatchObject({ long_term: true, due_on: null });
  });

  it('a suspension begins with the last step known, for the reason noted', () => {
    expect(
      caseOf({
        ...UNIT,
        reading: 'suspended',
        word: '中止',
        dates: some('assigned_on'),
        text: { note: '等待上位文件' },
      }),
    ).toMatchObject({
      suspended: true,
      suspended_on: '2026-01-15',
      reason: '等待上位文件',
    });
    expect(caseOf({ ...UNIT, reading: 'suspended', word: '中止' }).reason).toBe('中止');
  });

  it('a unit that the stage has no place for is flagged, not lost in silence', () => {
    for (const reading of ['received', 'accepted', 'rejected'] as const) {
      expect(historyOf(row({ ...UNIT, reading }), OPTIONS).flags).toContainEqual({
        code: 'unit-unused',
        params: { unit: '市住建局' },
      });
    }
    expect(historyOf(row({ ...UNIT, reading: 'open' }), OPTIONS).flags).toEqual([]);
  });
});

describe('closing', () => {
  it('without a known submission is direct', () => {
    const { steps } = historyOf(row({ dates: some('closed_on') }), OPTIONS);
    expect(steps.at(-1)).toEqual({ kind: 'closed', on: '2026-03-10', direct: true });
    const after = historyOf(
      row({ ...UNIT, dates: DATES, text: { handler: '张三', verifier: '李四' } }),
      OPTIONS,
    );
    expect(after.steps.slice(-2)).toEqual([
      { kind: 'submitted', on: '2026-03-01', handler: '张三' },
      { kind: 'closed', on: '2026-03-10', verifier: '李四' },
    ]);
  });

  it('says what came of it: by its word, or by the patch that is named', () => {
    const dates = some('closed_on');
    expect(caseOf({ dates, text: { outcome: '无需补丁' } }).outcome).toBe('no_patch_needed');
    expect(caseOf({ dates, text: { patch: '补贴办法' } })).toMatchObject({
      outcome: 'patched',
      patch: { title: '补贴办法' },
    });
    expect(caseOf({ dates }).outcome).toBeNull();
    expect(outline({ dates, text: { outcome: '不明' } })).toEqual(['outcome-unknown']);
  });

  it('keeps the patch with its kind, number and dates', () => {
    const named = row({
      dates: { published_on: '2026-03-01', in_force_on: '2026-04-01' },
      text: { patch: '补贴办法', patch_no: '衡政办发〔2026〕3号', patch_kind: '修订' },
    });
    expect(patchOf(named)).toEqual({
      kind: 'revised',
      title: '补贴办法',
      no: '衡政办发〔2026〕3号',
      no_text: null,
      published_on: '2026-03-01',
      in_force_on: '2026-04-01',
    });
    expect(patchOf(row({ text: { patch_kind: '修订' } }))).toBeNull();
    expect(patchOf(row({ text: { patch_no: '衡政办发〔2026〕3号' } }))).toMatchObject({
      title: null,
      kind: null,
    });
  });
});

describe('leaving', () => {
  it.each([
    ['rejected', {}, '2026-01-10'],
    ['rejected', { dates: some('accepted_on') }, '2026-01-12'],
    ['rejected', { dates: some('accepted_on', 'assigned_on') }, '2026-01-15'],
    ['withdrawn', { ...UNIT, dates: some('accepted_on', 'assigned_on') }, '2026-01-15'],
    ['voided', { dates: some('accepted_on') }, '2026-01-12'],
    ['merged', {}, '2026-01-10'],
  ] as const)(
    '%s without a date is put on the last date known, %j, and flagged',
    (reading, beside, on) => {
      const { steps, flags } = historyOf(row({ reading, word: '退回', ...beside }), OPTIONS);
      expect(steps.at(-1)).toMatchObject({ kind: reading, on });
      expect(flags).toContainEqual({
        code: 'left-date-assumed',
        params: { word: '退回', date: on },
      });
      expect(caseOf({ reading, ...beside })).toMatchObject({ stage: reading, left_on: on });
    },
  );

  it('on a date that the row gives is not flagged', () => {
    const { steps, flags } = historyOf(
      row({ reading: 'withdrawn', dates: some('closed_on') }),
      OPTIONS,
    );
    expect(steps).toEqual([{ kind: 'withdrawn', on: '2026-03-10', reason: 'withdrawn' }]);
    expect(flags).toEqual([]);
  });

  it('gives the note as its reason, else the word', () => {
    expect(caseOf({ reading: 'rejected', word: '不予受理', text: { note: '涉密' } }).reason).toBe(
      '涉密',
    );
    expect(caseOf({ reading: 'rejected', word: '不予受理' }).reason).toBe('不予受理');
  });
});

describe('satisfaction', () => {
  it('is kept with the last step', () => {
    expect(
      caseOf({ ...UNIT, dates: some('closed_on'), text: { satisfaction: '满意' } }).rating,
    ).toBe('satisfied');
    expect(caseOf({ ...UNIT, reading: 'open', text: { satisfaction: '不满意' } }).rating).toBe(
      'dissatisfied',
    );
    expect(caseOf({ reading: 'rejected', text: { satisfaction: '不满意' } }).rating).toBe(
      'dissatisfied',
    );
  });

  it('in unknown words rejects the row', () => {
    expect(outline({ ...UNIT, dates: some('closed_on'), text: { satisfaction: '五星' } })).toEqual([
      'satisfaction-unknown',
    ]);
  });
});

describe('whatever a row says', () => {
  const READINGS: readonly StatusReading[] = [
    ...STAGES,
    'done',
    'open',
    'not_begun',
    'partial',
    'long_term',
    'suspended',
  ];
  const date = fc
    .integer({ min: 1, max: 28 })
    .map((day) => `2026-02-${String(day).padStart(2, '0')}`);
  const dates = fc.record<Record<DateField, string>, 'received_on'>(
    {
      received_on: date,
      accepted_on: date,
      assigned_on: date,
      done_on: date,
      closed_on: date,
      published_on: date,
      in_force_on: date,
    },
    { requiredKeys: ['received_on'] },
  );
  /** Half of the rows have their dates in order, or nearly all would be rejected. */
  const ordered = dates.map((given) => {
    const sorted = Object.values(given).sort();
    const fields = (
      [
        'received_on',
        'accepted_on',
        'assigned_on',
        'done_on',
        'closed_on',
        'published_on',
        'in_force_on',
      ] as const
    ).filter((field) => field in given);
    return Object.fromEntries(fields.map((field, i) => [field, sorted[i]!]));
  });
  const anyRow = fc.record({
    dates: fc.oneof(dates, ordered),
    reading: fc.option(fc.constantFrom(...READINGS), { nil: undefined }),
    unit: fc.option(fc.constant('市住建局'), { nil: undefined }),
    satisfaction: fc.option(fc.constant('满意'), { nil: undefined }),
  });

  it('it is rejected with a problem, or becomes a legal life that its words allow', () => {
    let lives = 0;
    fc.assert(
      fc.property(
        anyRow,
        fc.constantFrom('closed', 'submitted'),
        ({ dates, reading, unit, satisfaction }, doneMeans) => {
          const written = row({
            dates,
            ...(reading ? { reading } : {}),
            ...(unit ? { unit } : {}),
            text: satisfaction ? { satisfaction } : {},
          });
          const { steps, problems } = historyOf(written, { ...OPTIONS, doneMeans });
          if (problems.length > 0) {
            expect(steps.length === 0 || problems.every((one) => one.code === 'unit-missing')).toBe(
              true,
            );
            return;
          }
          lives++;
          const folded = fold(journal(received(written, steps)));
          if (!folded.ok || folded.state === null) throw new Error('an illegal life');
          const { state } = folded;
          expect(state.received_on).toBe(dates.received_on);
          // The three promises that figures rest on.
          if (dates.closed_on !== undefined && state.left_on === null)
            expect(state).toMatchObject({ stage: 'closed', closed_on: dates.closed_on });
          if (state.stage === 'closed')
            expect([dates.closed_on, dates.done_on]).toContain(state.closed_on);
          if (reading && (STAGES as readonly string[]).includes(reading))
            expect(state.stage).toBe(reading);
        },
      ),
      { numRuns: 3000 },
    );
    expect(lives).toBeGreaterThan(300);
  });
});
