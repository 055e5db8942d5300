import { expect, test } from 'vitest';
import { similarTo } from '../../src/cli/similar.ts';
import { VERBS } from '../../src/cli/verbs.ts';

const verbs = VERBS.flatMap(({ name, alias }) => [name, alias]);

test.each([
  ['受里', ['受理']],
  ['交半', ['交办']],
  ['消号', ['销号']],
  ['撤消', ['撤回', '撤销']],
  ['回头', ['回头看']],
  ['lsit', ['list']],
  ['ｌｉｓｔ', ['list']],
  ['asign', ['assign']],
  ['completio', ['completion']],
  ['天气', []],
  ['xyz', []],
  ['', []],
])('%s may be %j', (word, meant) => {
  expect(similarTo(word, verbs)).toEqual(meant);
});
