/** Reports that are tables, by the real binary on the sample register: their numbers, their commands, their files. */
import { existsSync, readFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textOfDocx } from '../paper/read-docx.ts';
import { roomIn, type Room } from './room.ts';
import { lookOnPty } from './pty.ts';
import { textIn } from './unpack.ts';

let folder: string;
let room: Room;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'buding-tables-'));
  room = roomIn(folder);
  await room.run(['演示', 'd']);
  // One unit's cases in a register of their own: what a report of that unit says is shown as quickly.
  for (const args of [
    ['--db', 'd/demo.db', 'export', '--unit', ONE_UNIT, '-o', 'one.csv'],
    ['--db', 'one.db', 'init', '--office', '示例市改革办'],
    ['--db', 'one.db', 'import', 'one.csv'],
  ])
    expect([args, (await room.run(args)).code]).toEqual([args, 0]);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const DB = ['--db', 'd/demo.db'];
const ONE_UNIT = '市教育局';
/** A day on which the sample has something of everything. */
const A = '2025-06-30';

interface Counts {
  readonly a: number;
  readonly b: number;
}
type Row = Readonly<Record<string, unknown>> & {
  readonly group?: string | null;
  readonly drill?: { readonly count: number; readonly argv: readonly string[] };
};
interface Drawn {
  readonly rows: readonly Row[];
  readonly total?: Row;
  readonly sums: readonly { readonly rows: readonly Row[]; readonly total: Row }[];
  readonly notes: readonly { readonly text: string }[];
}

const table = (name: string, ...flags: readonly string[]) =>
  room.json<Drawn>([...DB, '报表', name, ...flags]);
const closure = (by: string, ...flags: readonly string[]) =>
  room.json<{ rows: Row[]; total: Row }>([...DB, '报表', '销号', '--by', by, ...flags]);

/** How many cases a command lists: `list` counts them itself, a report has a row for each. */
async function countOf([verb, ...words]: readonly string[]): Promise<number> {
  if (verb === 'list') return Number((await room.run([...DB, 'list', ...words, '--count'])).stdout);
  return (await room.json<Drawn>([...DB, verb!, ...words])).rows.length;
}

describe('the numbers are those of the closure report at the same A and P', () => {
  const period = ['--year', '2025', '--as-of', A];

  it('ranking', async () => {
    const whole = await closure('unit', ...period);
    const { rows, total } = await table('排名', ...period);
    const keys = ['on_time_rate', 'due_closure_rate', 'closure_rate', 'due', 'overdue', 'open'];
    for (const key of keys) expect([key, total?.[key]]).toEqual([key, whole.total[key]]);
    const ranked = rows.filter(({ standing }) => standing === 'ranked');
    expect(ranked.length).toBeGreaterThan(5);
    for (const row of ranked) {
      const same = whole.rows.find(({ group }) => group === row.group);
      for (const key of keys)
        expect([row.group, key, row[key]]).toEqual([row.group, key, same?.[key]]);
    }
    const rates = ranked.map((row) => row['on_time_rate'] as Counts);
    const values = rates.map(({ a, b }) => a / b);
    expect(values).toEqual([...values].sort((one, other) => other - one));
    for (const { b } of rates) expect(b).toBeGreaterThanOrEqual(5);
    const few = rows.filter(({ standing }) => standing === 'too_few');
    for (const row of few) expect(row).toMatchObject({ rank: null, grade: null, card: null });
  });

  it('overdue, ageing, sources', async () => {
    const byUnit = await closure('unit', '--as-of', A);
    const overdue = await table('逾期', '--as-of', A);
    expect(overdue.rows).toHaveLength(byUnit.total['overdue'] as number);
    const ageing = await table('在办', '--as-of', A);
    expect(ageing.total).toMatchObject({ open: byUnit.total['open'] });
    for (const { group, cases } of overdue.sums[0]!.rows)
      expect(cases).toBe(byUnit.rows.find((row) => row.group === group)?.['overdue']);
    const bySource = await closure('source', '--as-of', A);
    const sources = await table('来源', '--as-of', A);
    for (const row of sources.rows) {
      const same = bySource.rows.find(({ group }) => group === row.group);
      for (const key of ['collected', 'valid', 'closed', 'rejected', 'closure_rate'])
        expect([row.group, key, row[key]]).toEqual([row.group, key, same?.[key]]);
    }
  });
});

describe('what a clerk types', () => {
  it('may name the month without a flag, but once', async () => {
    const { rows } = await table('排名', '--month', '2025-05');
    expect((await table('排名', '2025.5')).rows).toEqual(rows);
    const twice = await room.run([...DB, '报表', '排名', '2025-05', '--month', '2025-06']);
    expect([twice.code, twice.stderr]).toEqual([2, expect.stringContaining('--month')]);
  });

  it.each([
    [['排名', '--month', '10'], '可写 2026-10'],
    [['承诺', '--standing', '兑现了'], '如期兑现'],
    [['释数', '2025-05'], '按期整改率'],
    [['释数', '2025-05', '按期率'], '是否要用 按期整改率'],
    [['月报', '2999-01'], '还没有到'],
  ])('%j is refused with what to write: %s', async (words, hint) => {
    const { code, stderr } = await room.run([...DB, '报表', ...words]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(hint)]);
  });

  it('may name the figure before the month', async () => {
    const cases = async (...words: string[]) =>
      (await room.json<{ cases: unknown[] }>([...DB, '报表', '释数', ...words])).cases;
    expect(await cases('超期', '2025-05')).toEqual(await cases('2025-05', '超期'));
  });
});

describe('the command beside a number lists as many', () => {
  it.each([
    ['排名', ['--month', '2025-05']],
    ['排名', ['--year', '2025', '--as-of', A, '--sort', '应结整改率', '--category', '滞后']],
    ['排名', ['--sort', 'closure_rate', '--as-of', A]],
    ['逾期', ['--by', 'source', '--as-of', A]],
    ['在办', ['--as-of', A, '--by', 'category']],
    ['来源', ['--unit', '市住建局']],
    ['补丁', ['--standing', '即将失效', '--year', '2024']],
    ['承诺', ['--month', '2025-05', '--standing', '未兑现']],
    ['反弹', ['--as-of', A, '--by', 'source']],
    ['本人', []],
  ])('%s %j', async (name, flags) => {
    const drawn = await table(name, ...flags);
    const { rows, total } = drawn.sums[0] ?? drawn;
    // The first group where there are groups to be chosen by, else the whole.
    const drills = [rows[0]!, total!].flatMap(({ drill }) => drill ?? []).slice(0, 1);
    expect(drills.length).toBeGreaterThan(0);
    const counted = await Promise.all(drills.map(async ({ argv }) => [argv, await countOf(argv)]));
    expect(counted).toEqual(drills.map(({ argv, count }) => [argv, count]));
  });

  it('is printed on a terminal as it can be typed, and not into a pipe', async () => {
    const args = ['--db', 'd/demo.db', '--no-pager', '报表', '逾期', '--as-of', A] as const;
    const { code, shown } = await lookOnPty(room, args, { columns: 160, rows: 60 });
    expect(code).toBe(0);
    const lines = shown.split('\r\n');
    const told = lines.flatMap((line) => /^ {2}(\S+) (\d+) 件 {2}buding (.+)$/.exec(line) ?? []);
    const [, name, count, words = ''] = told;
    expect(name).toBe('合计');
    expect(words).toBe(`清单 --overdue --as-of ${A}`);
    expect(await countOf(['list', ...words.split(' ').slice(1)])).toBe(Number(count));
    const piped = await room.run([...args, '--format', 'table']);
    expect(piped.stdout).not.toContain('buding 清单');
  });
});

describe('the commands below the numbers on a terminal', () => {
  const shown = async (...args: readonly string[]) => {
    const all = ['--db', 'd/demo.db', '--no-pager', ...args];
    const looked = await lookOnPty(room, all, { columns: 200, rows: 90 });
    expect(looked.code).toBe(0);
    return looked.shown;
  };

  it('the closure report lists what is overdue, in all and in each group that has any', async () => {
    const day = '2025-12-31';
    const { rows, total } = await closure('source', '--as-of', day);
    const text = await shown('报表', '销号', '--by', 'source', '--as-of', day);
    const told = [...text.matchAll(/^ {2}(\S+)超期 (\d+) 件 {2}buding 清单 (.+?)\r?$/gm)];
    const groups = [total, ...rows].filter((row) => Number(row['overdue']) > 0);
    expect(groups.length).toBeGreaterThan(2);
    expect(told.map(([, name, count]) => [name, Number(count)])).toEqual(
      groups.map(({ group, overdue }) => [group, overdue]),
    );
    const [, , count, words = ''] = told[1]!;
    expect(words).toBe(`--overdue --source ${String(groups[1]!.group)} --as-of ${day}`);
    expect(await countOf(['list', ...words.split(' ')])).toBe(Number(count));
    const known = await shown('报表', '销号', '--known-at', '今天');
    expect(known).toMatch(/清单 --overdue --known-at \S+/);
    const file = ['报表', '销号', '--by', 'source', '--format', 'table'];
    expect((await room.run([...DB, ...file])).stdout).not.toContain('buding 清单');
  });

  it('says the words of closed lists in the language of the line', async () => {
    const text = await shown('报表', '排名', '--as-of', A);
    expect(text).toContain('报表 承诺 --approved --standing 如期兑现 --as-of');
    const closed = await shown('报表', '排名', '--sort', 'closure_rate', '--as-of', A);
    expect(closed).toContain('清单 --stage 已销号 --as-of');
    const english = await shown('--lang', 'en', 'report', 'ranking', '--as-of', A);
    expect(english).toContain('report commitments --approved --standing kept --as-of');
  });
});

describe('every report in every form, in both languages', () => {
  const names = ['排名', '逾期', '在办', '来源', '补丁', '承诺', '反弹', '本人'];

  it.each(names)('%s', async (name) => {
    const one = ['--db', 'one.db'];
    const flags = name === '本人' ? [] : ['--unit', ONE_UNIT];
    const run = (...more: readonly string[]) => room.run([...one, '报表', name, ...flags, ...more]);
    const report = ENGLISH[name]!;
    const [drawn, csv, tsv, english, page] = await Promise.all([
      room.json<Drawn>([...one, '报表', name, ...flags]),
      run('--format', 'csv'),
      run('--headers', 'en'),
      room.run([...one, 'report', report, ...flags, '--lang', 'en', '--format', 'table']),
      run('--format', 'html'),
    ]);
    const lines = drawn.rows.length + (drawn.total ? 1 : 0);
    expect([csv.code, tsv.code, english.code, page.code]).toEqual([0, 0, 0, 0]);
    expect(csv.stdout.split('\r\n')).toHaveLength(lines + 2);
    const cells = tsv.stdout.split('\n').map((line) => line.split('\t'));
    expect(cells).toHaveLength(lines + 2);
    const header = cells[0]!;
    for (const key of header.filter((name) => !/_[ab]$/.test(name)))
      expect([key, key in drawn.rows[0]!]).toEqual([key, true]);
    for (const line of cells.slice(0, -1)) expect(line).toHaveLength(header.length);
    expect(english.stdout).toContain('Definitions:');
    expect(english.stdout).not.toMatch(/口径|说明：|合计/);
    expect(page.stdout.match(/<tr>/g)!.length).toBeGreaterThanOrEqual(lines + 1);
    expect(page.stdout).not.toMatch(/<script|https?:/);
  });

  it('sums instead of the list, where one table goes into a file', async () => {
    const { stdout } = await room.run([...DB, '报表', '逾期', '--sums', '--headers', 'en']);
    expect(stdout).toMatch(/^group\tcases\tlongest_days/);
  });

  it('a workbook holds typed cells: a rate is counted with, not read', async () => {
    expect((await room.run([...DB, '报表', '排名', '-o', 'r.xlsx'])).code).toBe(0);
    const { total } = await table('排名');
    const { a, b } = total!['on_time_rate'] as Counts;
    const sheet = textIn(readFileSync(room.path('r.xlsx')));
    expect(sheet).toContain('>按期整改率</t>');
    const share = Math.round((a / b) * 10_000) / 10_000;
    expect(sheet).toMatch(cellsWith(share, a, b));
  });
});

/** A percentage is a share with a style of its own, beside its two counts. */
function cellsWith(share: number | '', a: number, b: number): RegExp {
  const first = share === '' ? '<c [^>]+/>' : `<c [^>]+ s="10"><v>${String(share)}</v></c>`;
  return new RegExp(`${first}<c [^>]+><v>${String(a)}</v></c><c [^>]+><v>${String(b)}</v>`);
}

describe('reports of shapes of their own as pages and workbooks', () => {
  const file = async (name: string, ...args: readonly string[]) => {
    expect((await room.run([...DB, '报表', ...args, '-o', name])).code).toBe(0);
    return readFileSync(room.path(name));
  };

  it('the closure report as a page has every row, its total and its notes, and no script', async () => {
    const [{ rows }, page] = await Promise.all([
      closure('unit', '--as-of', A),
      file('c.html', '销号', '--by', 'unit', '--as-of', A).then(String),
    ]);
    expect(page.match(/<tr>/g)).toHaveLength(rows.length + 2);
    expect(page).toContain(`<th scope="row" class="long">${String(rows[0]!.group)}</th>`);
    expect(page).toContain('<th scope="row" class="long">合计</th>');
    expect(page).toContain('分母不足 5 的比率只列件数');
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<script|https?:/);
    const english = ['--format', 'html', '--headers', 'en', '--as-of', A];
    const { stdout } = await room.run([...DB, '报表', '销号', ...english]);
    expect(stdout).toContain('Closure report');
    expect(stdout).not.toMatch(/口径|合计/);
  });

  it('as a workbook its rates are percentages with their counts; of too few cases the counts alone', async () => {
    const { rows, total } = await closure('unit', '--month', '2025-05');
    const rates = [...rows, total].map((row) => row['closure_rate'] as Counts);
    const few = [...rows, total].map((row) => row['on_time_rate'] as Counts);
    const sheet = textIn(await file('c.xlsx', '销号', '2025-05', '--by', 'unit'));
    expect(sheet).toContain('state="frozen"');
    expect(sheet).toContain('整改率分母');
    for (const { a, b } of rates.filter(({ b }) => b >= 5))
      expect(sheet).toMatch(cellsWith(Math.round((a / b) * 10_000) / 10_000, a, b));
    const small = few.filter(({ b }) => b > 0 && b < 5);
    expect(small).not.toEqual([]);
    for (const { a, b } of small) expect(sheet).toMatch(cellsWith('', a, b));
    expect(sheet).toMatch(/>—<[^v]+<v>0<\/v><\/c><c [^>]+><v>0</);
  });

  it.each([
    ['退件', '按责任单位合计', 'returns', ['退件件次', '应指定件数']],
    ['延期', '按责任单位合计', 'extensions', ['延期件次', '到期后申请件次', '延长工作日']],
  ])(
    'the ledger %s has its rows and, apart from them, its sums',
    async (name, sums, of, labels) => {
      const [ledger, page, book] = await Promise.all([
        room.json<{ rows: { no: string; on: string }[]; units: unknown[]; total: Row }>([
          ...DB,
          '报表',
          name,
        ]),
        file(`${name}.html`, name).then(String),
        file(`${name}.xlsx`, name).then(textIn),
      ]);
      expect(page.match(/<tr>/g)).toHaveLength(ledger.rows.length + ledger.units.length + 3);
      expect(page).toContain(`<caption>${sums}</caption>`);
      for (const label of labels) {
        expect(page).toContain(label);
        expect(book).toContain(label);
      }
      // The dates are cells of dates in columns that are wide enough for them, the sums numbers.
      const at = `<col min="4" max="4" width="12" `;
      expect(book).toContain(at);
      expect(book).not.toContain(ledger.rows[0]!.on);
      expect(book).toContain(`<v>${String(ledger.total[of])}</v>`);
      for (const text of [page, book]) expect(text).not.toContain('小计');
    },
  );

  it.each(['销号', '退件'])(
    '%s: a Word file has every figure, the office and the notes, to the byte the same again',
    async (name) => {
      const known = ['--as-of', '2025-12-31', '--known-at', new Date().toISOString()];
      const paper = async (file: string) => {
        expect(await room.run([...DB, '报表', name, ...known, '-o', file])).toMatchObject({
          code: 0,
        });
        return readFileSync(room.path(file));
      };
      const first = await paper(`${name}.docx`);
      expect((await paper(`${name}2.DOCX`)).equals(first)).toBe(true);
      const text = await textOfDocx(first);
      for (const part of ['填报单位（盖章）：', '审核人：', '口径说明', '截至 2025-12-31'])
        expect(text).toContain(part);
      const { stdout } = await room.run([...DB, '报表', name, ...known, '--format', 'tsv']);
      const counts = stdout
        .split('\n')
        .flatMap((line) => line.split('\t').filter((cell) => /^\d+$/.test(cell)));
      expect(counts.length).toBeGreaterThan(10);
      for (const count of counts) expect(text).toContain(count);
    },
  );

  it('the help of a report names the formats that it takes', async () => {
    const formats = async (...words: readonly string[]) =>
      /--format <\S+>\s+(.+)/.exec((await room.run([...words, '--help'])).stdout)?.[1];
    expect(await formats('报表', '销号')).toBe('格式：table、csv、tsv、json、html、xlsx、docx');
    expect(await formats('报表', '更正')).toBe('格式：table、csv、tsv、json');
    expect(await formats('导出')).toBe('格式：csv、json、ndjson、xlsx');
    expect(await formats('--lang', 'en', 'report', 'returns')).toBe(
      'format: table, csv, tsv, json, html, xlsx, docx',
    );
  });

  it('a list of very many rows is no paper', async () => {
    const rows = Array.from(
      { length: 2_001 },
      (_, at) => `C-${String(at)},样例,2025-01-02,市住建局,2025-02-03`,
    );
    writeFileSync(
      room.path('many.csv'),
      ['编号,标题,收集日期,责任单位,整改时限', ...rows].join('\n'),
    );
    await room.run(['--db', 'many.db', 'init', '--office', '示例市改革办']);
    await room.run(['--db', 'many.db', 'import', 'many.csv']);
    const refused = await room.run(['--db', 'many.db', '报表', '逾期', '-o', 'many.docx']);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('2001 行')]);
    expect(existsSync(room.path('many.docx'))).toBe(false);
    expect(await room.run(['--db', 'many.db', '报表', '销号', '-o', 'many.docx'])).toMatchObject({
      code: 0,
    });
  });

  it.each([
    ['销号', 'xlsx'],
    ['退件', 'xlsx'],
    ['销号', 'docx'],
  ])('%s: a file for an office suite (%s) is not for a terminal', async (name, format) => {
    const args = ['--db', 'd/demo.db', '报表', name, '--format', format];
    const { code, shown } = await lookOnPty(room, args, { columns: 100, rows: 20 });
    expect(code).toBe(2);
    expect(shown).toContain('--output');
  });
});

const ENGLISH: Readonly<Record<string, string>> = {
  排名: 'ranking',
  逾期: 'overdue',
  在办: 'ageing',
  来源: 'sources',
  补丁: 'patches',
  承诺: 'commitments',
  反弹: 'relapse',
  本人: 'mine',
};

describe('what one person did', () => {
  it('counts entries, cases and closings; what was undone is no closing', async () => {
    const run = async (...args: readonly string[]) => {
      expect([args, (await room.run(['--db', 'mine.db', '--yes', ...args])).code]).toEqual([
        args,
        0,
      ]);
    };
    await run('init', '--office', '示例市改革办');
    await run('单位', '新增', '市住建局');
    for (const title of ['示例甲', '示例乙']) await run('登记', '--title', title);
    await run('受理', '1', '2');
    await run('交办', '1', '2', '--unit', '市住建局', '--due', '2099-12-31');
    const close = [
      '--direct',
      '--handler',
      '经办人',
      '--outcome',
      '无需补丁',
      '--reason',
      '立行立改',
    ];
    await run('销号', '1', '2', ...close, '--actor', '核验人');
    const mine = (...flags: readonly string[]) =>
      room.json<Drawn>(['--db', 'mine.db', '报表', '本人', '--actor', '核验人', ...flags]);
    expect((await mine()).total).toMatchObject({ entries: 1, cases: 2, closed: 2, undone: 0 });
    await run('撤销', '7', '--reason', '录错');
    expect((await mine()).total).toMatchObject({ entries: 1, cases: 2, closed: 0, undone: 1 });
    expect((await mine('--entries')).rows).toMatchObject([{ entry: 7, taken_back: 'undone' }]);
    expect((await mine('--month', '上月')).rows).toEqual([]);
  });
});

it('refuses what it does not know', async () => {
  const refused = async (...args: readonly string[]) => {
    const { code, stderr } = await room.run([...DB, '报表', ...args]);
    return [code, stderr.split('\n')[0]];
  };
  expect((await refused('逾期', '--unit', '市气象局'))[0]).toBe(4);
  expect((await refused('承诺', '--standing', '好的'))[0]).toBe(2);
  expect((await refused('排名', '--sort', 'speed'))[0]).toBe(2);
  expect((await refused('逾期', '--as-of', '2099-01-01'))[0]).toBe(2);
});
