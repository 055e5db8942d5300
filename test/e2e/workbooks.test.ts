/** Workbooks through the real binary, whose reading thread has limits of its own. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';

import { archive, textRows, workbook, workbookParts } from '../sheets/make-workbook.ts';
import { makeRoom } from './room.ts';

const HEADER = ['编号', '标题', '责任单位', '收集日期', '交办时间', '反映人', '本地列'];

const LEDGER = workbook({
  sheets: [
    { name: '填表说明', data: textRows([['责任单位写全称']]) },
    {
      name: '台账',
      data: textRows([
        ['某市问题台账'],
        HEADER,
        ['1', '=样例一', '市住建局', '2024-03-01', '2024-03-02', '反映人甲', '@x'],
        ['2', "'=样例二", '', '2024-03-01', '2024-03-02'],
        ['3', '坏日期', '市人社局', '2024-02-30'],
        ['合计', '', '3件'],
      ]),
      after: '<mergeCells><mergeCell ref="C3:C4"/></mergeCells>',
    },
  ],
});

it('a workbook goes in, comes out, and goes in again as it was', async () => {
  const room = makeRoom();
  await room.run(['init', '--office', '样例市改革办']);
  writeFileSync(room.path('台账.xls'), LEDGER);
  const first = await room.run(['import', '台账.xls']);
  expect(first).toMatchObject({ code: 3 });
  expect(first.stderr).toContain('工作表“台账”，表头在第 2 行');
  expect(first.stderr).toContain('其余未读：填表说明');
  expect(first.stdout).toContain('新增 2');
  const rejects = readFileSync(room.path('台账.rejects.csv'), 'utf8');
  writeFileSync(room.path('台账.rejects.csv'), rejects.replace('2024-02-30', '2024-02-29'));
  const fixed = await room.run(['import', '台账.rejects.csv']);
  expect(fixed, rejects + fixed.stderr).toMatchObject({ code: 0 });

  const again = await room.run(['import', '-', '--sheet', '2', '--dry-run'], { input: LEDGER });
  expect(again.stdout).toContain('未变 2');
  const { entries } = await room.json<{ entries: { source_sha256: string | null }[] }>(['log']);
  expect(entries.some((entry) => entry.source_sha256 !== null)).toBe(true);

  expect(await room.run(['export', '-o', 'out.xlsx'])).toMatchObject({ code: 0 });
  expect(readFileSync(room.path('out.xlsx')).includes('反映人甲')).toBe(false);
  await room.run(['init', '--office', '样例市改革办', '--db', 'copy.db']);
  expect(await room.run(['import', 'out.xlsx', '--db', 'copy.db'])).toMatchObject({ code: 0 });
  const [here, there] = [await room.run(['export']), await room.run(['export', '--db', 'copy.db'])];
  expect(here.stdout).toContain("''=样例二");
  expect(there.stdout).toBe(here.stdout);
  const same = await room.run(['import', 'out.xlsx', '--json']);
  expect(JSON.parse(same.stdout)).toMatchObject({
    entry: null,
    unchanged: 3,
    sheet: '台账',
    encoding: 'xlsx',
  });
});

it('hostile and broken files are refused by the thread, and the register is as it was', async () => {
  const room = makeRoom();
  await room.run(['init', '--office', '样例市改革办']);
  const parts = workbookParts({
    sheets: [{ name: '台账', data: textRows([HEADER, ['1', '甲']]) }],
  });
  const files: Record<string, readonly [Buffer, string]> = {
    'bomb.xlsx': [archive([...parts, ['x', Buffer.alloc(16 * 1024 ** 2)]]), 'workbook-unsafe'],
    'cut.xlsx': [archive(parts).subarray(0, 300), 'workbook-damaged'],
    'entity.xlsx': [
      archive([...parts.slice(0, -1), [parts.at(-1)![0], '<!DOCTYPE x><worksheet/>']]),
      'workbook-unsafe',
    ],
  };
  for (const [name, [bytes, code]] of Object.entries(files)) {
    writeFileSync(room.path(name), bytes);
    const { code: exit, stderr } = await room.run(['import', name, '--json']);
    expect({
      name,
      exit,
      code: (JSON.parse(stderr) as { error: { code: string } }).error.code,
    }).toEqual({ name, exit: 1, code });
  }
  expect((await room.json<{ total?: number }>(['list'])).total ?? 0).toBe(0);
});

it('import without a file says what is missing', async () => {
  const room = makeRoom();
  const outcome = await room.run(['import']);
  expect(outcome.code).toBe(2);
  expect(outcome.stderr).toContain('文件');
});
