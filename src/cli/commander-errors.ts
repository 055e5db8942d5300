/** Commander's complaints in our words. Its codes are stable; names are read from its messages. */
import type { Command, CommanderError } from 'commander';
import { chinese, type Translate } from '../messages/translate.ts';
import { mistypedOption, NOT_BUILT, optionsMeant, UNMERGE, verbsMeant } from './mistyped.ts';
import { UsageError } from './usage-error.ts';

/** The refusal that a complaint means; `null` when it is none, but help or the version was asked for. */
export function usageErrorOf(
  error: CommanderError,
  root: Command,
  t: Translate,
): UsageError | null {
  const called = calledCommand(root);
  const help = `${nameOf(called, t)} --help`;
  const [, quoted = ''] = /'(.*)'/s.exec(error.message.split('\n')[0] ?? '') ?? [];
  if (error.code === 'commander.unknownCommand' || error.code === 'commander.excessArguments')
    refuseDashes([quoted, ...called.args], called, t);
  switch (error.code) {
    case 'commander.version':
    case 'commander.helpDisplayed':
      return null;
    case 'commander.help':
      if (error.exitCode === 0 || called === root) return null;
      return new UsageError('subcommand-missing', {
        verb: shownName(called, t),
        known: called.commands.map((one) => shownName(one, t)),
      });
    case 'commander.unknownCommand':
      return unknownCommand(quoted, called, suggestionOf(error, t), t);
    case 'commander.unknownOption':
      return new UsageError('unknown-option', {
        flag: quoted,
        suggestion: optionMeant(quoted, called, t) ?? suggestionOf(error, t),
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

/** Refuses arguments that were meant to be options: a Chinese keyboard gives —— for --. */
export function refuseDashes(args: readonly string[], called: Command, t: Translate): void {
  const mistyped = mistypedOption(args, called);
  if (mistyped === null) return;
  const { written, meant } = mistyped;
  throw new UsageError('dashes-wrong', {
    written,
    suggestion: meant === null ? '' : t('talk.did-you-mean', { names: [meant] }),
    help: `${nameOf(called, t)} --help`,
  });
}

/** Where an argument may begin with a dash, what begins with two is an option that does not exist. */
export function refuseUnknownOption(called: Command, t: Translate): void {
  const flag = called.args.find((arg) => arg.startsWith('--') && arg.length > 2);
  if (flag === undefined) return;
  throw new UsageError('unknown-option', {
    flag,
    suggestion: optionMeant(flag, called, t) ?? '',
    help: `${nameOf(called, t)} --help`,
  });
}

/** A verb that does not exist; `guess` is what is spelt like it. */
export function unknownCommand(
  name: string,
  called: Command,
  guess: string,
  t: Translate,
): UsageError {
  if (called.parent === null && NOT_BUILT.includes(name))
    return new UsageError('not-built', { name });
  if (called.parent === null && UNMERGE.includes(name)) return new UsageError('unmerge-by-flag');
  const names = verbsMeant(name, called);
  const suggestion = names.length === 0 ? guess : t('talk.did-you-mean', { names });
  return new UsageError('unknown-command', { name, suggestion });
}

/** An option written in full-width letters or in Chinese (`--标题`), or spelt otherwise. */
function optionMeant(written: string, called: Command, t: Translate): string | null {
  const names = optionsMeant(written, called);
  return names.length === 0 ? null : t('talk.did-you-mean', { names });
}

function nameOf(command: Command, t: Translate): string {
  const name = shownName(command, t);
  return command.parent ? `${nameOf(command.parent, t)} ${name}` : name;
}

/** A verb in the user's language. */
function shownName(command: Command, t: Translate): string {
  return (t === chinese ? command.aliases()[0] : undefined) ?? command.name();
}

function suggestionOf(error: CommanderError, t: Translate): string {
  const [, names] = /\(Did you mean (?:one of )?(.*)\?\)$/s.exec(error.message) ?? [];
  return names === undefined ? '' : t('talk.did-you-mean', { names: names.split(', ') });
}
