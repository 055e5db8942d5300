import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  findPersonalNumbers,
  isIdentityNumber,
  maskPersonalNumbers,
} from '../../src/domain/personal-data.ts';

/** Made up: a code of no district, and the check digit that belongs to it. */
const IDENTITY = '430401199001010024';
const WITH_X = '43040119900101018X';

describe('masking', () => {
  it.each([
    ['电话13812341234。', '电话138****1234。'],
    ['138-1234-1234', '138****1234'],
    ['138 1234 1234', '138****1234'],
    ['138.1234.1234', '138****1234'],
    ['１３８１２３４１２３４', '138****1234'],
    ['138\u30001234—1234', '138****1234'],
    ['138\u200b12341234', '138****1234'],
    ['+8613812341234', '+86138****1234'],
    ['+86 138 1234 1234', '+86 138****1234'],
    ['0086-13812341234', '0086-138****1234'],
    ['13812341234、13912341235', '138****1234、139****1235'],
    ['13812341234 13912341235', '138****1234 139****1235'],
    ['2024-03-05 13812341234', '2024-03-05 138****1234'],
    [`身份证${IDENTITY}号`, '身份证430401********0024号'],
    [WITH_X, '430401********018X'],
    [WITH_X.toLowerCase(), '430401********018X'],
    ['４３０４０１１９９００１０１０１８Ｘ', '430401********018X'],
    ['430401 19900101 0024', '430401********0024'],
    ['430401-1990-0101-018 X', '430401********018X'],
    [`${IDENTITY}，13812341234`, '430401********0024，138****1234'],
  ])('%s becomes %s', (text, masked) => {
    expect(maskPersonalNumbers(text)).toBe(masked);
  });

  it.each([
    '0734-8866123',
    '0734 8866 1234',
    '010-12345678',
    '400-123-4567',
    '12345',
    '12812341234', // no such network
    '138123412345', // twelve digits
    '430401199001010025', // wrong check digit
    '430401199013010010', // no thirteenth month
    '1990-03-05 123',
    '1380.0012345元',
    '衡政办发〔2019〕13号',
    '2024.3.5—2024.12.31',
    '138****1234',
    '2026-0001',
  ])('%s stays', (text) => {
    expect(maskPersonalNumbers(text)).toBe(text);
  });

  it('is done once and for all', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(...Array.from('0138612345679 -Xx.－１３８')),
          maxLength: 60,
        }),
        (text) => {
          const masked = maskPersonalNumbers(text);
          expect(maskPersonalNumbers(masked)).toBe(masked);
        },
      ),
    );
  });

  it('finds a number wherever it stands between words', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const text = `${before}、13812341234、${after}`;
        expect(maskPersonalNumbers(text)).not.toContain('13812341234');
        expect(maskPersonalNumbers(text)).toContain('138****1234');
      }),
    );
  });

  it('finds them all in a long list', () => {
    const list = Array.from({ length: 500 }, () => '138 1234 1234').join(' ');
    expect(findPersonalNumbers(list)).toHaveLength(500);
  });
});

describe('an identity number', () => {
  it('has a check digit', () => {
    expect(isIdentityNumber(IDENTITY)).toBe(true);
    expect(isIdentityNumber(WITH_X)).toBe(true);
    for (const digit of Array.from('01235679')) {
      expect(isIdentityNumber(IDENTITY.slice(0, 17) + digit)).toBe(false);
    }
  });

  it('says where it stands', () => {
    expect(findPersonalNumbers(`甲 ${IDENTITY} 乙`)).toEqual([
      { kind: 'identity', start: 2, end: 20, digits: IDENTITY },
    ]);
  });
});
