/** Who reported a case and the key that seals it; the files kept with a case. */
export const kept = {
  'error.reporter-unreadable':
    "The reporter of {no} can't be decrypted: the row was altered, or belongs to another case.",
  'hint.reporter-unreadable':
    'Find out how far it goes with buding verify and restore a backup; what is lost for good can be deleted and entered again: buding edit {no} --clear reporter.',
  'error.reporter-not-undoable':
    "Entry {entry} changed reporters only; what they were before is not kept, so it can't be undone.",
  'hint.reporter-not-undoable':
    'Enter it again: buding edit <case> --reporter <name> --contact <phone>.',
  'error.key-missing': 'The key of the reporters was not found: {path}.',
  'hint.key-missing':
    'If the register has none yet, make one: buding doctor --make-key. If it is elsewhere, name it with --key <file> or BUDING_KEY.',
  'error.key-unreadable': "The key of the reporters can't be read: {path} ({reason}).",
  'hint.key-unreadable': 'Check the permissions of the key file.',
  'error.key-unwritable': "The key of the reporters can't be written: {path} ({reason}).",
  'hint.key-unwritable':
    'Name a new file that can be written with --key <file>, then run buding doctor --make-key.',
  'error.key-damaged': '{path} is no valid key of reporters.',
  'hint.key-damaged': 'Put the original key file back; a copy will do if it is exact.',
  'error.key-too-open': 'The key {path} can be read by others (mode {mode}) and is not used.',
  'hint.key-too-open': 'Make it readable by you alone: chmod 600 <key file>.',
  'error.key-wrong': 'The key is not that of this register: {path}.',
  'hint.key-wrong': 'Name the key of this register with --key <file> or BUDING_KEY.',
  'error.key-exists': 'The register has a key already: {path}.',
  'hint.key-exists': 'Simply use it; to change it, run buding doctor --new-key.',
  'error.key-lost':
    'The reporters of this register are sealed with another key, which is not here: {path}.',
  'hint.key-lost':
    'Look for a copy of the key. If it is lost, the reporters can\'t be read any more and must be deleted before a new key can be used: buding list --has-reporter | buding edit --from-file - --clear reporter --reason "key lost".',
  'error.attachment-not-a-file':
    "{path} is no ordinary file (a folder, a link or a device) and can't be attached.",
  'hint.attachment-not-a-file': 'Name the file itself; pack a folder first.',
  'error.attachment-too-large': '{path} is larger than an attachment may be ({limit} MB).',
  'hint.attachment-too-large': 'Compress it, or allow more with --max-size <MB>.',
  'error.attachment-not-found': '{no} has no attachment named "{name}".',
  'hint.attachment-not-found': 'It has: {known}.',
  'error.attachments-none': '{no} has no attachments.',
  'hint.attachments-none': 'To attach: buding attach {no} <file>.',
  'error.attachment-name-taken':
    '{no} has another attachment called "{name}"; this cannot be undone.',
  'hint.attachment-name-taken':
    'Fetch and remove that one first, undo, and attach it again under another name.',
  'error.attachment-missing': 'The file of the attachment "{name}" is gone.',
  'hint.attachment-missing':
    'Get it back from a backup (buding restore), or attach the same file again.',
  'error.attachment-altered':
    'The content of the attachment "{name}" is not what the journal says: it was altered.',
  'hint.attachment-altered':
    'Get it back from a backup (buding restore), or attach the original again; buding verify says how far it goes.',
  'error.detach-before-attach':
    'The attachment "{name}" of {no} was attached on {on} and can\'t be removed before that.',
  'hint.detach-before-attach': 'Check --on.',
  'finding.reporter-missing': '{no} should have a reporter, and none is kept',
  'finding.reporter-unexpected': '{no} should have no reporter, and one is kept',
  'finding.reporter-altered': "the reporter of {no} can't be decrypted: altered or moved",
  'finding.attachment-missing': 'the file of attachment "{name}" of {no} is missing',
  'finding.attachment-altered': 'attachment "{name}" of {no} was altered',
  'verify-note.reporters-plain':
    'The reporters of {count} cases are still plain text. Make a key and seal them: buding doctor --make-key',
  'verify-note.reporters-unchecked':
    'The reporters of {count} cases are sealed; without the key at hand their content was not checked.',
  'verify-note.files-unnamed':
    '{count} files in the folder of attachments belong to no case and can be cleared away: buding doctor --prune',
  'usage.files-unwanted': 'No files can be named together with --{flag}.',
  'usage-hint.files-unwanted': 'Attach files in one command; fetch, list or remove in another.',
  'example.attach':
    'buding attach 0012 report.pdf photo.jpg\nbuding attach 0012 --list\nbuding attach 0012 --get report.pdf -o desk/\nbuding attach 0012 --remove 2 --reason "the wrong file"',
  'attachment.number': 'no.',
  'attachment.name': 'name',
  'attachment.size': 'size',
  'attachment.media': 'type',
  'attachment.on': 'date',
  'attachment.entry': 'entry',
  'doctor.key': 'key of reporters',
  'doctor.key-none': 'none (before entering a reporter run buding doctor --make-key)',
  'doctor.key-ready': '{path}',
  'doctor.key-wrong': '{path}: not usable ({reason})',
  'doctor.reporters': 'reporters',
  'doctor.reporters-count': '{sealed} sealed, {plain} plain text',
  'doctor.attachments': 'attachments',
  'doctor.attachments-count': '{files} files, {strangers} of no case, {wrong} missing or altered',
} as const;
