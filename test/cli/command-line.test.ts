import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import fc from 'fast-check';
import { commandLine } from '../../src/cli/form/command-line.ts';

it('leaves Chinese and plain words as they are', () => {
  const line = commandLine(
    { verb: '交办', args: ['2026-0001'], flags: { unit: '市住建局', due: '6月底前', final: true } },
    'linux',
  );
  expect(line).toBe('buding 交办 2026-0001 --unit 市住建局 --due 6月底前 --final');
});

it('does not show what is secret', () => {
  const call = {
    verb: 'add',
    args: [],
    flags: { reporter: '某人' },
    secret: ['reporter'] as const,
  };
  expect(commandLine(call, 'linux')).toBe("buding add --reporter '***'");
});

it('on Windows quotes with double quotes', () => {
  expect(commandLine({ verb: 'note', args: [], flags: { text: 'a "b" c' } }, 'win32')).toBe(
    'buding note --text "a ""b"" c"',
  );
});

it('a shell reads back exactly what was meant', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 4 }), (texts) => {
      const usable = texts.filter((text) => !text.includes('\0'));
      const line = commandLine({ verb: 'x', args: usable, flags: {} }, 'linux');
      const script = `set -- ${line}; for one in "$@"; do printf '%s\\0' "$one"; done`;
      const read = execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' }).split('\0');
      expect(read.slice(2, -1)).toEqual(usable);
    }),
    { numRuns: 40 },
  );
});
