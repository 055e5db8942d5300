import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatNumber,
  isNumberPattern,
  numberSeries,
  parseNumber,
} from '../../src/domain/case-number.ts';

describe('a number pattern', () => {
  it.each([
    '{year}-{seq:4}',
    '{seq}',
    'HY{year}{seq:6}号',
    '衡改补〔{year}〕{seq}号',
    '{year}/{year}/{seq}',
    'A+B({seq:2})[$]',
    '{year}{year}{year}-{seq}',
  ])('%s is one', (pattern) => {
    expect(isNumberPattern(pattern)).toBe(true);
  });

  it.each([
    '',
    '{year}',
    '{seq}{seq}',
    '{seq}-{seq:4}',
    '{month}-{seq}',
    '{year}-{seq:12}',
    '{year} {seq}',
    '{seq:}',
    '{seq',
    'A{}{seq}',
  ])('%j is none', (pattern) => {
    expect(isNumberPattern(pattern)).toBe(false);
  });
});

describe('numbers', () => {
  it('run within the year of receipt', () => {
    expect(numberSeries('{year}-{seq:4}', '2026-03-01')).toBe('2026-{seq:4}');
    expect(formatNumber('2026-{seq:4}', 7)).toBe('2026-0007');
    expect(formatNumber('2026-{seq}', 7)).toBe('2026-7');
  });

  it('outgrow their width without being cut', () => {
    expect(formatNumber('2026-{seq:4}', 12_345)).toBe('2026-12345');
  });

  it('run through where the pattern has no year', () => {
    expect(numberSeries('GGB{seq:5}', '2026-03-01')).toBe('GGB{seq:5}');
    expect(parseNumber('GGB{seq:5}', 'GGB00042')).toEqual({ series: 'GGB{seq:5}', seq: 42 });
  });

  it('that came with an import are recognised, padded or not', () => {
    expect(parseNumber('{year}-{seq:4}', '2026-0042')).toEqual({ series: '2026-{seq:4}', seq: 42 });
    expect(parseNumber('{year}-{seq:4}', '2026-42')).toEqual({ series: '2026-{seq:4}', seq: 42 });
  });

  it.each([
    '2026-',
    'x2026-0042',
    '2026-0042x',
    '2026_0042',
    '26-0042',
    '2026-0042\n',
    '2026-1234567890123',
    '',
    '２０２６-0042',
  ])('%j is written otherwise', (no) => {
    expect(parseNumber('{year}-{seq:4}', no)).toBeNull();
  });

  it('take the pattern by the letter', () => {
    expect(parseNumber('A.{seq}', 'AB7')).toBeNull();
    expect(parseNumber('A.{seq}', 'A.7')).toEqual({ series: 'A.{seq}', seq: 7 });
    expect(parseNumber('[{year}]({seq})', '[2026](7)')).toEqual({
      series: '[2026]({seq})',
      seq: 7,
    });
  });

  it('with two years in them have the same year twice', () => {
    expect(parseNumber('{year}-{year}-{seq}', '2026-2026-7')).toEqual({
      series: '2026-2026-{seq}',
      seq: 7,
    });
    expect(parseNumber('{year}-{year}-{seq}', '2026-2025-7')).toBeNull();
    expect(parseNumber('{year}.{year}.{year}-{seq}', '2026.2026.2026-7')).toMatchObject({ seq: 7 });
    expect(parseNumber('{year}.{year}.{year}-{seq}', '2026.2025.2026-7')).toBeNull();
  });

  it('are read back as they were given out', () => {
    const pieces = fc.constantFrom(
      '{year}',
      '-',
      'HY',
      '号',
      '〔',
      '〕',
      '.',
      '(',
      ')',
      '$',
      '|',
      '0',
    );
    const pattern = fc.tuple(
      fc.array(pieces, { maxLength: 4 }),
      fc.constantFrom('{seq}', '{seq:3}', '{seq:6}'),
      fc.array(pieces, { maxLength: 3 }),
    );
    fc.assert(
      fc.property(
        pattern,
        fc.integer({ min: 1, max: 9_999_999 }),
        fc.integer({ min: 1990, max: 2099 }),
        ([before, seq, after], number, year) => {
          const text = [...before, seq, ...after].join('');
          // A zero or the year right before the running number makes one row of digits: not a pattern to choose.
          fc.pre(!/(\{year\}|0)\{seq|\{seq(:\d)?\}(0|\{year\})/.test(text));
          const series = numberSeries(text, `${String(year)}-05-01`);
          expect(isNumberPattern(text)).toBe(true);
          expect(parseNumber(text, formatNumber(series, number))).toEqual({ series, seq: number });
        },
      ),
    );
  });
});
