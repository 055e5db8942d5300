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
  'opt.key': "key file of the reporters (default $BUDING_KEY, the user's configuration folder)",
  'opt.make-key': 'make the key of the reporters, and seal those that are plain text',
  'opt.new-key': 'change the key; every reporter is sealed anew',
  'opt.prune': 'remove attached files that belong to no case',
  'opt.no-files': 'do not check the files of attachments',
  'opt.files': 'check the files of attachments',
  'opt.verify.files': 'check the files of attachments (they are, unless --no-files)',
  'opt.edit.reporter': 'reporter; an empty one ("") deletes all that is kept of the reporter',
  'opt.edit.contact': 'how to reach the reporter; an empty one ("") deletes it',
  'opt.attach': 'a file to keep with the case, as evidence',
  'opt.get': 'fetch an attachment (name or number)',
  'opt.attach.output': 'file or folder; - is stdout (default: the current folder)',
  'opt.attach.force': 'replace a file that is there, as --yes does',
  'opt.list': 'list the attachments',
  'opt.remove': 'take an attachment off (name or number), with a reason; the file stays for now',
  'opt.max-size': 'largest attachment, in MB (default 200)',
  'opt.mask': 'mask mobile numbers and identity numbers in the texts',
  'value.size': 'MB',
  'value.which': 'name or number',
  'verb.attach': 'attachments: keep, fetch, list, remove',
  'example.attach':
    'buding attach 0012 report.pdf photo.jpg\nbuding attach 0012 --list\nbuding attach 0012 --get report.pdf -o desk/\nbuding attach 0012 --remove 2 --reason "the wrong file"',
  'action.attach': 'attach',
  'action.detach': 'detach',
  'action.doctor.new-key': 'change key',
  'detail.bytes': '{size} bytes',
  'attachment.number': 'no.',
  'attachment.name': 'name',
  'attachment.size': 'size',
  'attachment.media': 'type',
  'attachment.on': 'date',
  'attachment.entry': 'entry',
  'talk.key-made': 'Key of the reporters: {path}',
  'talk.key-meaning':
    "Names and contacts of reporters are sealed with this file. It is neither in the register nor in any backup: keep a copy of it, apart from both.\nIf the key is lost, the reporters entered so far can't be read any more; everything else is unaffected.",
  'talk.key-not-made':
    'No key of the reporters was made ({reason}). Before entering a reporter run: buding doctor --make-key --key <file>',
  'talk.key-taken': 'The key file that is there is used from now on: {path}',
  'talk.key-sealed': 'Sealed the reporters of {count} cases.',
  'talk.key-changed':
    'Key changed: {path}. The reporters of {count} cases were sealed anew, entry {entry}.',
  'talk.key-kept':
    'The old key stays at {path}: backups made until now need it. When those backups are not needed any more, destroy them and the old key together.',
  'talk.remains':
    'Others have the register open: remains of what was deleted may still be in the file. When nobody uses it, run: buding doctor --scrub',
  'talk.scrubbed': 'Remains of what was deleted were cleared from the file.',
  'opt.scrub': 'clear remains of what was deleted from the file',
  'talk.confirm-new-key': 'The key will be changed and every reporter sealed anew. Go on?',
  'talk.reporter-plain':
    'The reporter of this case is still plain text. Make a key and seal it: buding doctor --make-key',
  'talk.reporters-stay': "{count} changes of reporters can't be undone and stay as they are.",
  'talk.rejects-private':
    "The rejected rows have the reporters' columns: the file can be read by you alone (mode 600); delete it after use.",
  'talk.personal-data':
    'Note: title or description hold mobile numbers or identity numbers ({count}). They are kept as they are; --mask covers them in an export for others.',
  'talk.attached': '{no}: {count} files attached, entry {entry}.',
  'talk.attached-already': '{no} has the same attachment already; nothing was recorded.',
  'talk.attached-empty': 'Note: "{name}" is empty.',
  'talk.detached':
    '{no}: attachment "{name}" removed, entry {entry}. The file stays for now and this can be undone; clear it away with buding doctor --prune.',
  'talk.fetched': 'Fetched and verified: {path}',
  'talk.attachments-none': '{no} has no attachments.',
  'talk.files-copied': '{count} attachments copied as well: {path}',
  'talk.files-lost':
    'The files of {count} attachments are missing or altered and could not be copied: {names}{more}',
  'talk.key-not-inside':
    'Reporters are sealed; the key is not in the backup and must be kept apart.',
  'talk.nothing-to-prune': 'There are no attached files to clear away.',
  'talk.confirm-prune':
    "{count} attached files that belong to no case will be deleted (an undo can't bring them back). Go on?",
  'talk.pruned': 'Deleted {count} files.',
  'talk.prune-rehearsed': 'Trial: {count} files could be deleted.',
  'doctor.key': 'key of reporters',
  'doctor.key-none': 'none (before entering a reporter run buding doctor --make-key)',
  'doctor.key-ready': '{path}',
  'doctor.key-wrong': '{path}: not usable ({reason})',
  'doctor.reporters': 'reporters',
  'doctor.reporters-count': '{sealed} sealed, {plain} plain text',
  'doctor.attachments': 'attachments',
  'doctor.attachments-count': '{files} files, {strangers} of no case, {wrong} missing or altered',
} as const;
