/** Preferences, saved views, completion: what a person at the machine has in his own way. */
import type { habits as zh } from '../zh/habits.ts';
export const habits = {
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
