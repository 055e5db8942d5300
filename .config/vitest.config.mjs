import { readFileSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';

const root = path.resolve(import.meta.dirname, '..');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

/** Files that replace modules of the sources, which must not be there already. */
const mocking = readdirSync(path.join(root, 'test'), { recursive: true })
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => `test/${file.replaceAll(path.sep, '/')}`)
  .filter((file) => readFileSync(path.join(root, file), 'utf8').includes('vi.mock('));

/** In a fresh clone nothing is known about durations, and what takes longest would begin last. */
class LongestFirst extends BaseSequencer {
  async sort(files) {
    const sorted = await super.sort(files);
    const isStory = ({ moduleId }) => /\/docs\/story-\w+\.test\.ts$/.test(moduleId);
    return [...sorted.filter(isStory), ...sorted.filter((file) => !isStory(file))];
  }
}

export default defineConfig({
  root,
  define: { __BUDING_VERSION__: JSON.stringify(version) },
  test: {
    pool: 'forks',
    // Vitest leaves one core to itself, which on two would be half of the machine. And a worker often
    // waits: for the disk, for a register that somebody holds, for a process to end.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    testTimeout: 30_000,
    hookTimeout: 30_000,
    globalSetup: 'test/e2e/prepared.setup.ts',
    sequence: { sequencer: LongestFirst },
    // A process for each file would load the sources a hundred times over.
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['test/**/*.test.ts'],
          exclude: mocking,
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: mocking } },
    ],
  },
});
