'use strict';
/**
 * Spares each start the compiling of the bundle: V8 takes the compiled form that the build left beside
 * each file of dist/. Made by another version of Node, or for another build, it is not used, and the
 * program starts as it would without.
 */
const { readFileSync, renameSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { dirname } = require('node:path');
const { Script } = require('node:vm');

/** Set by the build, which runs some commands to leave what they compiled. */
const WRITE = process.env.BUDING_WRITE_CODE_CACHE === '1';

// Only files of ours end in .cjs where this program loads them.
Module._extensions['.cjs'] = (module, file) => {
  // The build leaves nothing but ASCII in it, which is read fastest so.
  const source = readFileSync(file, 'latin1');
  const script = new Script(Module.wrap(source), {
    filename: file,
    cachedData: cacheOf(file, source),
  });
  if (WRITE) process.once('exit', () => writeCache(file, source, script));
  const require = (id) => module.require(id);
  require.resolve = (id) => Module._resolveFilename(id, module);
  script
    .runInThisContext()
    .call(module.exports, module.exports, require, module, file, dirname(file));
};

/** V8 itself compares no more than the length of the source: the mark in front names the build. */
function cacheOf(file, source) {
  try {
    return readFileSync(cacheFile(file, source));
  } catch {
    return undefined;
  }
}

function writeCache(file, source, script) {
  const path = cacheFile(file, source);
  writeFileSync(`${path}.${process.pid}.tmp`, script.createCachedData());
  renameSync(`${path}.${process.pid}.tmp`, path);
}

function cacheFile(file, source) {
  return `${file}.${/^\/\*([0-9a-f]+)\*\//.exec(source)?.[1] ?? 'unmarked'}.cache`;
}
