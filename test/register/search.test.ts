/** Searching: exact, ranked, and the same with the index and without. */
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../../src/domain/fold-text.ts';
import { act } from '../../src/register/act.ts';
import { addCase, type NewCase } from '../../src/register/add.ts';
import { setConfig } from '../../src/register/config.ts';
import { editCases } from '../../src/register/edit.ts';
import { mergeCases } from '../../src/register/merge.ts';
import { rebuildDerived } from '../../src/register/rebuild.ts';
import { searchRegister } from '../../src/register/search.ts';
import { addTerm } from '../../src/register/terms.ts';
import { undoEntry } from '../../src/register/undo.ts';
import { verifyRegister } from '../../src/register/verify.ts';
import { BEFORE_KEPT_BESIDE } from '../store/older-schema.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { makeDesk, type TestDesk } from './desk.ts';

const on = { receivedOn: '2026-06-01' };

async function withCases(...cases: (Omit<NewCase, 'receivedOn'> & Partial<NewCase>)[]) {
  const desk = await makeDesk();
  for (const one of cases) await addCase(desk, { ...on, ...one });
  return desk;
}

/** Numbers found, without the year. */
async function found(desk: TestDesk, text: string, without: string[] = []): Promise<string[]> {
  const result = await searchRegister(desk, { text, without, filters: [] });
  expect(result.total).toBe(result.found.length);
  return result.found.map(({ state }) => state.no.slice(-4));
}

const note = (desk: TestDesk, no: string, text: string) =>
  act(desk, { action: 'note', cases: [no], input: { text } });

describe('a search', () => {
  it('finds every field it promises, and needs every word', async () => {
    const desk = await withCases(
      { title: '甲', description: '老年证' },
      { title: '乙', rule: '老年优待办法', rule_no: '某政发〔2019〕3号' },
      { title: '丙', measures: '改发老年卡' },
      { title: '丁', progress: '老年协会已商定' },
      { title: '戊', note: '老年大学来信' },
      { title: '己' },
      { title: '老年食堂' },
    );
    await note(desk, '0006', '已电话告知老年公寓');
    expect((await found(desk, '老年')).sort()).toEqual([
      '0001',
      '0002',
      '0003',
      '0004',
      '0005',
      '0006',
      '0007',
    ]);
    expect(await found(desk, '老年 电话')).toEqual(['0006']);
    expect(await found(desk, '某政发〔2019〕')).toEqual(['0002']);
    expect(await found(desk, '卡')).toEqual(['0003']);
    expect((await found(desk, '老年 -老年卡 -食堂 -办法 -公寓')).sort()).toEqual([
      '0001',
      '0004',
      '0005',
    ]);
    expect(await found(desk, '', ['老年'])).toEqual([]);
    expect(await found(desk, '0006')).toEqual(['0006']);
  });

  it('does not look at width and case, on either side', async () => {
    const desk = await withCases({ title: 'ＡＰＰ申领(试行)' }, { title: 'app申领（试行）' });
    for (const text of ['app', 'APP', 'ａｐｐ申领', '（试行）', '(试行)'])
      expect((await found(desk, text)).length, text).toBe(2);
  });

  it('finds the patch, and the unit by any of its names', async () => {
    const desk = await withCases({ title: '甲' }, { title: '乙' });
    await addTerm(desk, { kind: 'unit', name: '市住房和城乡建设局', aliases: ['住建'] });
    await act(desk, { action: 'accept', cases: ['0001', '0002'], input: {} });
    const due = { due_on: '2026-07-31' };
    await act(desk, {
      action: 'assign',
      cases: ['0001'],
      input: { unit: '市住房和城乡建设局', due },
    });
    await act(desk, { action: 'assign', cases: ['0002'], input: { unit: '市人社局', due } });
    expect(await found(desk, '城乡建设')).toEqual(['0001']);
    expect(await found(desk, '住建 甲')).toEqual(['0001']);
    expect(await found(desk, '-住建 乙')).toEqual(['0002']);
    expect(await found(desk, '住建 乙')).toEqual([]);
    await setConfig(desk, 'search.index', 'on');
    expect(await found(desk, '住建')).toEqual(['0001']);
    expect(await found(desk, '住建 城乡')).toEqual(['0001']);
    expect(await found(desk, '住建 甲')).toEqual(['0001']);
    expect(await found(desk, '乙 -住建')).toEqual(['0002']);
  });

  it('ranks by field, then hits, then place, then date', async () => {
    const desk = await withCases(
      { title: '四', description: '先说补贴' },
      { title: '三', rule: '补贴办法' },
      { title: '新的补贴', receivedOn: '2026-06-02' },
      { title: '旧的补贴' },
      { title: '补贴在前' },
      { title: '补贴与补贴' },
      { title: '五', description: '补贴，再说补贴' },
      { title: '六', note: '补贴' },
    );
    expect(await found(desk, '补贴')).toEqual([
      '0006',
      '0005',
      '0003',
      '0004',
      '0002',
      '0007',
      '0001',
      '0008',
    ]);
  });

  it('finds what a case says now: not what was corrected, taken back or never said', async () => {
    const desk = await withCases({ title: 'ＡＰＰ' }, { title: '乙' });
    const { entry } = await note(desk, '0002', '补贴一事');
    expect(await found(desk, '补贴')).toEqual(['0002']);
    await undoEntry(desk, { entry: entry ?? 0 });
    expect(await found(desk, '补贴')).toEqual([]);
    await editCases(desk, { cases: ['0001'], changes: { title: '窗口' } });
    expect(await found(desk, 'app')).toEqual([]);
    expect(await found(desk, '窗口')).toEqual(['0001']);
    expect((await verifyRegister(desk)).findings).toEqual([]);
  });

  it('offers parts of the words where nothing has them all', async () => {
    const desk = await withCases({ title: '稳岗补贴申领慢' });
    const instead = async (text: string) =>
      (await searchRegister(desk, { text, filters: [] })).instead;
    expect(await instead('稳岗补贴发放')).toEqual(['稳岗补贴']);
    expect(await instead('补贴 发票')).toEqual(['补贴']);
    expect(await instead('电梯')).toEqual([]);
  });
});

describe('the index', () => {
  const pieces = fc.constantFrom(
    ...[
      '补',
      '贴',
      '申',
      '领',
      '补贴',
      '申领',
      '，',
      ',',
      '(',
      '（',
      '"',
      '“',
      '”',
      "'",
      ' ',
      '　',
      '\n',
    ],
    ...[
      'A',
      'a',
      'Ａ',
      'b',
      '1',
      '１',
      '①',
      '㎡',
      '-',
      '—',
      '*',
      '%',
      '_',
      '\\',
      '龘',
      '𠮷',
      '😀',
      '👨‍👩‍👧',
      'é',
      'ß',
      'Σ',
      'ς',
    ],
  );
  const text = fc.array(pieces, { minLength: 1, maxLength: 6 }).map((some) => some.join(''));
  const record = fc.record({
    title: text.filter((title) => title.trim() !== ''),
    description: fc.option(text, { nil: null }),
    rule: fc.option(text, { nil: null }),
    note: fc.option(text, { nil: null }),
    remark: fc.option(
      text.filter((remark) => remark.trim() !== ''),
      { nil: null, freq: 2 },
    ),
  });

  it(
    'gives the same answers as the scan, and both what the texts say',
    { timeout: 60_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(record, { minLength: 4, maxLength: 10 }),
          fc.array(text, { minLength: 6, maxLength: 6 }),
          async (records, words) => {
            const desk = await makeDesk();
            for (const { title, description, rule, note: own, remark } of records) {
              const { result } = await addCase(desk, {
                ...on,
                title,
                description,
                rule,
                note: own,
              });
              if (remark !== null) await note(desk, result.no, remark);
            }
            const asked = words.flatMap((word) => [`"${word.replaceAll('"', '')}"`, word]);
            const answers = () => Promise.all(asked.map((word) => found(desk, word)));
            const scanned = await answers();
            await setConfig(desk, 'search.index', 'on');
            expect(await answers()).toEqual(scanned);
            expect((await verifyRegister(desk)).findings).toEqual([]);
            asked.forEach((word, at) => {
              if (at % 2 === 1) return; // what is not in quotes is several words, perhaps
              const wanted = foldText(word.slice(1, -1)).trim();
              if (wanted === '') return;
              const right = records.flatMap(({ remark, ...fields }, i) => {
                const texts = [
                  ...Object.values(fields),
                  remark,
                  `2026-${String(i + 1).padStart(4, '0')}`,
                ];
                const has = texts.some((one) => one !== null && foldText(one).includes(wanted));
                return has ? [String(i + 1).padStart(4, '0')] : [];
              });
              expect([...(scanned[at] ?? [])].sort(), word).toEqual(right);
            });
          },
        ),
        { numRuns: 6 },
      );
    },
  );

  it('follows every change, is made anew by a rebuild, and goes when it is not wanted', async () => {
    const desk = await withCases({ title: '稳岗补贴' }, { title: '电梯加装' });
    await setConfig(desk, 'search.index', 'on');
    await addCase(desk, { ...on, title: '补贴申领' });
    await editCases(desk, { cases: ['0002'], changes: { title: '电梯补贴' } });
    await mergeCases(desk, { cases: ['0003'], into: '0001', reason: '同一事实' });
    expect((await found(desk, '补贴')).sort()).toEqual(['0001', '0002', '0003']);
    expect(await found(desk, '加装')).toEqual([]);
    expect((await verifyRegister(desk)).findings).toEqual([]);
    await rebuildDerived(desk);
    expect((await found(desk, '补贴')).length).toBe(3);
    expect((await verifyRegister(desk)).findings).toEqual([]);
    await setConfig(desk, 'search.index', 'off');
    expect(await desk.store.read((tx) => tx.indexedTokens())).toBe(0);
    expect((await found(desk, '补贴')).length).toBe(3);
    expect((await verifyRegister(desk)).findings).toEqual([]);
  });
});

describe('what was tampered with', () => {
  const tamper = (desk: TestDesk, statement: string) => {
    const raw = new Database(desk.store.location);
    raw.exec(statement);
    raw.close();
  };

  it.each([
    ['a folded text was changed', "update case_text set title = 'x'", 'case-differs'],
    ['a folded text is gone', 'delete from case_text', 'case-differs'],
    ['a folded text too many', 'insert into case_text (case_id) values (2)', 'case-differs'],
    ['a text of no case', 'insert into case_text (case_id) values (99)', 'rows-without-case'],
    ['a case is not in the index', 'delete from case_index where rowid = 2', 'index-differs'],
    [
      'the index has a case under another’s words',
      "delete from case_index where rowid = 2; insert into case_index (rowid, tokens) values (2, '8865')",
      'index-differs',
    ],
  ])('%s', async (_what, statement, code) => {
    const desk = await withCases({ title: 'ＡＰＰ' }, { title: '补贴' });
    await setConfig(desk, 'search.index', 'on');
    tamper(desk, statement);
    const codes = (await verifyRegister(desk)).findings.map((finding) => finding.code);
    expect(codes).toContain(code);
    await rebuildDerived(desk);
    expect((await verifyRegister(desk)).findings).toEqual([]);
  });
});

it('a register made before there was a search opens, and is searched like a new one', async () => {
  const desk = await withCases({ title: 'ＡＰＰ申领' }, { title: '补贴' });
  await note(desk, '0002', '电话告知');
  await desk.store.settle();
  const path = desk.store.location;
  const raw = new Database(path);
  raw.exec(BEFORE_KEPT_BESIDE);
  raw.exec('drop table case_index_terms; drop table case_index; drop table case_text');
  raw.pragma('user_version = 2');
  raw.close();
  const store = await openSqliteStore(path);
  const again = { ...desk, store };
  expect(await found(again, 'app')).toEqual(['0001']);
  expect(await found(again, '电话')).toEqual(['0002']);
  expect((await verifyRegister(again)).findings).toEqual([]);
  await store.close();
});
