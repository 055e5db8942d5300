import { Command, Option } from 'commander';
import { expect, test } from 'vitest';
import { neededFlags } from '../../src/cli/needed-flags.ts';
import type { FlagSpec } from '../../src/cli/flag-spec.ts';

const root = new Command()
  .addOption(new Option('-q, --quiet'))
  .addOption(new Option('--db <file>'));
const FLAGS: readonly FlagSpec[] = [
  { name: 'limit', value: 'number' },
  { name: 'stage', value: 'word', short: 's' },
  { name: 'long-term', negatable: true },
];

const needed = (line: string) =>
  neededFlags(line.split(' '), root, FLAGS).map((flag) => flag.name as string);
const ALL = FLAGS.map((flag) => flag.name as string);

test.each([
  ['list', []],
  ['list --limit 50', ['limit']],
  ['--db r.db list -q --stage=交办 --limit 50', ['limit', 'stage']],
  ['list --limit 50 --long-term', ['limit', 'long-term']],
])('%s needs only what it names', (line, names) => {
  expect(needed(line)).toEqual(names);
});

test.each([
  'list --help',
  'list -h',
  'list --limt 50',
  'list --no-long-term',
  'list -s 交办',
  'list -qs 交办',
  'list —stage 交办',
  'list --limit -50',
  'list -- 0012',
])('%s needs all', (line) => {
  expect(needed(line)).toEqual(ALL);
});
