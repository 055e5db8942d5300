import { describe, expect, test } from 'vitest';
import { eventDetail, shownChanges } from '../../src/cli/event-detail.ts';
import { translator } from '../../src/messages/index.ts';

const t = translator('zh');
const patch = {
  kind: 'revised',
  title: '办法',
  no: '某政办发〔2026〕3号',
  no_text: null,
  published_on: '2026-03-01',
  in_force_on: '2026-04-01',
};

describe('a closing', () => {
  const data = { outcome: 'explained', direct: true };

  test('is called direct only where a person closed directly', () => {
    const reason = '当场说明';
    expect(eventDetail({ kind: 'closed', data }, t)).toContain('立行立改');
    expect(eventDetail({ kind: 'closed', data, imported: true }, t)).toBe('解释说明');
    expect(eventDetail({ kind: 'closed', data: { ...data, reason }, imported: true }, t)).toContain(
      '立行立改',
    );
  });
});

describe('corrections', () => {
  test('of a patch are shown part by part', () => {
    const next = { ...patch, kind: 'enacted', no: '某政办发〔2026〕5号' };
    expect(shownChanges({ field: 'patch', old: patch, next }, t)).toEqual([
      { field: '补丁类型', old: '修订', next: '制定' },
      { field: '补丁文号', old: '某政办发〔2026〕3号', next: '某政办发〔2026〕5号' },
    ]);
    const cleared = shownChanges({ field: 'patch', old: patch, next: null }, t);
    expect(cleared.map(({ field }) => field)).toEqual([
      '补丁类型',
      '补丁名称',
      '补丁文号',
      '发布日期',
      '施行日期',
    ]);
    expect(cleared.every((change) => change.next === '（空）')).toBe(true);
  });

  test.each([
    ['co_units', [], ['甲局', '乙局'], '（空）', '甲局、乙局'],
    ['long_term', false, true, '否', '是'],
    ['outcome', 'patched', 'explained', '已打补丁', '解释说明'],
    ['extra', {}, { 区县: '甲区', owner: '李' }, '（空）', '区县：甲区；责任人：李'],
    ['note', null, 'field-twice', '（空）', 'field-twice'],
  ])('of %s are readable', (field, old, next, was, is) => {
    expect(shownChanges({ field, old, next }, t)).toMatchObject([{ old: was, next: is }]);
    const text = eventDetail({ kind: 'corrected', data: { changes: { [field]: [old, next] } } }, t);
    expect(text).toContain(`${was} → ${is}`);
    expect(text).not.toMatch(/[{}[\]"]/);
  });
});
