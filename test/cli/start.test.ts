/** What a start loads: heavy libraries only where a command needs them. Runs the real binary. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const BINARY = resolve(import.meta.dirname, '../../bin/buding.js');
const HOOK = `
  const Module = require('module');
  const load = Module._load;
  const loaded = [];
  Module._load = function (request, ...rest) {
    loaded.push(request);
    return load.call(this, request, ...rest);
  };
  const stdin = Object.getOwnPropertyDescriptor(process, 'stdin');
  Object.defineProperty(process, 'stdin', {
    get() {
      loaded.push('stdin');
      return stdin.get.call(process);
    },
  });
  process.on('exit', () => require('fs').writeFileSync(process.env.LOADED, JSON.stringify(loaded)));
`;
const HEAVY =
  /kysely|better.sqlite3|readline|stdin|inquirer|chalk|string-width|cli-progress|csv|iconv|chinese-days|child_process/;

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'buding-start-'));
  writeFileSync(join(folder, 'hook.cjs'), HOOK);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function loadedBy(...argv: string[]): string[] {
  const file = join(folder, 'loaded.json');
  const outcome = spawnSync(
    process.execPath,
    ['--require', join(folder, 'hook.cjs'), BINARY, ...argv],
    {
      cwd: folder,
      env: { PATH: process.env['PATH'], HOME: folder, LOADED: file },
      encoding: 'utf8',
    },
  );
  if (outcome.error) throw outcome.error;
  return JSON.parse(spawnSync('cat', [file], { encoding: 'utf8' }).stdout);
}

function said(...argv: string[]): string {
  const env = { PATH: process.env['PATH'], HOME: folder };
  return spawnSync(process.execPath, [BINARY, ...argv], { cwd: folder, env, encoding: 'utf8' })
    .stdout;
}

test.each([
  ['--help'],
  ['--version'],
  ['add', '--help'],
  ['list', '--help'],
  ['import', '--help'],
  ['report', 'closure', '--help'],
  ['lsit'],
])('buding %s %s loads no library', (...argv) => {
  expect(
    loadedBy(...argv.filter((arg) => typeof arg === 'string')).filter((request) =>
      HEAVY.test(request),
    ),
  ).toEqual([]);
});

test('what only a pager needs is not loaded for a program that reads', () => {
  expect(loadedBy('list').some((request) => request.includes('child_process'))).toBe(false);
});

test('what looks a case up needs no library but the one for SQLite, and no cryptography', () => {
  const db = ['--db', join(folder, 'b.db')];
  loadedBy('init', '--office', '某办', '--pattern', 'A{seq}', ...db);
  loadedBy('add', '--title', '某问题', ...db);
  for (const argv of [['show', 'A1'], ['show', '1'], ['list'], ['list', '--limit', '1']]) {
    const libraries = loadedBy(...argv, ...db).filter(
      (request) => HEAVY.test(request) || request.includes('crypto'),
    );
    expect(libraries.map((request) => basename(request))).toEqual([
      'better-sqlite3.cjs',
      'better_sqlite3.node',
    ]);
  }
});

test.each([
  ['help and what is called all day are answered by the quick program', 'quick', ['--help']],
  ['by its Chinese name, too', 'quick', ['清单']],
  ['other commands start with the whole one', 'buding', ['report', 'closure', '--by', 'unit']],
])('%s', (_, program, argv) => {
  const programs = loadedBy(...argv).filter((request) => /(quick|buding)\.cjs$/.test(request));
  expect(programs).toEqual([`./${program}.cjs`]);
});

test('a command that the quick program was started for in vain is carried out by the whole one, once', () => {
  const db = ['--db', join(folder, 'c.db')];
  loadedBy('init', '--office', '某办', '--pattern', 'A{seq}', ...db);
  loadedBy('add', '--title', '某问题', ...db);
  // Titles that are the names of quick verbs.
  const programs = loadedBy('split', 'A1', '--title', 'add', '--title', 'list', ...db);
  expect(programs.filter((request) => request.endsWith('.cjs')).slice(1, 3)).toEqual([
    './quick.cjs',
    './buding.cjs',
  ]);
  expect(said('list', '--columns', 'no,title', ...db)).toBe('A3\tlist\nA2\tadd\nA1\t某问题\n');
  expect(said('report', 'closure', '--help')).toContain('buding report');
});

test('the hook would see one', () => {
  const loaded = loadedBy('init', '--office', '某办', '--db', join(folder, 'a.db'));
  expect(loaded.some((request) => request.includes('kysely'))).toBe(true);
  expect(loaded.some((request) => request.includes('better_sqlite3.node'))).toBe(true);
  expect(loaded.some((request) => request.includes('inquirer'))).toBe(false);
});
