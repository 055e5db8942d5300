/** Commander's complaints in our words. Its codes are stable; names are read from its messages. */
import type { Command, CommanderError } from 'commander';
import type { Translate } from '../messages/translate.ts';
import { UsageError } from './usage-error.ts';

/** The refusal that a complaint means; `null` when it is none, but help or the version was asked for. */
export function usageErrorOf(
  error: CommanderError,
  root: Command,
  t: Translate,
): UsageError | null {
  const called = calledCommand(root);
  const help = `${nameOf(called)} --help`;
  const [, quoted = ''] = /'(.*)'/s.exec(error.message.split('\n')[0] ?? '') ?? [];
  switch (error.code) {
    case 'commander.version':
    case 'commander.helpDisplayed':
      return null;
    case 'commander.help':
      if (error.exitCode === 0 || called === root) return null;
      return new UsageError('subcommand-missing', {
        verb: called.name(),
        known: called.commands.map((one) => one.name()),
      });
    case 'commander.unknownCommand':
      return new UsageError('unknown-command', {
        name: quoted,
        suggestion: suggestionOf(error, t),
      });
    case 'commander.unknownOption':
      return new UsageError('unknown-option', {
        flag: quoted,
        suggestion: suggestionOf(error, t),
        help,
      });
    case 'commander.optionMissingArgument':
      return new UsageError('option-value-missing', { flag: quoted.replace(/^-\w, /, ''), help });
    case 'commander.missingArgument':
      return new UsageError('argument-missing', { name: quoted, help });
    case 'commander.excessArguments':
      return new UsageError('too-many-arguments', {
        extra: called.args.slice(called.registeredArguments.length),
        help,
      });
    default:
      return new UsageError('option-invalid', {
        detail: error.message.replace(/^error: /, ''),
        help,
      });
  }
}

/** The verb, or the sub-verb, that argv named. */
function calledCommand(root: Command): Command {
  let called = root;
  for (;;) {
    const [name = ''] = called.args;
    const next = called.commands.find((one) => one.name() === name || one.aliases().includes(name));
    if (!next) return called;
    called = next;
  }
}

function nameOf(command: Command): string {
  return command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name();
}

function suggestionOf(error: CommanderError, t: Translate): string {
  const [, names] = /\(Did you mean (?:one of )?(.*)\?\)$/s.exec(error.message) ?? [];
  return names === undefined ? '' : t('talk.did-you-mean', { names: names.split(', ') });
}
