/** 督办函 as the journal keeps them: enough to print the same letter again. */
import type { IsoDate } from './dates.ts';
import { visibleText } from './visible-text.ts';

/** Why cases are chased, in the order in which they are listed. */
export const REMINDER_KINDS = [
  'overdue',
  'due-soon',
  'suspension-review',
  'triage',
  'verification',
  'look-back',
  'patch-lapsing',
] as const;

export type ReminderKind = (typeof REMINDER_KINDS)[number];

/** Those that the responsible unit is written to about; the others are the office's own work. */
export const UNIT_KINDS: readonly ReminderKind[] = [
  'overdue',
  'due-soon',
  'suspension-review',
  'patch-lapsing',
];

export const REMINDER_STEPS = ['remind', 'supervise', 'circulate'] as const;

export type ReminderStep = (typeof REMINDER_STEPS)[number];

/** One case in a letter, as it stood on that day. */
export interface LetterItem {
  readonly no: string;
  readonly title: string;
  readonly assigned_on: IsoDate | null;
  readonly kind: ReminderKind;
  readonly step: ReminderStep;
  readonly date: IsoDate;
  readonly days: number;
}

/** A letter to one unit. Its number is made of the mark, the year and `seq`: 改革办督函〔2026〕3号. */
export interface IssuedLetter {
  readonly unit: string;
  readonly step: ReminderStep;
  readonly mark: string;
  readonly year: number;
  readonly seq: number;
  readonly items: readonly LetterItem[];
}

/** A letter as it is printed: when it was issued, and by whom. */
export interface Letter extends IssuedLetter {
  readonly on: IsoDate;
  readonly office: string;
}

/** The letter as it goes to paper: in every name and title on one line, what is invisible is shown. */
export function visibleLetter(letter: Letter): Letter {
  return {
    ...letter,
    unit: shown(letter.unit),
    mark: shown(letter.mark),
    office: shown(letter.office),
    items: letter.items.map((item) => ({ ...item, no: shown(item.no), title: shown(item.title) })),
  };
}

function shown(text: string): string {
  return visibleText(text.replace(/\s+/gu, ' '));
}

export function letterNumber({
  mark,
  year,
  seq,
}: Pick<IssuedLetter, 'mark' | 'year' | 'seq'>): string {
  return `${mark}〔${String(year)}〕${String(seq)}号`;
}
