import { expect, test } from 'vitest';
import { neededVerbs } from '../../src/cli/needed-verbs.ts';
import { VERBS } from '../../src/cli/verbs.ts';

const needed = (line: string) => neededVerbs(line.split(' '), VERBS).map(({ name }) => name);

test.each([
  ['list --limit 50', 'list'],
  ['清单', 'list'],
  ['--db r.db list', 'list'],
  ['--db=r.db -q 查看 1', 'show'],
  ['--db list show 1', 'show'],
  ['--no-color report closure', 'report'],
])('%s needs one', (line, name) => {
  expect(needed(line)).toEqual([name]);
});

test.each([
  '--help',
  '-h list',
  'help list',
  'lsit list',
  '',
  '--dd r.db list',
  '-qy list',
  '--no-wide-punct list',
  '--db',
])('"%s" needs all', (line) => {
  expect(needed(line)).toHaveLength(VERBS.length);
});
