/** argv → what the register is asked to do, as tables; the register itself is not here. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { PlainAction } from '../../src/domain/decide.ts';
import { readAnswer } from '../../src/cli/prompt.ts';
import { Refusal } from '../../src/domain/errors.ts';
import { ACTIONS } from '../../src/domain/workflow.ts';
import { run } from './fake-machine.ts';

const { act, addCase, listCases, resolveCases, casesOfEntry, undoEntry } = vi.hoisted(() => ({
  resolveCases: vi.fn(),
  casesOfEntry: vi.fn(),
  undoEntry: vi.fn(),
  act: vi.fn(),
  addCase: vi.fn(),
  listCases: vi.fn(),
}));
vi.mock('../../src/register/act.ts', () => ({ act }));
vi.mock('../../src/register/add.ts', () => ({ addCase }));
vi.mock('../../src/register/look.ts', () => ({
  listCases,
  resolveCases,
  countCases: vi.fn(),
  entryDetail: vi.fn(),
  listEntries: vi.fn(),
}));
vi.mock('../../src/register/like.ts', () => ({ findLike: () => Promise.resolve([]) }));
vi.mock('../../src/register/undo.ts', () => ({ casesOfEntry, undoEntry }));

const openStore = vi.fn(() => Promise.resolve({ close: () => Promise.resolve() } as never));
const buding = (argv: readonly string[], options = {}) => run(argv, { openStore, ...options });

beforeEach(() => {
  vi.clearAllMocks();
  act.mockResolvedValue({ entry: 7, result: [] });
  addCase.mockResolvedValue({
    entry: 2,
    result: { no: '2026-0001', title: 't', received_on: '2026-03-05' },
  });
  listCases.mockResolvedValue({ cases: [], total: 0 });
  resolveCases.mockImplementation((_desk, refs: string[]) =>
    Promise.resolve(refs.map((ref, at) => ({ id: at + 1, no: `2026-000${ref}` }))),
  );
  casesOfEntry.mockResolvedValue({ entry: 9, action: 'accept', count: 3 });
  undoEntry.mockResolvedValue({
    entry: 10,
    result: { undone: 9, action: 'accept', cases: [{ no: '1', stage: 'received' }] },
  });
});

const patch = {
  kind: 'revised',
  title: '办法',
  no: '某政办发〔2026〕3号',
  no_text: '某政办发[2026]3号',
  published_on: '2026-03-01',
  in_force_on: '2026-04-01',
};

const REQUESTS: readonly (readonly [
  argv: string,
  action: PlainAction,
  cases: string[],
  input: object,
])[] = [
  ['accept 12', 'accept', ['12'], {}],
  ['受理 12 13', 'accept', ['12', '13'], {}],
  ['accept 12 12', 'accept', ['12'], {}],
  [
    'reject 12 --reason 理由 --refer-to 法院',
    'reject',
    ['12'],
    { reason: '理由', referTo: '法院' },
  ],
  [
    'assign 12 --unit 市住建局 --co-unit 甲局、乙局 --co-unit 丙局 --final',
    'assign',
    ['12'],
    { unit: '市住建局', coUnits: ['甲局', '乙局', '丙局'], final: true },
  ],
  [
    'assign 12 --unit 甲局 --due 2026-06-30 --leader 张 --owner 李',
    'assign',
    ['12'],
    { unit: '甲局', due: { due_on: '2026-06-30' }, leader: '张', owner: '李' },
  ],
  [
    'assign 12 --unit 甲局 --due 6月底前',
    'assign',
    ['12'],
    { unit: '甲局', due: { due_on: '2026-06-30', due_text: '6月底前' } },
  ],
  [
    // Words that are a plain date are kept as the date they mean: 今天 is another one tomorrow.
    'assign 12 --unit 甲局 --due 2027/1/1',
    'assign',
    ['12'],
    { unit: '甲局', due: { due_on: '2027-01-01' } },
  ],
  [
    'assign 12 --unit 甲局 --due 长期坚持',
    'assign',
    ['12'],
    { unit: '甲局', due: { due_text: '长期坚持', long_term: true } },
  ],
  [
    'return 12 --reason 理由 --proposed-unit 乙局',
    'return',
    ['12'],
    { reason: '理由', proposedUnit: '乙局' },
  ],
  [
    'extend 12 --due 2026-09-30 --reason 理由 --force',
    'extend',
    ['12'],
    { due: { due_on: '2026-09-30' }, reason: '理由', force: true },
  ],
  [
    'suspend 12 --reason 理由 --review-on 8月1日',
    'suspend',
    ['12'],
    { reason: '理由', reviewOn: '2026-08-01' },
  ],
  ['resume 12', 'resume', ['12'], {}],
  ['submit 12 --handler 李四 --progress 已改', 'submit', ['12'], { handler: '李四', text: '已改' }],
  [
    'rework 12 --reason 理由 --verifier 王五',
    'rework',
    ['12'],
    { reason: '理由', verifier: '王五' },
  ],
  [
    'close 12 --outcome 解释 --verifier 王五 --direct --handler 李四 --reason 当场',
    'close',
    ['12'],
    { outcome: 'explained', verifier: '王五', direct: true, handler: '李四', reason: '当场' },
  ],
  [
    'close 12 --outcome patched --patch-kind 修订 --patch-title 办法 --patch-no 某政办发[2026]3号 --patch-published 2026-03-01 --patch-in-force 2026-04-01',
    'close',
    ['12'],
    { outcome: 'patched', patch },
  ],
  [
    'reopen 12 --due 2026-09-30 --reason 理由',
    'reopen',
    ['12'],
    { due: { due_on: '2026-09-30' }, reason: '理由' },
  ],
  [
    'review 12 --result 已反弹 --text 现场 --due 2026-09-30 --reason 理由',
    'review',
    ['12'],
    { result: 'relapsed', text: '现场', due: { due_on: '2026-09-30' }, reason: '理由' },
  ],
  ['rate 12 --rating 基本满意', 'rate', ['12'], { rating: 'mostly_satisfied' }],
  ['withdraw 12 --reason 理由', 'withdraw', ['12'], { reason: '理由' }],
  ['void 12 --reason 理由', 'void', ['12'], { reason: '理由' }],
  ['note 12 --text 批注', 'note', ['12'], { text: '批注' }],
];

describe('actions', () => {
  test.each(REQUESTS)('%s', async (argv, action, cases, input) => {
    const outcome = await buding(argv.split(' '));
    expect(outcome.reported).toBeNull();
    expect(act).toHaveBeenCalledExactlyOnceWith(expect.anything(), {
      action,
      cases,
      input,
      dryRun: false,
    });
  });

  test('every plain action is in the table', () => {
    const others = ['merge', 'unmerge', 'split', 'edit'];
    const plain = ACTIONS.filter((action) => !others.includes(action));
    expect(new Set(REQUESTS.map(([, action]) => action))).toEqual(new Set(plain));
  });

  test('take a business date and a trial run', async () => {
    await buding(['accept', '12', '--on', '昨天', '--reason', '补录', '--dry-run']);
    const request = {
      action: 'accept',
      cases: ['12'],
      input: { reason: '补录' },
      on: '2026-03-04',
      dryRun: true,
    };
    expect(act).toHaveBeenCalledWith(expect.anything(), request);
  });

  test('read cases from stdin, one a line, as a list prints them', async () => {
    const input = '\ufeff2026-0001\t待研判\t标题\r\n\r\n2026-0002\n';
    await buding(['accept', '--from-file', '-', '2026-0001'], { input });
    expect(act.mock.calls[0]?.[1]).toMatchObject({ cases: ['2026-0001', '2026-0002'] });
  });

  test('print a result a case as JSON', async () => {
    const result = [
      { no: '1', title: 't', stage: 'accepted', suspended: false, unit: null, due_on: null },
    ];
    act.mockResolvedValue({ entry: 7, result });
    const { stdout } = await buding(['--json', 'accept', '1']);
    expect(JSON.parse(stdout)).toEqual({ entry: 7, cases: result });
  });
});

describe('many cases at once', () => {
  test('ask first: without a terminal that is a usage error that names --yes', async () => {
    const { reported } = await buding(['void', '1', '2', '3', '--reason', '理由']);
    expect(reported).toMatchObject({ code: 'confirm-needed', exitCode: 2 });
    expect(reported?.hint).toContain('--yes');
    expect(act).not.toHaveBeenCalled();
  });

  test.each([['--yes'], ['--dry-run']])('do not ask with %s', async (flag) => {
    const { reported } = await buding(['void', '1', '2', '3', '--reason', '理由', flag]);
    expect(reported).toBeNull();
    expect(act).toHaveBeenCalledOnce();
  });

  test('the question counts what was found, and names the first five', async () => {
    const { reported } = await buding(['accept', '1', '2', '3', '4', '5', '6']);
    expect(reported?.message).toBe(
      '将对 6 件问题办理“受理”（2026-0001、2026-0002、2026-0003、2026-0004、2026-0005 …），是否继续？（当前不能询问）',
    );
  });

  test('nothing is asked when a case is not there, or fewer than three are meant', async () => {
    resolveCases.mockRejectedValueOnce(new Refusal('case-not-found', { ref: '9' }));
    expect((await buding(['accept', '1', '2', '9'])).reported?.code).toBe('case-not-found');
    resolveCases.mockResolvedValueOnce([
      { id: 1, no: '2026-0001' },
      { id: 2, no: '2026-0002' },
    ]);
    expect((await buding(['accept', '1', '2', '2026-0001'])).reported).toBeNull();
    expect(act.mock.calls[0]?.[1]).toMatchObject({ cases: ['2026-0001', '2026-0002'] });
  });

  test('undo of an entry with three cases asks, too, and undoes the one it asked about', async () => {
    const { reported } = await buding(['undo']);
    expect(reported).toMatchObject({ code: 'confirm-needed', exitCode: 2 });
    expect(reported?.message).toContain('将撤销第 9 号记账（受理），涉及 3 件问题');
    expect(reported?.hint).toContain('--yes');
    expect(undoEntry).not.toHaveBeenCalled();
    casesOfEntry.mockResolvedValue({ entry: 9, action: 'accept', count: 2 });
    expect((await buding(['undo'])).reported).toBeNull();
    expect(undoEntry.mock.calls[0]?.[1]).toEqual({ expected: 9, dryRun: false });
    expect((await buding(['undo', '7', '--yes'])).reported).toBeNull();
    expect(undoEntry.mock.calls[1]?.[1]).toEqual({ entry: 7, dryRun: false });
  });

  test('a terminal shows twenty results and says how many there are besides', async () => {
    const result = Array.from({ length: 23 }, (_, at) => ({
      no: `2026-${String(at)}`,
      title: 't',
      stage: 'accepted',
    }));
    act.mockResolvedValue({ entry: 7, result });
    const shown = await buding(['accept', '1'], { terminal: true });
    expect(shown.stdout.split('\n')).toHaveLength(22);
    expect(shown.stderr).toContain('另有 3 件未列出。');
    const piped = await buding(['accept', '1']);
    expect(piped.stdout.split('\n')).toHaveLength(24);
  });

  test.each([
    [['是', 'y', 'Yes', ' ｙｅｓ '], true],
    [['', '否', 'n', 'NO'], false],
    [['好', 'yesno', '1'], null],
  ] as const)('%j as an answer is %s', (answers, meaning) => {
    for (const answer of answers) expect(readAnswer(answer)).toBe(meaning);
  });

  test('do not ask a terminal that said --no-input', async () => {
    const { reported } = await buding(['void', '1', '2', '3', '--no-input'], { terminal: true });
    expect(reported?.code).toBe('confirm-needed');
  });
});

describe('add', () => {
  test.each([
    [
      'add --title 标题 --rule-no 某发〔2020〕1号 --on 2026-03-01',
      { title: '标题', rule_no: '某发〔2020〕1号', receivedOn: '2026-03-01' },
    ],
    [
      '登记 --title 标题 --received-on 3月1日 --no A-1',
      { title: '标题', receivedOn: '2026-03-01', no: 'A-1' },
    ],
    [
      'add --title 标题 --reporter 张三 --contact 138',
      { title: '标题', reporter: { name: '张三', contact: '138' } },
    ],
    [
      'add --title 标题 --reporter 张三',
      { title: '标题', reporter: { name: '张三', contact: null } },
    ],
  ])('%s', async (argv, request) => {
    await buding(argv.split(' '));
    expect(addCase).toHaveBeenCalledExactlyOnceWith(expect.anything(), request);
  });

  test('answers with the number alone, so that a script can use it', async () => {
    const { stdout, stderr } = await buding(['add', '--title', '标题']);
    expect(stdout).toBe('2026-0001\n');
    expect(stderr).toContain('第 2 号记账');
    const quiet = await buding(['add', '--title', '标题', '--quiet']);
    expect(quiet).toMatchObject({ stdout: '2026-0001\n', stderr: '' });
  });
});

describe('list', () => {
  test.each([
    ['list', []],
    [
      'list --stage 待研判 --stage assigned,closed',
      [{ field: 'stage', is: ['received', 'assigned', 'closed'] }],
    ],
    ['list --open', [{ field: 'stage', is: ['accepted', 'assigned', 'submitted'] }]],
    ['list --overdue', [{ field: 'overdue', on: '2026-03-05' }]],
    ['list --unit 甲局、乙局', [{ field: 'unit', is: ['甲局', '乙局'] }]],
    ['list --unit=', [{ field: 'unit', is: [''] }]],
    ['list --co-unit 丙局', [{ field: 'co_units', has: ['丙局'] }]],
    ['list --suspended', [{ field: 'suspended', is: true }]],
    ['list --no-long-term', [{ field: 'long_term', is: false }]],
    [
      'list --title 企业 --outcome 解释',
      [
        { field: 'outcome', is: ['explained'] },
        { field: 'title', contains: '企业' },
      ],
    ],
    [
      'list --received-on 2026-03',
      [{ field: 'received_on', from: '2026-03-01', to: '2026-03-31' }],
    ],
    [
      'list --closed-on 2024..2025-02',
      [{ field: 'closed_on', from: '2024-01-01', to: '2025-02-28' }],
    ],
    ['list --received-on 3月', [{ field: 'received_on', from: '2026-03-01', to: '2026-03-31' }]],
    [
      'list --received-on 上月..本月',
      [{ field: 'received_on', from: '2026-02-01', to: '2026-03-31' }],
    ],
    ['list --due-on ..昨天', [{ field: 'due_on', to: '2026-03-04' }]],
    ['list --left-on 2026-01-05..', [{ field: 'left_on', from: '2026-01-05' }]],
  ])('%s', async (argv, filters) => {
    const { reported } = await buding(argv.split(' '));
    expect(reported).toBeNull();
    const now = { asOf: undefined, knownAt: undefined };
    expect(listCases).toHaveBeenCalledExactlyOnceWith(
      expect.anything(),
      { filters, sort: [] },
      now,
    );
  });

  test('sorts by key or label, several at once, and limits', async () => {
    await buding(['list', '--sort', '责任单位,due_on:desc', '--limit', '5']);
    const sort = [
      { field: 'unit', descending: false },
      { field: 'due_on', descending: true },
    ];
    expect(listCases.mock.calls[0]?.[1]).toEqual({ filters: [], sort, limit: 5 });
  });

  test('gives a terminal a limited list, a pipe everything', async () => {
    await buding(['list'], { terminal: true });
    await buding(['list', '--limit', '0'], { terminal: true });
    expect(listCases.mock.calls.map(([, query]) => query.limit)).toEqual([100, undefined]);
  });
});

describe('values that cannot be read are refused by name', () => {
  test.each([
    ['close 1 --outcome 好了', 'value-not-allowed', '--outcome'],
    ['rate 1 --rating 5', 'value-not-allowed', '--rating'],
    ['accept 1 --on 2026-02-30', 'date-impossible', '--on'],
    ['accept 1 --on 去年', 'date-unreadable', '--on'],
    ['assign 1 --unit 甲 --due 尽快', 'deadline-unreadable', '--due'],
    ['list --received-on 2026-13', 'range-unreadable', '--received-on'],
    ['list --received-on 13月', 'date-unreadable', '--received-on'],
    ['list --overdue 2026-03-01', 'too-many-arguments', '2026-03-01'],
    ['list --received-on 2026-03..2026-01', 'range-reversed', '--received-on'],
    ['list --limit -1', 'integer-unreadable', '--limit'],
    ['list --sort 脾气', 'sort-unknown', '脾气'],
    ['list --columns 脾气', 'column-unknown', '脾气'],
    ['list --open --stage closed', 'flags-together', '--open'],
    ['add', 'flag-missing', '--title'],
    ['add --title 一 --on 今天 --received-on 今天', 'flags-together', '--on'],
    ['accept', 'cases-missing', ''],
  ])('%s', async (argv, code, named) => {
    const { reported } = await buding(argv.split(' '));
    expect(reported).toMatchObject({ code, exitCode: 2 });
    expect(reported?.message).toContain(named);
    expect(openStore).not.toHaveBeenCalled();
  });
});
