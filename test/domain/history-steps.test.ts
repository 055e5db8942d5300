import { describe, expect, it } from 'vitest';
import { UNEXPORTED_KINDS, type EventKind } from '../../src/domain/events.ts';
import { fold } from '../../src/domain/fold.ts';
import { readHistorySteps } from '../../src/domain/history-steps.ts';
import { SAMPLE, event, journal } from './journal.ts';

const KINDS = (Object.keys(SAMPLE) as EventKind[]).filter(
  (kind) => ![...UNEXPORTED_KINDS, 'received', 'reversed', 'redated'].includes(kind),
);
const ON = '2026-03-02';

describe('steps written by our own export', () => {
  it.each(KINDS)('%s is read back as it was', (kind) => {
    const step = { kind, on: ON, ...SAMPLE[kind] };
    expect(readHistorySteps([step])).toEqual({ steps: [step] });
  });

  it.each(UNEXPORTED_KINDS)('%s does not travel: what it speaks of stays behind', (kind) => {
    expect(readHistorySteps([{ kind, on: ON, ...SAMPLE[kind] }])).toHaveProperty('unreadable');
  });

  it.each([
    [{ kind: 'received', on: ON, no: '2026-0001' }],
    [{ kind: 'reversed', on: ON, target: [1] }],
    [{ kind: 'constructor', on: ON }],
    [{ kind: 'accepted', on: '2026-02-30' }],
    [{ kind: 'accepted' }],
    [{ kind: 'accepted', on: ON, surprise: 1 }],
    [{ kind: 'assigned', on: ON }],
    [{ kind: 'assigned', on: ON, unit: '市住建局', due_on: '4月底前' }],
    [{ kind: 'assigned', on: ON, unit: '市住建局', long_term: false }],
    [{ kind: 'assigned', on: ON, unit: '市住建局', co_units: '市财政局' }],
    [{ kind: 'closed', on: ON, outcome: 'solved' }],
    [{ kind: 'rated', on: ON, rating: '5' }],
    [{ kind: 'reviewed', on: ON, result: 'maybe' }],
    [{ kind: 'corrected', on: ON, changes: { title: '甲' } }],
    [{ kind: 'corrected', on: ON, changes: { title: 1 } }],
    [{ kind: 'corrected', on: ON, changes: { title: null } }],
    [{ kind: 'corrected', on: ON, changes: { title: ['甲', 5] } }],
    [{ kind: 'corrected', on: ON, changes: { due_on: [null, '4月底前'] } }],
    [{ kind: 'corrected', on: ON, changes: { due_from: [null, ''] } }],
    [{ kind: 'corrected', on: ON, changes: { long_term: ['是', true] } }],
    [{ kind: 'corrected', on: ON, changes: { outcome: [null, 'solved'] } }],
    [{ kind: 'corrected', on: ON, changes: { co_units: [[], '市财政局'] } }],
    [{ kind: 'corrected', on: ON, changes: { extra: [{}, 5] } }],
    [{ kind: 'corrected', on: ON, changes: { extra: [{}, { 处室: 5 }] } }],
    [{ kind: 'corrected', on: ON, changes: { stage: ['closed', 'assigned'] } }],
    [
      {
        kind: 'corrected',
        on: ON,
        changes: { patch: [null, { title: ['甲'] }] },
      },
    ],
    [{ kind: 'closed', on: ON, patch: { kind: 'mended' } }],
    [{ kind: 'closed', on: ON, patch: { in_force_on: '明年' } }],
    [{ kind: 'closed', on: ON, patch: ['revised'] }],
    [{ kind: 'closed', on: ON, patch: { surprise: '甲' } }],
    [null],
    ['accepted'],
  ])('%j is not', (step) => {
    expect(readHistorySteps([{ kind: 'accepted', on: ON }, step])).toEqual({
      unreadable: JSON.stringify(step),
    });
  });

  it('have a patch with all its fields in their order, however it was written', () => {
    const written = { in_force_on: ON, title: '甲办法' };
    const whole = {
      ...{ kind: null, title: '甲办法', no: null, no_text: null },
      ...{ published_on: null, in_force_on: ON },
    };
    const read = (step: object) => JSON.stringify(readHistorySteps([step]));
    const closed = { kind: 'closed', on: ON, patch: written };
    expect(read(closed)).toBe(JSON.stringify({ steps: [{ ...closed, patch: whole }] }));
    expect(read({ kind: 'closed', on: ON, patch: { kind: null } })).toBe(
      JSON.stringify({ steps: [{ kind: 'closed', on: ON }] }),
    );
    const corrected = (old: object | null, next: object | null) => ({
      ...{ kind: 'corrected', on: ON },
      changes: { patch: [old, next] },
    });
    expect(read(corrected({}, written))).toBe(JSON.stringify({ steps: [corrected(null, whole)] }));
  });

  it('are a list', () => {
    expect(readHistorySteps([])).toEqual({ steps: [] });
    for (const other of [undefined, null, {}, 'accepted'])
      expect(readHistorySteps(other)).toHaveProperty('unreadable');
  });

  it('that were read never make the fold throw, whatever their order', () => {
    for (const first of KINDS) {
      for (const second of KINDS) {
        const read = readHistorySteps(
          [first, second].map((kind) => ({ kind, on: ON, ...SAMPLE[kind] })),
        );
        if (!('steps' in read)) throw new Error('unreadable');
        expect(() => fold(journal(event('received', ON, { history: read.steps })))).not.toThrow();
      }
    }
  });
});
