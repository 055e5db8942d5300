/** A worksheet that came back, from its file: the cells that were sent out, and what was filled in. */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';

import type { IsoDate } from '../domain/dates.ts';
import { Refusal } from '../domain/errors.ts';
import {
  PROPOSALS,
  SHOWN_FIELDS,
  type AnsweredRow,
  type Proposal,
  type ShownField,
  type WorksheetAnswer,
  type WorksheetHead,
} from '../domain/worksheet.ts';
import type { Cells } from './csv-records.ts';
import { fileKind } from './file-kind.ts';
import { openSource } from './ledger-source.ts';
import { ERROR_MARK } from './limits.ts';
import { readDate } from './read-date.ts';
import {
  ANSWER_FIELDS,
  ANSWER_HEADERS,
  CHECK_HEADER,
  ORIGIN_LINES,
  ORIGIN_NAME,
  PROPOSAL_WORDS,
  SHOWN_HEADERS,
  WORKSHEET_NAME,
  WORKSHEET_VERSION,
  type AnswerField,
} from './worksheet-file.ts';
import { surveyWorkbook, workbookRows, type WorkbookFile } from './xlsx/workbook-thread.ts';

export interface ReadWorksheet {
  readonly name: string;
  readonly sha256: string;
  readonly head: WorksheetHead;
  readonly check: string;
  readonly rows: readonly AnsweredRow[];
}

/** Reads a worksheet; `today` is what dates without a year are taken from. */
export async function readWorksheet(path: string, today: IsoDate): Promise<ReadWorksheet> {
  const source = await openSource({ path });
  const name = basename(path);
  if ((await fileKind(source)) !== 'workbook') throw new Refusal('worksheet-not-one', { name });
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of source.pieces()) {
    hash.update(piece);
    bytes += piece.length;
  }
  const file = { input: { path }, name };
  const origin = await readOrigin(file);
  const rows: AnsweredRow[] = [];
  let columns: Columns | undefined;
  let number = 0;
  const order = { sheet: WORKSHEET_NAME, merges: [], width: 0, bytes };
  for await (const batch of workbookRows(file, order)) {
    for (const cells of batch.rows) {
      number++;
      if (columns) {
        if (cells.some((cell) => cell.trim() !== ''))
          rows.push(answeredRow(cells, number, columns, today));
      } else columns = columnsOf(cells);
    }
  }
  if (!columns) throw new Refusal('worksheet-not-one', { name });
  return { name, sha256: hash.digest('hex'), ...origin, rows };
}

async function readOrigin(
  file: WorkbookFile,
): Promise<{ readonly head: WorksheetHead; readonly check: string }> {
  const none = new Refusal('worksheet-not-one', { name: file.name });
  const heads = await surveyWorkbook(file, { sheet: ORIGIN_NAME }).catch((error: unknown) => {
    throw error instanceof Refusal && error.code === 'sheet-not-found' ? none : error;
  });
  if (!heads.some(({ name }) => name === WORKSHEET_NAME)) throw none;
  const lines = heads.find(({ name }) => name === ORIGIN_NAME)?.rows ?? [];
  const value = (key: keyof typeof ORIGIN_LINES): string =>
    lines.find(([label]) => label === ORIGIN_LINES[key])?.[1] ?? '';
  if (value('version') !== WORKSHEET_VERSION) throw none;
  const head = {
    register: value('register'),
    office: value('office'),
    unit: value('unit'),
    entry: Number(value('entry')),
    made: value('made'),
  };
  return { head, check: value('check') };
}

type Columns = Readonly<Record<ShownField | AnswerField | 'check', number>>;

/** Where each column stands, or undefined for a row that is not the header. */
function columnsOf(cells: Cells): Columns | undefined {
  const places = new Map(cells.map((cell, at) => [cell.trim(), at]));
  const columns: Partial<Record<ShownField | AnswerField | 'check', number>> = {};
  const titles = { ...SHOWN_HEADERS, ...ANSWER_HEADERS, check: CHECK_HEADER };
  for (const [key, title] of Object.entries(titles)) {
    const at = places.get(title);
    if (at === undefined) return undefined;
    columns[key as keyof Columns] = at;
  }
  return columns as Columns;
}

function answeredRow(cells: Cells, row: number, columns: Columns, today: IsoDate): AnsweredRow {
  const cell = (key: keyof Columns) => cells[columns[key]] ?? '';
  const shown = Object.fromEntries(SHOWN_FIELDS.map((field) => [field, cell(field)]));
  return {
    row,
    shown: shown as AnsweredRow['shown'],
    check: cell('check').trim(),
    answer: answerOf((field) => textOf(cell(field)), today),
  };
}

/** Text of a cell; a formula that failed says so. */
function textOf(cell: string): string {
  const text = cell.startsWith(ERROR_MARK) ? cell.slice(ERROR_MARK.length) : cell;
  return text.toWellFormed().replaceAll('\0', '\ufffd').trim();
}

function answerOf(cell: (field: AnswerField) => string, today: IsoDate): WorksheetAnswer {
  const answer: { -readonly [key in keyof WorksheetAnswer]: WorksheetAnswer[key] } = {};
  for (const field of ANSWER_FIELDS) {
    const text = cell(field);
    if (text === '') continue;
    if (field === 'action') {
      const action = readProposal(text);
      if (action) answer.action = action;
      else answer.unknownAction = text;
    } else if (field === 'on' || field === 'until') {
      const reading = readDate(text, { today, year: Number(today.slice(0, 4)), serial: true });
      if ('on' in reading) answer[field] = reading.on;
      else answer.unreadable = { column: ANSWER_HEADERS[field], text };
    } else answer[field] = text;
  }
  return answer;
}

/** What a word in 办理动作 proposes. */
export function readProposal(text: string): Proposal | undefined {
  const plain = text.normalize('NFKC').replace(/\s+/g, '');
  return PROPOSALS.find(
    (one) => PROPOSAL_WORDS[one] === plain || PROPOSAL_WORDS[one].replace('申请', '') === plain,
  );
}
