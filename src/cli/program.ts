/**
 * The command line: declares the verbs, reads argv, runs what was asked for. A verb's own flags are
 * declared only when it is the one called, so that help and every command start quickly.
 */
import { Argument, Command, CommanderError, Option } from 'commander';
import type { IsoDate } from '../domain/dates.ts';
import { isMessageKey, type MessageKey, type Translate } from '../messages/translate.ts';
import {
  refuseDashes,
  refuseUnknownOption,
  unknownCommand,
  usageErrorOf,
} from './commander-errors.ts';
import { createEnv, type Machine, type OpenEnv } from './env.ts';
import { Flags } from './flags.ts';
import { GLOBAL_FLAGS, readAhead, readGlobals, type Globals } from './globals.ts';
import { configureHelp } from './help.ts';
import { neededFlags } from './needed-flags.ts';
import { neededVerbs } from './needed-verbs.ts';
import { send } from './output.ts';
import type { FlagSpec } from './flag-spec.ts';
import { flagText } from './flag-text.ts';
import { preferencesPath, type PreferencesFile } from './preferences.ts';
import { plain } from './similar.ts';
import type { Call, CommandSpec, Verb, VerbGroup } from './verb.ts';
import { VERBS } from './verbs.ts';
import { VERSION } from './version.ts';

/** Carries out one command line; returns its exit code, throws what it is refused for. */
export async function runProgram(
  machine: Machine,
  t: Translate,
  preferences: PreferencesFile = none(machine),
): Promise<number> {
  if (machine.argv[0] === COMPLETE) {
    const { answerShell } = await import('./completion/answer.ts');
    return answerShell(machine, t, preferences.values);
  }
  const written: string[] = [];
  let env: OpenEnv | undefined;
  const ahead = readAhead(machine.argv, machine.variables, preferences.values);
  const root = declareRoot(machine, t, ahead, (text) => written.push(text));
  const run: Run = async (command, key, spec) => {
    refuseDashes(command.args, command, t);
    if (preferences.problem !== null && spec.mends !== true) throw preferences.problem;
    const globals = readGlobals(root.opts(), machine.variables, preferences.values);
    const runAnother = (argv: readonly string[]) =>
      runProgram({ ...machine, argv }, t, preferences);
    const open = (shown: Machine) =>
      (env = createEnv(shown, globals, t, runAnother, preferences, commandNamed));
    const call = (today: () => IsoDate): Call => {
      const flags = new Flags(command.opts(), spec.flags ?? [], today);
      const kept = preferences.values.defaults?.[key];
      return {
        args: command.args,
        flags: kept === undefined ? flags : flags.withDefaults(key, kept),
      };
    };
    await runShown(machine, preferences, { ...globals, t }, spec, (shown) => {
      const opened = open(shown);
      return spec.run(opened, call(opened.today));
    });
  };
  const needed = (flags: readonly FlagSpec[]) => neededFlags(machine.argv, root, flags);
  const argv = isBare(machine) ? [...machine.argv, 'workbench'] : machine.argv;
  declareVerbs(root, neededVerbs(argv, VERBS), t, run, needed);
  const tell = async (text: string) => {
    if (text === '') return;
    await showHelp(machine, preferences, { ...ahead, t }, text);
    // Help is given in any case, but a broken file is never passed over in silence.
    if (preferences.problem !== null) throw preferences.problem;
  };
  try {
    await root.parseAsync(argv, {
      from: 'user',
    });
    await tell(written.join(''));
    return env?.exitCode ?? 0;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const refused = usageErrorOf(error, root, t);
    if (refused !== null) throw refused;
    await tell(written.join(''));
    return 0;
  } finally {
    await env?.close();
  }
}

/** Options that are an answer by themselves. */
const ANSWERED = ['-h', '--help', '-V', '--version'];

/** `buding` and at most global options, by a person at a terminal: the day's work is opened. */
function isBare(machine: Machine): boolean {
  const { argv } = machine;
  // Looking at the streams costs a start some milliseconds.
  if (argv[0] !== undefined && !argv[0].startsWith('-')) return false;
  if (argv.some((word) => ANSWERED.includes(word))) return false;
  if (machine.stdin.isTTY !== true || machine.stderr.isTTY !== true) return false;
  const probe = new Command().exitOverride().helpOption(false).allowUnknownOption();
  for (const option of [
    '--db <x>',
    '--actor <x>',
    '--key <x>',
    '--lang <x>',
    '--no-color',
    '--no-pager',
    '--wide-punct',
    '--no-wide-punct',
    '-q, --quiet',
  ])
    probe.option(option);
  const { operands, unknown } = probe.parseOptions([...argv]);
  return operands.length === 0 && unknown.length === 0;
}

/** For what the preferences say about a command. */
async function commandNamed(words: readonly string[]) {
  const { findVerb } = await import('./find-verb.ts');
  const found = await findVerb(words);
  return found?.spec === undefined ? null : { key: found.key, flags: found.spec.flags ?? [] };
}

/** What a shell calls to complete a command line. */
const COMPLETE = '__complete';

type Paging = Pick<Globals, 'json' | 'pager'> & { readonly t: Translate };

/** Runs a command; a person at a terminal sees a long answer page by page. */
async function runShown(
  machine: Machine,
  { values }: PreferencesFile,
  globals: Paging,
  { paged = false }: CommandSpec,
  work: (machine: Machine) => Promise<void>,
): Promise<void> {
  // The pager is not even loaded for a program that reads us.
  if (!paged || machine.stdout.isTTY !== true) return work(machine);
  const { Collector, mayPage } = await import('./pager.ts');
  if (!mayPage(machine, globals)) return work(machine);
  const collector = new Collector();
  try {
    await work(collector.of(machine));
  } finally {
    await collector.show(machine, values, globals.t);
  }
}

function showHelp(
  machine: Machine,
  preferences: PreferencesFile,
  globals: Paging,
  text: string,
): Promise<void> {
  return runShown(machine, preferences, globals, HELP, (shown) => send(shown.stdout, text));
}

const HELP: CommandSpec = { paged: true, run: () => Promise.resolve() };

function none({ variables, folder }: Machine): PreferencesFile {
  return { path: preferencesPath(variables, folder), values: {}, problem: null };
}

function declareRoot(
  machine: Machine,
  t: Translate,
  { widePunct }: Pick<Globals, 'widePunct'>,
  write: (text: string) => void,
): Command {
  const root = new Command('buding');
  root
    .exitOverride()
    .configureOutput({
      writeOut: write,
      writeErr: write,
      outputError: () => undefined,
      getOutHelpWidth: () => machine.stdout.columns ?? 80,
      getErrHelpWidth: () => machine.stdout.columns ?? 80,
    })
    .description(t('talk.about'))
    .helpOption('-h, --help', t('opt.help'))
    .helpCommand(false)
    .version(VERSION, '-V, --version', t('opt.version'))
    .addHelpText('after', `\n${t('talk.first-steps')}`);
  for (const flag of GLOBAL_FLAGS) declareFlag(root, '', flag, t);
  configureHelp(root, t, widePunct);
  return root;
}

type Run = (command: Command, key: string, spec: CommandSpec) => Promise<void>;

/** The flags that have to be declared. */
type Needed = (flags: readonly FlagSpec[]) => readonly FlagSpec[];
const all: Needed = (flags) => flags;

function declareVerbs(
  root: Command,
  verbs: readonly Verb[],
  t: Translate,
  run: Run,
  needed: Needed,
): void {
  const byName = new Map<string, (needed: Needed) => Promise<void>>();
  for (const verb of verbs) {
    const command = root
      .command(verb.name)
      .alias(verb.alias)
      .summary(t(`verb.${verb.name}`))
      .helpGroup(t(`group.${verb.group}`));
    byName.set(verb.name, async (some) => {
      const loaded = await verb.load();
      if ('verbs' in loaded) declareGroup(command, verb.name, loaded, t, run, some);
      else declareCommand(command, verb.name, loaded, t, run, some);
    });
  }
  root.hook('preSubcommand', (_root, called) => byName.get(called.name())?.(needed));
  const help = root
    .command('help')
    .alias('帮助')
    .summary(t('opt.help'))
    .argument(`[${t('value.verb')}...]`);
  help.helpGroup(t('group.trust')).action(async (names: readonly string[]) => {
    let named = root;
    for (const name of names) {
      const next = subCommand(named, name);
      if (next === undefined) throw unknownCommand(name, named, '', t);
      await byName.get(next.name())?.(all);
      named = next;
    }
    named.outputHelp();
  });
}

/** A verb by either of its names; a Chinese keyboard gives full-width letters. */
function subCommand(command: Command, written: string): Command | undefined {
  const name = plain(written);
  return command.commands.find((one) => one.name() === name || one.aliases().includes(name));
}

function declareGroup(
  command: Command,
  verb: string,
  group: VerbGroup,
  t: Translate,
  run: Run,
  needed: Needed,
): void {
  command.description(t(`verb.${verb}` as MessageKey)).helpCommand(false);
  for (const [name, spec] of Object.entries(group.verbs)) {
    const key = `${verb}.${name}`;
    const sub = command
      .command(name)
      .alias(spec.alias)
      .summary(t(`verb.${key}` as MessageKey));
    declareCommand(sub, key, spec, t, run, needed);
  }
}

function declareCommand(
  command: Command,
  key: string,
  spec: CommandSpec,
  t: Translate,
  run: Run,
  needed: Needed,
): void {
  command.description(t(`verb.${key}` as MessageKey));
  for (const { name, required = false, many = false } of spec.arguments ?? []) {
    const shown = `${t(`value.${name}`)}${many ? '...' : ''}`;
    command.addArgument(new Argument(required ? `<${shown}>` : `[${shown}]`));
  }
  const flags = spec.flags ?? [];
  for (const flag of needed(flags)) declareFlag(command, key, flag, t);
  // Looked up when help is asked for: no other start loads the texts of examples.
  command.addHelpText('after', () => {
    const example = `example.${key}`;
    return isMessageKey(example) ? `\n${t('talk.examples')}\n${indented(t(example))}` : '';
  });
  if (spec.dashedArguments) command.allowUnknownOption();
  command.action(() => {
    refuseUnknownOption(command, t);
    return run(command, key, spec);
  });
}

function declareFlag(command: Command, key: string, flag: FlagSpec, t: Translate): void {
  const short = flag.short === undefined ? '' : `-${flag.short}, `;
  const placeholder = flag.value === undefined ? '' : t(`value.${flag.value}`);
  const named = flag.optional ? `[${placeholder}]` : `<${placeholder}>`;
  const value = placeholder === '' ? '' : ` ${named}`;
  const text = flagText(key, flag, t);
  const option = new Option(
    `${short}--${flag.name}${value}`,
    flag.many ? t('talk.repeatable', { text }) : text,
  );
  if (flag.many)
    option.argParser((one: string, before: string[] | undefined) => [...(before ?? []), one]);
  if (flag.group !== undefined) option.helpGroup(t(`group.${flag.group}`));
  command.addOption(option);
  if (flag.negatable) command.addOption(new Option(`--no-${flag.name}`).hideHelp());
}

function indented(text: string): string {
  return text.replace(/^/gm, '  ');
}
