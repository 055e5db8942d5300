/** What a shell is answered at the Tab key: the protocol, and a real bash on a real terminal. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { onPty, type Pty } from './pty.ts';
import { roomAfter } from './prepared.ts';
import { makeRoom, type Room } from './room.ts';

const TRAP = '怪 $(touch trapped) `touch trapped` 局';

function register(): Promise<Room> {
  const csv = [
    '编号,标题,来源,状态,收集日期,责任单位',
    '2026-0001,企业注销需重复提交材料,12345热线,待研判,2026-01-05,',
    '2026-0002,公示期限不一,12345热线,整改中,2026-01-06,市住建局',
    `2026-0102,窗口材料不一,12345热线,整改中,2026-01-07,${TRAP}`,
  ];
  return roomAfter({
    files: { 'l.csv': csv.join('\n') },
    commands: [
      ['init', '--office', '改革办', '--db', 'buding.db'],
      ['import', 'l.csv'],
      ['list', '--overdue', '--save', '逾期'],
    ],
  });
}

/** The answer to words, the last of which is completed, as fish gets it: mode, then values. */
async function ask(room: Room, ...words: string[]): Promise<string[]> {
  const { code, stdout, stderr } = await room.run(['__complete', 'fish', '--', ...words]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => line.split('\t')[0] ?? '');
}

it('names verbs, flags, closed words, cases, units, sources, views and files where they are due', async () => {
  const room = await register();
  const before = readFileSync(room.path('buding.db'));
  const table: [string[], string[]][] = [
    [['交'], ['words', '交办']],
    [['assi'], ['words', 'assign']],
    [
      ['单位', ''],
      ['words', '清单', '新增', '更名', '别名', '合并'],
    ],
    [
      ['unit', 'ren'],
      ['words', 'rename'],
    ],
    [
      ['help', 'unit', 'al'],
      ['words', 'alias'],
    ],
    [
      ['list', '--ov'],
      ['words', '--overdue'],
    ],
    [['list', '--overdue', '--ov'], ['words']],
    [['--qui'], ['words', '--quiet']],
    [
      ['list', '--stage', '待'],
      ['words', '待研判', '待交办', '待核验'],
    ],
    [
      ['list', '--stage=待研'],
      ['words', '--stage=待研判'],
    ],
    [
      ['export', '--format', 'n'],
      ['words', 'ndjson'],
    ],
    [
      ['close', '1', '--outcome', '解'],
      ['words', '解释说明'],
    ],
    [
      ['list', '--columns', 'no,due_t'],
      ['nospace', 'no,due_text'],
    ],
    [
      ['show', ''],
      ['words', '2026-0102', '2026-0002', '2026-0001'],
    ],
    [
      ['show', '2026-00'],
      ['words', '2026-0002', '2026-0001'],
    ],
    [
      ['show', '102'],
      ['words', '2026-0102'],
    ],
    [
      ['show', '02'],
      ['like', '2026-0102', '2026-0002'],
    ],
    [
      ['受理', ''],
      ['words', '2026-0001'],
    ], // the others have gone further
    [
      ['报结', '2026-0002', ''],
      ['words', '2026-0102'],
    ],
    [
      ['list', '--unit', '市'],
      ['words', '市住建局'],
    ],
    [
      ['list', '--unit', '住建'],
      ['words', '市住建局'],
    ],
    [
      ['list', '--source', '1'],
      ['words', '12345热线'],
    ],
    [
      ['unit', 'rename', '市'],
      ['words', '市住建局'],
    ],
    [
      ['code', 'rename', 'source', '1'],
      ['words', '12345热线'],
    ],
    [
      ['list', '@'],
      ['words', '@逾期'],
    ],
    [
      ['list', '＠逾'],
      ['words', '@逾期'],
    ],
    [
      ['list', '--forget', ''],
      ['words', '逾期'],
    ],
    [['import', ''], ['files']],
    [['list', '--db', ''], ['files']],
    [
      ['config', 'set', 'two-key', ''],
      ['words', 'on', 'off'],
    ],
    [
      ['config', 'set', '双人'],
      ['words', 'two-key'],
    ],
    [
      ['config', 'set', '双人录入', ''],
      ['words', 'on', 'off'],
    ],
    [
      ['config', 'get', '--mine', '分屏'],
      ['words', 'pager'],
    ],
    [
      ['config', 'set', '--mine', 'pa'],
      ['words', 'pager'],
    ],
    [
      ['undo', ''],
      ['words', '3', '2', '1'],
    ],
    [
      ['completion', 'f'],
      ['words', 'fish'],
    ],
    [['nosuchverb', ''], ['words']],
    [
      ['list', '--nosuch', 'x', '--ov'],
      ['words', '--overdue'],
    ],
  ];
  for (const [words, answer] of table) {
    const found = await ask(room, ...words);
    // The last entries are told by number; how many there are is not this test's business.
    expect(words[0] === 'undo' ? found.slice(0, 1) : found, words.join(' ')).toEqual(
      words[0] === 'undo' ? ['words'] : answer,
    );
  }
  expect(readFileSync(room.path('buding.db')).equals(before)).toBe(true);
  expect(readdirSync(room.folder).sort()).toEqual(['buding.db', 'home', 'l.csv']);
}, 60_000);

it('offers a suspended case only to what may be done with it', async () => {
  const room = await register();
  await room.run(['中止', '2026-0002', '--reason', '待上级出台文件', '--on', '2026-01-09']);
  expect(await ask(room, '报结', '')).toEqual(['words', '2026-0102']);
  expect(await ask(room, '恢复', '')).toEqual(['words', '2026-0002']);
});

it('has nothing to say, and says nothing, without a register or with one that is none', async () => {
  const room = makeRoom();
  expect(await ask(room, 'show', '')).toEqual(['words']);
  expect(readdirSync(room.folder)).toEqual(['home']);
  writeFileSync(room.path('buding.db'), 'no register');
  expect(await ask(room, 'show', '')).toEqual(['words']);
  expect(await ask(room, 'li')).toEqual(['words', 'list']);
  writeFileSync(room.path('broken.json'), '{');
  const env = { BUDING_CONFIG: room.path('broken.json') };
  for (const args of [['fish', '--', 'li'], ['bash', 'buding li', 'li'], ['nosuchshell'], []])
    expect(await room.run(['__complete', ...args], { env })).toMatchObject({ code: 0, stderr: '' });
});

it('hands PowerShell a line of its own, quoted as it wants it', async () => {
  const room = await register();
  const answer = async (line: string) =>
    (await room.run(['__complete', 'powershell'], { env: { BUDING_COMPLETE_LINE: line } })).stdout;
  expect(await answer('buding list @')).toMatch(/^words\n'@逾期'\t@逾期\t/);
  expect(await answer('buding list --unit 怪')).toContain(`'${TRAP}'\t`);
});

it.each(['bash', 'zsh', 'fish', 'powershell', 'pwsh'])('prints a script for %s', async (shell) => {
  const { code, stdout, stderr } = await makeRoom().run(['补全', shell]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain(shell === 'pwsh' ? 'Register-ArgumentCompleter' : '__complete');
});

async function bash(room: Room): Promise<Pty> {
  const shell = onPty(room, ['/bin/bash', '--norc', '--noprofile'], { rows: 40, columns: 100 });
  shell.type(
    "PS1='> '; bind 'set bell-style none'; source <(buding completion bash); echo rea''dy\r",
  );
  await shell.shows('ready');
  return shell;
}

it('completes in a real bash what was typed, and never evaluates what stands in the register', async () => {
  const room = await register();
  const shell = await bash(room);
  const completes = async (typed: string, shown: string) => {
    shell.type(`${typed}\t`);
    await shell.shows(shown);
    shell.type('\x15\r'); // the line is taken back
    await shell.shows('> ');
  };
  await completes('buding 交', 'buding 交办 ');
  await completes('buding list --ov', 'overdue ');
  await completes('buding 报结 102', '2026-0102 ');
  await completes('buding list --unit=市', '市住建局 ');
  await completes('buding list @逾', '期 ');
  await completes('buding import l.c', 'sv ');
  await completes(
    'buding list --unit 怪',
    '\\ \\$\\(touch\\ trapped\\)\\ \\`touch\\ trapped\\`\\ 局 ',
  );
  await completes('buding list --unit "怪', '\\$(touch trapped) \\`touch trapped\\` 局" ');
  await completes('buding list $(touch trapped) --ov', 'overdue ');
  // Several endings: they are shown, with their titles, and what was typed stays.
  shell.type('buding show 02\t\t');
  await shell.shows('公示期限不一');
  await shell.shows('> buding show 02');
  shell.type('\x15exit\r');
  await shell.ended();
  expect(readdirSync(room.folder)).not.toContain('trapped');
}, 60_000);
