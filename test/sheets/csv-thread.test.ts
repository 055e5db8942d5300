import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

import { csvRecords, type RecordBatch } from '../../src/sheets/csv-records.ts';
import { recordsFromThread } from '../../src/sheets/csv-thread.ts';
import { piecesAsUtf8, surveyBytes } from '../../src/sheets/ledger-encoding.ts';
import { openSource } from '../../src/sheets/ledger-source.ts';
import { encodeText } from '../../src/sheets/encode-text.ts';
import { temporaryFolder } from '../store/temporary.ts';
import { refusal } from './read-ledger.ts';

/** `npm test` builds before it tests. */
const PROGRAM = resolve(import.meta.dirname, '../../dist/csv-worker.cjs');

interface Hosts {
  inline(): AsyncIterable<RecordBatch>;
  thread(): AsyncIterable<RecordBatch>;
  readonly path: string;
}

/** One file, to be read by the same parser here and in the thread. */
async function hosts(bytes: Buffer, delimiter = ','): Promise<Hosts> {
  const path = join(temporaryFolder(), 'ledger.csv');
  writeFileSync(path, bytes);
  const source = await openSource({ path });
  const { encoding, sha256 } = await surveyBytes(source);
  const surveyed = { encoding, sha256 };
  return {
    path,
    inline: () => csvRecords(piecesAsUtf8(source, surveyed), delimiter),
    thread: () => recordsFromThread({ path, surveyed, delimiter }, PROGRAM),
  };
}

async function all(batches: AsyncIterable<RecordBatch>) {
  const read = [];
  for await (const { rows, ...rest } of batches) read.push({ rows: [...rows], ...rest });
  return read;
}

/** More than two pieces of the file, with a quoted cell across nearly every place where it is cut. */
function longText(lineEnd: string): string {
  let text = `编号,标题,描述${lineEnd}`;
  for (let i = 0; text.length < 700_000; i++) {
    const words = '补贴申领材料重复提交、流程办理时限不明确。'.repeat(i % 40);
    text += `G${String(i)},"第${String(i % 7)}区,""${words}""${lineEnd}𠀀",,已销号${lineEnd}`;
    if (i % 50 === 0) text += lineEnd;
    if (i % 70 === 0) text += `只有一格${lineEnd}`;
  }
  return text;
}

describe('the thread reads row for row what the main thread reads', () => {
  it('is built', () => {
    expect(existsSync(PROGRAM)).toBe(true);
  });

  it.each([
    ['quotes across the cuts', Buffer.from(longText('\n'))],
    ['CRLF', Buffer.from(longText('\r\n'))],
    ['BOM', Buffer.from(`\ufeff${longText('\n')}`)],
    ['GB18030', encodeText(longText('\n'), 'gb18030')],
    ['UTF-16', Buffer.from(`\ufeff${longText('\n')}`, 'utf16le')],
    ['a NUL', Buffer.from(`${longText('\n')}a,b\0,c\n`)],
    ['no line end at the end', Buffer.from('a,b\n1,"2"')],
  ])('with %s', async (_name, bytes) => {
    const { inline, thread } = await hosts(bytes);
    const expected = await all(inline());
    expect(expected.length).toBeGreaterThan(bytes.length > 1024 ** 2 ? 2 : 0);
    expect(await all(thread())).toEqual(expected);
  });

  it.each([
    ['quote-stray', `${longText('\n')}a,b"c,d\n`],
    ['quote-unclosed', `${longText('\n')}a,"b\n`],
    ['sheet-row-too-long', `a,b\n"${'长'.repeat(2_000_000)}`],
  ])('and refuses alike: %s', async (code, text) => {
    const { inline, thread } = await hosts(Buffer.from(text));
    const expected = await refusal(all(inline()));
    expect(expected.code).toBe(code);
    expect(await refusal(all(thread()))).toEqual(expected);
  });

  it('a file that has changed since it was surveyed is refused', async () => {
    const { thread, path } = await hosts(Buffer.from('a,b\n1,2\n'));
    writeFileSync(path, 'a,b\n1,3\n');
    expect(await refusal(all(thread()))).toMatchObject({ code: 'sheet-changed' });
  });

  it('whoever has seen enough may stop', async () => {
    const { thread } = await hosts(Buffer.from(longText('\n')));
    for await (const { rows } of thread()) {
      expect([...rows].length).toBeGreaterThan(1);
      break;
    }
  });

  it('a thread that dies is an error, not the end of the file', async () => {
    const dying = join(temporaryFolder(), 'dying.cjs');
    writeFileSync(dying, 'process.exit(0)');
    const order = { path: '', surveyed: { encoding: 'utf-8', sha256: '' }, delimiter: ',' };
    await expect(all(recordsFromThread(order, dying))).rejects.toThrow('without a word');
  });
});
