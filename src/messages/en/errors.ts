/** What the register refuses, and what to do about it. */
import type { errors as zh } from '../zh/errors.ts';
export const errors = {
  'error.value-missing': '--{flag} is missing.',
  'hint.value-missing': 'Add --{flag} and try again.',
  'error.assignment-final': '{no} was assigned to "{unit}" by decision; it cannot be returned.',
  'hint.assignment-final': 'Assign it anew (buding assign {no} …), or refer it to whoever decided.',
  'error.deadline-before-action':
    'The deadline {due} of {no} is earlier than {on}: it would be overdue at once.',
  'hint.deadline-before-action':
    'Give {on} or later with --due; for a late entry give the date of then with --on, and a reason.',
  'error.deadline-uncountable': 'The deadline "{due}" lies beyond what the calendar can count.',
  'hint.deadline-uncountable': 'Give the date itself.',
  'error.extension-not-later':
    '{no} is due on {current}; {due} is not later, so this is no extension.',
  'hint.extension-not-later':
    'Give a date after {current}; to correct a wrong deadline: buding edit {no} --due <date>.',
  'error.extension-after-expiry':
    '{no} expired on {current}; an extension asked for on {on} is too late.',
  'hint.extension-after-expiry':
    'If it was approved all the same, add --force; the days overdue still count.',
  'error.extension-too-many': '{no} was extended {count} times; the setting allows {limit}.',
  'hint.extension-too-many':
    'Add --force where it was granted all the same; see config list (extensions).',
  'error.extension-too-long':
    '{no} was due {original}; {due} is {days} days later, the setting allows {limit} in all.',
  'hint.extension-too-long':
    'Add --force where it was granted all the same; see config list (extension-days).',
  'error.extension-too-long-working':
    '{no} was due {original}; {due} is {days} working days later, the setting allows {limit} in all.',
  'hint.extension-too-long-working':
    'Add --force where it was granted all the same; see config list (extension-days).',
  'error.return-too-late':
    '{no} was assigned on {assigned}, {days} working days ago; the setting allows a return within {limit}.',
  'hint.return-too-late':
    'Add --force where it was granted all the same; see config list (return-days).',
  'error.verifier-is-handler': '"{name}" handled {no} and cannot verify it.',
  'hint.verifier-is-handler': 'Name somebody else with --verifier.',
  'error.two-key-same-actor':
    '"{actor}" entered the submission of {no}; with two-key on, somebody else must enter the closing.',
  'hint.two-key-same-actor': 'Let somebody else enter it, or name who really acts with --actor.',
  'error.two-key-direct': 'With two-key on, {no} cannot be closed without a submission.',
  'hint.two-key-direct':
    'Submit it first and let somebody else close it; to switch off: buding config set two-key off.',
  'error.patch-incomplete': 'The patch of {no} is incomplete; missing: {missing}.',
  'hint.patch-incomplete':
    'Published is not in force: give both dates. Where there is no document, use --outcome explained, no_patch_needed or reported_upward.',
  'error.patch-not-published':
    'The patch of {no} is published on {published}; it cannot be closed on {on}.',
  'hint.patch-not-published': 'Close it after publication, or check --patch-published.',
  'error.master-has-children':
    'Other cases ({children}) are merged into {no}; they must be taken out first.',
  'hint.master-has-children': 'Un-merge them: buding merge <case> --undo --reason <why>.',
  'error.merged-child':
    '{no} is merged into {master} and cannot be handled on its own; un-merge it first.',
  'hint.merged-child': 'Un-merge it: buding merge {no} --undo --reason <why>.',
  'error.reassign-extends':
    '{no} is due on {current}; a move to another unit cannot extend that to {due}.',
  'hint.reassign-extends': 'Without --due the deadline stays; to extend it: buding extend {no} ….',
  'error.reassign-long-term':
    '{no} is due on {current}; a move to another unit cannot make it long-term.',
  'hint.reassign-long-term':
    'Without --due the deadline stays; if it was entered wrongly: buding edit {no} --due 长期坚持 --reason <why>.',
  'error.reassign-needs-reason':
    '{no} is assigned already; moving it to another unit needs a reason.',
  'hint.reassign-needs-reason': 'Add --reason <why>.',
  'error.edit-date-needs-reason': 'Correcting a deadline or a date of {no} needs a reason.',
  'hint.edit-date-needs-reason': 'Add --reason <why>.',
  'error.patch-in-force-before-published':
    'The patch of {no} comes into force on {inForce}, before its publication on {published}.',
  'hint.patch-in-force-before-published': 'Check --patch-published and --patch-in-force.',
  'error.review-before-action':
    'The review of {no} on {review} would be before its suspension on {on}.',
  'hint.review-before-action': 'Give {on} or later with --review-on.',
  'error.backup-onto-register': "A backup can't be written onto the register itself: {path}.",
  'hint.backup-onto-register': 'Choose another file name.',
  'error.file-is-register': '{path} is a register and is not overwritten.',
  'hint.file-is-register': 'Choose another file name.',
  'error.undo-not-yours': 'The last entry ({entry}) was recorded by {actor}; it was not undone.',
  'hint.undo-not-yours': 'To undo it, name it: buding undo {entry}.',
  'error.path-too-long': 'The file name or path is too long: {path}.',
  'hint.path-too-long': 'Shorten it or choose another folder.',
  'error.restore-onto-itself': 'The backup is the register in use: {path}.',
  'hint.restore-onto-itself': 'Name the file of a backup.',
  'error.copy-not-sound': 'The copy was not verified and is not used: {findings}.',
  'hint.copy-not-sound': 'Run buding verify on the register itself.',
  'error.interrupted': 'Interrupted; the register is as it was.',
  'error.known-before-opening':
    'There was no register yet at {knownAt} (it was opened at {opened}).',
  'hint.known-before-opening': 'Let --known-at name a time after the register was opened.',
  'error.report-month-not-over': "{month} is not over yet (it ends on {to}) and can't be issued.",
  'hint.report-month-not-over':
    'Issue it after {to}; until then, see buding report closure --month {month}.',
  'error.report-month-empty':
    'No case had been collected by {asOf}: of {month} there is nothing to issue.',
  'hint.report-month-empty':
    "Check the month: what is issued can't be undone. If earlier cases are missing, record them first.",
  'error.report-issued-already':
    'The report of {month} was issued on {on} (revision {revision}); a month is issued once.',
  'hint.report-issued-already':
    'What changed since: buding report diff {month}; to issue a revision, add --revise --reason <why>.',
  'error.report-not-issued': 'The report of {month} was never issued.',
  'hint.report-not-issued':
    'What was issued: buding report issued; to issue it: buding report issue {month}.',
  'error.report-no-revision':
    'The report of {month} has no revision {revision}; the last one is {last}.',
  'hint.report-no-revision': 'See all of them: buding report issued.',
  'error.report-basis-gone':
    'Entry {entry} is no longer the one that was counted; nothing was issued.',
  'hint.report-basis-gone':
    'The register may have been replaced: run buding verify, then issue again.',
  'error.report-content-lost':
    'What is kept of {month}, revision {revision} (entry {entry}), is missing or was altered.',
  'hint.report-content-lost':
    'Find out with buding verify, and restore the register from a backup.',
  'error.report-replay-differs':
    '{month}, revision {revision}, drawn again from the journal as it was, differs in {count} places.',
  'hint.report-replay-differs':
    'The register may have been altered: run buding verify; rebuild what is derived with buding doctor --rebuild.',
  'error.report-other-calendar':
    '{month}, revision {revision}, was counted by the calendar "{kept}" ({keptDigest}); from the same entries this program has "{found}" ({foundDigest}). So days differ, and the two can\'t be compared byte for byte. What is kept agrees with its digest: it was not altered.',
  'hint.report-other-calendar': 'Check it with the version of the program that issued it.',
  'error.report-other-definitions':
    "{month}, revision {revision}, follows version {kept} of the definitions, this program has version {found}: the two can't be compared byte for byte. What is kept agrees with its digest: it was not altered.",
  'hint.report-other-definitions': 'Check it with the version of the program that issued it.',
  'error.report-not-undoable':
    'Entry {entry} issued the report of {month}; what was issued is not undone.',
  'hint.report-not-undoable':
    'What changed since: buding report diff {month}; to issue a revision: buding report issue {month} --revise --reason <why>.',
  'error.identity-broken':
    'The figures do not add up ({column}: {fault}); the report is not printed.',
  'hint.identity-broken': 'Run buding verify; if need be, buding doctor --rebuild.',
  'error.import-not-atomic': '{rejected} row(s) were rejected; with --atomic nothing was imported.',
  'hint.import-not-atomic': 'Correct them and try again; without --atomic the good rows go in.',
  'error.date-in-future':
    '{date} is after today ({today}); what has not happened cannot be recorded.',
  'hint.date-in-future': 'Check the date.',
  'error.backdate-needs-reason': '{date} is before today ({today}); a late entry needs a reason.',
  'hint.backdate-needs-reason': 'Add --reason <why>; it is kept in the journal.',
  'error.letter-not-found': 'There is no letter numbered “{number}”.',
  'hint.letter-not-found':
    'Numbers of letters stand in buding log and in the history that buding show gives.',
  'error.letter-taken-back': 'Letter {number} was taken back and is not printed again.',
  'hint.letter-taken-back':
    'To bring it back, undo that undo (see buding log); to issue a new one: buding remind --apply.',
  'error.case-not-found': 'No case has the number "{ref}".',
  'hint.case-not-found':
    'Use the full number or a unique ending of it; to find one: buding list --title <word>.',
  'error.case-ambiguous': 'More than one case ends with "{ref}": {candidates}{more}.',
  'hint.case-ambiguous': 'Give more of the number.',
  'error.case-inconsistent': 'The journal of {no} contradicts itself; its state cannot be told.',
  'hint.case-inconsistent': 'Stop entering, run buding verify, and keep the file as it is.',
  'error.number-invalid': 'The number "{no}" cannot be used: it has characters that are not seen.',
  'hint.number-invalid': 'Type it instead of pasting it; without --no the next number is given.',
  'error.number-taken': 'The number {no} is taken.',
  'hint.number-taken': 'Choose another one; without --no the next number is given.',
  'error.pattern-invalid': 'The number pattern "{pattern}" cannot be used.',
  'hint.pattern-invalid':
    'It must have exactly one running number, {seq} or {seq:4}, may have {year}, and no blanks.',
  'error.unit-not-found': 'There is no unit "{name}".',
  'hint.unit-not-found':
    'See buding unit list; new unit: buding unit add <name>; short names: buding unit alias.',
  'error.code-not-found': 'There is no {kind} "{name}".',
  'hint.code-not-found': 'See buding code list; new code: buding code add <kind> <name>.',
  'error.step-before-receipt': '"{action}" of {no} ({on}) is before the case was received.',
  'hint.step-before-receipt':
    'Check --on; to correct a wrong date of receipt: buding edit {no} --received-on <date>.',
  'error.step-wrong-stage': '{no} was "{stage}" on {on}; "{action}" is not possible then.',
  'hint.step-wrong-stage': 'See its history: buding show {no}.',
  'error.step-suspended': '{no} was suspended on {on}; "{action}" is not possible then.',
  'hint.step-suspended': 'Resume it first: buding resume {no}.',
  'error.step-not-suspended': '{no} was not suspended on {on}.',
  'hint.step-not-suspended': 'See its history: buding show {no}.',
  'error.received-twice': '{no} was received twice.',
  'hint.received-twice': 'See its history: buding show {no}.',
  'error.later-step-stands-on-it':
    '{no} was "{action}" later ({on}, entry {entry}), which rests on what you are changing.',
  'hint.later-step-stands-on-it':
    'Undo the later entry first: buding undo {entry}; or correct it: buding edit {no} ….',
  'error.merge-into-itself': '{no} cannot be merged into itself.',
  'hint.merge-into-itself': 'Check --into and the cases named.',
  'error.field-not-editable': 'These cannot be corrected directly: {fields}.',
  'hint.field-not-editable':
    'Stages follow from actions; for what can be corrected see buding edit --help.',
  'error.edit-closed-needs-reason': '{no} is closed; correcting it needs a reason.',
  'hint.edit-closed-needs-reason': 'Add --reason <why>.',
  'error.no-such-step': '{no} has no step "{action}" whose date could be corrected.',
  'hint.no-such-step': 'See its history: buding show {no}.',
  'error.entry-not-found': 'There is no entry {entry}.',
  'hint.entry-not-found': 'See the journal: buding log.',
  'error.entry-not-undoable': 'Entry {entry} ({action}) changed no case and cannot be undone.',
  'hint.entry-not-undoable':
    'Change units, codes and settings back with their own commands; see buding log.',
  'error.last-not-undoable':
    'The last entry, {entry} ({action}), changed no case and cannot be undone.',
  'hint.last-not-undoable':
    'Change units, codes and settings back with their own commands. Before it, entry {last} ({lastAction}) can be undone: buding undo {last}.',
  'error.entry-undone-already': 'Entry {entry} was undone already.',
  'hint.entry-undone-already': 'To bring it back, undo the undoing; its number is in buding log.',
  'error.term-exists':
    'The {kind} "{name}" exists already (as a present or former name, or an alias).',
  'hint.term-exists': 'See buding unit list or buding code list.',
  'error.term-merge-itself': '"{name}" cannot be merged with itself.',
  'hint.term-merge-itself': 'Check both names.',
  'error.setting-unknown': 'There is no setting "{key}".',
  'hint.setting-unknown': 'Settings: {known}.',
  'error.setting-above': 'The setting {key} cannot be below {other}, which is {limit}.',
  'hint.setting-above': 'Lower {other} first, or give {limit} or more.',
  'error.setting-below': 'The setting {key} cannot be above {other}, which is {limit}.',
  'hint.setting-below': 'Raise {other} first, or give {limit} or less.',
  'error.setting-value': 'The setting {key} cannot be "{value}".',
  'hint.setting-value': 'It can be: {form}.',
  'error.setting-not-scoped': 'The setting {key} is one for all severities and sources.',
  'hint.setting-not-scoped': 'Leave --severity and --source out.',
  'error.profile-not-found': 'There is no import profile named "{name}".',
  'hint.profile-not-found':
    'Known profiles: {known}. --save-profile <name> keeps one with an import.',
  'error.reporter-not-kept': 'No reporter is kept for {no}.',
  'hint.reporter-not-kept': 'They are entered with --reporter and --contact when a case is added.',
  'error.register-missing': 'No register was found: {path}.',
  'hint.register-missing':
    'To begin: buding init --office <name>, or buding demo to look around; if it is elsewhere, name it with --db <file>.',
  'error.register-exists': 'A register exists already: {path}.',
  'hint.register-exists': 'Just use it; for another one name a new file with --db.',
  'error.register-newer':
    'The register was made by a newer version of the program (version {found}, known up to {known}).',
  'hint.register-newer': 'Upgrade buding to open it.',
  'error.register-older':
    'The register was made by an older version and is not upgraded yet: {path}.',
  'hint.register-older': 'Any command that opens it, such as buding list, upgrades it.',
  'error.not-a-register': '{path} is not a buding register.',
  'hint.not-a-register': 'Check --db; the file was left as it is.',
  'error.register-busy': 'Somebody else is writing to the register; waited and gave up: {path}.',
  'hint.register-busy': 'Try again later; nothing was changed.',
  'error.register-damaged': "The register's file is damaged: {path} ({detail}).",
  'hint.register-damaged':
    'Stop entering, keep the file, and go back to the latest backup: buding restore <backup>.',
  'error.register-read-only': 'The register can be read but not written: {path}.',
  'hint.register-read-only':
    'Check whether the file or its folder is read-only, or copy it elsewhere.',
  'error.register-no-permission': 'No permission to open the register: {path} ({detail}).',
  'hint.register-no-permission': 'Check the permissions of the file and its folder.',
  'error.folder-missing': 'The folder does not exist: {path}.',
  'hint.folder-missing': 'Make the folder first, or check the path.',
  'error.disk-full': 'The disk is full; not written: {path}.',
  'hint.disk-full': 'Make room and try again; the register is as it was.',
  'error.disk-error': 'Disk error: {path} ({detail}).',
  'hint.disk-error': 'Check the disk or the network drive, and make a backup soon.',
  'error.setting-not-taken':
    'The database did not take the safety setting {name} (wanted {wanted}, found {found}).',
  'hint.setting-not-taken':
    'The program stops here so that nothing is lost; put the register on a local disk.',
  'error.term-unrecorded': 'The {kind} "{name}" has no origin in the journal.',
  'hint.term-unrecorded': 'Run buding verify.',
  'error.file-unreadable': 'Cannot read the file: {path} ({reason}).',
  'hint.file-unreadable': 'Check its permissions, or whether another program holds it.',
  'error.file-missing': 'No such file: {path}.',
  'hint.file-missing': 'Check the name and the path.',
  'error.answer-lost':
    'The answer could not be written to stdout ({reason}); the register may have changed.',
  'hint.answer-lost': 'See buding log for what was recorded before you do it again.',
  'error.file-unwritable': 'Cannot write the file: {path} ({reason}).',
  'hint.file-unwritable': "Check the folder's permissions and free space, or choose another place.",
  'error.file-exists': 'The file exists and was not overwritten: {path}.',
  'hint.file-exists': 'Choose another name; to overwrite it add --yes.',
  'error.sheet-empty': '{name} is empty.',
  'hint.sheet-empty': 'Check whether it is the right file.',
  'error.sheet-too-large': '{name} is larger than can be imported ({limit} bytes).',
  'hint.sheet-too-large': 'Split it and import the parts.',
  'error.sheet-is-workbook': '{name} is a {kind} file, which can’t be imported as it is.',
  'hint.sheet-is-workbook': 'Open it in Excel or WPS, save it as .xlsx and import that.',
  'error.sheet-no-table': '{name} is not a table.',
  'hint.sheet-no-table': 'Check that it is the right file; save a table as .xlsx in Excel or WPS.',
  'error.workbook-encrypted': '{name} is protected by a password and can’t be read.',
  'hint.workbook-encrypted':
    'Open it in Excel or WPS, remove the password, save it as .xlsx and import that.',
  'error.workbook-damaged': '{name} is damaged or incomplete and can’t be read.',
  'hint.workbook-damaged':
    'Open it in Excel or WPS and save it as a new .xlsx; if it does not open, ask its sender for another copy.',
  'error.workbook-unsafe': '{name} is not read: {reason}.',
  'hint.workbook-unsafe':
    'No ordinary table is like that: check where the file comes from. If it is your ledger, open it in Excel or WPS, keep only the sheet to import, and save it as .xlsx or CSV (UTF-8).',
  'error.text-too-long-for-cell':
    'Cell {place} would hold {length} characters; a workbook takes {limit}.',
  'hint.text-too-long-for-cell': 'Export CSV instead: --format csv.',
  'error.worksheet-not-one': '{name} is no worksheet made by this program.',
  'hint.worksheet-not-one':
    'Worksheets are made by buding export --worksheets <folder> and come back as they are; a ledger goes in by buding import <file>.',
  'error.worksheet-exists': 'There is a worksheet already: {path}; none was written.',
  'hint.worksheet-exists': 'Choose another folder; to replace those that are there add --yes.',
  'error.worksheet-altered':
    'The marks by which {name} is recognised were altered; it is not taken.',
  'hint.worksheet-altered': 'Ask the unit to fill in the original, or make a new worksheet.',
  'error.worksheet-other-register': '{name} comes from another register ({office}).',
  'hint.worksheet-other-register': 'Check --db and the file.',
  'error.worksheet-from-later':
    '{name} was made after entry {entry}, but the register ends at {last}.',
  'hint.worksheet-from-later':
    'The register may have been restored from an older backup: check that first.',
  'error.answer-row-altered': 'Protected cells of {no} were altered.',
  'hint.answer-row-altered': 'Ask the unit to fill in the original.',
  'error.answer-case-changed': '{no} has changed since the worksheet was made.',
  'hint.answer-case-changed': 'Make a new worksheet, or act on the case by its command.',
  'error.answer-other-unit': '{no} is not with “{unit}” any more.',
  'hint.answer-other-unit': 'Check to whom it is assigned.',
  'error.answer-action-unknown': '{no}: “{text}” is none of the actions to choose from.',
  'hint.answer-action-unknown': 'These are 报结 (submit), 申请延期 (extend) and 退件 (return).',
  'error.answer-action-missing': '{no} is filled in, but no action was chosen.',
  'hint.answer-action-missing': 'These are 报结 (submit), 申请延期 (extend) and 退件 (return).',
  'error.answer-date-unreadable': '{no}: {column} “{text}” is no date.',
  'hint.answer-date-unreadable': 'Write 2024-03-05 or 3月5日.',
  'error.answer-row-twice': '{no} stands twice in the worksheet; the first row counts.',
  'hint.answer-row-twice': 'Delete the other row.',
  'error.sheet-not-found': 'There is no sheet “{sheet}”.',
  'hint.sheet-not-found': 'The sheets are: {sheets}.',
  'error.sheet-ambiguous': 'Several sheets of {name} look like a ledger: {sheets}.',
  'hint.sheet-ambiguous': 'Say which one to import with --sheet <name>.',
  'error.sheet-none-fits': 'No sheet of {name} has a ledger’s header: {sheets}.',
  'hint.sheet-none-fits':
    'Name the sheet with --sheet <name> and its header row with --header-row <number>.',
  'error.sheet-flag-without-workbook': '{name} is not a workbook and has no sheets.',
  'hint.sheet-flag-without-workbook': 'Leave --sheet out.',
  'error.sheet-too-many-columns': 'Row {row} has {columns} columns, more than {limit}.',
  'hint.sheet-too-many-columns': 'Check separator and quotes.',
  'error.sheet-too-many-rows': 'The file has more than {limit} rows.',
  'hint.sheet-too-many-rows': 'Split it and import the parts.',
  'error.sheet-row-too-long': 'Row {row} is too long (limit {limit} bytes).',
  'hint.sheet-row-too-long': 'A quote is probably missing there or in the row above.',
  'error.sheet-changed': '{name} was changed while it was being read.',
  'hint.sheet-changed': 'Close the program that edits it and try again; the register is as it was.',
  'error.quote-unclosed':
    'A quote in row {row} is never closed; what follows cannot be split into columns.',
  'hint.quote-unclosed': 'Add the missing quote, or save the file anew in Excel or WPS.',
  'error.quote-stray': 'A quote in row {row} stands in the wrong place.',
  'hint.quote-stray': 'A quote inside a cell is doubled, and the whole cell quoted.',
  'error.encoding-unknown': 'Unknown encoding "{encoding}".',
  'hint.encoding-unknown': 'Common ones: utf-8, gb18030, gbk, utf-16le, big5.',
  'error.encoding-mismatch': '{name} is not {encoding}.',
  'hint.encoding-mismatch':
    'Without --encoding it is found by itself; else save as CSV (UTF-8) in Excel or WPS.',
  'error.encoding-not-found': 'The encoding of {name} is neither UTF-8 nor GB18030.',
  'hint.encoding-not-found': 'Name it with --encoding, or save the file as CSV (UTF-8).',
  'error.encoding-unwritable': '{encoding} has no character for {codePoint}.',
  'hint.encoding-unwritable': 'Use --encoding utf-8.',
  'error.delimiter-bad': '"{delimiter}" cannot be a separator.',
  'hint.delimiter-bad': 'Use a comma, a tab, a semicolon or a bar.',
  'error.header-not-found': 'No header row was found in {name}. It begins with: {first}.',
  'hint.header-not-found':
    'Name the row with --header-row <n>, or the columns with --map header=field.',
  'error.header-row-missing': 'There is no row {headerRow} (or it is not among the first {rows}).',
  'hint.header-row-missing': 'Rows count from 1, as a spreadsheet shows them.',
  'error.header-twice': 'The header "{header}" stands there twice (columns {first} and {second}).',
  'hint.header-twice': 'Rename one of them, or one column would be lost.',
  'error.column-ambiguous': 'The column "{column}" can be {fields}; its values do not tell.',
  'hint.column-ambiguous': 'Say which with --map "{column}=field".',
  'error.map-header-unknown': '--map names "{header}", which is not among the headers.',
  'hint.map-header-unknown': 'Headers: {headers}.',
  'error.map-field-twice': '--map gives two columns to {field} ("{first}" and "{second}").',
  'hint.map-field-twice': 'Keep one; write header=- for a column to be left out.',
  'error.field-unknown': 'There is no field "{field}".',
  'hint.field-unknown': 'Fields: {fields}.',
  'error.set-value-bad': '--set {field}={value}: the value cannot be read.',
  'hint.set-value-bad': 'Dates are YYYY-MM-DD; for status words see buding import --help.',
  'error.notice-empty': 'No days off or worked were found in {name}.',
  'hint.notice-empty':
    'A row gives a date (or from–to), 放假/off or 上班/work, and the holiday: "2027-10-01,off,National Day".',
  'error.notice-unreadable': '{count} rows of {name} can not be read; nothing was taken in.',
  'hint.notice-unreadable': 'Correct the rows listed above; give --year where dates have none.',
  'error.notice-incomplete': '{name} has {count} days off only: no notice for the whole of {year}.',
  'hint.notice-incomplete':
    'List the whole year, or add --supplement for a notice that changes some days.',
  'error.date-format-bad': 'The date format "{format}" cannot be used.',
  'hint.date-format-bad': 'For example YYYY-MM-DD, DD/MM/YYYY, MM/DD/YYYY hh:mm:ss A.',
  'error.paper-exists': 'A file is there with other content: {path}. Nothing was written.',
  'hint.paper-exists': 'Choose another folder; to replace files add --force.',
  'error.template-unreadable': '{path} is no Word document (.docx) that can be a template.',
  'hint.template-unreadable': 'Save it as .docx, without a password, of at most {limit} MB.',
  'error.template-without-marks': 'The template {path} has no marks: there is nothing to fill in.',
  'hint.template-without-marks': 'Write marks where something is to stand: {known}.',
  'error.template-mark-unknown': 'The template {path} has unknown marks: {marks}.',
  'hint.template-mark-unknown':
    'Mend or remove them; known are {known}, and any figure by its name.',
  'error.template-mark-not-alone':
    'In the template {path} these marks need a paragraph of their own: {marks}.',
  'hint.template-mark-not-alone':
    'Parts and tables replace the whole paragraph: put its other text elsewhere.',
} as const satisfies Record<keyof typeof zh, string>;
