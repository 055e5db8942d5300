/** Worksheets as files: one sheet with the cases of a unit, and a hidden one that says where it comes from. */
import {
  PROPOSALS,
  SHOWN_FIELDS,
  type Proposal,
  type ShownCase,
  type ShownField,
  type WorksheetHead,
} from '../domain/worksheet.ts';
import { isIsoDate } from '../domain/dates.ts';
import {
  writeWorkbook,
  type WorkbookColumn,
  type WorkbookSheetSpec,
} from './xlsx/write-workbook.ts';
import type { WritePiece } from './xlsx/zip-writer.ts';

export const WORKSHEET_NAME = '办理单';
export const ORIGIN_NAME = '校验';
/** The layout of the file; another one is refused. */
export const WORKSHEET_VERSION = '1';

export const SHOWN_HEADERS: Readonly<Record<ShownField, string>> = {
  no: '编号',
  title: '标题',
  description: '问题描述',
  rule: '涉及制度',
  rule_no: '文号',
  due_on: '整改时限',
  stage: '状态',
  returned: '退回意见',
};

export const ANSWER_HEADERS = {
  action: '办理动作',
  on: '办理日期',
  handler: '经办人',
  text: '整改情况',
  until: '延期至',
  reason: '理由',
  proposedUnit: '建议单位',
} as const;

export type AnswerField = keyof typeof ANSWER_HEADERS;

export const ANSWER_FIELDS = Object.keys(ANSWER_HEADERS) as AnswerField[];

export const CHECK_HEADER = '校验码';

/** What can be chosen in 办理动作. */
export const PROPOSAL_WORDS: Readonly<Record<Proposal, string>> = {
  submit: '报结',
  extend: '申请延期',
  return: '退件',
};

/** The lines of the hidden sheet. */
export const ORIGIN_LINES = {
  version: '版式',
  register: '台账标识',
  office: '单位',
  unit: '责任单位',
  entry: '记账号',
  made: '生成日期',
  check: '校验码',
} as const;

export interface WrittenWorksheet {
  readonly head: WorksheetHead;
  readonly check: string;
  readonly rows: readonly { readonly shown: ShownCase; readonly check: string }[];
}

const WIDTHS: Partial<Record<ShownField | AnswerField, number>> = {
  title: 28,
  description: 48,
  rule: 24,
  returned: 24,
  text: 48,
  reason: 32,
  proposedUnit: 16,
};

export async function writeWorksheet(sheet: WrittenWorksheet, write: WritePiece): Promise<void> {
  await writeWorkbook([casesSheet(sheet), originSheet(sheet)], write);
}

function casesSheet({ head, check, rows }: WrittenWorksheet): WorkbookSheetSpec {
  const width = (field: ShownField | AnswerField) => WIDTHS[field] ?? 13;
  const columns: WorkbookColumn[] = [
    ...SHOWN_FIELDS.map((field) => ({ title: SHOWN_HEADERS[field], width: width(field) })),
    ...ANSWER_FIELDS.map((field) => ({
      title: ANSWER_HEADERS[field],
      width: width(field),
      unlocked: true,
      ...(field === 'action' ? { words: PROPOSALS.map((one) => PROPOSAL_WORDS[one]) } : {}),
    })),
    { title: CHECK_HEADER, width: 12, hidden: true },
  ];
  return {
    name: WORKSHEET_NAME,
    above: [
      `${head.office}问题整改办理单（${head.unit}）`,
      `只填黄色各列：报结填经办人、整改情况；申请延期填延期至、理由；退件填理由、建议单位。没有进展的不填。填好后原样交回，不要增删列。`,
      `生成日期 ${head.made}；版本 ${String(head.entry)}；校验码 ${check}`,
    ],
    columns,
    rows: rows.map(({ shown, check: rowCheck }) => [
      ...SHOWN_FIELDS.map((field) =>
        field === 'due_on' && isIsoDate(shown.due_on) ? { date: shown.due_on } : shown[field],
      ),
      ...ANSWER_FIELDS.map(() => null),
      rowCheck,
    ]),
    protected: true,
  };
}

function originSheet({ head, check }: WrittenWorksheet): WorkbookSheetSpec {
  const values = { ...head, version: WORKSHEET_VERSION, entry: String(head.entry), check };
  const keys = Object.keys(ORIGIN_LINES) as (keyof typeof ORIGIN_LINES)[];
  return {
    name: ORIGIN_NAME,
    columns: [
      { title: '项目', width: 14 },
      { title: '内容', width: 40 },
    ],
    rows: keys.map((key) => [ORIGIN_LINES[key], values[key]]),
    protected: true,
    hidden: true,
  };
}

/** A name that every system takes: what Windows forbids is a dash, and no two are the same. */
export function worksheetFileNames(units: readonly string[]): string[] {
  const taken = new Set<string>();
  return units.map((unit) => {
    const plain = unit
      .normalize('NFC')
      .replace(/[<>:"/\\|?*\p{Cc}\p{Cf}]/gu, '-')
      .replace(/\s+/g, ' ')
      .replace(/^[. ]+|[. ]+$/g, '');
    const stem = Array.from(plain).slice(0, 60).join('');
    for (let count = 1; ; count++) {
      // The word before it keeps names such as CON and NUL apart from devices.
      const name = `${WORKSHEET_NAME}-${stem}${count === 1 ? '' : ` (${String(count)})`}.xlsx`;
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  });
}
