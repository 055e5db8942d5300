import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LedgerRow, RowProblem } from '../../src/domain/ledger-row.ts';
import { act } from '../../src/register/act.ts';
import { addCase } from '../../src/register/add.ts';
import { editCases } from '../../src/register/edit.ts';
import { renameTerm } from '../../src/register/terms.ts';
import { exportCases } from '../../src/register/export.ts';
import { importLedger, type ImportOptions } from '../../src/register/import.ts';
import type { ImportSummary } from '../../src/register/import-run.ts';
import { listCases, showCase } from '../../src/register/look.ts';
import { mergeCases } from '../../src/register/merge.ts';
import { splitCase } from '../../src/register/split.ts';
import { undoEntry } from '../../src/register/undo.ts';
import { verifyRegister } from '../../src/register/verify.ts';
import type { LedgerOptions } from '../../src/sheets/ledger-options.ts';
import { openLedger } from '../../src/sheets/open-ledger.ts';
import { LedgerWriter } from '../../src/sheets/write-ledger.ts';
import { makeDesk, type TestDesk } from './desk.ts';

interface Imported extends ImportSummary {
  readonly entry: number | null;
  readonly rejects: readonly {
    readonly row: number;
    readonly problems: readonly RowProblem[];
  }[];
}

async function importText(
  desk: TestDesk,
  text: string,
  options: Partial<ImportOptions> = {},
  ledgerOptions: LedgerOptions = {},
): Promise<Imported> {
  const ledger = await openLedger(
    { stream: Readable.from([Buffer.from(text)]), name: '台账.csv' },
    ledgerOptions,
  );
  const rejects: { row: number; problems: readonly RowProblem[] }[] = [];
  const { entry, result } = await importLedger(desk, ledger, {
    doneMeans: 'submitted',
    onConflict: 'reject',
    onReject: (row: LedgerRow, problems) => {
      rejects.push({ row: row.row, problems });
      return Promise.resolve();
    },
    ...options,
  });
  return { ...result, entry, rejects };
}

const HEADER =
  '问题编号,问题标题,责任单位,收集时间,交办时间,整改时限,完成情况,整改完成时间,销号时间';
const ledger = (...rows: string[]) => [HEADER, ...rows].join('\n');
const stageOf = async (desk: TestDesk, no: string) => (await showCase(desk, no)).state.stage;

async function exported(desk: TestDesk): Promise<string> {
  const cases: Parameters<LedgerWriter['row']>[0][] = [];
  await exportCases(desk, [], (page) => {
    cases.push(...page);
    return Promise.resolve();
  });
  const extra = new Set(cases.flatMap((one) => Object.keys(one.state.extra)));
  const writer = new LedgerWriter([...extra]);
  return writer.header() + cases.map((one) => writer.row(one)).join('');
}

describe('a ledger goes in', () => {
  it('as one entry, with the status and dates of each row as its history', async () => {
    const desk = await makeDesk();
    const done = await importText(
      desk,
      ledger(
        'A1,甲,市住建局,2026-01-05,2026-01-08,2026-03-01,已销号,2026-02-20,2026-02-25',
        'A2,乙,市住建局,2026-01-05,,,整改中,,',
        'A3,丙,,2026-01-05,,,,,',
      ),
    );
    expect(done).toMatchObject({ read: 3, created: 3, rejected: 0 });
    expect([
      await stageOf(desk, 'A1'),
      await stageOf(desk, 'A2'),
      await stageOf(desk, 'A3'),
    ]).toEqual(['closed', 'assigned', 'received']);
    expect(
      (await showCase(desk, 'A1')).lines.map((line) => [line.kind, line.on, line.imported]),
    ).toEqual([
      ['received', '2026-01-05', true],
      ['accepted', '2026-01-05', true],
      ['assigned', '2026-01-08', true],
      ['submitted', '2026-02-20', true],
      ['closed', '2026-02-25', true],
    ]);
    expect((await verifyRegister(desk)).findings).toEqual([]);
  });

  it('but for a row whose number can not be seen as a whole', async () => {
    const desk = await makeDesk();
    const rows = [
      'A1\u200b,甲,,2026-01-05,,,,,',
      '"A\n2",乙,,2026-01-05,,,,,',
      'A 3,丙,,2026-01-05,,,,,',
    ];
    const done = await importText(desk, ledger(...rows));
    expect(done).toMatchObject({ created: 1, rejected: 2 });
    await expect(addCase(desk, { title: '丁', no: 'A\u202e3' })).rejects.toMatchObject({
      code: 'number-invalid',
    });
  });

  it('of a register in which a unit was renamed, as one unit', async () => {
    const [desk, other] = [await makeDesk(), await makeDesk([])];
    const row = 'A1,甲,市住建局,2026-01-05,,,整改中,,';
    await importText(desk, ledger(row, 'A2,乙,市人社局,2026-01-05,,,整改中,,'));
    const moved = { cases: ['A2'], changes: { unit: '市住建局' }, reason: '录错' };
    await editCases(desk, moved);
    await renameTerm(desk, { kind: 'unit', name: '市住建局', next: '市住房城乡建设局' });
    const text = await exported(desk);
    expect(await importText(desk, text)).toMatchObject({ unchanged: 2 });
    expect(await importText(other, text)).toMatchObject({ created: 2 });
    for (const no of ['A1', 'A2'])
      expect((await showCase(other, no)).state.unit).toBe('市住房城乡建设局');
    expect(await exported(other)).toBe(text);
    expect(await importText(desk, ledger(row))).toMatchObject({ unchanged: 1 });
  });

  it('and again: nothing changes, not even the journal', async () => {
    const desk = await makeDesk();
    const text = ledger('A1,甲,市住建局,2026-01-05,,,整改中,,', 'A2,乙,,2026-01-05,,,,,');
    await importText(desk, text);
    const before = await desk.store.read((tx) => tx.head());
    expect(await importText(desk, text)).toMatchObject({ entry: null, created: 0, unchanged: 2 });
    expect(await desk.store.read((tx) => tx.head())).toEqual(before);
  });

  it('and again after the office worked on its cases: still nothing changes', async () => {
    const desk = await makeDesk();
    const text = ledger('A1,甲,市住建局,2026-01-05,,,整改中,,');
    await importText(desk, text);
    await act(desk, { action: 'submit', cases: ['A1'], input: { handler: '科' } });
    expect(await importText(desk, text)).toMatchObject({ unchanged: 1, rejected: 0 });
    expect(await stageOf(desk, 'A1')).toBe('submitted');
  });

  it('rows without a number are known again by their content', async () => {
    const desk = await makeDesk();
    const text = '标题,收集日期\n甲,2026-01-05\n乙,2026-01-05\n';
    expect(await importText(desk, text)).toMatchObject({ created: 2 });
    expect(await importText(desk, text)).toMatchObject({ created: 0, unchanged: 2 });
    expect(
      (
        await listCases(desk, { filters: [], sort: [{ field: 'no', descending: false }] })
      ).cases.map((one) => one.state.no),
    ).toEqual(['2026-0001', '2026-0002']);
  });

  it('after its import was undone it goes in anew, under the same numbers', async () => {
    const desk = await makeDesk();
    const text = ledger('A1,甲,市住建局,2026-01-05,,,整改中,,');
    const { entry } = await importText(desk, text);
    await undoEntry(desk, { entry: entry ?? 0 });
    expect(await importText(desk, text)).toMatchObject({ created: 1 });
    expect((await verifyRegister(desk)).findings).toEqual([]);
  });

  it('adds the units that the office did not have, and says so', async () => {
    const desk = await makeDesk();
    const { newTerms } = await importText(
      desk,
      ledger('A1,甲,新单位,2026-01-05,,,整改中,,', 'A2,乙,市住建局,2026-01-05,,,整改中,,'),
    );
    expect(newTerms).toEqual([{ kind: 'unit', name: '新单位' }]);
  });
});

describe('rows that contradict themselves are handed back, never guessed at', () => {
  it.each([
    ['整改中,,2026-02-01', 'status-contradicts-dates'],
    ['已销号,,', 'closing-without-date'],
    ['已销号,,2026-01-01', 'closed-before-received'],
    ['已完成,,', 'done-without-date'],
    ['莫名其妙,,', 'status-unknown'],
    ['已销号,,2026-12-01', 'date-in-future'],
  ])('%s: %s', async (cells, code) => {
    const desk = await makeDesk();
    const { rejects, created } = await importText(
      desk,
      ledger(`A1,甲,市住建局,2026-01-05,,,${cells}`, 'A2,乙,,2026-01-05,,,,,'),
    );
    expect(rejects).toMatchObject([{ row: 2, problems: [{ code }] }]);
    expect(created).toBe(1);
  });

  it('--done-means says what “done” means in this ledger', async () => {
    const text = ledger('A1,甲,市住建局,2026-01-05,,,已完成,2026-02-01,');
    const [one, two] = [await makeDesk(), await makeDesk()];
    await importText(one, text);
    await importText(two, text, { doneMeans: 'closed' });
    expect([await stageOf(one, 'A1'), await stageOf(two, 'A1')]).toEqual(['submitted', 'closed']);
  });

  it('--atomic: one bad row, and nothing goes in', async () => {
    const desk = await makeDesk();
    await expect(
      importText(desk, ledger('A1,甲,市住建局,2026-01-05,,,已销号,,', 'A2,乙,,2026-01-05,,,,,'), {
        atomic: true,
      }),
    ).rejects.toMatchObject({ code: 'import-not-atomic', params: { rejected: 1 } });
    expect((await listCases(desk, { filters: [] })).total).toBe(0);
  });

  it('a dry run counts everything and leaves nothing', async () => {
    const desk = await makeDesk();
    const before = await desk.store.read((tx) => tx.head());
    expect(
      await importText(desk, ledger('A1,甲,市住建局,2026-01-05,,,整改中,,'), { dryRun: true }),
    ).toMatchObject({ entry: null, created: 1 });
    expect(await desk.store.read((tx) => tx.head())).toEqual(before);
  });

  it('an interrupted import leaves nothing', async () => {
    const desk = await makeDesk();
    const controller = new AbortController();
    controller.abort();
    await expect(
      importText(desk, ledger('A1,甲,,2026-01-05,,,,,'), { signal: controller.signal }),
    ).rejects.toMatchObject({ code: 'interrupted' });
    expect((await listCases(desk, { filters: [] })).total).toBe(0);
  });

  it('one interrupted while it looks for likely duplicates leaves nothing', async () => {
    const desk = await makeDesk();
    const controller = new AbortController();
    const text = ledger('A1,甲,,2026-01-05,,,,,', 'A2,甲,,2026-01-05,,,,,');
    const source = await openLedger({ stream: Readable.from([Buffer.from(text)]), name: 'l.csv' });
    const interrupted = {
      ...source,
      name: source.name,
      rows: async function* () {
        yield* source.rows();
        // Ctrl-C is heard in a turn of the loop, when every row is in.
        setImmediate(() => {
          controller.abort();
        });
      },
    };
    const options = { doneMeans: 'submitted', onConflict: 'reject' } as const;
    const onReject = () => Promise.resolve();
    const { signal } = controller;
    await expect(
      importLedger(desk, interrupted, { ...options, onReject, signal, findLikely: true }),
    ).rejects.toMatchObject({ code: 'interrupted' });
    expect((await listCases(desk, { filters: [] })).total).toBe(0);
  });
});

describe('a number that the register has', () => {
  const first = ledger('A1,甲,市住建局,2026-01-05,2026-01-08,2026-03-01,整改中,,');
  const next = ledger(
    'A1,甲二,市住建局,2026-01-05,2026-01-09,2026-03-05,已销号,2026-02-20,2026-02-25',
  );

  it('with other content is a conflict that names the fields', async () => {
    const desk = await makeDesk();
    await importText(desk, first);
    const { rejects } = await importText(desk, next);
    expect(rejects[0]?.problems).toEqual([
      {
        code: 'conflict',
        params: { no: 'A1', fields: ['title', 'due_on', 'assigned_on', 'status'] },
      },
    ]);
  });

  it('under update becomes corrections with the old and the new value, and the steps since', async () => {
    const desk = await makeDesk();
    await importText(desk, first);
    const { entry, updated } = await importText(desk, next, {
      onConflict: 'update',
      reason: '按原件更正',
    });
    expect(updated).toBe(1);
    const { state, lines } = await showCase(desk, 'A1');
    expect(state).toMatchObject({
      title: '甲二',
      assigned_on: '2026-01-09',
      due_on: '2026-03-05',
      stage: 'closed',
      closed_on: '2026-02-25',
    });
    const corrected = lines.find((line) => line.kind === 'corrected');
    expect(corrected?.data).toMatchObject({
      changes: { title: ['甲', '甲二'], due_on: ['2026-03-01', '2026-03-05'] },
    });
    expect(corrected?.entry).toBe(entry);
    expect((await verifyRegister(desk)).findings).toEqual([]);
    expect(await importText(desk, next)).toMatchObject({ unchanged: 1 });
  });

  it('under skip is left as it is', async () => {
    const desk = await makeDesk();
    await importText(desk, first);
    expect(await importText(desk, next, { onConflict: 'skip' })).toMatchObject({
      skipped: 1,
      entry: null,
    });
    expect(await stageOf(desk, 'A1')).toBe('assigned');
  });

  it('does not go backwards under update', async () => {
    const desk = await makeDesk();
    await importText(desk, next);
    const { rejects } = await importText(desk, first, { onConflict: 'update' });
    expect(rejects[0]?.problems[0]?.code).toBe('update-impossible');
  });

  // Rows are taken a hundred at a time; a register that has cases is asked for those of each hundred.
  it.each([
    ['in an empty register', async () => makeDesk()],
    [
      'in a register with cases',
      async () => {
        const desk = await makeDesk();
        await addCase(desk, { title: '先有的' });
        return desk;
      },
    ],
  ])('far above it in the same file, by number or by content, %s', async (_name, make) => {
    const desk = await make();
    const numbered = (no: number) => `B${String(no)},第${String(no)}件,,2026-01-05,,,,,`;
    const nameless = ',没有编号,,2026-01-05,,,,,';
    const between = Array.from({ length: 150 }, (_, i) => numbered(i + 1));
    const done = await importText(desk, ledger(nameless, ...between, nameless, numbered(1)));
    expect(done).toMatchObject({ read: 153, created: 151, unchanged: 2, rejected: 0 });
  });

  it('by the number that a row above it was given is a conflict that names that row', async () => {
    const desk = await makeDesk();
    const done = await importText(
      desk,
      ledger(',甲,,2026-01-05,,,,,', '2026-0001,乙,,2026-01-05,,,,,'),
    );
    expect(done).toMatchObject({ created: 1, rejected: 1 });
    expect(done.rejects[0]?.problems).toMatchObject([
      { code: 'number-twice-in-file', params: { no: '2026-0001', row: 2 } },
    ]);
  });

  it('earlier in the same file, with the same content, is no second case', async () => {
    const desk = await makeDesk();
    const row = 'A1,甲,,2026-01-05,,,,,';
    expect(await importText(desk, ledger(row, row, 'A1,乙,,2026-01-05,,,,,'))).toMatchObject({
      created: 1,
      unchanged: 1,
      rejects: [
        { problems: [{ code: 'number-twice-in-file', params: { row: 2, fields: ['title'] } }] },
      ],
    });
  });
});

describe('a course in words (经过)', () => {
  const withCourse = (...rows: string[]) =>
    ['编号,标题,收集日期,责任单位,状态,销号日期,经过', ...rows].join('\n');

  it('gives returns, extensions and reopenings that dates alone could not', async () => {
    const desk = await makeDesk();
    await importText(
      desk,
      withCourse(
        'B1,甲,2026-01-05,市人社局,已销号,2026-05-20,2026-01-06 受理；2026-01-07 交办 市住建局 限2026-02-07；2026-01-08 退件 职责不符；2026-01-09 交办 市人社局 限2026-02-09；2026-02-01 延期 至2026-03-01 征求意见；2026-02-20 报结 科；2026-02-25 销号；2026-04-01 重开 限2026-06-01 反弹；2026-05-10 报结 科；2026-05-20 销号 解释说明',
      ),
    );
    expect((await showCase(desk, 'B1')).state).toMatchObject({
      stage: 'closed',
      unit: '市人社局',
      returns: 1,
      extensions: 1,
      reopenings: 1,
      first_closed_on: '2026-02-25',
      closed_on: '2026-05-20',
      outcome: 'explained',
    });
  });

  it('that disagrees with the other columns is handed back', async () => {
    const desk = await makeDesk();
    const { rejects } = await importText(
      desk,
      withCourse(
        'B1,甲,2026-01-05,市人社局,已销号,2026-05-20,2026-01-06 受理；2026-01-09 交办 市人社局',
      ),
    );
    expect(rejects[0]?.problems[0]?.code).toBe('status-contradicts-dates');
  });

  it('with a step that the workflow does not allow is handed back, naming the step', async () => {
    const desk = await makeDesk();
    const { rejects } = await importText(
      desk,
      withCourse('B1,甲,2026-01-05,市人社局,,,2026-01-06 受理；2026-01-09 报结'),
    );
    expect(rejects[0]?.problems[0]).toMatchObject({
      code: 'step-illegal',
      params: { action: 'submitted', stage: 'accepted' },
    });
  });

  it('a child finds its master wherever that stands in the file', async () => {
    const desk = await makeDesk();
    await importText(
      desk,
      withCourse(
        'B2,乙,2026-01-04,,并案,,2026-01-06 并案 并入 B1',
        'B1,甲,2026-01-05,市人社局,整改中,,',
      ),
    );
    expect((await showCase(desk, 'B2')).state).toMatchObject({
      stage: 'merged',
      merged_into: 'B1',
    });
    expect((await showCase(desk, 'B1')).state.absorbed).toMatchObject([{ no: 'B2' }]);
    expect(
      (await importText(desk, withCourse('B9,乙,2026-01-04,,并案,,2026-01-06 并案 并入 B8')))
        .rejects[0]?.problems[0]?.code,
    ).toBe('merge-master-missing');
  });
});

describe('import(export(x)) = x', () => {
  it('for cases with every kind of step, and again from the copy', async () => {
    const desk = await makeDesk();
    const add = async (title: string) =>
      (await addCase(desk, { title, receivedOn: '2026-06-01', source: '审计', note: '=1+1' }))
        .result.no;
    const nos = [
      await add('甲，"引号"\n换行'),
      await add("'=cmd"),
      await add('-5'),
      await add('丁'),
    ];
    await act(desk, { action: 'accept', cases: nos, input: {} });
    await act(desk, {
      action: 'assign',
      cases: nos.slice(0, 3),
      input: {
        unit: '市住建局',
        coUnits: ['市人社局'],
        due: { due_on: '2026-07-31' },
        leader: '分管',
      },
    });
    await act(desk, { action: 'suspend', cases: nos.slice(2, 3), input: { reason: '征求意见' } });
    await act(desk, { action: 'submit', cases: nos.slice(0, 1), input: { handler: '科' } });
    const patch = {
      kind: 'revised',
      title: '办法',
      no: '衡政发〔2026〕1号',
      no_text: '衡政发[2026]1号',
      published_on: '2026-06-20',
      in_force_on: '2026-07-01',
    } as const;
    await act(desk, {
      action: 'close',
      cases: nos.slice(0, 1),
      input: { outcome: 'patched', patch },
    });
    await mergeCases(desk, { cases: nos.slice(3), into: nos[1] ?? '' });
    const text = await exported(desk);
    const copy = await makeDesk([]);
    expect(await importText(copy, text)).toMatchObject({ created: 4, rejected: 0 });
    expect(await exported(copy)).toBe(text);
    expect(await importText(desk, text)).toMatchObject({ unchanged: 4, rejected: 0, entry: null });
    expect((await verifyRegister(copy)).findings).toEqual([]);
  });

  it('for a case that was closed at once and reopened, whose deadline no assignment gave', async () => {
    const desk = await makeDesk();
    const { no } = (await addCase(desk, { title: '甲', receivedOn: '2026-06-01' })).result;
    await act(desk, { action: 'accept', cases: [no], input: {} });
    await act(desk, {
      action: 'close',
      cases: [no],
      input: { outcome: 'explained', direct: true, reason: '当场说明' },
    });
    const due = { due_on: '2026-07-30', due_text: '1个月内' };
    await act(desk, { action: 'reopen', cases: [no], input: { reason: '又发生', due } });
    const text = await exported(desk);
    expect(await importText(desk, text)).toMatchObject({ unchanged: 1, rejected: 0 });
    const copy = await makeDesk();
    await importText(copy, text);
    expect(await exported(copy)).toBe(text);
    expect((await showCase(copy, no)).state.extra).toEqual({});
  });

  it('for a master with an older child and for what was split off', async () => {
    const desk = await makeDesk();
    const add = async (title: string, receivedOn: string) =>
      (await addCase(desk, { title, receivedOn })).result.no;
    const [master, child] = [await add('主', '2026-06-10'), await add('子', '2026-03-20')];
    await mergeCases(desk, { cases: [child], into: master });
    await splitCase(desk, { case: master, titles: ['分'] });
    const text = await exported(desk);
    expect(await importText(desk, text, { onConflict: 'update' })).toMatchObject({
      unchanged: 3,
      updated: 0,
    });
    const copy = await makeDesk();
    await importText(copy, text);
    expect(await exported(copy)).toBe(text);
    expect(
      (await listCases(copy, { filters: [{ field: 'split_from', is: [master] }] })).total,
    ).toBe(1);
  });

  it('for a title made of a description that is cut before half a character', async () => {
    const desk = await makeDesk();
    await importText(desk, `编号,问题描述,收集日期\nA1,${'漏'.repeat(39)}😀😀,2026-01-05\n`);
    expect((await verifyRegister(desk)).findings).toEqual([]);
    expect((await showCase(desk, 'A1')).state.title).toBe(`${'漏'.repeat(39)}😀`);
  });

  it('for any text in any field', async () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .map((value) => value.replaceAll('\0', '').trim())
      .filter((value) => value !== '' && value.isWellFormed());
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ title: text, description: text, note: text, owner: text }), {
          minLength: 1,
          maxLength: 5,
        }),
        async (cases) => {
          const desk = await makeDesk([]);
          for (const facts of cases) await addCase(desk, { ...facts, receivedOn: '2026-06-01' });
          const written = await exported(desk);
          const copy = await makeDesk([]);
          expect((await importText(copy, written)).rejects).toEqual([]);
          expect(await exported(copy)).toBe(written);
          await desk.store.close();
          await copy.store.close();
        },
      ),
      { numRuns: 40 },
    );
  });
});
