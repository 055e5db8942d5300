import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bearsName, freeFileName, mediaTypeOf, safeFileName } from '../../src/domain/attachment.ts';

describe('the name of an attachment', () => {
  it.each([
    ['整改报告.pdf', '整改报告.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\temp\\a.docx', 'a.docx'],
    ['a\u202Egpj.exe', 'agpj.exe'],
    ['a\u0000b\nc\u200B.txt', 'abc.txt'],
    ['<a>:"b"|?*.txt', '_a___b____.txt'],
    ['CON', '_CON'],
    ['com1.txt', '_com1.txt'],
    ['nul.tar.gz', '_nul.tar.gz'],
    ['报告. . .', '报告'],
    ['.bashrc', '_bashrc'],
    ['-rf', '_rf'],
    ['..', '附件'],
    ['', '附件'],
    ['   ', '附件'],
    ['\ud800x.txt', '\ufffdx.txt'],
  ])('%j becomes %j', (written, safe) => {
    expect(safeFileName(written)).toBe(safe);
  });

  it('is safe whatever was written, and safe again it is the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (written) => {
        const name = safeFileName(written);
        expect(name).not.toBe('');
        expect(name).not.toMatch(/[/\\:*?"<>|\p{Cc}\p{Cf}]|^[.\s~-]|[.\s]$/u);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(180);
        expect(safeFileName(name)).toBe(name);
      }),
    );
  });

  it('keeps its ending when it is cut, between characters', () => {
    const name = safeFileName(`${'长'.repeat(200)}.pdf`);
    expect(name).toMatch(/^长+\.pdf$/);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(180);
  });

  it('is made another where the case has one of that name, in any case of letters', () => {
    expect(freeFileName('a.pdf', ['A.PDF', 'a (2).pdf'])).toBe('a (3).pdf');
    const long = safeFileName(`${'长'.repeat(200)}.pdf`);
    const free = freeFileName(long, [long]);
    expect(free).toMatch(/ \(2\)\.pdf$/);
    expect(Buffer.byteLength(free)).toBeLessThanOrEqual(180);
  });
});

it('a name is known again by the number that it got', () => {
  const names = ['a.pdf', 'a (2).pdf', 'A (3).PDF', 'a (3)', 'b.pdf', 'a (1) (2).pdf'];
  expect(names.filter((name) => bearsName(name, 'a.pdf'))).toEqual(names.slice(0, 3));
  const long = safeFileName(`${'长'.repeat(200)}.pdf`);
  expect(bearsName(freeFileName(long, [long]), long)).toBe(true);
});

it.each([
  ['a.PDF', 'application/pdf'],
  ['a.ofd', 'application/ofd'],
  ['a.constructor', 'application/octet-stream'],
  ['README', 'application/octet-stream'],
])('%s holds %s', (name, media) => {
  expect(mediaTypeOf(name)).toBe(media);
});
