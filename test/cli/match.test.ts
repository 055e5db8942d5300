import { expect, it } from 'vitest';
import { rankOptions } from '../../src/cli/form/match.ts';

const UNITS = ['市发展和改革委员会', '市住房和城乡建设局', '市教育局', '住建中心'].map((name) => ({
  value: name,
  name,
  keys: name === '市发展和改革委员会' ? ['市发改委'] : [],
}));

const found = async (typed: string) => (await rankOptions(UNITS, typed)).map(({ value }) => value);

it.each([
  ['教育', '市教育局'],
  ['jiaoyu', '市教育局'],
  ['jyj', '市教育局'],
  ['发改委', '市发展和改革委员会'],
  ['fgw', '市发展和改革委员会'],
  ['ＦＧＷ', '市发展和改革委员会'],
])('%s finds %s', async (typed, unit) => {
  expect((await found(typed))[0]).toBe(unit);
});

it('initials of some of the words are enough, but in their order', async () => {
  const full = [{ value: 'a', name: '市发展和改革委员会' }];
  expect(await rankOptions(full, 'fgw')).toHaveLength(1);
  expect(await rankOptions(full, 'wgf')).toHaveLength(0);
});

it('what begins with the word comes before what contains it', async () => {
  expect(await found('住建')).toEqual(['住建中心']);
  expect(await found('zj')).toEqual(['住建中心', '市住房和城乡建设局']);
});

it('nothing typed leaves the order as it is', async () => {
  expect(await found('')).toEqual(UNITS.map(({ name }) => name));
});
