/** The words of a 督办函: what the unit is told, from the cases that the letter names. */
import { letterNumber, UNIT_KINDS, type Letter, type ReminderKind } from '../domain/letters.ts';
import { maskPersonalNumbers } from '../domain/personal-data.ts';
import type { Translate } from '../messages/index.ts';
import type { LetterDocument } from './formats/docx/letter.ts';
import { writtenDate } from './written-date.ts';

/** Widths of the annex's columns in mm: 156 in all. */
const COLUMNS = [
  ['index', 11],
  ['no', 24],
  ['title', 47],
  ['assigned', 23],
  ['date', 23],
  ['standing', 28],
] as const;

/** What is printed; a draft has no number. */
export function letterText(letter: Letter, t: Translate, isDraft: boolean): LetterDocument {
  const kinds = UNIT_KINDS.filter((kind) => letter.items.some((item) => item.kind === kind));
  const count = (kind: ReminderKind) => letter.items.filter((item) => item.kind === kind).length;
  const parts = kinds.map((kind) => t(`letter.part-${kind as PartKind}`, { count: count(kind) }));
  return {
    sender: letter.office,
    number: isDraft ? t('letter.draft-number') : letterNumber(letter),
    title: t(`letter.title-${letter.step}`),
    recipient: letter.unit,
    paragraphs: [
      t('letter.opening', { date: writtenDate(letter.on), kinds: parts }),
      ...kinds.map((kind) => t(`letter.ask-${kind as PartKind}`)),
      ...(letter.step === 'circulate' ? [t('letter.warn-circulate')] : []),
      t('letter.closing'),
    ],
    date: letter.on,
    annex: {
      title: t('letter.annex'),
      columns: COLUMNS.map(([name, width]) => ({ title: t(`letter.column-${name}`), width })),
      rows: letter.items.map((item, at) => [
        String(at + 1),
        item.no,
        // What a unit is handed never gives away who reported to the office.
        maskPersonalNumbers(item.title),
        item.assigned_on ?? '',
        item.date,
        t('letter.standing', { kind: t(`reminder.${item.kind}`), days: daysText(item.days, t) }),
      ]),
    },
  };
}

type PartKind = 'overdue' | 'due-soon' | 'suspension-review' | 'patch-lapsing';

/** Working days since a date, or until it. */
export function daysText(days: number, t: Translate): string {
  if (days === 0) return t('remind.days-none');
  return days > 0
    ? t('remind.days-over', { count: days })
    : t('remind.days-left', { count: -days });
}
