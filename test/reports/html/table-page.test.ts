import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tablePage, type TablePage } from '../../../src/reports/formats/html/table-page.ts';
import { markup } from '../../../src/reports/formats/html/markup.ts';
import { dangersIn, HOSTILE, tagsOf } from './hostile.ts';

const PAGE: TablePage = {
  title: '逾期事项表',
  head: [['截止日', '2026-10-31']],
  columns: [
    { title: '编号', kind: 'code' },
    { title: '问题', kind: 'long' },
    { title: '天数', kind: 'number' },
  ],
  rows: [['0001', '甲', 12]],
  sums: [['合计', '', 12]],
  notes: ['口径一'],
};

describe('a table as a page', () => {
  test('has a head of its own on each printed page, and sums below', async () => {
    const page = await tablePage(PAGE, 'zh');
    expect(page).toContain('<thead><tr><th scope="col">编号</th>');
    expect(page).toContain('thead{display:table-header-group}');
    expect(page).toContain('<tbody class="sum"><tr><th scope="row" class="code">合计</th>');
    expect(page).toContain('<li>口径一</li>');
    expect(page.startsWith('<!DOCTYPE html>\n<html lang="zh-CN">')).toBe(true);
  });

  test('says so where there is nothing, in the language asked for', async () => {
    const empty = { ...PAGE, rows: [], sums: [] };
    expect(await tablePage(empty, 'zh')).toContain('<p class="empty">无。</p>');
    expect(await tablePage(empty, 'en')).toContain('<p class="empty">None.</p>');
    expect(await tablePage(empty, 'en')).toContain('<html lang="en">');
  });

  test('names no address but its own, and forbids all others', async () => {
    const page = await tablePage(PAGE, 'zh');
    expect(page).toContain(
      "content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:;",
    );
    expect(page).not.toMatch(/https?:|url\(|@import|<script/);
  });

  test.each(HOSTILE)('takes %j for text, wherever it stands', async (text) => {
    const hostile: TablePage = {
      title: text,
      head: [[text, text]],
      columns: [{ title: text, kind: 'text' }],
      rows: [[text]],
      apart: { title: text, rows: [[text]] },
      sums: [[text]],
      notes: [text],
      more: [{ caption: text, columns: [{ title: text, kind: 'text' }], rows: [] }],
    };
    const page = await tablePage(hostile, 'zh');
    expect(dangersIn(page)).toEqual([]);
    expect(page).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
  });

  test('any text leaves the tags as they are', async () => {
    const tags = async (text: string) =>
      tagsOf(await tablePage({ ...PAGE, title: text, rows: [[text, text, text]] }, 'zh'));
    const expected = await tags('甲');
    await fc.assert(
      fc.asyncProperty(
        fc.string({
          unit: fc.constantFrom(
            '<',
            '>',
            '&',
            '"',
            "'",
            '/',
            '=',
            '!',
            ' ',
            '-',
            'a',
            '\u0000',
            '\n',
          ),
        }),
        async (text) => {
          expect(await tags(text)).toEqual(expected);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('the check finds what runs', () => {
    expect(dangersIn(`<p><img src="x" onerror="y"></p>`)).toEqual([
      '<img>',
      'img src',
      'img onerror',
    ]);
    expect(markup`<p title="${'"><b>'}">`.source).toBe('<p title="&quot;&gt;&lt;b&gt;">');
  });
});
