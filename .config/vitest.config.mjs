import { readFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = path.resolve(import.meta.dirname, '..');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

export default defineConfig({
  root,
  define: { __BUDING_VERSION__: JSON.stringify(version) },
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    // Vitest leaves one core to itself, which on two would be half of the machine.
    maxWorkers: '100%',
    testTimeout: 30_000,
  },
});
