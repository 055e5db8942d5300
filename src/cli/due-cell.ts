/** A deadline as a cell: one that reaches beyond the calendar is marked wherever it is shown. */
import type { IsoDate } from '../domain/dates.ts';
import type { Translate } from '../messages/translate.ts';
import type { Cell } from './column.ts';

export function dueCell(
  { due_on, due_provisional }: { due_on: IsoDate | null; due_provisional: boolean },
  t: Translate,
): Cell {
  return due_on !== null && due_provisional ? t('talk.provisional', { due: due_on }) : due_on;
}
