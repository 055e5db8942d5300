import { describe, expect, it } from 'vitest';
import {
  PATCH_KINDS,
  UNDOCUMENTED_PATCH_KINDS,
  type CaseState,
  type Patch,
} from '../../src/domain/case.ts';
import { decide, type PlainAction } from '../../src/domain/decide.ts';
import type { ActionContext, ActionInput } from '../../src/domain/action-input.ts';
import { Refusal } from '../../src/domain/errors.ts';
import { fold } from '../../src/domain/fold.ts';
import { NO_RULES } from '../../src/domain/settings.ts';
import { STAGES, type Stage } from '../../src/domain/stages.ts';
import { ACTIONS, WORKFLOW } from '../../src/domain/workflow.ts';
import { LIFE, PLAIN_WEEKDAYS, bare, event, journal, later, stateOf } from './journal.ts';

const ON = '2026-03-20';
const CONTEXT: ActionContext = {
  on: ON,
  actor: '李四',
  twoKey: false,
  submittedBy: null,
  workingDays: PLAIN_WEEKDAYS,
  stoppedOn: null,
  rules: NO_RULES,
};

const state = (stage: Stage, changes: Partial<CaseState> = {}): CaseState => ({
  ...stateOf(journal(...LIFE[stage])),
  ...changes,
});

function refusal(
  action: PlainAction,
  of: CaseState,
  input: ActionInput,
  context: Partial<ActionContext> = {},
) {
  try {
    decide(action, of, input, { ...CONTEXT, ...context });
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, ...error.params };
    throw error;
  }
  return null;
}

function decided(
  action: PlainAction,
  of: CaseState,
  input: ActionInput = {},
  context: Partial<ActionContext> = {},
) {
  return decide(action, of, input, { ...CONTEXT, ...context });
}

const PATCH: Patch = {
  kind: 'revised',
  title: '衡阳市补贴办法',
  no: '衡政办发〔2026〕3号',
  no_text: null,
  published_on: '2026-03-10',
  in_force_on: '2026-04-10',
};
const CLOSING: ActionInput = { outcome: 'explained' };

/** What each action can be given so that it is complete, and the stage in which it is tried. */
const COMPLETE: Readonly<Record<PlainAction, readonly [Stage, ActionInput]>> = {
  accept: ['received', {}],
  reject: ['received', { reason: '属行政复议事项' }],
  assign: ['accepted', { unit: '市住建局', reason: '改派' }],
  return: ['assigned', { reason: '非本单位职责' }],
  extend: ['assigned', { reason: '征求意见', due: { due_on: '2026-06-30' } }],
  suspend: ['assigned', { reason: '等待上位文件' }],
  resume: ['assigned', {}],
  submit: ['assigned', { handler: '张三' }],
  rework: ['submitted', { reason: '佐证不足' }],
  close: ['submitted', CLOSING],
  reopen: ['closed', { reason: '反弹', due: { due_on: '2026-12-31' } }],
  review: ['closed', { result: 'held' }],
  rate: ['closed', { rating: 'satisfied' }],
  withdraw: ['assigned', { reason: '反映人撤回' }],
  void: ['received', { reason: '重复录入' }],
  note: ['received', { text: '已电话联系' }],
};
const PLAIN = Object.keys(COMPLETE) as PlainAction[];

const FIELD_OF = {
  due: 'due',
  reason: 'reason',
  unit: 'unit',
  handler: 'handler',
  outcome: 'outcome',
  result: 'result',
  rating: 'rating',
  text: 'text',
} as const;

describe('every action', () => {
  it('but merging, un-merging, splitting and editing is decided on its case alone', () => {
    expect([...PLAIN, 'merge', 'unmerge', 'split', 'edit'].sort()).toEqual([...ACTIONS].sort());
  });

  it.each(PLAIN)('%s records the event that the table names, on its business date', (action) => {
    const [stage, input] = COMPLETE[action];
    const [first, ...rest] = decided(action, state(stage), input);
    expect(first).toMatchObject({ kind: WORKFLOW[action].event, on: ON });
    expect(rest).toEqual([]);
  });

  it.each(PLAIN)(
    '%s is refused without what the table says it needs, naming the flag',
    (action) => {
      const [stage, input] = COMPLETE[action];
      for (const need of WORKFLOW[action].needs) {
        if (need === 'verifier') continue; // whoever acts, unless somebody else is named
        const field = FIELD_OF[need];
        const { [field]: _, ...without } = input;
        expect(refusal(action, state(stage), without)).toEqual({
          code: 'value-missing',
          flag: need,
        });
        if (need !== 'due')
          expect(refusal(action, state(stage), { ...input, [field]: '' })).toMatchObject({
            code: 'value-missing',
          });
      }
    },
  );

  it.each(PLAIN)('%s writes nothing undefined into the journal', (action) => {
    const [stage, input] = COMPLETE[action];
    for (const { data } of decided(action, state(stage), input))
      expect(JSON.parse(JSON.stringify(data))).toStrictEqual(data);
  });

  it.each(PLAIN)('%s leaves to the fold whether the stage allows it', (action) => {
    for (const stage of STAGES)
      expect(() =>
        decided(
          action,
          state(stage, { suspended_on: '2026-03-15', merged_into: null }),
          COMPLETE[action][1],
        ),
      ).not.toThrow();
  });
});

describe('accepting, rejecting, suspending, rating', () => {
  it('keep what was said', () => {
    expect(
      decided('accept', state('received'), { reason: '逾期未反馈视作默认受理' })[0]?.data,
    ).toEqual({ reason: '逾期未反馈视作默认受理' });
    expect(
      decided('reject', state('received'), { reason: '涉密', referTo: '市保密局' })[0]?.data,
    ).toEqual({ reason: '涉密', refer_to: '市保密局' });
    expect(
      decided('suspend', state('assigned'), { reason: '听证', reviewOn: '2026-04-20' })[0]?.data,
    ).toEqual({ reason: '听证', review_on: '2026-04-20' });
    expect(
      decided('rate', state('closed'), { rating: 'unanswered', text: '两次未接' })[0]?.data,
    ).toEqual({ rating: 'unanswered', text: '两次未接' });
  });
});

describe('assigning', () => {
  it('keeps units, people and the deadline', () => {
    const [assigned] = decided('assign', state('accepted'), {
      unit: '市住建局',
      coUnits: ['市财政局', '市住建局'],
      leader: '王副市长',
      owner: '张三',
      due: { due_on: '2026-04-30', due_text: '4月底前' },
      final: true,
    });
    expect(assigned?.data).toEqual({
      unit: '市住建局',
      co_units: ['市财政局'], // the lead unit is not its own helper
      leader: '王副市长',
      owner: '张三',
      due_on: '2026-04-30',
      due_text: '4月底前',
      final: true,
    });
  });

  it('refuses a deadline before its own date; the day itself will do', () => {
    const due = { due_on: '2026-03-19' };
    expect(refusal('assign', state('accepted'), { unit: '市住建局', due })).toMatchObject({
      code: 'deadline-before-action',
      due: '2026-03-19',
      on: ON,
    });
    expect(
      refusal('assign', state('accepted'), { unit: '市住建局', due: { due_on: ON } }),
    ).toBeNull();
  });

  it('may be long-term, or have no deadline yet', () => {
    expect(
      decided('assign', state('accepted'), { unit: '市住建局', due: { long_term: true } })[0]?.data,
    ).toEqual({ unit: '市住建局', long_term: true });
    expect(decided('assign', state('accepted'), { unit: '市住建局' })[0]?.data).toEqual({
      unit: '市住建局',
    });
  });
});

describe('returning (退件)', () => {
  it('gives the reason and the unit proposed instead', () => {
    expect(
      decided('return', state('assigned'), { reason: '非本单位职责', proposedUnit: '市城管局' })[0]
        ?.data,
    ).toEqual({
      reason: '非本单位职责',
      proposed_unit: '市城管局',
    });
  });

  it('is refused after 指定承办', () => {
    const final = stateOf(
      journal(...LIFE.accepted, event('assigned', '2026-03-03', { final: true })),
    );
    expect(refusal('return', final, { reason: '非本单位职责' })).toEqual({
      code: 'assignment-final',
      no: '2026-0001',
      unit: '市住建局',
    });
  });

  it('is possible again once the case was assigned to another unit without that decision', () => {
    const events = journal(
      ...LIFE.accepted,
      event('assigned', '2026-03-03', { final: true }),
      event('assigned', '2026-03-05'),
    );
    expect(refusal('return', stateOf(events), { reason: '非本单位职责' })).toBeNull();
  });
});

describe('extending (延期)', () => {
  const ask = (due: string, on: string, extra: ActionInput = {}, of = state('assigned')) =>
    [of, { reason: '征求意见', due: { due_on: due }, ...extra }, { on }] as const;

  it('goes from the old deadline to the new', () => {
    expect(decided('extend', ...ask('2026-06-30', '2026-04-10'))[0]?.data).toEqual({
      due_on: '2026-06-30',
      from: '2026-04-30',
      reason: '征求意见',
    });
  });

  it('is only to a later day', () => {
    expect(refusal('extend', ...ask('2026-04-30', '2026-04-10'))).toMatchObject({
      code: 'extension-not-later',
      current: '2026-04-30',
    });
    expect(refusal('extend', ...ask('2026-05-01', '2026-04-10'))).toBeNull();
  });

  it('is asked for before expiry: the deadline day is the last', () => {
    expect(refusal('extend', ...ask('2026-06-30', '2026-04-30'))).toBeNull();
    expect(refusal('extend', ...ask('2026-06-30', '2026-05-01'))).toEqual({
      code: 'extension-after-expiry',
      no: '2026-0001',
      current: '2026-04-30',
      on: '2026-05-01',
    });
  });

  it('after expiry is granted by force alone, and marked as late', () => {
    expect(
      decided('extend', ...ask('2026-06-30', '2026-05-01', { force: true }))[0]?.data,
    ).toMatchObject({ late: true });
    expect(
      decided('extend', ...ask('2026-06-30', '2026-04-30', { force: true }))[0]?.data,
    ).not.toHaveProperty('late');
    expect(refusal('extend', ...ask('2026-06-30', '2026-05-01', { final: true }))).toMatchObject({
      code: 'extension-after-expiry',
    });
  });

  it('does not expire while the clock stands', () => {
    expect(
      refusal(
        'extend',
        ...ask('2026-06-30', '2026-05-20', {}, state('assigned', { suspended: true })),
      ),
    ).toBeNull();
  });

  it('never ends before it begins', () => {
    expect(refusal('extend', ...ask('2026-05-05', '2026-05-20', { force: true }))).toMatchObject({
      code: 'deadline-before-action',
    });
  });
});

describe('a first deadline (设定时限)', () => {
  const none = state('assigned', { due_on: null, original_due_on: null });
  const due = { due_on: '2026-06-30' };

  it.each([
    ['extend', { due }],
    ['assign', { unit: '市住建局', due }],
  ] as const)('comes with %s, and is neither an extension nor an assignment', (action, input) => {
    expect(decided(action, none, input)).toEqual([{ kind: 'due_set', on: ON, data: due }]);
    const reason = '商定';
    expect(decided(action, none, { ...input, reason })[0]?.data).toEqual({ ...due, reason });
    expect(refusal(action, none, { ...input, due: { due_on: '2026-03-19' } })).toMatchObject({
      code: 'deadline-before-action',
    });
  });

  it('may be long-term', () => {
    const data = { long_term: true } as const;
    expect(decided('extend', none, { due: data })[0]).toMatchObject({ kind: 'due_set', data });
  });

  it('is no first one where there is or was another, and no move to another unit', () => {
    for (const had of [
      { due_on: null, original_due_on: null, long_term: true },
      { due_on: null, original_due_on: '2026-04-30' },
      { due_on: '2026-04-30' },
    ]) {
      expect(refusal('extend', state('assigned', had), { due })).toMatchObject({ flag: 'reason' });
      expect(refusal('assign', state('assigned', had), { unit: '市住建局', due })).toMatchObject({
        code: 'reassign-needs-reason',
      });
    }
    for (const moved of [{ unit: '市人社局' }, { unit: '市住建局', owner: '张三' }])
      expect(refusal('assign', none, { ...moved, due })).toMatchObject({
        code: 'reassign-needs-reason',
      });
  });

  it('is the original deadline, and leaves the days for returning as they were', () => {
    const assigned = bare('assigned', '2026-03-10', { unit: '市住建局' });
    const life = journal(
      event('received', '2026-03-01'),
      event('accepted', '2026-03-02'),
      assigned,
    );
    expect(stateOf(later(life, event('due_set', ON, due)))).toMatchObject({
      due_on: '2026-06-30',
      original_due_on: '2026-06-30',
      assigned_on: '2026-03-10',
      extensions: 0,
    });
  });
});

describe('resuming (恢复)', () => {
  const suspended = stateOf(journal(...LIFE.assigned, event('suspended', '2026-03-10'))); // due 04-30
  const due = (of: CaseState, input: ActionInput, on: string) => {
    const [resumed] = decided('resume', of, input, { on, stoppedOn: of.suspended_on });
    return resumed?.kind === 'resumed' ? resumed.data.due_on : undefined;
  };

  it('adds the days for which the clock stood', () => {
    expect(due(suspended, {}, '2026-03-25')).toBe('2026-05-15');
    expect(due(suspended, {}, '2026-03-10')).toBe('2026-04-30');
  });

  it('takes a deadline that was decided instead', () => {
    expect(due(suspended, { due: { due_on: '2026-06-01' } }, '2026-03-25')).toBe('2026-06-01');
  });

  it('does not revive a deadline that had expired when the clock stopped; on its last day it had not', () => {
    expect(due({ ...suspended, due_on: '2026-03-09' }, {}, '2026-03-25')).toBeUndefined();
    expect(due({ ...suspended, due_on: '2026-03-10' }, {}, '2026-03-25')).toBe('2026-03-25');
  });

  it('gives no deadline to a case without one', () => {
    expect(due({ ...suspended, due_on: null }, {}, '2026-03-25')).toBeUndefined();
  });
});

describe('submitting and rework', () => {
  it('names who handled it: as said, or the person responsible', () => {
    expect(
      decided('submit', state('assigned', { owner: '钱七' }), { text: '已印发' })[0]?.data,
    ).toEqual({ handler: '钱七', progress: '已印发' });
    expect(
      decided('submit', state('assigned', { owner: '钱七' }), { handler: '张三' })[0]?.data,
    ).toEqual({ handler: '张三' });
  });

  it('rework names who verified: as said, or who acts', () => {
    expect(decided('rework', state('submitted'), { reason: '佐证不足' })[0]?.data).toEqual({
      reason: '佐证不足',
      verifier: '李四',
    });
    expect(
      decided('rework', state('submitted'), { reason: '佐证不足', verifier: '赵六' })[0]?.data,
    ).toMatchObject({ verifier: '赵六' });
  });
});

describe('closing (销号): whoever verifies is not whoever handled', () => {
  it('takes the actor as the verifier unless another is named', () => {
    expect(decided('close', state('submitted'), CLOSING)[0]?.data).toEqual({
      verifier: '李四',
      outcome: 'explained',
    });
    expect(
      decided('close', state('submitted'), { ...CLOSING, verifier: '赵六' })[0]?.data,
    ).toMatchObject({ verifier: '赵六' });
  });

  it('refuses the handler, as actor or as named verifier', () => {
    expect(refusal('close', state('submitted'), CLOSING, { actor: '张三' })).toEqual({
      code: 'verifier-is-handler',
      no: '2026-0001',
      name: '张三',
    });
    expect(refusal('close', state('submitted'), { ...CLOSING, verifier: '张三' })).toMatchObject({
      code: 'verifier-is-handler',
    });
  });

  it.each([
    ['Zhang San', 'zhang san'],
    ['Zhang San', 'Ｚｈａｎｇ　Ｓａｎ'],
    ['张三', ' 张三 '],
    ['张三', '张　三'], // as two-character names are set beside three-character ones
    ['张三', '张\u200b三'],
    ['ZHANG3', 'zhang３'],
  ])('knows %j in %j: width, case and blanks do not matter', (handler, verifier) => {
    expect(
      refusal('close', state('submitted', { handler }), { ...CLOSING, verifier }),
    ).toMatchObject({ code: 'verifier-is-handler' });
  });

  it('does not hold namesakes in part for one person', () => {
    expect(
      refusal('close', state('submitted', { handler: '张三' }), { ...CLOSING, verifier: '张三丰' }),
    ).toBeNull();
  });

  it('cannot know the handler of an imported submission', () => {
    expect(refusal('close', state('submitted', { handler: null }), CLOSING)).toBeNull();
  });

  it('is not verified by nobody', () => {
    expect(refusal('close', state('submitted'), { ...CLOSING, verifier: '' })).toEqual({
      code: 'value-missing',
      flag: 'verifier',
    });
  });
});

describe('closing directly (立行立改)', () => {
  const direct: ActionInput = { outcome: 'no_patch_needed', direct: true, reason: '当场改正' };

  it('needs a reason, which closing after a submission does not', () => {
    expect(decided('close', state('assigned'), direct)[0]?.data).toEqual({
      verifier: '李四',
      outcome: 'no_patch_needed',
      direct: true,
      reason: '当场改正',
    });
    expect(refusal('close', state('assigned'), { ...CLOSING, direct: true })).toEqual({
      code: 'value-missing',
      flag: 'reason',
    });
  });

  it('is not verified by who is named as handler, nor by the person responsible', () => {
    expect(refusal('close', state('assigned'), { ...direct, handler: '李四' })).toMatchObject({
      code: 'verifier-is-handler',
    });
    expect(refusal('close', state('assigned', { owner: '李四' }), direct)).toMatchObject({
      code: 'verifier-is-handler',
    });
  });

  it('is no way round the handler of a submission', () => {
    expect(refusal('close', state('submitted'), { ...direct, verifier: '张三' })).toMatchObject({
      code: 'verifier-is-handler',
    });
    expect(
      refusal('close', state('submitted'), { ...direct, handler: '王五', verifier: '张三' }),
    ).toMatchObject({ code: 'verifier-is-handler' });
  });
});

describe('closing with two keys', () => {
  const keys = { twoKey: true, submittedBy: '李四' };

  it('wants another actor than the one who entered the submission', () => {
    expect(refusal('close', state('submitted'), { ...CLOSING, verifier: '赵六' }, keys)).toEqual({
      code: 'two-key-same-actor',
      no: '2026-0001',
      actor: '李四',
    });
    expect(
      refusal('close', state('submitted'), CLOSING, { ...keys, submittedBy: '周八' }),
    ).toBeNull();
    expect(
      refusal('close', state('submitted'), CLOSING, {
        ...keys,
        actor: 'LI4',
        submittedBy: 'ｌｉ４',
      }),
    ).toMatchObject({ code: 'two-key-same-actor' });
  });

  it('is not asked for where the office did not set it', () => {
    expect(refusal('close', state('submitted'), CLOSING, { ...keys, twoKey: false })).toBeNull();
  });

  it('allows no direct closing', () => {
    expect(
      refusal('close', state('assigned'), { ...CLOSING, direct: true, reason: '当场改正' }, keys),
    ).toEqual({ code: 'two-key-direct', no: '2026-0001' });
  });
});

describe('closing with a patch', () => {
  const close = (patch?: Patch) =>
    refusal('close', state('submitted'), { outcome: 'patched', ...(patch ? { patch } : {}) });

  it('keeps the patch with the closing; it may come into force later', () => {
    expect(
      decided('close', state('submitted'), { outcome: 'patched', patch: PATCH })[0]?.data,
    ).toEqual({ verifier: '李四', outcome: 'patched', patch: PATCH });
  });

  it('says everything that is missing at once', () => {
    const everything = [
      'patch-kind',
      'patch-title',
      'patch-no',
      'patch-published',
      'patch-in-force',
    ];
    expect(close()).toEqual({ code: 'patch-incomplete', no: '2026-0001', missing: everything });
    expect(
      close({
        kind: null,
        title: null,
        no: null,
        no_text: null,
        published_on: null,
        in_force_on: null,
      }),
    ).toMatchObject({ missing: everything });
  });

  describe.each(PATCH_KINDS)('of kind %s', (kind) => {
    const documented = !UNDOCUMENTED_PATCH_KINDS.includes(kind);

    it('needs a title', () => {
      expect(close({ ...PATCH, kind, title: '' })).toMatchObject({ missing: ['patch-title'] });
    });

    it.each([
      ['no', 'patch-no'],
      ['published_on', 'patch-published'],
      ['in_force_on', 'patch-in-force'],
    ] as const)(documented ? 'needs %s' : 'needs no %s', (field, flag) => {
      const without = close({ ...PATCH, kind, [field]: null });
      if (documented) expect(without).toMatchObject({ code: 'patch-incomplete', missing: [flag] });
      else expect(without).toBeNull();
    });
  });

  it('only a trial and a change of process need no document', () => {
    expect(UNDOCUMENTED_PATCH_KINDS).toEqual(['piloted', 'process_changed']);
  });

  it('is published by the day of closing', () => {
    expect(close({ ...PATCH, published_on: '2026-03-21' })).toEqual({
      code: 'patch-not-published',
      no: '2026-0001',
      published: '2026-03-21',
      on: ON,
    });
    expect(close({ ...PATCH, published_on: ON })).toBeNull();
  });

  it('is asked of no other outcome', () => {
    for (const outcome of ['explained', 'no_patch_needed', 'reported_upward'] as const) {
      expect(decided('close', state('submitted'), { outcome })[0]?.data).not.toHaveProperty(
        'patch',
      );
    }
  });
});

describe('reopening and review (回头看)', () => {
  const again: ActionInput = { reason: '反弹', due: { due_on: '2026-12-31' } };

  it('a reopening sets the deadline of the new round: a date, or long-term', () => {
    expect(decided('reopen', state('closed'), again)[0]?.data).toEqual({
      reason: '反弹',
      due_on: '2026-12-31',
    });
    expect(
      decided('reopen', state('closed'), { ...again, due: { long_term: true } })[0]?.data,
    ).toEqual({ reason: '反弹', long_term: true });
    expect(refusal('reopen', state('closed'), { ...again, due: {} })).toEqual({
      code: 'value-missing',
      flag: 'due',
    });
    expect(refusal('reopen', state('closed'), { ...again, due: { due_text: '尽快' } })).toEqual({
      code: 'value-missing',
      flag: 'due',
    });
  });

  it('a reopening is not overdue from its first day', () => {
    const due = { due_on: '2026-03-19' };
    expect(refusal('reopen', state('closed'), { ...again, due })).toMatchObject({
      code: 'deadline-before-action',
    });
    expect(refusal('review', state('closed'), { ...again, due, result: 'relapsed' })).toMatchObject(
      { code: 'deadline-before-action' },
    );
  });

  it('a review that held changes nothing else', () => {
    expect(decided('review', state('closed'), { result: 'held', text: '三个月复查' })).toEqual([
      { kind: 'reviewed', on: ON, data: { result: 'held', text: '三个月复查' } },
    ]);
  });

  it('a review that found a relapse reopens the case', () => {
    const events = decided('review', state('closed'), { ...again, result: 'relapsed' });
    expect(events.map((one) => one.kind)).toEqual(['reviewed', 'reopened']);
    const folded = fold(later(journal(...LIFE.closed), ...events));
    expect(folded).toMatchObject({
      ok: true,
      state: { stage: 'assigned', reopenings: 1, reviewed_on: ON, due_on: '2026-12-31' },
    });
  });

  it('a relapse needs a reason and a deadline', () => {
    expect(
      refusal('review', state('closed'), { result: 'relapsed', due: { due_on: '2026-12-31' } }),
    ).toEqual({ code: 'value-missing', flag: 'reason' });
    expect(refusal('review', state('closed'), { result: 'relapsed', reason: '反弹' })).toEqual({
      code: 'value-missing',
      flag: 'due',
    });
  });
});

describe('voiding (作废)', () => {
  it('a master is refused while children are merged into it, by number', () => {
    const master = later(
      journal(...LIFE.assigned),
      event('absorbed', '2026-03-10', { child: '2026-0007' }),
    );
    expect(refusal('void', stateOf(master), { reason: '重复录入' })).toEqual({
      code: 'master-has-children',
      no: '2026-0001',
      children: ['2026-0007'],
    });
    const released = later(master, event('released', '2026-03-11', { child: '2026-0007' }));
    expect(refusal('void', stateOf(released), { reason: '重复录入' })).toBeNull();
  });
});

describe('the gaps in what was said', () => {
  it('a direct closing names its handler in the journal: as said, or the person responsible', () => {
    const closing: ActionInput = { outcome: 'explained', direct: true, reason: '当场改正' };
    const handlerOf = (of: CaseState, input: ActionInput) => {
      const [closed] = decided('close', of, { ...closing, ...input });
      return closed?.kind === 'closed' ? closed.data.handler : null;
    };
    expect(handlerOf(state('assigned'), { handler: '王五' })).toBe('王五');
    expect(handlerOf(state('assigned', { owner: '钱七' }), {})).toBe('钱七');
    expect(handlerOf(state('assigned'), {})).toBeUndefined();
    // Whoever submitted it stays its handler unless another is named.
    expect(handlerOf(state('submitted', { owner: '钱七' }), {})).toBeUndefined();
    const [closed] = decided('close', state('assigned'), { ...closing, handler: '王五' });
    const folded = fold(later(journal(...LIFE.assigned), ...(closed ? [closed] : [])));
    expect(folded).toMatchObject({ ok: true, state: { handler: '王五', verifier: '李四' } });
  });

  it('a case that is moved can’t become long-term by it, and is told so in words', () => {
    const input: ActionInput = { unit: '市住建局', reason: '改派', due: { long_term: true } };
    expect(refusal('assign', state('assigned'), input)).toEqual({
      code: 'reassign-long-term',
      no: '2026-0001',
      current: '2026-04-30',
    });
  });
});
