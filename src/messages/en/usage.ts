/** What is wrong with a command line (`usage.`), and what to write instead (`usage-hint.`). */
import type { usage as zh } from '../zh/usage.ts';
export const usage = {
  'usage.unknown-command': 'There is no command "{name}". {suggestion}',
  'usage-hint.unknown-command': 'All commands: buding --help.',
  'usage.not-built': '"{name}" is not provided yet.',
  'usage-hint.not-built': 'The commands that there are: buding --help.',
  'usage.unmerge-by-flag': 'There is no command of its own for un-merging.',
  'usage-hint.unmerge-by-flag': 'Use: buding merge <case> --undo --reason <why>.',
  'usage.dashes-wrong':
    'Options begin with two plain hyphens (--), not as in "{written}". {suggestion}',
  'usage-hint.dashes-wrong': 'Type it anew with half-width punctuation; usage: {help}.',
  'usage.subcommand-missing': 'buding {verb} needs one of: {known}.',
  'usage-hint.subcommand-missing': 'Usage: buding {verb} --help.',
  'usage.unknown-option': 'There is no option "{flag}". {suggestion}',
  'usage-hint.unknown-option': 'Usage: {help}.',
  'usage.option-value-missing': 'The option "{flag}" needs a value.',
  'usage-hint.option-value-missing': 'Usage: {help}.',
  'usage.argument-missing': '"{name}" is missing.',
  'usage-hint.argument-missing': 'Usage: {help}.',
  'usage.too-many-arguments': 'Too many arguments: {extra}.',
  'usage-hint.too-many-arguments': 'Quote what contains blanks; usage: {help}.',
  'usage.option-invalid': 'The command line is wrong: {detail}.',
  'usage-hint.option-invalid': 'Usage: {help}.',
  'usage.value-not-allowed': '--{flag} cannot be "{value}". {suggestion}',
  'usage-hint.value-not-allowed': 'It can be: {allowed}.',
  'usage.date-unreadable': '--{flag}: "{value}" cannot be read as a date.',
  'usage-hint.date-unreadable':
    'Write 2026-03-05, 2026年3月5日, 3月5日, 今天 (today) or 昨天 (yesterday).',
  'usage.date-impossible': '--{flag}: there is no date "{value}".',
  'usage-hint.date-impossible': 'Check month and day.',
  'usage.range-unreadable': '--{flag}: "{value}" cannot be read as a range of dates.',
  'usage-hint.range-unreadable':
    'Write a day (2026-03-05), a month (2026-03, or 本月, 上月 for this and the last one), a year (2026) or a range (2026-01..2026-03).',
  'usage.period-after-as-of': 'The period begins on {from}, after the as-of date {asOf}.',
  'usage-hint.period-after-as-of': 'Move --as-of into the period, or leave it out.',
  'usage.period-not-begun': 'The period begins on {from}; it is {asOf} now.',
  'usage-hint.period-not-begun': 'Give a month, a year or a first day that has come.',
  'usage.month-twice': 'The month "{first}" is given; --{second} cannot be, too.',
  'usage-hint.month-twice': 'Leave one of them out.',
  'usage.range-reversed': '--{flag}: "{value}" ends before it begins.',
  'usage-hint.range-reversed': 'Put the earlier date first.',
  'usage.deadline-unreadable': '--{flag}: "{value}" cannot be read as a deadline.',
  'usage-hint.deadline-unreadable':
    'Write 2026-06-30, 6月底前, 二季度前, 6个月内, 15个工作日 or 长期坚持 (long-term).',
  'usage.calendar-period-unreadable': '"{value}" is no month or year that the calendar has.',
  'usage-hint.calendar-period-unreadable':
    'Write a month (2026-10) or a year (2026), from 1980 to 2099.',
  'usage.integer-unreadable': '--{flag} must be a whole number, {min} or more, not "{value}".',
  'usage-hint.integer-unreadable': 'For example --{flag} {example}.',
  'usage.text-broken': '--{flag} contains broken or invisible control characters.',
  'usage-hint.text-broken': 'Type the text anew instead of pasting it from a damaged file.',
  'usage.text-too-long': '--{flag} is too long ({length} characters, limit {limit}).',
  'usage-hint.text-too-long': 'Write the essence; keep the full text in its own file.',
  'usage.cases-missing': 'No case was named.',
  'usage-hint.cases-missing':
    'Name cases (a unique ending is enough), or list them line by line: --from-file <file>.',
  'usage.flag-missing': '--{flag} is missing.',
  'usage-hint.flag-missing': 'Add --{flag} and try again.',
  'usage.value-empty': '--{flag} has no value.',
  'usage-hint.value-empty':
    'Leave --{flag} out if it is not meant (in a script, a variable may be empty); to empty a field: edit … --clear <field>.',
  'usage.letters-into-folder':
    'Letters are one file a unit: they go into a folder, not into one .docx file.',
  'usage-hint.letters-into-folder':
    'Drafts: buding remind --format docx -o <folder>; to issue them: buding remind --apply -o <folder>.',
  'usage.too-many-rows-for-paper': 'This table has {rows} rows; a Word file takes {limit}.',
  'usage-hint.too-many-rows-for-paper': 'Write a workbook (xlsx), or narrow the report down first.',
  'usage.flags-together': '--{first} and --{second} cannot be used together.',
  'usage-hint.flags-together': 'Keep one of them.',
  'usage.pair-unreadable': '--{flag} must be {form}, not "{value}".',
  'usage-hint.pair-unreadable':
    'Both sides of the equals sign are needed; quote what contains blanks.',
  'usage.nothing-to-change': 'Nothing to correct was named.',
  'usage-hint.nothing-to-change':
    'For example --title <new title>; to empty a field: --clear <field>.',
  'usage.needs-terminal': 'The workbench needs a terminal.',
  'usage-hint.needs-terminal':
    'In a script use the commands, e.g. buding list --stage received; all of them: buding --help.',
  'usage.watch-needs-terminal':
    '--watch needs a terminal: stdout is none, so there is no screen to redraw.',
  'usage-hint.watch-needs-terminal':
    'In a script or a pipe leave --watch out: the board is printed once; --json is for programs.',
  'usage.confirm-needed': '{question} (cannot ask here)',
  'usage-hint.confirm-needed': 'If you are sure, add --yes.',
  'usage.column-unknown': 'There is no column "{name}".',
  'usage-hint.column-unknown': 'Columns: {known}.',
  'usage.sort-unknown': 'Cannot sort by "{name}".',
  'usage-hint.sort-unknown': 'Fields: {known}.',
  'usage.password-in-argv':
    'A database address with a password on the command line is refused: others on this machine can read it.',
  'usage-hint.password-in-argv':
    'Leave the password out; give it by ~/.pgpass or the environment variable BUDING_DB.',
  'usage.shared-not-yet': 'A shared database ({scheme}) is not supported yet.',
  'usage-hint.shared-not-yet': 'Use a local file: --db <file>.',
  'usage.db-empty': 'The register is not named.',
  'usage-hint.db-empty': 'Write --db <file>, or unset the empty BUDING_DB.',
  'usage.actor-unknown': 'Who is acting is not known.',
  'usage-hint.actor-unknown':
    'Say it with --actor <name> or the environment variable BUDING_ACTOR.',
  'usage.language-unknown': 'There is no language "{value}".',
  'usage-hint.language-unknown': 'zh (中文) or en (English).',
  'usage.entry-unreadable': '"{value}" is no number of an entry.',
  'usage-hint.entry-unreadable': 'Entries are numbered 1, 2, 3 …; see buding log.',
  'usage.title-needed': 'The title cannot be emptied.',
  'usage-hint.title-needed': 'Give a new one with --title.',
  'usage.name-unusable': 'The name "{name}" cannot be used.',
  'usage-hint.name-unusable':
    'A name is not empty, has no line breaks or invisible characters, and 200 characters at most.',
  'usage.kind-unknown': 'There is no kind of code "{value}".',
  'usage-hint.kind-unknown': 'Kinds: {known}.',
  'usage.status-unknown': '--status: "{value}" is no known status.',
  'usage-hint.status-unknown':
    'To the right of the equals sign: received, accepted, assigned, submitted, closed, rejected, withdrawn, voided, done, open, partial, long_term or suspended.',
  'usage.as-of-in-future': 'The day {date} is after today ({today}).',
  'usage-hint.as-of-in-future': 'Give today or an earlier day.',
  'usage.anchor-unreadable':
    '--anchor must look like 128:9f2c41ab (entry, colon, 8 digits of the digest or more), not "{value}".',
  'usage-hint.anchor-unreadable': 'The digest comes from buding verify or buding backup.',
} as const satisfies Record<keyof typeof zh, string>;
