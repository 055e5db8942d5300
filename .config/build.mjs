// Builds dist/: the program as CommonJS files, and beside them one file for each heavy library.
//
//   dist/start.cjs           which of the two programs is started
//   dist/quick.cjs           the program without most of its commands: help, and what is called all day
//   dist/buding.cjs          the whole program: everything under src, and commander
//   dist/chinese.cjs         the Chinese texts that most starts do without
//   dist/english.cjs         the English texts
//   dist/csv-worker.cjs      the thread that parses large ledgers
//   dist/workbook-worker.cjs the thread that reads workbooks
//   dist/load-worker.cjs     the thread that has the database during a large load
//   dist/vendor/<name>.cjs   one file for each library import ("csv-parse/sync" -> csv-parse-sync.cjs)
//
// Why two programs: V8 prepares every function of a file at each start, called or not. The quick one holds
// the same sources; where it would load a command that it has not, it starts the whole program instead.
//
// Why not one file: loading it would cost every start the parsing of libraries that most commands
// never use. Why not ES modules with chunks: measured, they start slower. So imports of libraries
// become require('./vendor/<name>.cjs'), and esbuild leaves a require where the code first needs it:
// what is imported lazily, `await import('./commands/x.ts')`, also loads its libraries lazily.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { promisify } from 'node:util';
import {
  BuildError,
  commandOf,
  librariesToVendorFiles,
  namesUsed,
  noChildProcess,
  otherCommandsElsewhere,
  quickCommands,
  textsApart,
  vendorEntries,
} from './bundle-plugins.mjs';

const root = path.resolve(import.meta.dirname, '..');
const dist = path.join(root, 'dist');
/** file name without ending -> what it is made of */
const entries = {
  buding: 'src/main.ts',
  chinese: 'src/messages/zh/late.ts',
  english: 'src/messages/english.ts',
  'csv-worker': 'src/sheets/csv-worker.ts',
  'workbook-worker': 'src/sheets/xlsx/workbook-worker.ts',
  'load-worker': 'src/store/load-worker.ts',
};
/** What the quick program answers without any command. */
const answered = ['help', '帮助', '-h', '--help', '-V', '--version'];

const started = performance.now();
try {
  const count = await build();
  const ms = Math.round(performance.now() - started);
  console.error(
    `build: ${Object.keys(entries).length + 2} files + ${count} vendor files in dist/, ${ms} ms`,
  );
} catch (error) {
  // esbuild has already printed its own errors, with file and line.
  if (error instanceof BuildError) console.error(`build: ${error.message}`);
  else if (!Array.isArray(error?.errors)) console.error(error);
  console.error('build: 失败，dist/ 未改动。Failed, dist/ is left as it was.');
  process.exitCode = 1;
}

/** Builds both parts in memory and only then writes; returns the number of vendor files. */
async function build() {
  const esbuild = await loadEsbuild();
  const { version, dependencies } = JSON.parse(
    await readFile(path.join(root, 'package.json'), 'utf8'),
  );
  const shared = {
    absWorkingDir: root,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    minify: true,
    sourcemap: false,
    legalComments: 'none',
    charset: 'ascii',
    write: false,
    logLevel: 'warning',
  };

  /** import specifier -> file name without ending */
  const vendored = new Map();
  const used = await namesUsed();
  const program = {
    ...shared,
    outdir: dist,
    outExtension: { '.js': '.cjs' },
    define: {
      __BUDING_VERSION__: JSON.stringify(version),
      __FIXED_SQL__: JSON.stringify(await fixedSql(esbuild)),
    },
    // Otherwise a lazy import of a library stays `import()`, which is slower than require and hands
    // out the exports of a CommonJS file differently.
    supported: { 'dynamic-import': false },
  };
  const plugins = [
    librariesToVendorFiles(Object.keys(dependencies), vendored, used),
    noChildProcess(),
    textsApart(),
  ];
  const main = await esbuild.build({ ...program, entryPoints: entries, plugins });
  const quick = await esbuild.build({
    ...program,
    entryPoints: { quick: entries.buding },
    plugins: [otherCommandsElsewhere(), ...plugins],
  });

  const vendor =
    vendored.size === 0
      ? { outputFiles: [] }
      : await esbuild.build({
          ...shared,
          entryPoints: [...vendored].map(([name, out]) => ({ in: `vendor:${name}`, out })),
          outdir: path.join(dist, 'vendor'),
          outExtension: { '.js': '.cjs' },
          // A library without a default export hands out `undefined` as its default.
          logOverride: { 'import-is-undefined': 'silent' },
          plugins: [vendorEntries(used)],
        });

  const start = { path: path.join(dist, 'start.cjs'), text: startOf(await quickWords(esbuild)) };
  const files = [start, ...main.outputFiles, ...quick.outputFiles, ...vendor.outputFiles];
  await replaceDist(files.map(marked));
  await writeCodeCache();
  return vendored.size;
}

async function loadEsbuild() {
  try {
    return await import('esbuild');
  } catch (error) {
    if (error?.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new BuildError(
      '缺少 esbuild，请先运行 npm ci（不加 --omit=dev）。esbuild is missing: run npm ci (without --omit=dev) first.',
    );
  }
}

/** Both names of each verb whose command is part of the quick program. */
async function quickWords(esbuild) {
  const { VERBS } = await run(esbuild, {
    external: ['./commands/*'],
    entryPoints: ['src/cli/verbs.ts'],
  });
  return VERBS.filter(({ load }) => quickCommands.has(commandOf(String(load)))).flatMap(
    ({ name, alias }) => [name, alias],
  );
}

/** A word in the wrong place starts the quick program for nothing; it hands over. */
function startOf(words) {
  const quick = JSON.stringify([...answered, ...words]);
  return `const quick = new Set(${quick});
require(process.argv.slice(2).some((word) => quick.has(word)) ? './quick.cjs' : './buding.cjs');
`;
}

/** The SQL of the queries that never change, compiled by Kysely here so that a start need not. */
async function fixedSql(esbuild) {
  const { sql } = await run(esbuild, {
    stdin: {
      contents: `import { DummyDriver, Kysely, SqliteAdapter, SqliteQueryCompiler } from 'kysely';
        import { FIXED, sqlOfFixed } from './src/store/fixed-queries.ts';
        const db = new Kysely({ dialect: {
          createAdapter: () => new SqliteAdapter(), createDriver: () => new DummyDriver(),
          createIntrospector: () => undefined, createQueryCompiler: () => new SqliteQueryCompiler(),
        } });
        export const sql = Object.fromEntries(Object.keys(FIXED).map((name) => [name, sqlOfFixed(db, name)]));`,
      resolveDir: root,
      loader: 'ts',
    },
  });
  return sql;
}

/** Bundles a part of the sources and runs it here; returns its exports. */
async function run(esbuild, options) {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root,
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
    ...options,
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}

/** A mark in front of each file, by which a code cache knows that it belongs to it. */
function marked(file) {
  // esbuild leaves regular expressions as they are; escaped like the rest, the whole file is ASCII, which
  // the launcher reads without decoding it.
  const text = file.text.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const mark = createHash('sha256').update(text).digest('hex').slice(0, 8);
  return { path: file.path, contents: `/*${mark}*/${text}` };
}

/** Runs what is started most often, so that its compiled form is left beside the files (bin/code-cache.js). */
async function writeCodeCache() {
  const folder = await mkdtemp(path.join(tmpdir(), 'buding-build-'));
  const env = {
    ...process.env,
    HOME: folder,
    // Whoever builds may have preferences of his own.
    BUDING_CONFIG: path.join(folder, 'config.json'),
    BUDING_WRITE_CODE_CACHE: '1',
    BUDING_DB: path.join(folder, 'r.db'),
  };
  const commands = [
    ['--quiet', 'init', '--office', 'x'],
    ['--quiet', 'add', '--title', 'x'],
    ['list'],
    ['show', '1'],
    ['--help'],
    ['--lang', 'en', 'search', 'x'],
  ];
  try {
    for (const command of commands) {
      await promisify(execFile)(process.execPath, [path.join(root, 'bin/buding.js'), ...command], {
        env,
      });
    }
  } catch (error) {
    // Without it the program only starts a little later.
    console.error(`build: no code cache (${error.message.split('\n')[0]})`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Writes the new files, each in one step (a running program never sees half a file), then drops old ones. */
async function replaceDist(files) {
  const vendorDir = path.join(dist, 'vendor');
  await mkdir(vendorDir, { recursive: true });
  for (const file of files) {
    const draft = `${file.path}.${process.pid}.tmp`;
    await writeFile(draft, file.contents);
    await rename(draft, file.path);
  }
  const kept = new Set([vendorDir, ...files.map((file) => file.path)]);
  for (const dir of [dist, vendorDir]) {
    for (const name of await readdir(dir)) {
      const found = path.join(dir, name);
      // A draft may belong to another build that runs at the same time.
      if (!kept.has(found) && !name.endsWith('.tmp')) {
        await rm(found, { recursive: true, force: true });
      }
    }
  }
}
