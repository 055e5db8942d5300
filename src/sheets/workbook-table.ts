/** A sheet of a workbook as a table. */
import { createHash } from 'node:crypto';

import { Refusal } from '../domain/errors.ts';
import { chooseSheet, headOf } from './choose-sheet.ts';
import type { RecordBatch } from './csv-records.ts';
import { findHeaderInRows, type FoundHeader } from './find-header.ts';
import type { LedgerSource } from './ledger-source.ts';
import type { LedgerTable } from './ledger-table.ts';
import type { LedgerNote } from './map-columns.ts';
import type { LedgerOptions } from './ledger-options.ts';
import type { WorkbookInput } from './xlsx/archive.ts';
import type { MergedRange } from './xlsx/sheet-visitor.ts';
import type { SheetHead } from './xlsx/survey.ts';
import { surveyWorkbook, workbookRows } from './xlsx/workbook-thread.ts';

export async function openWorkbookTable(
  source: LedgerSource,
  options: LedgerOptions,
): Promise<LedgerTable> {
  const { name } = source;
  const digest = await digestOf(source);
  const file = { input: await inputOf(source), name };
  const heads = await surveyWorkbook(
    file,
    options.sheet === undefined ? {} : { sheet: options.sheet },
  );
  const { head, notes } = chooseSheet(heads, name, options);
  const found = findHeaderInRows(headOf(head, name, options));
  const merges = mergesBelow(head, found);
  return {
    name,
    ...digest,
    encoding: 'xlsx',
    sheet: head.name,
    found,
    notes: [...notes, ...mergeNotes(merges, found)],
    records: () => {
      const order = {
        sheet: head.name,
        merges,
        width: found.headers.length,
        bytes: digest.bytes,
      };
      return unchanged(source, digest.sha256, workbookRows(file, order));
    },
  };
}

/** Ranges over several rows of the data; above the header they are titles. */
function mergesBelow(head: SheetHead, { headerRow, headerRows }: FoundHeader): MergedRange[] {
  const first = headerRow + headerRows;
  return head.merges.filter(({ top, bottom }) => top >= first && bottom > top);
}

function mergeNotes(merges: readonly MergedRange[], { headers }: FoundHeader): LedgerNote[] {
  const columns = [...new Set(merges.map(({ left }) => left))]
    .sort((a, b) => a - b)
    .flatMap((at) => headers[at] ?? []);
  return columns.length === 0 ? [] : [{ code: 'merged-cells', params: { columns } }];
}

async function digestOf(source: LedgerSource): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of source.pieces()) {
    hash.update(piece);
    bytes += piece.length;
  }
  return { sha256: hash.digest('hex'), bytes };
}

async function inputOf(source: LedgerSource): Promise<WorkbookInput> {
  if (source.path !== undefined) return { path: source.path };
  const held: Buffer[] = [];
  for await (const piece of source.pieces()) held.push(piece);
  return { bytes: Buffer.concat(held) };
}

/** What was imported must be what the journal's digest says. */
async function* unchanged(
  source: LedgerSource,
  sha256: string,
  records: AsyncIterable<RecordBatch>,
): AsyncGenerator<RecordBatch> {
  yield* records;
  if ((await digestOf(source)).sha256 !== sha256)
    throw new Refusal('sheet-changed', { name: source.name });
}
