import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plainOutput, PlainOutput } from '../../src/cli/plain-output.ts';

const BINARY = resolve(import.meta.dirname, '../../bin/buding.js');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'buding-output-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('a file gets what is written, in its order', () => {
  const path = join(folder, 'answer');
  const fd = openSync(path, 'w');
  const output = plainOutput(fd);
  expect(output?.write('第一行\n')).toBe(true);
  output?.write(Buffer.from('第二行\n'));
  expect(readFileSync(path, 'utf8')).toBe('第一行\n第二行\n');
  closeSync(fd);
});

test('what is neither pipe nor file is left to Node', () => {
  const fd = openSync('/dev/null', 'w');
  expect(plainOutput(fd)).toBeNull();
  closeSync(fd);
});

test('an output that takes nothing more says so once, and is not asked again', () => {
  const fd = openSync(join(folder, 'read-only'), 'w');
  closeSync(fd);
  const output = new PlainOutput(openSync(join(folder, 'read-only'), 'r'));
  const errors: string[] = [];
  output.on('error', (error) => errors.push((error as NodeJS.ErrnoException).code ?? ''));
  let done = 0;
  output.write('a', () => done++);
  output.write('b', () => done++);
  expect(errors).toEqual(['EBADF']);
  expect([output.destroyed, done]).toEqual([true, 2]);
});

test('a reader who takes his time gets everything, one who goes away ends it in silence', async () => {
  const env = { PATH: process.env['PATH'], HOME: folder, BUDING_DB: join(folder, 'r.db') };
  const options = { cwd: folder, env };
  spawnSync(process.execPath, [BINARY, 'init', '--office', '某办'], options);
  // More than a pipe holds.
  const title = '长'.repeat(400);
  const lines = Array.from({ length: 200 }, (_, at) => `${title}${at}`);
  spawnSync(process.execPath, [BINARY, 'import', '-'], {
    ...options,
    input: ['标题,收集日期', ...lines.map((line) => `${line},2026-01-05`)].join('\n'),
  });
  const whole = spawn(process.execPath, [BINARY, 'export', '--format', 'json'], options);
  await wait(400);
  whole.stdout.setEncoding('utf8');
  let answer = '';
  for await (const piece of whole.stdout as AsyncIterable<string>) answer += piece;
  expect((JSON.parse(answer) as { cases: unknown[] }).cases ?? JSON.parse(answer)).toHaveLength(
    200,
  );

  const cut = spawn(process.execPath, [BINARY, 'export', '--format', 'json'], options);
  let said = '';
  cut.stderr.on('data', (piece: Buffer) => (said += piece.toString()));
  await once(cut.stdout, 'data');
  cut.stdout.destroy();
  expect(await once(cut, 'close')).toEqual([0, null]);
  expect(said).toBe('');
});
