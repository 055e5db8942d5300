/** Marks within marks are written as GB/T 15834 has them. */
import { expect, it } from 'vitest';
import { inQuotes, inTitleMarks } from '../../src/reports/nested-marks.ts';

it.each([
  ['“高效办成一件事”帮办范围不明', '‘高效办成一件事’帮办范围不明'],
  ['称“所谓‘零跑动’”的规定', '称‘所谓“零跑动”’的规定'],
  ['《办法》没有写明时限', '《办法》没有写明时限'],
])('turns %s round within quotation marks', (text, expected) => {
  expect(inQuotes(text)).toBe(expected);
});

it.each([
  ['示例市证明办法', '示例市证明办法'],
  ['《示例市证明办法》', '示例市证明办法'],
  ['关于废止《示例市证明办法》的通知', '关于废止〈示例市证明办法〉的通知'],
  ['《关于废止《示例市证明办法》的通知》', '关于废止〈示例市证明办法〉的通知'],
  ['《甲办法》《乙办法》', '〈甲办法〉〈乙办法〉'],
  ['关于〈甲办法〉的解释', '关于《甲办法》的解释'],
])('writes the title %s for its marks', (title, expected) => {
  expect(inTitleMarks(title)).toBe(expected);
});
