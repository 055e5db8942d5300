import { describe, expect, test } from 'vitest';
import { Flags } from '../../src/cli/flags.ts';
import { KNOWN_AT, lastKnownDay, readKnownAt } from '../../src/cli/viewpoint.ts';

const now = new Date('2026-11-02T03:00:30.000Z'); // 11:00:30 in Shanghai
const read = (knownAt: string) =>
  readKnownAt(new Flags({ knownAt }, [KNOWN_AT], () => '2026-11-02'), now);

describe('--known-at', () => {
  test.each([
    ['2026-10-31', '2026-10-31T15:59:59.999Z'],
    ['10月31日', '2026-10-31T15:59:59.999Z'],
    ['2026-11-01 10:00', '2026-11-01T02:00:59.999Z'],
    ['2026年11月1日 9:05:07', '2026-11-01T01:05:07.999Z'],
    ['2026-11-01T02:00:00.5Z', '2026-11-01T02:00:00.500Z'],
    ['2026-11-01T10:00:00+0800', '2026-11-01T02:00:00.999Z'],
    // What has begun ends now.
    ['今天', now.toISOString()],
    ['2026-11-02 11:00', now.toISOString()],
  ])('%s', (text, instant) => {
    expect(read(text)).toBe(instant);
  });

  test.each(['2026-11-03', '2026-11-02 11:01'])('%s has not come', (text) => {
    expect(() => read(text)).toThrow('known-at-in-future');
  });

  test.each(['10:00', '2026-11-01 10', '2026-11-01 24:01', 'x 10:00', '2026-02-30'])(
    '%s can not be read',
    (text) => {
      expect(() => read(text)).toThrow('known-at-unreadable');
    },
  );

  test('the last day of which anything could be known is its day in Shanghai', () => {
    expect(lastKnownDay('2026-10-31T15:59:59.999Z', '2026-11-02')).toBe('2026-10-31');
    expect(lastKnownDay('2026-10-31T16:00:00.000Z', '2026-11-02')).toBe('2026-11-01');
    expect(lastKnownDay(undefined, '2026-11-02')).toBe('2026-11-02');
  });
});
