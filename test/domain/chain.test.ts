import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CHAIN_START,
  entryText,
  eventText,
  type StoredEntry,
  type StoredEvent,
} from '../../src/domain/chain.ts';

const EVENT: StoredEvent = {
  seq: 12,
  entry: 5,
  case_id: 3,
  kind: 'closed',
  effective_on: '2026-03-12',
  data: '{"verifier":"李四"}',
};
const ENTRY: StoredEntry = {
  seq: 5,
  recorded_at: '2026-03-12T02:03:04.005Z',
  actor: '李四',
  action: 'close',
  reason: '已核验',
  tool: 'buding 0.1.0',
  source_name: null,
  source_sha256: null,
  first_event: 12,
  events: 1,
  prev: 'aa',
  digest: 'bb',
};

describe('the text under the digest', () => {
  it('is every stored value, each followed by a NUL', () => {
    expect(eventText(EVENT)).toBe('12\0' + '3\0closed\0' + '2026-03-12\0{"verifier":"李四"}\0');
    expect(entryText(ENTRY)).toBe(
      '5\0' + '2026-03-12T02:03:04.005Z\0李四\0close\0已核验\0buding 0.1.0\0\0\0' + '12\0' + '1\0',
    );
  });

  it('keeps the data as it was stored, to the byte', () => {
    expect(eventText({ ...EVENT, data: '{ "verifier" : "\\u674e四" }' })).toContain(
      '\0{ "verifier" : "\\u674e四" }\0',
    );
  });

  it('has an empty place for an event of the office', () => {
    expect(eventText({ ...EVENT, case_id: null })).toBe(
      '12\0\0closed\0' + '2026-03-12\0{"verifier":"李四"}\0',
    );
  });

  it('begins from nothing', () => {
    expect(CHAIN_START).toBe('');
  });

  it.each(['seq', 'case_id', 'kind', 'effective_on', 'data'] as const)(
    'changes with the %s of an event',
    (field) => {
      const changed = typeof EVENT[field] === 'number' ? 99 : 'changed';
      expect(eventText({ ...EVENT, [field]: changed })).not.toBe(eventText(EVENT));
    },
  );

  it.each([
    'seq',
    'recorded_at',
    'actor',
    'action',
    'reason',
    'tool',
    'source_name',
    'source_sha256',
    'first_event',
    'events',
  ] as const)('changes with the %s of an entry', (field) => {
    const changed = typeof ENTRY[field] === 'number' ? 99 : 'changed';
    expect(entryText({ ...ENTRY, [field]: changed })).not.toBe(entryText(ENTRY));
  });

  it('of two different events is different: nothing can move from one value into the next', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '1', '-', '，'), maxLength: 3 });
    const event = fc.record({
      seq: fc.nat(20),
      entry: fc.constant(1),
      case_id: fc.option(fc.nat(20)),
      kind: text,
      effective_on: text,
      data: text,
    });
    fc.assert(
      fc.property(event, event, (a, b) => {
        expect(eventText(a) === eventText(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
      { numRuns: 2000 },
    );
  });
});
