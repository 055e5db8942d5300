/** Whose entry an undo takes back, by the real binary. */
import { expect, it } from 'vitest';
import { makeRoom } from './room.ts';

it('without a number never takes back what somebody else recorded, however it was consented to', async () => {
  const room = makeRoom();
  const as = (actor: string, ...args: string[]) =>
    room.run(['--db', 'r.db', '--actor', actor, '--json', ...args]);
  await as('某甲', 'init', '--office', '改革办');
  await as('某甲', 'add', '--title', '甲案');
  for (const flags of [[], ['--yes'], ['--dry-run']]) {
    const { code, stderr } = await as('某乙', 'undo', ...flags);
    expect([flags, code]).toEqual([flags, 2]);
    expect(stderr).toContain('undo-not-yours');
  }
  expect((await as('某乙', 'undo', '2')).code).toBe(0); // named, it may be anybody's
  expect((await as('某乙', 'undo')).code).toBe(0);
});
