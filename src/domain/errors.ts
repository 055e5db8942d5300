/**
 * Everything that the register refuses, by code. The core throws a {@link Refusal} with a code and
 * parameters; the words are found in `messages` and the exit code here, so that no rule is phrased
 * twice.
 */

/** Families of refusal; each is one exit code of the command contract. */
export const EXIT_CODES = {
  rule: 1,
  data: 1,
  usage: 2,
  rejected: 3,
  missing: 4,
  busy: 5,
  integrity: 6,
  io: 7,
  defect: 70,
  interrupted: 130,
} as const;

export type ErrorFamily = keyof typeof EXIT_CODES;

/** Every code that the program can refuse with, and its family. */
export const ERROR_FAMILIES = {
  // --- rules of the workflow
  'value-missing': 'usage',
  'assignment-final': 'rule',
  'deadline-before-action': 'rule',
  'deadline-uncountable': 'rule',
  'extension-not-later': 'rule',
  'extension-after-expiry': 'rule',
  'extension-too-many': 'rule',
  'extension-too-long': 'rule',
  'extension-too-long-working': 'rule',
  'return-too-late': 'rule',
  'verifier-is-handler': 'rule',
  'two-key-same-actor': 'rule',
  'two-key-direct': 'rule',
  'patch-incomplete': 'usage',
  'patch-not-published': 'rule',
  'master-has-children': 'rule',
  'merged-child': 'rule',
  'reassign-needs-reason': 'usage',
  'reassign-extends': 'rule',
  'reassign-long-term': 'rule',
  'edit-date-needs-reason': 'usage',
  'patch-in-force-before-published': 'rule',
  'review-before-action': 'usage',

  // --- cases and their journal
  'date-in-future': 'rule',
  'backdate-needs-reason': 'usage',
  'case-not-found': 'missing',
  'letter-not-found': 'missing',
  'letter-taken-back': 'rule',
  'case-ambiguous': 'missing',
  'case-inconsistent': 'integrity',
  'number-taken': 'rule',
  'number-invalid': 'usage',
  'pattern-invalid': 'usage',
  'unit-not-found': 'missing',
  'code-not-found': 'missing',
  'step-before-receipt': 'rule',
  'step-wrong-stage': 'rule',
  'step-suspended': 'rule',
  'step-not-suspended': 'rule',
  'received-twice': 'rule',
  'later-step-stands-on-it': 'rule',
  'merge-into-itself': 'rule',
  'field-not-editable': 'usage',
  'edit-closed-needs-reason': 'usage',
  'no-such-step': 'rule',
  'entry-not-found': 'missing',
  'entry-not-undoable': 'rule',
  'last-not-undoable': 'rule',
  'entry-undone-already': 'rule',
  'term-exists': 'rule',
  'term-merge-itself': 'usage',
  'setting-unknown': 'usage',
  'setting-value': 'usage',
  'setting-above': 'usage',
  'setting-below': 'usage',
  'setting-not-scoped': 'usage',
  'reporter-not-kept': 'missing',
  'reporter-unreadable': 'integrity',
  'reporter-not-undoable': 'rule',
  // --- the key of the reporters
  'key-missing': 'missing',
  'key-unreadable': 'io',
  'key-unwritable': 'io',
  'key-damaged': 'integrity',
  'key-too-open': 'rule',
  'key-wrong': 'rule',
  'key-exists': 'rule',
  'key-lost': 'missing',
  // --- attachments
  'attachment-not-a-file': 'usage',
  'attachment-too-large': 'usage',
  'attachment-not-found': 'missing',
  'attachment-name-taken': 'rule',
  'attachments-none': 'missing',
  'attachment-missing': 'integrity',
  'attachment-altered': 'integrity',
  'detach-before-attach': 'usage',
  'profile-not-found': 'missing',
  'restore-onto-itself': 'usage',
  'backup-onto-register': 'usage',
  'file-is-register': 'usage',
  'undo-not-yours': 'usage',
  'copy-not-sound': 'integrity',
  'import-not-atomic': 'data',
  interrupted: 'interrupted',
  // --- the register's file
  'register-missing': 'missing',
  'register-exists': 'rule',
  'register-newer': 'rule',
  'register-older': 'rule',
  'not-a-register': 'rule',
  'register-busy': 'busy',
  'register-damaged': 'integrity',
  'register-read-only': 'io',
  'register-no-permission': 'io',
  'folder-missing': 'missing',
  'path-too-long': 'usage',
  'disk-full': 'io',
  'disk-error': 'io',
  'setting-not-taken': 'integrity',
  'term-unrecorded': 'integrity',
  // --- reports
  'known-before-opening': 'missing',
  'identity-broken': 'integrity',
  'report-month-not-over': 'rule',
  'report-month-empty': 'rule',
  'report-issued-already': 'rule',
  'report-not-issued': 'missing',
  'report-no-revision': 'missing',
  'report-basis-gone': 'integrity',
  'report-content-lost': 'integrity',
  'report-replay-differs': 'integrity',
  'report-other-calendar': 'rule',
  'report-other-definitions': 'rule',
  'report-not-undoable': 'rule',
  'paper-exists': 'usage',
  'template-unreadable': 'data',
  'template-without-marks': 'data',
  'template-mark-unknown': 'data',
  'template-mark-not-alone': 'data',
  // --- sheets: files as people keep them
  'file-unreadable': 'io',
  'file-missing': 'missing',
  'file-unwritable': 'io',
  'answer-lost': 'io',
  'file-exists': 'usage',
  'sheet-empty': 'data',
  'sheet-too-large': 'data',
  'sheet-is-workbook': 'data',
  'sheet-no-table': 'data',
  'workbook-encrypted': 'data',
  'text-too-long-for-cell': 'data',
  'workbook-damaged': 'data',
  'workbook-unsafe': 'data',
  'worksheet-not-one': 'data',
  'worksheet-exists': 'usage',
  'worksheet-altered': 'data',
  'worksheet-other-register': 'rule',
  'worksheet-from-later': 'rule',
  'answer-row-altered': 'data',
  'answer-case-changed': 'rule',
  'answer-other-unit': 'rule',
  'answer-action-unknown': 'data',
  'answer-action-missing': 'data',
  'answer-date-unreadable': 'data',
  'answer-row-twice': 'data',
  'sheet-not-found': 'usage',
  'sheet-ambiguous': 'usage',
  'sheet-none-fits': 'data',
  'sheet-flag-without-workbook': 'usage',
  'sheet-too-many-columns': 'data',
  'sheet-too-many-rows': 'data',
  'sheet-row-too-long': 'data',
  'sheet-changed': 'data',
  'quote-unclosed': 'data',
  'quote-stray': 'data',
  'encoding-unknown': 'usage',
  'encoding-mismatch': 'data',
  'encoding-not-found': 'data',
  'encoding-unwritable': 'data',
  'delimiter-bad': 'usage',
  'header-not-found': 'data',
  'header-row-missing': 'usage',
  'header-twice': 'data',
  'column-ambiguous': 'data',
  'map-header-unknown': 'usage',
  'map-field-twice': 'usage',
  'field-unknown': 'usage',
  'set-value-bad': 'usage',
  'notice-empty': 'data',
  'notice-unreadable': 'data',
  'notice-incomplete': 'data',
  'date-format-bad': 'usage',
} as const satisfies Record<string, ErrorFamily>;

export type ErrorCode = keyof typeof ERROR_FAMILIES;

/** Values that a message may mention: where it happened, what was found, what is allowed. */
export type ErrorParams = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** A refusal that the user can act on. Never carries a sentence: `messages` has those. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;

  constructor(code: ErrorCode, params: ErrorParams = {}, options?: ErrorOptions) {
    super(code, options);
    this.name = 'Refusal';
    this.code = code;
    this.params = params;
  }

  get family(): ErrorFamily {
    return ERROR_FAMILIES[this.code];
  }
}

/** An error on its way from one thread to another, where its class would be lost and its code as well. */
export type ErrorData =
  | { readonly refusal: { readonly code: ErrorCode; readonly params: ErrorParams } }
  | {
      readonly defect: { readonly message: string; readonly stack: string; readonly code: string };
    };

export function errorAsData(error: unknown): ErrorData {
  if (error instanceof Refusal) return { refusal: { code: error.code, params: error.params } };
  if (!(error instanceof Error)) return { defect: { message: String(error), stack: '', code: '' } };
  const code = 'code' in error ? String(error.code) : '';
  return { defect: { message: error.message, stack: error.stack ?? '', code } };
}

/** The error that was sent, to be thrown. */
export function errorOfData(data: ErrorData): Error {
  if ('refusal' in data) return new Refusal(data.refusal.code, data.refusal.params);
  const { message, stack, code } = data.defect;
  return Object.assign(new Error(message), { stack }, code === '' ? {} : { code });
}
