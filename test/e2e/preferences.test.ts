/** The preferences of the person at the machine, with the real binary and a real file. */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeRoom, type Room } from './room.ts';

const FILE = 'home/.config/buding/config.json';

function preferring(content: unknown): Room {
  const room = makeRoom();
  mkdirSync(dirname(room.path(FILE)), { recursive: true });
  writeFileSync(
    room.path(FILE),
    typeof content === 'string' ? content : JSON.stringify(content, null, 2),
  );
  return room;
}

const kept = (room: Room) => JSON.parse(readFileSync(room.path(FILE), 'utf8')) as unknown;

describe('setting, listing and unsetting', () => {
  it('keeps what was set in one file of its owner alone, and no trace of a draft', async () => {
    const room = makeRoom();
    expect(await room.run(['设置', '更改', '--mine', 'pager', 'off'])).toMatchObject({ code: 0 });
    await room.run(['config', 'set', '--mine', 'db', '本市.db']);
    await room.run(['config', 'set', '--mine', 'limit', '20']);
    expect(kept(room)).toEqual({ pager: false, db: room.path('本市.db'), limit: 20 });
    expect(statSync(room.path(FILE)).mode & 0o777).toBe(0o600);
    expect(readdirSync(dirname(room.path(FILE)))).toEqual(['config.json']);
    const { stdout } = await room.run(['config', 'path']);
    expect(stdout.trim()).toBe(room.path(FILE));
    await room.run(['config', 'unset', '--mine', 'db']);
    expect(await room.json(['config', 'list', '--mine'])).toEqual({
      path: room.path(FILE),
      preferences: { pager: false, limit: 20 },
    });
  });

  it.each([
    [['pagr', 'off'], 'preference-key', '没有“pagr”这项个人设置。是否要用 pager？'],
    [['lang', 'fr'], 'preference-refused', '个人设置 lang 不能是“fr”。'],
    [['limit', '-1'], 'preference-refused', '个人设置 limit 不能是“-1”。'],
    [['views.逾期', 'x'], 'preference-by-list', '视图不在这里设置。'],
    [['defaults.lst.sort', 'no'], 'default-command', '没有“lst”这个命令，不能为它设默认值。'],
    [
      ['defaults.list.colums', 'no'],
      'default-unknown',
      '个人设置 defaults.list.colums 不可用。是否要用 --columns？',
    ],
    [['defaults.list.unit', '甲局'], 'default-unknown', '个人设置 defaults.list.unit 不可用。'],
    [['defaults.close.reason', 'x'], 'default-unknown', '个人设置 defaults.close.reason 不可用。'],
  ])('%j is refused: %s', async (words, code, message) => {
    const room = makeRoom();
    const args = ['--json', 'config', 'set', '--mine', '--', ...words];
    const { code: exit, stderr } = await room.run(args);
    expect(exit).toBe(2);
    expect(JSON.parse(stderr)).toMatchObject({ error: { code, message } });
    expect(readdirSync(room.path('home'))).toEqual([]);
  });

  it('says that a preference is none of the register, and the other way round', async () => {
    const room = makeRoom();
    const { code, stderr } = await room.run(['config', 'set', 'pager', 'off']);
    expect(code).toBe(2);
    expect(stderr).toContain('buding 设置 更改 --mine pager off');
  });

  it('gives a setting of the register its initial value back, in the journal', async () => {
    const room = makeRoom();
    await room.run(['--db', 'r.db', 'init', '--office', '改革办']);
    await room.run(['--db', 'r.db', 'config', 'set', 'two-key', 'on']);
    const args = ['--db', 'r.db', 'config', 'unset', 'two-key'];
    expect(await room.json(args)).toMatchObject({ entry: 3, old: 'on', next: 'off' });
  });
});

describe('what comes before what: flag, variable, file, built in', () => {
  const lang = async (args: readonly string[], env: Record<string, string>, content: unknown) =>
    (await preferring(content).run([...args, '--help'], { env })).stdout.includes('Usage:');

  it('for the language', async () => {
    expect(await lang([], {}, {})).toBe(false);
    expect(await lang([], {}, { lang: 'en' })).toBe(true);
    expect(await lang([], { BUDING_LANG: 'zh' }, { lang: 'en' })).toBe(false);
    expect(await lang(['--lang', 'en'], { BUDING_LANG: 'zh' }, { lang: 'zh' })).toBe(true);
  });

  it('for the register and for who acts', async () => {
    const room = preferring({ db: '~/own.db', actor: '甲' });
    await room.run(['init', '--office', '改革办']);
    expect(readdirSync(room.path('home')).sort()).toEqual(['.config', 'own.db']);
    await room.run(['add', '--title', '一'], { env: { BUDING_ACTOR: '乙' } });
    await room.run(['--actor', '丙', 'add', '--title', '二'], { env: { BUDING_ACTOR: '乙' } });
    const { entries } = await room.json<{ entries: { actor: string }[] }>(['log']);
    expect(entries.map((one) => one.actor)).toEqual(['丙', '乙', '甲']);
    const elsewhere = await room.run(['list'], { env: { BUDING_DB: 'none.db' } });
    expect(elsewhere.code).toBe(4);
  });

  it('for defaults of a command', async () => {
    const room = preferring({ defaults: { list: { columns: 'title' } } });
    await room.run(['--db', 'r.db', 'init', '--office', '改革办']);
    await room.run(['--db', 'r.db', 'add', '--title', '一']);
    expect((await room.run(['--db', 'r.db', 'list'])).stdout).toBe('一\n');
    const said = await room.run(['--db', 'r.db', 'list', '--columns', 'no,title']);
    expect(said.stdout).toMatch(/^\d{4}-0001\t一\n$/);
  });
});

describe('a broken file is refused by file, line and key, never left out silently', () => {
  it.each([
    ['{\n  "lang": "zh",\n  "pagr": false\n}', 'preference-unknown', 3, 'pagr', 'pager'],
    ['{\n  "limit": "many"\n}', 'preference-value', 2, 'limit', '0'],
    ['{\n  "views": {\n    "甲": {"unit": 3}\n  }\n}', 'preference-value', 3, 'views.甲.unit', ''],
    ['{\n  "lang": "zh",\n  “db”: "x"\n}', 'preferences-not-json', 3, '', '半角'],
    ['{\n  "lang": "zh",\n}', 'preferences-not-json', 3, '', ''],
    ['{"lang": "zh",\n"lang": "en"}', 'preferences-twice', 2, 'lang', ''],
    ['[]', 'preferences-not-object', 1, '', '{ "lang": "zh" }'],
  ])('%j', async (content, code, line, key, also) => {
    const room = preferring(content);
    const { code: exit, stderr, stdout } = await room.run(['list', '--json']);
    const { error } = JSON.parse(stderr) as { error: Record<string, string> };
    expect({ exit, code: error['code'], stdout }).toEqual({ exit: 2, code, stdout: '' });
    expect(error['message']).toContain(`${room.path(FILE)} 第 ${String(line)} 行`);
    expect(error['message']).toContain(key);
    expect(`${error['message'] ?? ''}${error['hint'] ?? ''}`).toContain(also);
  });

  it('in an encoding that is none', async () => {
    const room = makeRoom();
    mkdirSync(dirname(room.path(FILE)), { recursive: true });
    writeFileSync(room.path(FILE), Buffer.from('7b22b7ef22', 'hex'));
    expect(await room.run(['list'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('UTF-8') as string,
    });
  });

  it('but it can be mended by the program, be passed over, and help is shown all the same', async () => {
    const room = preferring('\ufeff{"pagr": true, "lang": "en"}');
    expect((await room.run(['list'])).code).toBe(2);
    const help = await room.run(['list', '--help']);
    expect(help.stdout).toContain('Usage:');
    expect(help).toMatchObject({ code: 2, stderr: expect.stringContaining('pagr') as string });
    const without = await room.run(['list'], { env: { BUDING_CONFIG: '/dev/null' } });
    expect(without.code).toBe(4);
    expect((await room.run(['config', 'unset', '--mine', 'pagr'])).code).toBe(0);
    expect(kept(room)).toEqual({ lang: 'en' });
    expect((await room.run(['list'])).code).toBe(4);
  });

  it('nor a default that its command does not have', async () => {
    const room = preferring({ defaults: { list: { colums: 'no' } } });
    const { code, stderr } = await room.run(['list']);
    expect(code).toBe(2);
    expect(stderr).toContain('defaults.list.colums');
    expect(stderr).toContain('columns');
  });
});

describe('without a register', () => {
  it.each([
    [[], {}, ['buding.db', 'home/.local/share/buding/buding.db']],
    [['--db', 'x.db'], {}, ['x.db', '--db']],
    [[], { BUDING_DB: 'y.db' }, ['y.db', 'BUDING_DB']],
  ])('%j %j: says where it was looked for and what helps', async (args, env, named) => {
    const room = makeRoom();
    const { code, stderr } = await room.run([...args, 'list'], { env });
    expect(code).toBe(4);
    for (const text of [...named, 'buding 建账 --office', 'buding 演示'])
      expect(stderr).toContain(text);
  });

  it('says that a preference led there', async () => {
    const { code, stderr } = await preferring({ db: '/nowhere/z.db' }).run(['list']);
    expect(code).toBe(4);
    expect(stderr).toContain('个人设置 db');
  });
});
