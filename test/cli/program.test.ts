import { describe, expect, test } from 'vitest';
import { NOT_BUILT } from '../../src/cli/mistyped.ts';
import { globalWords, readGlobals } from '../../src/cli/globals.ts';
import { VERBS } from '../../src/cli/verbs.ts';
import { isMessageKey } from '../../src/messages/index.ts';
import { WORKFLOW } from '../../src/domain/workflow.ts';
import { core } from '../../src/messages/zh/core.ts';
import { late } from '../../src/messages/zh/late.ts';
import { run } from './fake-machine.ts';

const VERB_PATHS: readonly string[][] = [
  ...VERBS.map((verb) => [verb.name as string]),
  ...['list', 'add', 'rename', 'alias', 'merge'].flatMap((sub) => [
    ['unit', sub],
    ['code', sub],
  ]),
  ...[
    ['config', 'list'],
    ['config', 'get'],
    ['config', 'set'],
    ['config', 'unset'],
    ['config', 'path'],
    ['report', 'closure'],
    ['report', 'returns'],
    ['report', 'extensions'],
  ],
];

test('no verb that can be called is said not to be built yet', () => {
  const called = new Set(VERBS.flatMap(({ name, alias }) => [name as string, alias]));
  expect(NOT_BUILT.filter((word) => called.has(word))).toEqual([]);
});

describe('help', () => {
  test('without a verb, with --help and with help is the same, and no error', async () => {
    const [none, flag, verb, alias] = await Promise.all(
      [[], ['--help'], ['help'], ['帮助']].map((argv) => run(argv)),
    );
    expect(none?.exitCode).toBe(0);
    expect(none?.stdout).toContain('用法：');
    for (const other of [flag, verb, alias]) expect(other).toEqual(none);
  });

  test('of a verb is the same with help in front as with --help behind', async () => {
    const behind = await run(['list', '--help']);
    expect(behind.stdout).toContain('--overdue');
    expect(await run(['help', 'list'])).toEqual(behind);
  });

  test.each(VERB_PATHS)('%s %s is explained in both languages', async (...path) => {
    const names = path.filter((name) => typeof name === 'string');
    const zh = await run([...names, '--help']);
    const en = await run([...names, '--help', '--lang', 'en']);
    expect(zh.exitCode).toBe(0);
    expect(zh.stdout).toContain('用法：');
    expect(zh.stdout).not.toMatch(/Usage|Options|Commands|Arguments|display help/);
    expect(en.stdout).toContain('Usage:');
    // What was forgotten would stand there as its key.
    for (const { stdout } of [zh, en])
      expect(stdout).not.toMatch(/\b(?:opt|verb|value|group|talk|field)\.[a-z]/);
    // English help has Chinese only where it is Chinese: aliases, examples, words to type.
    expect(en.stdout.split('\n')[2]).not.toMatch(/\p{Script=Han}/u);
  });

  test('gives an example for every command that needs more than its name', () => {
    const simple = [
      'unit',
      'code',
      'config',
      'report',
      'calendar',
      'unit.list',
      'config.list',
      'verify',
      'workbench',
    ];
    const without = VERB_PATHS.map((path) => path.join('.')).filter(
      (key) => !isMessageKey(`example.${key}`),
    );
    expect(without.filter((key) => !simple.includes(key))).toEqual([]);
  });

  test('every example is a command line that is understood', async () => {
    for (const area of [...core, ...late]) {
      for (const [key, text] of Object.entries(area)) {
        if (!key.startsWith('example.')) continue;
        for (const line of text.replace(/\\\n/g, '').split('\n')) {
          const argv = [
            ...line
              .split('|')
              .at(-1)!
              .trim()
              .matchAll(/"([^"]*)"|(\S+)/g),
          ].map((match) => match[1] ?? match[2]!);
          const { reported } = await run([...argv.slice(1), '--yes'], { input: '0012' });
          // The command is understood: it fails only where it wants the register, a screen or a file.
          const needsNone = /--mine|补全|位置$/.test(line);
          const wants = line.includes('--watch')
            ? 'watch-needs-terminal'
            : line.includes('--template')
              ? 'file-missing'
              : 'defect';
          expect(reported?.code, line).toBe(needsNone ? undefined : wants);
        }
      }
    }
  }, 30_000);

  test('aligns options that have Chinese placeholders', async () => {
    const { stdout } = await run(['--help']);
    const lines = stdout.split('\n').filter((line) => /^ {2}-/.test(line));
    const { default: stringWidth } = await import('string-width');
    const starts = lines.map(
      (line) =>
        stringWidth(line.slice(0, line.search(/(?<=\S) {2,}(?=\S)/))) +
        (/(?<=\S)( {2,})(?=\S)/.exec(line)?.[1]?.length ?? 0),
    );
    expect(new Set(starts).size).toBe(1);
  });
});

describe('the table of verbs', () => {
  test('has every action of the workflow, under its Chinese name', () => {
    for (const [action, { alias }] of Object.entries(WORKFLOW)) {
      if (action === 'unmerge') continue;
      expect(VERBS.find((verb) => verb.name === action)?.alias, action).toBe(alias);
    }
  });

  test('names nothing twice', () => {
    const names = VERBS.flatMap((verb) => [verb.name, verb.alias]);
    expect(names.length).toBe(new Set(names).size);
  });

  test.each(VERBS.map((verb) => [verb.alias, verb.name] as const))(
    '%s is the same as %s',
    async (alias, name) => {
      expect(await run([alias, '--help'])).toEqual(await run([name, '--help']));
    },
  );
});

describe('a wrong command line is refused in the user’s language, with exit code 2', () => {
  test.each([
    [['lsit'], 'unknown-command', '没有“lsit”这个命令。是否要用 list？'],
    [['unit', 'ad'], 'unknown-command', '没有“ad”这个命令。是否要用 add？'],
    [
      ['unit'],
      'subcommand-missing',
      'buding 单位 之后要写明做什么：清单、新增、更名、别名、合并。',
    ],
    [['单位', '列表'], 'unknown-command', '没有“列表”这个命令。是否要用 清单？'],
    [['补丁', '12'], 'not-built', '“补丁”尚未提供。'],
    [['help', '补丁'], 'not-built', '“补丁”尚未提供。'],
    [['help', 'unit', 'ad'], 'unknown-command', '没有“ad”这个命令。是否要用 add？'],
    [['受里', '12'], 'unknown-command', '没有“受里”这个命令。是否要用 受理？'],
    [['ｌｉｓｔ'], 'unknown-command', '没有“ｌｉｓｔ”这个命令。是否要用 list？'],
    [['清单　--open'], 'unknown-command', '没有“清单　--open”这个命令。是否要用 清单？'],
    [['清单', '--标题', 'x'], 'unknown-option', '没有“--标题”这个选项。是否要用 --title？'],
    [['清单', '--ｊｓｏｎ'], 'unknown-option', '没有“--ｊｓｏｎ”这个选项。是否要用 --json？'],
    [['list', '--unit＝甲'], 'unknown-option', '没有“--unit＝甲”这个选项。是否要用 --unit？'],
    [
      ['list', '--stage', '待交半'],
      'value-not-allowed',
      '--stage 不能是“待交半”。是否要用 待交办？',
    ],
    [['取消并案', '12'], 'unmerge-by-flag', '取消并案没有单独的命令。'],
    [
      ['受理', '12', '——yes'],
      'dashes-wrong',
      '选项以两个半角短横（--）开头，不能写成“——yes”。是否要用 --yes？',
    ],
    [
      ['清单', '－－open'],
      'dashes-wrong',
      '选项以两个半角短横（--）开头，不能写成“－－open”。是否要用 --open？',
    ],
    [
      ['—json', '清单'],
      'dashes-wrong',
      '选项以两个半角短横（--）开头，不能写成“—json”。是否要用 --json？',
    ],
    [['查看', '12', '－么'], 'dashes-wrong', '选项以两个半角短横（--）开头，不能写成“－么”。'],
    [['add', '--titel', 'x'], 'unknown-option', '没有“--titel”这个选项。是否要用 --title？'],
    [['--jsn'], 'unknown-option', '没有“--jsn”这个选项。是否要用 --json？'],
    [['add', '--title'], 'option-value-missing', '选项“--title <文字>”之后要有内容。'],
    [['show'], 'argument-missing', '缺少“编号”。'],
    [['show', '1', '2'], 'too-many-arguments', '多写了内容：2。'],
    [['help', 'nope'], 'unknown-command', '没有“nope”这个命令。是否要用 note？'],
    [['help', '天气'], 'unknown-command', '没有“天气”这个命令。'],
    [['list', '--lang', 'fr'], 'language-unknown', '没有“fr”这种语言。'],
    [
      ['add', '--title', 'x', '--db', 'postgres://u:secret@h/d'],
      'password-in-argv',
      '命令行中的数据库地址不得带密码：同一台机器上的其他人看得到。',
    ],
    [
      ['add', '--title', 'x', '--db', 'postgres://h/d'],
      'shared-not-yet',
      '尚不支持共用数据库（postgres）。',
    ],
    [['add', '--title', 'x', '--db', ''], 'db-empty', '没有写明台账文件。'],
    [
      ['config', 'set', 'deadline', '5天', '--severity', ''],
      'value-empty',
      '--severity 没有写内容。',
    ],
    [['config', 'unset', 'deadline', '--source', ' '], 'value-empty', '--source 没有写内容。'],
    [['list', '--title', ''], 'value-empty', '--title 没有写内容。'],
    [['export', '--due-on', ''], 'value-empty', '--due-on 没有写内容。'],
    [['report', 'closure', '--month', ''], 'value-empty', '--month 没有写内容。'],
    [['accept', '1', '--on', ''], 'value-empty', '--on 没有写内容。'],
    [['close', '1', '--verifier', ''], 'value-empty', '--verifier 没有写内容。'],
    [['edit', '1', '--owner', ''], 'value-empty', '--owner 没有写内容。'],
    [['add', '--title', 'x', '--actor', ' '], 'actor-unknown', '不知道是谁在操作。'],
  ])('%j', async (argv, code, message) => {
    const { reported, stdout } = await run(argv);
    expect(reported).toMatchObject({ code, message, exitCode: 2 });
    expect(stdout).toBe('');
  });

  test('says it in English where English was asked for, before or after the verb', async () => {
    const expected = 'There is no option "--titel". Did you mean --title?';
    for (const argv of [
      ['--lang', 'en', 'add', '--titel'],
      ['add', '--titel', '--lang=en'],
    ]) {
      expect((await run(argv)).reported?.message).toBe(expected);
    }
    const byVariable = await run(['lsit'], { variables: { BUDING_LANG: 'en' } });
    expect(byVariable.reported?.message).toContain('There is no command');
  });

  test('never repeats a password', async () => {
    const { reported } = await run(['list', '--db', 'postgres://u:secret@h/d']);
    expect(JSON.stringify(reported)).not.toContain('secret');
  });
});

test.each([
  [
    ['help', '交办'],
    ['assign', '--help'],
  ],
  [
    ['帮助', 'assign'],
    ['assign', '--help'],
  ],
  [
    ['help', 'unit', 'add'],
    ['unit', 'add', '--help'],
  ],
  [
    ['help', '单位', '新增'],
    ['unit', 'add', '--help'],
  ],
  [
    ['help', '单位'],
    ['unit', '--help'],
  ],
  [
    ['help', 'ｌｉｓｔ'],
    ['list', '--help'],
  ],
])('%j is the same as %j', async (help, same) => {
  expect(await run(help)).toEqual(await run(same));
});

test('a value may begin with a Chinese dash', async () => {
  const { reported } = await run(['登记', '--title', '——关于某事']);
  expect(reported?.code).toBe('defect'); // understood: it fails where it wants the register
});

test('verbs that are not built yet are none of those that are', async () => {
  const { NOT_BUILT } = await import('../../src/cli/mistyped.ts');
  const names = VERBS.flatMap((verb) => [verb.name as string, verb.alias]);
  expect(NOT_BUILT.filter((name) => names.includes(name))).toEqual([]);
});

test('Chinese texts name Chinese verbs', () => {
  const english = new Set<string>(VERBS.map((verb) => verb.name));
  for (const area of [...core, ...late])
    for (const [key, text] of Object.entries(area))
      for (const [, verb = ''] of text.matchAll(/buding(?: --db \{db\})? ([a-z]+)/g))
        expect(english.has(verb), `${key}: ${text}`).toBe(false);
});

test('the version goes to stdout', async () => {
  for (const flag of ['-V', '--version']) {
    expect(await run([flag])).toMatchObject({
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      exitCode: 0,
    });
  }
});

test('a command that another one runs is of the same user on the same register', () => {
  const options = {
    db: 'r.db',
    actor: '值班员',
    key: 'a.key',
    lang: 'en',
    quiet: true,
  };
  const globals = readGlobals({ ...options, color: false, widePunct: true }, {});
  const words = globalWords(globals);
  const value = (name: string) => words[words.indexOf(`--${name}`) + 1];
  expect(['db', 'actor', 'key', 'lang'].map(value)).toEqual(['r.db', '值班员', 'a.key', 'en']);
  for (const flag of ['--quiet', '--no-color', '--wide-punct']) expect(words).toContain(flag);
});
