/** Rows of a table that are no cases: blank ones, sums, and who filled it in. Each kind is counted. */
import type { Cells } from './csv-records.ts';

export type SkippedKind = 'blank' | 'total' | 'footer';

const TOTAL = /^.{0,12}(?:合计|小计|总计|共计|累计)(?:[:：(（].*)?$/s;
const FOOTER =
  /^(?:填表人|填报人|填报单位|填表单位|填表日期|填报日期|填报时间|制表人?|制表单位|制表日期|制表时间|审核人?|复核人?|审批人|经办人|联系人|联系电话|负责人|单位负责人|分管领导|主要负责人|主要领导)(?:签字|签名|\(?签章\)?|\(?盖章\)?)?[:：](.*)$/s;
const REMARK = /^(?:备注|注|说明)\d*[:：]/;

/** Columns whose filled cells make a row a case in spite of a word like 合计 at its beginning. */
export type CaseColumns = readonly number[];

/**
 * Says whether a row is skipped, or undefined for a case. A row is kept in doubt: a rejected row is
 * seen by a person, a skipped one is not.
 */
export function skippedKind(row: Cells, caseColumns: CaseColumns): SkippedKind | undefined {
  const first = firstFilled(row);
  if (first < 0) return 'blank';
  const cell = row[first] ?? '';
  if (cell.length > 60) return undefined;
  const text = cell.normalize('NFKC').replace(/\s+/g, '');
  if (TOTAL.test(text)) return filledBeside(row, caseColumns, first) ? undefined : 'total';
  const footer = FOOTER.exec(text);
  if (footer) return footer[1] === '' || onlyFooters(row, caseColumns) ? 'footer' : undefined;
  return REMARK.test(text) && !row.some((other, at) => at > first && other.trim() !== '')
    ? 'footer'
    : undefined;
}

/** Cheap look before {@link skippedKind}: true when a row is a case for certain. Most rows are. */
export function isOrdinary(row: Cells): boolean {
  const cell = row[0] ?? '';
  const code = cell.charCodeAt(0);
  // No footer begins with ASCII, and each word for a sum ends in 计.
  return code > 0x20 && code < 0x7f && !cell.includes('计');
}

function firstFilled(row: Cells): number {
  return row.findIndex((cell) => cell.trim() !== '');
}

function filledBeside(row: Cells, caseColumns: CaseColumns, first: number): boolean {
  return caseColumns.some((at) => at !== first && (row[at] ?? '').trim() !== '');
}

function onlyFooters(row: Cells, caseColumns: CaseColumns): boolean {
  return caseColumns.every((at) => {
    const text = (row[at] ?? '').normalize('NFKC').replace(/\s+/g, '');
    return text === '' || FOOTER.test(text);
  });
}
