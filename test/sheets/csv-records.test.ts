/** Rows of any text, well formed or not, against csv-parse reading all of it at once. */
import { CsvError, parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';

import { Refusal } from '../../src/domain/errors.ts';
import { RecordReader } from '../../src/sheets/csv-records.ts';

interface Reading {
  readonly rows: readonly (readonly string[])[];
  /** Where the quoting is wrong: the row, and the line. */
  readonly wrong: { readonly row: unknown; readonly line: unknown } | null;
}

function readAtOnce(text: string): Reading {
  const rows: string[][] = [];
  try {
    parse(text, {
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      on_record: (record: string[]) => {
        rows.push(record);
        return null;
      },
    });
    return { rows, wrong: null };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { rows, wrong: { row: rows.length + 1, line: error['lines'] } };
  }
}

function readInPieces(text: string, size: number): Reading {
  const reader = new RecordReader(',');
  const bytes = Buffer.from(text);
  const rows: string[][] = [];
  try {
    for (let at = 0; at < bytes.length; at += size)
      rows.push(...reader.write(bytes.subarray(at, at + size)));
    rows.push(...reader.end());
    return { rows, wrong: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    rows.push(...reader.takeBeforeError());
    const { row, line } = error.params;
    return { rows, wrong: { row, line } };
  }
}

const lineEnds = [
  ['LF', ['\n']],
  ['CR LF', ['\r\n']],
  ['LF and CR LF', ['\n', '\r\n']],
  ['any', ['\n', '\r\n', '\r']],
] as const;

/** csv-parse counts CR LF within a cell as two lines. */
function withoutLine({ rows, wrong }: Reading) {
  return { rows, row: wrong?.row };
}

it.each(lineEnds)('are those of csv-parse, with line ends %s', (name, ends) => {
  const compared = name === 'LF' ? (reading: Reading) => reading : withoutLine;
  const bits = ['"', '""', ',', ',"', '",', ' ', 'a', '文', '𠀀', '\ufeff', ...ends, ...ends];
  const text = fc.array(fc.constantFrom(...bits), { maxLength: 40 }).map((some) => some.join(''));
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 9 }), (some, size) => {
      expect(compared(readInPieces(some, size))).toEqual(compared(readAtOnce(some)));
    }),
    { numRuns: 3_000 },
  );
});

it('are those of csv-parse where quoted cells hold lines, and plain lines stand between them', () => {
  const cell = fc.constantFrom('', 'a', '文件', '"b"', '"c\nd"', '"e""f"', '"g\r\n,h"', '" "');
  const row = fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => cells.join(','));
  const plain = fc.constantFrom('a,b,c', '文,件', '', ',,');
  const table = fc
    .array(fc.oneof(row, plain, plain), { maxLength: 30 })
    .map((rows) => rows.join('\n'));
  fc.assert(
    fc.property(table, fc.integer({ min: 1, max: 200 }), (some, size) => {
      expect(withoutLine(readInPieces(some, size))).toEqual(withoutLine(readAtOnce(some)));
    }),
    { numRuns: 2_000 },
  );
});
