/**
 * Speed as ratios measured in one run: each command alternates with its yardstick and the median of
 * the pairwise ratios is printed. Needs the sqlite3 shell.
 *
 *   npm run bench
 *   npm run bench -- --cases 1000000 --rounds 3 --only report --as-of 2021-06-30,2025-06-30
 *
 * `--only` names the parts to run: import, start, search, report (with commas between them).
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { writeLedger } from './generate-ledger.mjs';

const BINARY = resolve(import.meta.dirname, '../../bin/buding.js');
const JOURNAL_READER = resolve(import.meta.dirname, 'read-journal.mjs');
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '5' },
    only: { type: 'string', default: 'import,start,search,report,known' },
    'as-of': { type: 'string', default: '2022-06-30,2025-06-30' },
  },
});
const cases = Number(values.cases);
const rounds = Number(values.rounds);
const wanted = (part) => values.only.split(',').includes(part);
const folder = mkdtempSync(join(tmpdir(), 'buding-bench-'));
// NODE_EXTRA_CA_CERTS alone costs 37 ms a start on Node 20.
const env = { PATH: process.env.PATH, HOME: join(folder, 'home'), BUDING_DB: join(folder, 'r.db') };
mkdirSync(env.HOME);

const buding = (...args) => [process.execPath, BINARY, ...args];

/** Wall seconds and peak memory (KiB) of one run; GNU time measures the memory where it is installed. */
function run(command, input) {
  const gnuTime = ['/usr/bin/time', '-f', 'peak %M'];
  const timed = hasGnuTime ? [...gnuTime, ...command] : command;
  const before = process.hrtime.bigint();
  const child = spawnSync(timed[0], timed.slice(1), {
    env,
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  const seconds = Number(process.hrtime.bigint() - before) / 1e9;
  if (child.status !== 0) throw new Error(`${command.join(' ')}: ${child.stderr}`);
  return {
    seconds,
    peak: Number(/peak (\d+)/.exec(child.stderr)?.[1] ?? NaN),
    stdout: child.stdout,
  };
}

const hasGnuTime = spawnSync('/usr/bin/time', ['-f', '%M', 'true']).status === 0;
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Runs both in turn, once unmeasured, and prints the median of the pairwise ratios. */
function compare(name, ours, yardstick, { count = rounds, before = () => undefined } = {}) {
  const pairs = [];
  for (let i = -1; i < count; i++) {
    before();
    const a = run(...ours());
    const b = run(...yardstick());
    if (i >= 0) pairs.push({ a, b });
  }
  const ratio = median(pairs.map(({ a, b }) => a.seconds / b.seconds));
  const peak = Math.max(...pairs.map(({ a }) => a.peak));
  const peakText = Number.isNaN(peak) ? '' : `  peak ${Math.round(peak / 1024)} MiB`;
  console.log(
    `${name.padEnd(36)} ${ratio.toFixed(2)} ×   ${median(pairs.map(({ a }) => a.seconds)).toFixed(3)} s / ${median(pairs.map(({ b }) => b.seconds)).toFixed(3)} s${peakText}`,
  );
  return { ratio, seconds: median(pairs.map(({ a }) => a.seconds)) };
}

function newRegister() {
  for (const suffix of ['', '-wal', '-shm']) rmSync(env.BUDING_DB + suffix, { force: true });
  run(buding('--quiet', 'init', '--office', '基准'));
}

const TABLE = `create table c(no text primary key, title text, description text, source text, category text, severity text,
  region text, unit text, owner text, received text, accepted text, assigned text, due text, status text, done text, closed text);
create index c1 on c(status); create index c2 on c(unit); create index c3 on c(category); create index c4 on c(received); create index c5 on c(due);`;

function importPair(csv, name) {
  return [
    () => [buding('--quiet', 'import', csv)],
    () => {
      rmSync(join(folder, name), { force: true });
      return [['sqlite3', join(folder, name)], `${TABLE}\n.mode csv\n.import --skip 1 ${csv} c\n`];
    },
    {
      count: 3,
      before: () => {
        newRegister();
      },
    },
  ];
}

/**
 * The counts of the report by unit, as one would type them over the same spans, and the days that its
 * median and P90 are made of. The report besides makes sure that every case is counted once, leaves out
 * deadlines on which a case was suspended, and counts the total by itself.
 */
const REPORT_SQL = (
  from,
  at,
) => `select unit_id, count(*), sum(stage='received'), sum(stage='rejected'), sum(stage='withdrawn'),
  sum(stage='merged'), sum(stage='voided'), sum(stage='closed'), sum(stage in ('accepted','assigned','submitted')),
  sum(stage='submitted'), sum(suspended=1), sum(stage in ('accepted','assigned','submitted') and suspended=0 and due_day < ${at}),
  sum(received_day between ${from} and ${at}), sum(due_day between ${from} and ${at}), sum(stage='closed' and due_day between ${from} and ${at}),
  sum(stage='closed' and closed_day <= due_day and due_day between ${from} and ${at})
  from span where from_day <= ${at} and to_day > ${at} group by unit_id;
  select unit_id, sum(via='closed'), sum(via='reopened') from span where via in ('closed','reopened') and from_day between ${from} and ${at} group by unit_id;
  select unit_id, accepted_day, closed_day, stops, count(*) from span where from_day <= ${at} and to_day > ${at} and stage='closed' group by 1, 2, 3, 4;`;

async function benchImport(large) {
  const small = join(folder, 'small.csv');
  await writeLedger(Math.round(cases / 10), small);
  console.log('\nagainst sqlite3 .import of the same file');
  const tenth = compare(`import ${cases / 10}`, ...importPair(small, 's.db'));
  const whole = compare(`import ${cases}`, ...importPair(large, 's.db'));
  console.log(`growth for ten times the cases: ${(whole.seconds / tenth.seconds).toFixed(1)} ×`);
}

function benchStart() {
  const node = () => [[process.execPath, '-e', '0']];
  const no = numberOf(cases / 2);
  console.log('\nagainst node -e 0');
  for (const [name, command] of [
    ['buding --help', buding('--help')],
    ['buding show', buding('show', no)],
    ['buding list --limit 50', buding('list', '--limit', '50')],
    ['buding add', buding('--quiet', 'add', '--title', '基准')],
  ])
    compare(name, () => [command], node, { count: Math.max(rounds, 11) });
}

function benchSearch() {
  console.log('\nagainst instr over titles and descriptions in the sqlite3 shell');
  for (const word of ['骗补', '补贴']) {
    const scan = `select count(*) from "case" where instr(title, '${word}') > 0 or instr(description, '${word}') > 0`;
    compare(
      `search ${word} --limit 50`,
      () => [buding('search', word, '--limit', '50')],
      () => [['sqlite3', env.BUDING_DB, scan]],
    );
  }
}

function benchReport(days) {
  const sqlFile = join(folder, 'report.sql');
  console.log('\nagainst the same counts typed into the sqlite3 shell');
  for (const asOf of days) {
    writeFileSync(sqlFile, REPORT_SQL(0, Math.floor(Date.parse(asOf) / 86_400_000)));
    compare(
      `closure --by unit --as-of ${asOf}`,
      () => [buding('report', 'closure', '--by', 'unit', '--as-of', asOf, '--format', 'json')],
      () => [['sqlite3', env.BUDING_DB, `.read ${sqlFile}`]],
    );
  }
}

/** A report as it was known before something happened to one case in a hundred, and before there was any. */
function benchKnown() {
  const instant = () => {
    const { recorded_at: recordedAt } = JSON.parse(
      run(buding('--json', 'log', '--limit', '1')).stdout,
    ).entries[0];
    return recordedAt;
  };
  const imported = instant();
  const some = Array.from({ length: Math.ceil(cases / 100) }, (_, at) => numberOf(at * 100 + 1));
  run(buding('--yes', '--quiet', 'note', '--from-file', '-', '--text', '基准'), some.join('\n'));
  const report = buding(
    'report',
    'closure',
    '--by',
    'unit',
    '--known-at',
    imported,
    '--format',
    'json',
  );
  console.log(
    '\nagainst reading each event of the journal once in Node, without a look at what it says',
  );
  compare(
    'closure --known-at, 1 in 100 changed',
    () => [report],
    () => [[process.execPath, JOURNAL_READER, env.BUDING_DB]],
  );
}

const numberOf = (at) => `G${String(at).padStart(8, '0')}`;

try {
  console.log(
    `Node ${process.version}, ${cases} cases, medians of ${rounds} pairs (3 for imports)`,
  );
  const large = join(folder, 'large.csv');
  await writeLedger(cases, large);
  console.log(`ledger: ${(statSync(large).size / 1e6).toFixed(0)} MB`);

  if (wanted('import')) await benchImport(large);
  else {
    newRegister();
    run(buding('--quiet', 'import', large));
  }
  if (wanted('start')) benchStart();
  if (wanted('search')) benchSearch();
  if (wanted('report')) benchReport(values['as-of'].split(','));
  if (wanted('known')) benchKnown();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
