/**
 * By what a worksheet is recognised: whether its protected cells are those that were sent out, and
 * whether the case still stands as it did. It guards against slips and mixed-up files, not against
 * forgery: whoever has the program can compute it.
 */
import { createHash } from 'node:crypto';

import type { CaseState } from '../domain/case.ts';
import {
  answeredState,
  SHOWN_FIELDS,
  type ShownCase,
  type WorksheetHead,
} from '../domain/worksheet.ts';

const LENGTH = 12;

/** Of one row: its cells, and how the case stands, each with a part of its own. */
export function rowCheck(head: WorksheetHead, shown: ShownCase, state: CaseState): string {
  return `${cellsCheck(head, shown)}-${standingCheck(state)}`;
}

export function cellsCheck({ register, unit, entry }: WorksheetHead, shown: ShownCase): string {
  return digest([
    register,
    unit,
    String(entry),
    ...SHOWN_FIELDS.map((field) => plain(shown[field])),
  ]);
}

export function standingCheck(state: CaseState): string {
  return digest([answeredState(state)]);
}

/** Of what stands above the rows. */
export function headCheck({ register, office, unit, entry, made }: WorksheetHead): string {
  return digest([register, office, unit, String(entry), made]);
}

function digest(texts: readonly string[]): string {
  return createHash('sha256').update(texts.join('\0')).digest('hex').slice(0, LENGTH);
}

/** Programs differ in how they keep line breaks and blanks. */
function plain(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}
