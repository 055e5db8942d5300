import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  quoteForBash,
  quoteForPowerShell,
  splitLine,
} from '../../src/cli/completion/shell-line.ts';

const sign = fc.constantFrom(...Array.from('a局 "\'\\$`!*?;&|<>(){}[]#~^=@:%-'));
const text = fc.array(sign, { minLength: 1, maxLength: 12 }).map((signs) => signs.join(''));

test('what is quoted for bash is read back by bash as the same text', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 20, maxLength: 20 }), (texts) => {
      const words = texts.flatMap((one) => [
        quoteForBash(one, ''),
        `"${quoteForBash(one, '"')}"`,
        `'${quoteForBash(one, "'")}'`,
      ]);
      const read = execFileSync(
        '/bin/bash',
        ['--norc', '-c', `printf '%s\\n' ${words.join(' ')}`],
        {
          encoding: 'utf8',
          env: { LANG: 'C.UTF-8' },
        },
      );
      expect(read).toBe(texts.map((one) => `${one}\n`.repeat(3)).join(''));
    }),
    { numRuns: 20 },
  );
});

test('and by us', () => {
  fc.assert(
    fc.property(text, fc.constantFrom('', '"', "'"), (one, quote) => {
      const line = `buding x ${quote}${quoteForBash(one, quote)}`;
      expect(splitLine(line, '\\').current).toBe(one);
    }),
  );
});

test('a word of PowerShell that it would read otherwise is quoted', () => {
  expect(quoteForPowerShell('市住建局')).toBe('市住建局');
  expect(quoteForPowerShell('@逾期')).toBe("'@逾期'");
  expect(quoteForPowerShell("a'b")).toBe("'a''b'");
});
