/** CSV and its like as a table. */
import { recordsOf } from './csv-thread.ts';
import { findHeader } from './find-header.ts';
import { Refusal } from '../domain/errors.ts';
import { headAsUtf8, surveyBytes } from './ledger-encoding.ts';
import type { LedgerSource } from './ledger-source.ts';
import type { LedgerTable } from './ledger-table.ts';
import type { LedgerOptions } from './ledger-options.ts';

export async function openTextTable(
  source: LedgerSource,
  options: LedgerOptions,
): Promise<LedgerTable> {
  if (options.sheet !== undefined)
    throw new Refusal('sheet-flag-without-workbook', { name: source.name });
  const surveyed = await surveyBytes(source, options.encoding);
  const found = findHeader({
    head: headAsUtf8(surveyed),
    complete: surveyed.bytes === surveyed.head.length,
    name: source.name,
    mapped: [...(options.map?.keys() ?? [])],
    ...(options.delimiter !== undefined && { delimiter: options.delimiter }),
    ...(options.headerRow !== undefined && { headerRow: options.headerRow }),
  });
  const { sha256, bytes, encoding } = surveyed;
  return {
    name: source.name,
    sha256,
    bytes,
    encoding,
    found,
    notes: [],
    records: () => recordsOf(source, surveyed, found.delimiter),
  };
}
