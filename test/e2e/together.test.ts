/** Several processes on one register, and processes that are killed. */
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { makeRoom } from './room.ts';

interface Added {
  readonly no: string;
}

it('eight processes adding cases at once lose none and repeat no number', async () => {
  const room = makeRoom();
  await room.run(['--db', 'r.db', 'init', '--office', '改革办']);
  const clerk = async (name: string) => {
    const nos: string[] = [];
    for (let i = 0; i < 8; i++)
      nos.push(
        (await room.json<Added>(['--db', 'r.db', 'add', '--title', `${name}-${String(i)}`])).no,
      );
    return nos;
  };
  const nos = (await Promise.all(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(clerk))).flat();
  expect(new Set(nos).size).toBe(64);
  const { total } = await room.json<{ total: number }>(['--db', 'r.db', 'list', '--limit', '1']);
  expect(total).toBe(64);
  expect((await room.run(['--db', 'r.db', 'verify'])).code).toBe(0);
});

it('of three processes that make the same register one does, and the register is whole', async () => {
  for (let round = 0; round < 5; round++) {
    const room = makeRoom();
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => room.run(['--db', 'r.db', 'init', '--office', '改革办'])),
    );
    expect(outcomes.map((one) => one.code).sort()).toEqual([0, 1, 1]);
    expect((await room.run(['--db', 'r.db', 'verify'])).code).toBe(0);
  }
});

it('a case whose registration was acknowledged survives a kill', async () => {
  const room = makeRoom();
  await room.run(['--db', 'r.db', 'init', '--office', '改革办']);
  const acknowledged: string[] = [];
  for (let i = 0; i < 15; i++) {
    const child = room.start(['--db', 'r.db', 'add', '--title', `案${String(i)}`, '--json']);
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (said += text));
    setTimeout(() => child.kill('SIGKILL'), 40 + i * 8);
    await once(child, 'close');
    if (said.endsWith('\n')) acknowledged.push((JSON.parse(said) as Added).no);
  }
  const { cases } = await room.json<{ cases: { no: string }[] }>([
    '--db',
    'r.db',
    'list',
    '--limit',
    '100',
  ]);
  const kept = new Set(cases.map((one) => one.no));
  expect(acknowledged.filter((no) => !kept.has(no))).toEqual([]);
  expect((await room.run(['--db', 'r.db', 'verify'])).code).toBe(0);
});
