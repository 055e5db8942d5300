#!/usr/bin/env node
'use strict';
// Plain old syntax: an old Node must get as far as the message below.

var version = process.versions.node.split('.').map(Number);

if (version[0] < 20 || (version[0] === 20 && version[1] < 17)) {
  console.error(
    '错误：buding 需要 Node.js 20.17 或更高版本，当前为 ' +
      process.versions.node +
      '。\nError: buding needs Node.js 20.17 or newer, this is ' +
      process.versions.node +
      '.',
  );
  process.exitCode = 70;
} else {
  // When a promise never settles, Node ends quietly with exit code 0, as if all were well. So the exit
  // code says "internal error" (70) from the start, and main sets the real one when it has finished.
  process.exitCode = 70;
  try {
    require('./code-cache.js');
    require('../dist/start.cjs');
  } catch (error) {
    var stack = error && error.code === 'MODULE_NOT_FOUND' && error.requireStack;
    // Only if the bundle itself is missing, not something that it requires.
    if (!stack || stack[0] !== __filename) throw error;
    console.error(
      '错误：程序尚未构建，请在项目目录运行 npm run build。\n' +
        'Error: the program has not been built: run npm run build in the project folder.',
    );
  }
}
