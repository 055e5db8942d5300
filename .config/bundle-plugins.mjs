// What the bundle is made of, as plugins of esbuild: which files stay apart, and how the parts find each other.
import { readFile, readdir } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

/** Part of the main file: needed by every command that is not answered at once. */
const bundled = new Set(['commander']);
/**
 * Of these only what is used is built in; they say themselves that nothing else is needed. They are
 * loaded when the first of that is used, not where it is imported.
 */
const thinned = new Set(['kysely']);

/** Commands of the quick program (files of src/cli/commands): those that are called most often. */
export const quickCommands = new Set(['add', 'list', 'show', 'action', 'log']);

/** A failure that needs a sentence, not a stack. */
export class BuildError extends Error {}

/** For the programs: rewrites library imports and notes them in `vendored`. */
export function librariesToVendorFiles(dependencies, vendored, used) {
  return {
    name: 'libraries-to-vendor-files',
    setup(build) {
      build.onResolve({ filter: /^[^./]/ }, ({ path: specifier, kind, importer, namespace }) => {
        if (kind === 'entry-point' || isBuiltin(specifier)) return undefined;
        if (thinned.has(specifier) && namespace !== 'first-use')
          return { path: specifier, namespace: 'first-use' };
        const name = packageOf(specifier);
        if (bundled.has(name)) return undefined;
        if (!dependencies.includes(name)) {
          const text = `"${name}" is not in package.json "dependencies" (imported by ${path.relative(root, importer)})`;
          return { errors: [{ text }] };
        }
        const file = specifier.replace(/^@/, '').replaceAll('/', '-');
        vendored.set(specifier, file);
        return { path: `./vendor/${file}.cjs`, external: true };
      });
      build.onLoad({ filter: /./, namespace: 'first-use' }, ({ path: specifier }) => {
        const getters = [...used.get(specifier)].map(
          (name) => `get ${name}() { return load().${name}; }`,
        );
        return {
          contents: `let loaded; const load = () => (loaded ??= require('${specifier}'));
            module.exports = { ${getters.join(', ')} };`,
        };
      });
    },
  };
}

/**
 * For the quick program: a command that it has not is the whole program, started with the same arguments;
 * the quick one waits for it for ever (`then` makes the import a promise that is never kept). A verb loads
 * its command before anything is done, so nothing is done twice.
 */
export function otherCommandsElsewhere() {
  return {
    name: 'other-commands-elsewhere',
    setup(build) {
      build.onResolve({ filter: /^\.\/commands\// }, ({ path: file, kind }) =>
        kind === 'dynamic-import' && !quickCommands.has(commandOf(file))
          ? { path: file, namespace: 'elsewhere' }
          : undefined,
      );
      build.onResolve(
        { filter: /^\.\/buding\.cjs$/, namespace: 'elsewhere' },
        ({ path: file }) => ({
          path: file,
          external: true,
        }),
      );
      build.onLoad({ filter: /./, namespace: 'elsewhere' }, () => ({
        contents: `require('./buding.cjs'); export const then = () => {};`,
      }));
    },
  };
}

/** `add` of `./commands/add.ts`. */
export function commandOf(text) {
  return /\/commands\/([\w-]+)\.ts/.exec(text)?.[1];
}

/** Texts loaded from files of their own: English when somebody asks for it, late Chinese ones with the first of them. */
export function textsApart() {
  return {
    name: 'texts-apart',
    setup(build) {
      build.onResolve({ filter: /^\.\/(english|chinese)\.(ts|cjs)$/ }, ({ path: file }) => ({
        path: file.replace('.ts', '.cjs'),
        external: true,
      }));
      build.onResolve({ filter: /^\.\/zh\/late\.ts$/ }, ({ importer, path: file }) =>
        importer.endsWith('translate.ts') ? { path: file, namespace: 'late-texts' } : undefined,
      );
      build.onLoad({ filter: /./, namespace: 'late-texts' }, () => ({
        contents: `module.exports = { get late() { return require('./chinese.cjs').late; } };`,
      }));
    },
  };
}

/**
 * For the vendor files: an entry that re-exports a library as Node itself would hand it to an ES
 * module (the default of a CommonJS library is its module.exports), so that the bundle and the tests,
 * which run the sources unbundled, see the same.
 */
export function vendorEntries(used) {
  return {
    name: 'vendor-entries',
    setup(build) {
      build.onResolve({ filter: /^vendor:/ }, ({ path: specifier }) => ({
        path: `${specifier.slice('vendor:'.length)}.mjs`,
        namespace: 'vendor',
      }));
      build.onLoad({ filter: /.*/, namespace: 'vendor' }, ({ path: file }) => {
        const specifier = file.slice(0, -'.mjs'.length);
        const name = JSON.stringify(specifier);
        const names = used.get(specifier);
        return {
          contents: names
            ? `export { ${[...names].join(', ')} } from ${name};`
            : `import * as all from ${name}; export * from ${name}; export default all.default;`,
          loader: 'js',
          resolveDir: root,
        };
      });
    },
  };
}

/**
 * Commander could start other programs for verbs; ours are none, and loading what that needs would cost
 * each start 2 ms. What we start ourselves (a pager, an editor) loads it where it is needed.
 */
export function noChildProcess() {
  return {
    name: 'no-child-process',
    setup(build) {
      const filter = /^(node:)?child_process$/;
      build.onResolve({ filter }, ({ path: name, importer }) =>
        /[\\/]node_modules[\\/]commander[\\/]/.test(importer)
          ? { path: name, namespace: 'nothing' }
          : undefined,
      );
      build.onLoad({ filter, namespace: 'nothing' }, () => ({ contents: 'module.exports = {};' }));
    },
  };
}

/** What the sources use of the libraries that are large and may be thinned out. */
export async function namesUsed() {
  const names = new Map([...thinned].map((library) => [library, new Set()]));
  for (const file of await readdir(path.join(root, 'src'), { recursive: true })) {
    if (!file.endsWith('.ts')) continue;
    const text = await readFile(path.join(root, 'src', file), 'utf8');
    const understood = new Map();
    for (const [, types, list, library] of text.matchAll(
      /^import (type )?\{([^}]*)\} from '([^']+)';$/gm,
    )) {
      understood.set(library, (understood.get(library) ?? 0) + 1);
      if (types) continue;
      for (const name of list.split(',').map((one) => one.trim())) {
        if (name === '' || name.startsWith('type ')) continue;
        if (names.has(library) && / as /.test(name)) throw importedOtherwise(file, library);
        names.get(library)?.add(name);
      }
    }
    for (const library of thinned) {
      // A name that is not found here would be missing from the vendor file when it is first needed.
      const mentions =
        text.match(new RegExp(`['"\u0060]${library}(/[^'"\u0060]*)?['"\u0060]`, 'g')) ?? [];
      if (mentions.length !== (understood.get(library) ?? 0))
        throw importedOtherwise(file, library);
    }
  }
  return names;
}

function importedOtherwise(file, library) {
  return new BuildError(
    `src/${file}: ${library} 只能以 import { 名称 } from '${library}' 引入。Import ${library} as import { name } from '${library}' only.`,
  );
}

function packageOf(specifier) {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
