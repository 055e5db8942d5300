import { expect, it } from 'vitest';
import { countPersonalNumbers, maskTexts } from '../../src/domain/mask-case.ts';

it('masks every text at any depth, and leaves what cases are known by', () => {
  const mobile = '13800001234';
  const given = {
    no: mobile,
    title: `电话${mobile}`,
    extra: { [`列${mobile}`]: mobile },
    history: [{ kind: 'noted', on: '2026-01-01', text: `回访 ${mobile}` }],
    returns: 2,
    patch: null,
  };
  expect(maskTexts(given)).toEqual({
    no: mobile,
    title: '电话138****1234',
    extra: { '列138****1234': '138****1234' },
    history: [{ kind: 'noted', on: '2026-01-01', text: '回访 138****1234' }],
    returns: 2,
    patch: null,
  });
});

it('counts numbers in the texts of a case', () => {
  expect(countPersonalNumbers(['来电138 0000 1234', null, '座机 0734-8866123'])).toBe(1);
  expect(countPersonalNumbers(['１３８００００１２３４、13900001234'])).toBe(2);
  expect(countPersonalNumbers([undefined, '第 12 条'])).toBe(0);
});
