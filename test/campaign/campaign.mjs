/**
 * The long runs, each with a control that must fail: several writers at once, and writers killed while
 * they write. `npm run campaign [-- --writers 8 --each 200 --kills 200]`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { build } from 'esbuild';

const ROOT = resolve(import.meta.dirname, '../..');
const BINARY = join(ROOT, 'bin/buding.js');
const { values } = parseArgs({
  options: {
    writers: { type: 'string', default: '8' },
    each: { type: 'string', default: '200' },
    kills: { type: 'string', default: '200' },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'buding-campaign-'));
// Beside the dependencies, so that the bundle finds the database's addon.
const writer = join(ROOT, 'dist', 'campaign-writer.mjs');
await build({
  entryPoints: [join(ROOT, 'test/campaign/writer.ts')],
  outfile: writer,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  external: ['better-sqlite3'],
  banner: {
    js: "import { createRequire as r } from 'node:module'; const require = r(import.meta.url); const __filename = import.meta.filename; const __dirname = import.meta.dirname;",
  },
  logLevel: 'error',
});

async function buding(...args) {
  const child = spawn(process.execPath, [BINARY, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let stdout = '';
  child.stdout.on('data', (data) => (stdout += data));
  const [code] = await once(child, 'close');
  return { code, stdout };
}

function start(db, name, count, control = '') {
  const child = spawn(process.execPath, [writer, db, name, String(count), control], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { lines: '' };
  child.stdout.on('data', (data) => (said.lines += data));
  child.stderr.resume();
  return { child, said, ended: once(child, 'close').then(([code]) => code) };
}

/** Acknowledged lines; one that was cut off in the middle was not acknowledged. */
const acknowledged = (said) => said.lines.split('\n').slice(0, -1);

function titlesIn(db) {
  const raw = new Database(db, { readonly: true });
  const titles = new Set(raw.prepare('select title from "case"').pluck().all());
  raw.close();
  return titles;
}

async function newRegister(name) {
  const db = join(folder, `${name}.db`);
  await buding('--db', db, '--quiet', 'init', '--office', '改革办');
  return db;
}

/** Writers at once: how many were refused, how many cases are missing, how many numbers came twice. */
async function together(control) {
  const db = await newRegister(`together-${control}`);
  const runs = Array.from({ length: Number(values.writers) }, (_, i) =>
    start(db, `w${i}`, values.each, control),
  );
  const codes = await Promise.all(runs.map((run) => run.ended));
  const lines = runs.flatMap((run) => acknowledged(run.said));
  const failed = codes.filter((code) => code !== 0).length;
  if (control) return { failed };
  const titles = titlesIn(db);
  const nos = lines.map((line) => line.split(' ')[1]);
  return {
    failed,
    written: titles.size,
    missing: lines.filter((line) => !titles.has(line.split(' ')[0])).length,
    repeated: nos.length - new Set(nos).size,
    verify: (await buding('--db', db, '--quiet', 'verify')).code,
  };
}

/** Writers killed at random moments: acknowledged cases that are not in the register afterwards. */
async function killed(control) {
  const db = await newRegister(`killed-${control}`);
  const kills = control ? Math.min(Number(values.kills), 60) : Number(values.kills);
  let lines = 0;
  let lost = 0;
  for (let i = 0; i < kills; i++) {
    const { child, said, ended } = start(db, `k${i}`, 100_000, control);
    await Promise.race([once(child.stdout, 'data'), ended]);
    await new Promise((done) => setTimeout(done, (i * 7) % 40));
    child.kill('SIGKILL');
    await ended;
    const titles = titlesIn(db);
    const acks = acknowledged(said);
    lines += acks.length;
    lost += acks.filter((line) => !titles.has(line.split(' ')[0])).length;
  }
  return {
    kills,
    acknowledged: lines,
    lost,
    verify: (await buding('--db', db, '--quiet', 'verify')).code,
  };
}

const results = {};
let passed = 0;
let failed = 0;
function check(name, result, holds) {
  results[name] = result;
  if (holds) passed++;
  else failed++;
  console.log(`${holds ? 'ok' : 'FAILED'}  ${name}  ${JSON.stringify(result)}`);
}

try {
  const all = Number(values.writers) * Number(values.each);
  const both = await together('');
  check(
    'writers at once',
    both,
    both.failed === 0 &&
      both.written === all &&
      both.missing === 0 &&
      both.repeated === 0 &&
      both.verify === 0,
  );
  const deferred = await together('deferred');
  check('control: deferred transactions are refused', deferred, deferred.failed > 0);
  const survived = await killed('');
  check(
    'killed while writing',
    survived,
    survived.lost === 0 && survived.acknowledged > survived.kills && survived.verify === 0,
  );
  const early = await killed('early');
  check('control: acknowledging early loses cases', early, early.lost > 0);
} finally {
  rmSync(folder, { recursive: true, force: true });
  rmSync(writer, { force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
