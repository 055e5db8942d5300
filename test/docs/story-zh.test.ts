/** README.zh-CN.md: its commands are run as they stand there. One file for each language: they run side by side. */
import { expect, it } from 'vitest';
import { followStory } from './follow-story.ts';
import { CHINESE } from './readmes.ts';

it('shows commands that work and what they really print', { timeout: 300_000 }, async () => {
  const { wrong, count } = await followStory(CHINESE);
  expect(wrong).toEqual([]);
  expect(count).toBeGreaterThan(40);
});
