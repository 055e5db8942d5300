/** What a check of the register may find, and what it is asked. */
import type { ErrorParams } from '../domain/errors.ts';

/** Everything that a check can find; `messages` has a sentence for each. */
export const FINDING_CODES = [
  'database-damaged',
  'schema-differs',
  'entry-altered',
  'entry-out-of-order',
  'events-missing',
  'anchor-differs',
  'anchor-missing',
  'case-illegal',
  'case-differs',
  'case-missing',
  'case-unknown',
  'term-differs',
  'index-differs',
  'case-unreadable',
  'rows-without-case',
  'counter-differs',
  'reporter-missing',
  'reporter-unexpected',
  'reporter-altered',
  'attachment-missing',
  'attachment-altered',
  'report-missing',
  'report-altered',
  'report-basis-differs',
  'report-unknown',
] as const;

export type FindingCode = (typeof FINDING_CODES)[number];

export interface Finding {
  readonly code: FindingCode;
  readonly params: ErrorParams;
}

/** Things worth knowing that are no fault of the register. */
export const NOTE_CODES = ['reporters-plain', 'reporters-unchecked', 'files-unnamed'] as const;

export interface Note {
  readonly code: (typeof NOTE_CODES)[number];
  readonly params: ErrorParams;
}

/** An entry's number and digest as they were noted elsewhere (on paper, in a mail). */
export interface Anchor {
  readonly entry: number;
  readonly digest: string;
}

export interface VerifyOptions {
  readonly anchors?: readonly Anchor[];
  /** Whether the files of attachments are checked too; they are unless this is false. */
  readonly files?: boolean;
  /** Called with the share done, 0 to 1. */
  readonly progress?: (share: number) => void;
}

/** Notes a finding. */
export type Add = (code: FindingCode, params: ErrorParams) => void;
