import { describe, expect, it } from 'vitest';
import { historyInWords, readHistoryText } from '../../src/domain/history-text.ts';

const steps = (text: string) => {
  const read = readHistoryText(text);
  if ('unreadable' in read) throw new Error(`unreadable: ${read.unreadable}`);
  return read.steps;
};

describe('the course of a case in one cell', () => {
  it('is steps of a date, an action and what it needs', () => {
    expect(
      steps(
        '2025-03-06 受理；2025-03-08 交办 市住建局 限2025-04-08；2025-05-05 报结 张三；2025-05-06 销号 无需补丁',
      ),
    ).toEqual([
      { kind: 'accepted', on: '2025-03-06' },
      { kind: 'assigned', on: '2025-03-08', unit: '市住建局', due_on: '2025-04-08' },
      { kind: 'submitted', on: '2025-05-05', handler: '张三' },
      { kind: 'closed', on: '2025-05-06', outcome: 'no_patch_needed' },
    ]);
  });

  it('may have a step a line, wide characters and a separator at the end', () => {
    expect(steps('２０２５-03-06　受理\n2025-03-08 交办 市住建局 长期 ；\r\n')).toEqual([
      { kind: 'accepted', on: '2025-03-06' },
      { kind: 'assigned', on: '2025-03-08', unit: '市住建局', long_term: true },
    ]);
  });

  it.each([
    [
      '2025-03-08 交办 市住建局 协办 市财政局、市审计局',
      { kind: 'assigned', unit: '市住建局', co_units: ['市财政局', '市审计局'] },
    ],
    ['2025-03-08 退件 非本单位职责', { kind: 'returned', reason: '非本单位职责' }],
    [
      '2025-03-08 延期 至2025-06-30 征求意见',
      { kind: 'extended', due_on: '2025-06-30', reason: '征求意见' },
    ],
    ['2025-03-08 中止 等待上位文件', { kind: 'suspended', reason: '等待上位文件' }],
    ['2025-03-08 恢复 限2025-06-30', { kind: 'resumed', due_on: '2025-06-30' }],
    ['2025-03-08 恢复', { kind: 'resumed' }],
    ['2025-03-08 重办 佐证 不足', { kind: 'reworked', reason: '佐证 不足' }],
    [
      '2025-03-08 重开 反弹 限2025-12-31',
      { kind: 'reopened', reason: '反弹', due_on: '2025-12-31' },
    ],
    ['2025-03-08 重开 反弹', { kind: 'reopened', reason: '反弹', long_term: true }],
    ['2025-03-08 回头看', { kind: 'reviewed', result: 'held' }],
    ['2025-03-08 回头看 已反弹', { kind: 'reviewed', result: 'relapsed' }],
    ['2025-03-08 评价 基本满意', { kind: 'rated', rating: 'mostly_satisfied' }],
    ['2025-03-08 并案 并入 2025-0007', { kind: 'merged', into: '2025-0007' }],
    ['2025-03-08 不予受理 涉密', { kind: 'rejected', reason: '涉密' }],
    ['2025-03-08 撤回 反映人撤回', { kind: 'withdrawn', reason: '反映人撤回' }],
    ['2025-03-08 作废 重复录入', { kind: 'voided', reason: '重复录入' }],
    ['2025-03-08 销号', { kind: 'closed', direct: true }],
  ])('%s', (text, expected) => {
    expect(steps(text)).toEqual([{ on: '2025-03-08', ...expected }]);
  });

  it('closes directly only without a submission that still stands', () => {
    const direct = (text: string) =>
      steps(text).some((step) => step.kind === 'closed' && step.direct);
    expect(direct('2025-03-08 交办 市住建局；2025-03-09 销号')).toBe(true);
    expect(direct('2025-03-08 报结 张三；2025-03-09 销号')).toBe(false);
    expect(
      direct('2025-03-08 报结 张三；2025-03-09 延期 至2025-06-30 征求意见；2025-03-10 销号'),
    ).toBe(false);
    expect(direct('2025-03-08 报结 张三；2025-03-09 重办 不足；2025-03-10 销号')).toBe(true);
    expect(
      direct('2025-03-08 报结 张三；2025-03-09 销号；2025-03-10 重开 反弹；2025-03-11 销号'),
    ).toBe(true);
  });

  it('says which step cannot be read', () => {
    for (const wrong of [
      '受理 2025-03-06',
      '2025-02-30 受理',
      '2025-03-06 批阅',
      '2025-03-06 交办',
      '2025-03-06 延期 征求意见',
      '2025-03-06 评价 五星',
      '2025-03-06 批注 已电话联系',
      '2025-03-06',
    ]) {
      expect(readHistoryText(`2025-03-01 受理；${wrong}；2025-05-05 销号`)).toEqual({
        unreadable: wrong,
      });
    }
  });

  it('is nothing in an empty cell', () => {
    expect(steps(' ；\n')).toEqual([]);
  });
});

describe('a course told in words', () => {
  const name = (field: string) => (field === 'title' ? '标题' : undefined);

  it('is read back as far as the words go', () => {
    const text = [
      '2025-03-06 受理',
      '2025-03-08 交办 市住建局 协办 市财政局、市人社局',
      '2025-03-09 设定时限 限2025-04-08',
      '2025-04-01 延期 至2025-06-30 征求意见',
      '2025-04-02 中止 等待上位文件',
      '2025-05-02 恢复 限2025-07-30',
      '2025-06-01 报结 张三',
      '2025-06-05 销号 解释说明',
      '2025-07-01 回头看 已反弹',
      '2025-07-01 重开 限2025-09-30 反弹',
    ].join('；');
    const read = readHistoryText(text);
    if (!('steps' in read)) throw new Error(read.unreadable);
    expect(historyInWords(read.steps, name)).toBe(text);
  });

  it('tells what only the register records, too, on one line and in Chinese', () => {
    const on = '2025-03-06';
    const told = historyInWords(
      [
        { kind: 'noted', on, text: '已电话\n联系' },
        { kind: 'corrected', on, changes: { title: ['甲', '乙'], due_text: [null, '丙'] } },
        { kind: 'reminded', on, letter: '督办函〔2025〕1号', about: 'overdue', step: 'remind' },
        { kind: 'absorbed', on, child: '2025-0002', received_on: on },
      ],
      name,
    );
    expect(told).toBe(
      `${on} 批注 已电话 联系；${on} 更正 标题；${on} 督办 督办函〔2025〕1号；${on} 并入 2025-0002`,
    );
  });
});
