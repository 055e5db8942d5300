/** Preferences, saved views, completion: what a person at the machine has in his own way. */
import type { habits as zh } from '../zh/habits.ts';

export const habits = {
  'opt.no-pager': 'no pager, however long the answer',
  'opt.wide-punct': 'for terminals that draw “ ” … — in two columns',
  'opt.mine': 'a preference of yours on this machine, not recorded in the register',
  'opt.save': 'keep these filters, columns and order as a view, to be called as @name',
  'opt.views': 'list the saved views',
  'opt.forget': 'remove a saved view',

  'value.language': 'zh|en',
  'value.view': '@view',
  'value.shell': 'shell',
  'value.topic': 'command or topic',

  'verb.config.unset': 'give a setting its initial value back',
  'verb.config.path': 'where your preferences are kept',
  'verb.completion': 'let Tab complete verbs, flags, case numbers and units',
  'example.config.list': 'buding config list\nbuding config list --mine',
  'example.config.unset': 'buding config unset --mine pager',
  'example.config.path': 'buding config path',
  'example.completion': 'buding completion bash\nbuding completion zsh',

  'setting.mine': 'mine',
  'setting.variable': 'variable before it',
  'view.name': 'view',
  'view.flags': 'filters, columns, order',

  'form.name': 'a name',
  'form.path': 'an absolute path, or one that begins with ~/',
  'form.command': 'a command',
  'form.count': 'an integer from 0 on',
  'form.object': '{ … }',
  'form.flag': 'a text, several texts, or true/false',

  'talk.preferences-in': 'Your preferences are kept in {path}',
  'talk.preference-set': 'Preference {key} is {value} now.',
  'talk.preference-unset': 'Preference {key} is removed.',
  'talk.preference-none': 'There was no preference {key}.',
  'talk.view-saved': 'Saved as view "{view}"; to see it again: buding list @{view}',
  'talk.view-replaced': 'View "{view}" is replaced; to see it again: buding list @{view}',
  'talk.view-forgotten': 'View "{view}" is removed.',
  'talk.no-views': 'There are no views yet. To save one: buding list --overdue --save late',
  'talk.searched-flag': 'The place was given by --db; please check it. {hint}',
  'talk.searched-variable':
    'The place was given by the variable BUDING_DB; please check it. {hint}',
  'talk.searched-preference':
    'The place was given by your preference db (buding config list --mine); please check it. {hint}',
  'talk.searched-nobody': "Looked in the current folder, then in the user's data folder. {hint}",
  'talk.completion-bash': 'Put this line into ~/.bashrc: source <(buding completion bash)',
  'talk.completion-zsh':
    'Put this line into ~/.zshrc, after compinit: source <(buding completion zsh)',
  'talk.completion-fish':
    'Put this line into ~/.config/fish/config.fish: buding completion fish | source',
  'talk.completion-powershell':
    'Put this line into $PROFILE: buding completion powershell | Out-String | Invoke-Expression',

  'usage.preferences-unreadable': 'Your preferences cannot be read: {path} ({reason}).',
  'usage-hint.preferences-unreadable':
    'The file must be readable, and UTF-8; to do without it for once: BUDING_CONFIG=/dev/null.',
  'usage.preferences-not-json': 'Your preferences are no JSON: {path}, line {line}{near}.',
  'usage-hint.preferences-not-json':
    'Check quotes, commas and brackets of that line and the one before; to do without the file for once: BUDING_CONFIG=/dev/null.',
  'usage.preferences-not-object':
    'The preferences must stand in one pair of braces: {path}, line {line}.',
  'usage-hint.preferences-not-object':
    'For example { "lang": "en" }; or delete the file. What it can hold: buding config list --mine.',
  'usage.preferences-twice': 'Your preferences have "{key}" twice: {path}, line {line}.',
  'usage-hint.preferences-twice': 'Leave one of them.',
  'usage.preference-unknown':
    'Your preferences have an unknown key "{key}": {path}, line {line}. {suggestion}',
  'usage-hint.preference-unknown':
    'Keys: {known}. Correct that line, or remove it: buding config unset --mine {key}.',
  'usage.preference-value': 'Preference {key} cannot be {value}: {path}, line {line}.',
  'usage-hint.preference-value':
    'It can be: {known}. Correct that line, or remove it: buding config unset --mine {key}.',
  'usage.preference-key': 'There is no preference "{key}". {suggestion}',
  'usage-hint.preference-key': 'Preferences: {known}.',
  'usage.preference-refused': 'Preference {key} cannot be "{value}".',
  'usage-hint.preference-refused': 'It can be: {known}.',
  'usage.preference-mine': '"{key}" is a preference of yours, not a setting of the register.',
  'usage-hint.preference-mine': 'Add --mine: buding config set --mine {key} {value}.',
  'usage.preference-by-list': 'Views are not set here.',
  'usage-hint.preference-by-list':
    'To save one: buding list <filters> --save <name>; to remove it: buding list --forget <name>.',
  'usage.default-command': 'There is no command "{command}" that could have a default.',
  'usage-hint.default-command':
    'Write defaults.<command>.<flag>, such as defaults.list.columns or defaults.report.closure.by.',
  'usage.default-unknown': 'Preference defaults.{command}.{flag} is of no use. {suggestion}',
  'usage-hint.default-unknown':
    'Flags of {command} that can have a default: {known}. Dates, reasons, filters and switches are said each time; to remove it: buding config unset --mine defaults.{command}.{flag}.',
  'usage.view-name': '"{value}" cannot be the name of a view.',
  'usage-hint.view-name': 'A name is not empty, has no blanks and no @, and 40 characters at most.',
  'usage.view-unknown': 'There is no view "{value}". {suggestion}',
  'usage-hint.view-unknown': 'Views: {known}; to save one: buding list <filters> --save <name>.',
  'usage.view-flag': '--{flag} of view "{view}" cannot be used any more. {suggestion}',
  'usage-hint.view-flag': 'Save the view anew (--save), or remove it: buding list --forget {view}.',
  'usage.view-unreadable': '--{flag} {value} of view "{view}" cannot be read any more.',
  'usage-hint.view-unreadable':
    'Save the view anew (--save), or remove it: buding list --forget {view}.',
  'usage.view-empty': 'There is nothing to keep in view "{view}".',
  'usage-hint.view-empty': 'For example: buding list --overdue --sort due_on --save late.',
  'usage.shell-unknown': 'There is no shell "{value}". {suggestion}',
  'usage-hint.shell-unknown': 'There are: {allowed}.',
} as const satisfies Readonly<Record<keyof typeof zh, string>>;
