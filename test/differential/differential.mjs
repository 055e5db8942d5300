/**
 * Every column of the closure report and of the month's figures, for each month in other people's
 * registers, against plain code that reads their files without the product. The files are not part of
 * the project: `npm run differential -- FOLDER`. Controls that falsify a case must fail.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { build } from 'esbuild';
import { SOURCES } from './plain-cases.mjs';
import { percentile, plainFigures } from './plain-figures.mjs';

const ROOT = resolve(import.meta.dirname, '../..');
const BINARY = join(ROOT, 'bin/buding.js');
const [data] = process.argv.slice(2);
if (data === undefined) throw new Error('usage: npm run differential -- FOLDER');
const folder = mkdtempSync(join(tmpdir(), 'buding-differential-'));
const env = { PATH: process.env.PATH, HOME: folder, BUDING_ACTOR: 'test', BUDING_LANG: 'en' };

const figures = join(ROOT, 'dist', 'month-figures.cjs');
await build({
  entryPoints: [join(import.meta.dirname, 'month-figures.ts')],
  outfile: figures,
  bundle: true,
  platform: 'node',
  target: 'node20',
  external: ['better-sqlite3', 'kysely'],
  logLevel: 'error',
});

const run = (args) =>
  execFileSync(process.execPath, args, {
    cwd: folder,
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    stdio: ['ignore', 'pipe', 'ignore'],
  });

/** Imports a ledger into a register of its own; rows that the product gives back are counted, not mended. */
function importLedger({ name, file, ledger, flags }) {
  const register = join(folder, `${name}.db`);
  const path = join(folder, file === null ? `${name}.csv` : basename(file));
  if (file === null) writeFileSync(path, ledger(data));
  else copyFileSync(join(data, file), path);
  const buding = (...args) => run([BINARY, '--db', register, '--json', ...args]);
  buding('init', '--office', 'X');
  importing(() => buding('import', path, ...flags));
  return { register };
}

/** Rows that were refused make the exit code 5; the answer is there all the same. */
function importing(work) {
  try {
    return JSON.parse(work());
  } catch (error) {
    if (typeof error.stdout !== 'string' || error.stdout === '') throw error;
    return JSON.parse(error.stdout);
  }
}

function monthsOf(cases) {
  const days = cases.flatMap((one) =>
    [one.received, one.closed, one.due, one.withdrawn].filter(
      (date) => date !== null && date <= '2026-06-30',
    ),
  );
  const months = [];
  for (
    let month = days.reduce((a, b) => (a < b ? a : b)).slice(0, 7),
      last = days.reduce((a, b) => (a > b ? a : b)).slice(0, 7);
    month <= last;
    month = next(month)
  )
    months.push(month);
  return months;
}

function next(month) {
  const [year, number] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

function bounds(month) {
  const [year, number] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return { from: `${month}-01`, to: `${month}-${last}` };
}

/** Where a row of the product differs from the plain counts; columns that no plain case counts for must be 0. */
function differences(where, found, days, plain) {
  const told = [];
  for (const [key, value] of Object.entries(found)) {
    const expected = plain?.counts[key] ?? 0;
    if (value !== expected) told.push(`${where} ${key}: ${value}, plain ${expected}`);
  }
  for (const [key, share] of [
    ['median', 5],
    ['p90', 9],
  ]) {
    const expected = percentile(plain?.days ?? [], share);
    if (days[key] !== expected) told.push(`${where} ${key}: ${days[key]}, plain ${expected}`);
  }
  return told;
}

/** Figures that can't be read from such ledgers, or are sums of others. */
const DERIVED = new Set([
  'group',
  'net_closed',
  'cohort',
  'cohort_closed',
  'cohort_unripe',
  'relapse_closings',
  'imported',
]);

const numbersOf = (row) =>
  Object.fromEntries(
    Object.entries(row).filter(
      ([key, value]) => typeof value === 'number' && !DERIVED.has(key) && !key.endsWith('_days'),
    ),
  );

function compareMonths({ register }, cases, months) {
  const told = [];
  const drawn = JSON.parse(run([figures, register, ...months]));
  let compared = 0;
  for (const [at, month] of months.entries()) {
    const plain = plainFigures(cases, bounds(month));
    const report = drawn[at].closure;
    const rows = [[report.total, 'total'], ...report.rows.map((row) => [row, row.group])];
    for (const [row, group] of rows) {
      const days = { median: row.median_days, p90: row.p90_days };
      told.push(...differences(`${month} ${group}`, numbersOf(row), days, plain.get(group)));
      compared += Object.keys(numbersOf(row)).length + 2;
    }
    for (const [row, group] of [
      [drawn[at].total, 'total'],
      ...drawn[at].units.map((one) => [one, one.group]),
    ]) {
      told.push(
        ...differences(
          `${month} ${group} (month)`,
          numbersOf(row.counts),
          row.days.final_working,
          plain.get(group),
        ),
      );
      compared += Object.keys(numbersOf(row.counts)).length + 2;
    }
    const missing = [...plain.keys()].filter(
      (group) =>
        group !== 'total' &&
        plain.get(group).counts.collected > 0 &&
        !report.rows.some((row) => row.group === group),
    );
    told.push(...missing.map((group) => `${month}: no row for ${group}`));
  }
  return { told, compared };
}

try {
  let failed = false;
  for (const source of SOURCES) {
    const cases = source.cases(data);
    const register = importLedger(source);
    const months = monthsOf(cases);
    const { told, compared } = compareMonths(register, cases, months);
    console.log(
      `${source.name}: ${cases.length} cases, ${months.length} months, ${compared} figures, ${told.length} differences`,
    );
    for (const line of told.slice(0, 10)) console.log(`  ${line}`);
    failed ||= told.length > 0;
    const victim = cases.findIndex((one) => one.closed !== null);
    const falsified = cases.map((one, at) => (at === victim ? { ...one, closed: null } : one));
    if (compareMonths(register, falsified, [cases[victim].closed.slice(0, 7)]).told.length === 0) {
      console.log(`  control: a case falsified in the plain cases was not noticed`);
      failed = true;
    }
  }
  if (failed) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
  rmSync(figures, { force: true });
}
