// The arrows between the rooms of src (the map is src/README.md), and the home of each library.
//
//   bin -> main -> cli -> { register, reports, sheets } -> { domain, store/store.ts }
//   store -> domain;  cli and reports -> messages

const types = ['type-only'];
const rooms = '^src/(cli|register|reports|sheets|store|domain|messages)/';
const storeInterface = '^src/store/store\\.ts$';

/** Where each library of package.json may be imported; one that is not listed may be imported nowhere. */
const homes = {
  commander: ['cli'],
  inquirer: ['cli'],
  '@inquirer/core': ['cli'],
  'pinyin-match': ['cli'],
  docx: ['reports'],
  echarts: ['reports'],
  chalk: ['cli'],
  'cli-progress': ['cli'],
  'string-width': ['reports'],
  kysely: ['store'],
  'better-sqlite3': ['store'],
  'csv-parse': ['sheets'],
  'csv-stringify': ['sheets'],
  'iconv-lite': ['sheets'],
  yauzl: ['sheets'],
  saxen: ['sheets'],
  'chinese-days': ['register'],
};
const folderOf = (library) => `node_modules/(@types/)?${library}/`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    rule('no-circular', 'Two files that need each other are one file, or miss a third.', {
      from: {},
      to: { circular: true },
    }),
    rule('no-unresolvable', 'The import leads nowhere.', {
      from: {},
      to: { couldNotResolve: true },
    }),
    rule('known-rooms-only', 'A new room gets its arrows here and its line in src/README.md.', {
      from: { path: '^src/', pathNot: [rooms, '^src/main\\.ts$'] },
      to: {},
    }),
    rule('known-rooms-only-to', 'The same for a file that imports nothing itself.', {
      from: { path: '^src/' },
      to: { path: '^src/', pathNot: [rooms, '^src/main\\.ts$'] },
    }),
    rule('no-way-out-of-src', 'The program does not reach into tests, fixtures or the build.', {
      from: { path: '^src/' },
      to: { pathNot: ['^src/', 'node_modules/'], dependencyTypes: ['local'] },
    }),
    rule('main-is-the-root', 'Nothing imports main.ts.', {
      from: { path: '^src/' },
      to: { path: '^src/main\\.ts$' },
    }),

    rule('domain-is-pure', 'Rules know no I/O, no library and no other room.', {
      from: { path: '^src/domain/' },
      to: { pathNot: '^src/domain/' },
    }),
    rule('messages-is-a-leaf', 'Messages import nothing but types from domain.', {
      from: { path: '^src/messages/' },
      to: { pathNot: ['^src/messages/', '^src/domain/'] },
    }),
    rule('messages-takes-types-of-domain', 'Messages take only types from domain: import type.', {
      from: { path: '^src/messages/' },
      to: { path: '^src/domain/', dependencyTypesNot: types },
    }),
    rule('store-knows-domain-only', 'The store keeps things; it does not decide or speak.', {
      from: { path: '^src/store/' },
      to: { path: '^src/', pathNot: ['^src/store/', '^src/domain/'] },
    }),
    rule('only-main-joins-a-store', 'All others know the interface, store/store.ts.', {
      from: { path: '^src/', pathNot: ['^src/main\\.ts$', '^src/store/'] },
      to: { path: '^src/store/', pathNot: storeInterface },
    }),
    rule('cli-takes-types-of-store', 'The counter goes through the register: import type.', {
      from: { path: '^src/cli/' },
      to: { path: storeInterface, dependencyTypesNot: types },
    }),
    rule('middle-rooms-apart', 'Register and sheets know domain and store.ts, not each other.', {
      from: { path: '^src/(register|sheets)/' },
      to: { path: '^src/', pathNot: ['^src/$1/', '^src/domain/', '^src/store/'] },
    }),
    rule(
      'reports-apart',
      'Reports know domain, store.ts, messages and how CSV and workbooks are written.',
      {
        from: { path: '^src/reports/' },
        to: {
          path: '^src/',
          pathNot: [
            '^src/reports/',
            '^src/domain/',
            '^src/store/',
            '^src/messages/',
            '^src/sheets/csv-text\\.ts$',
            '^src/sheets/xlsx/write-workbook\\.ts$',
          ],
        },
      },
    ),

    ...Object.entries(homes).map(([library, allowed]) =>
      rule(`home-of-${library}`, `${library} belongs in src/${allowed.join(' and src/')}.`, {
        from: { path: '^src/', pathNot: `^src/(${allowed.join('|')})/` },
        to: { path: folderOf(library) },
      }),
    ),
    rule('library-without-home', 'Give the library a home in .config/dependency-cruiser.cjs.', {
      from: { path: '^src/' },
      to: { path: 'node_modules/', pathNot: Object.keys(homes).map(folderOf) },
    }),
    rule('no-dev-dependency', 'An installed program has no devDependencies (types are fine).', {
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: types },
    }),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.cjs', '.js', '.d.ts'],
    },
    skipAnalysisNotInRules: true,
  },
};

function rule(name, comment, { from, to }) {
  return { name, comment, severity: 'error', from, to };
}
