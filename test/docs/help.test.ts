/** Every verb has help in both languages, under both its names. */
import { describe, expect, it } from 'vitest';
import { VERBS } from '../../src/cli/verbs.ts';
import { run } from '../cli/fake-machine.ts';
import { makeRoom } from '../e2e/room.ts';

describe.each(VERBS)('$name', ({ name, alias }) => {
  const help = (called: string, language: string) => [called, '--help', '--lang', language];

  it.each(['zh', 'en'])('has help in %s, under both names', async (language) => {
    const said = await run(help(name, language));
    expect(said).toMatchObject({ exitCode: 0, stderr: '' });
    expect(said.stdout).toContain(`${name}|${alias}`);
    expect(await run(help(alias, language))).toEqual(said);
  });

  it('has one in each language, and the binary says what the sources say', async () => {
    const [zh, en] = [await run(help(name, 'zh')), await run(help(name, 'en'))];
    expect(en.stdout).not.toBe(zh.stdout);
    // Each start of the binary costs a tenth of a second; of the four forms it says one.
    const [called, said] = name.length % 2 === 0 ? [alias, 'zh'] : [name, 'en'];
    expect(await makeRoom().run(help(called, said))).toEqual({
      code: 0,
      stderr: '',
      stdout: (said === 'zh' ? zh : en).stdout,
    });
  });
});
