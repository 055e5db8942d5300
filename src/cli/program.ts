/**
 * The command line: declares the verbs, reads argv, runs what was asked for. A verb's own flags are
 * declared only when it is the one called, so that help and every command start quickly.
 */
import { Argument, Command, CommanderError, Option } from 'commander';
import { isMessageKey, type MessageKey, type Translate } from '../messages/translate.ts';
import {
  refuseDashes,
  refuseUnknownOption,
  unknownCommand,
  usageErrorOf,
} from './commander-errors.ts';
import { createEnv, type Machine, type OpenEnv } from './env.ts';
import { Flags } from './flags.ts';
import { readGlobals } from './globals.ts';
import { configureHelp } from './help.ts';
import { send } from './output.ts';
import type { FlagSpec } from './flag-spec.ts';
import type { CommandSpec, VerbGroup } from './verb.ts';
import { VERBS } from './verbs.ts';
import { VERSION } from './version.ts';

/** Carries out one command line; returns its exit code, throws what it is refused for. */
export async function runProgram(machine: Machine, t: Translate): Promise<number> {
  const written: string[] = [];
  let env: OpenEnv | undefined;
  const root = declareRoot(machine, t, (text) => written.push(text));
  const run = async (command: Command, spec: CommandSpec, flags: readonly FlagSpec[]) => {
    refuseDashes(command.args, command, t);
    env = createEnv(machine, readGlobals(root.opts(), machine.variables), t, (argv) =>
      runProgram({ ...machine, argv }, t),
    );
    const call = { args: command.args, flags: new Flags(command.opts(), flags, env.today) };
    await spec.run(env, call);
  };
  declareVerbs(root, t, run);
  try {
    await root.parseAsync(isBare(machine) ? [...machine.argv, 'workbench'] : machine.argv, {
      from: 'user',
    });
    await send(machine.stdout, written.join(''));
    return env?.exitCode ?? 0;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const refused = usageErrorOf(error, root, t);
    if (refused !== null) throw refused;
    await send(machine.stdout, written.join(''));
    return 0;
  } finally {
    await env?.close();
  }
}

/** `buding` and at most global options, by a person at a terminal: the day's work is opened. */
function isBare({ argv, stdin, stderr }: Machine): boolean {
  if (stdin.isTTY !== true || stderr.isTTY !== true) return false;
  const probe = new Command().exitOverride().helpOption(false).allowUnknownOption();
  for (const option of ['--db <x>', '--actor <x>', '--lang <x>', '--no-color', '-q, --quiet'])
    probe.option(option);
  const { operands, unknown } = probe.parseOptions([...argv]);
  return operands.length === 0 && unknown.length === 0;
}

function declareRoot(machine: Machine, t: Translate, write: (text: string) => void): Command {
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
    .option(`--db <${t('value.file')}>`, t('opt.db'))
    .option(`--actor <${t('value.name')}>`, t('opt.actor'))
    .option('--lang <zh|en>', t('opt.lang'))
    .option('--json', t('opt.json'))
    .option('-q, --quiet', t('opt.quiet'))
    .option('-y, --yes', t('opt.yes'))
    .option('--no-input', t('opt.no-input'))
    .option('--no-color', t('opt.no-color'))
    .addHelpText('after', `\n${t('talk.first-steps')}`);
  configureHelp(root, t);
  return root;
}

type Run = (command: Command, spec: CommandSpec, flags: readonly FlagSpec[]) => Promise<void>;

function declareVerbs(root: Command, t: Translate, run: Run): void {
  const byName = new Map<string, () => Promise<void>>();
  for (const verb of VERBS) {
    const command = root
      .command(verb.name)
      .alias(verb.alias)
      .summary(t(`verb.${verb.name}`))
      .helpGroup(t(`group.${verb.group}`));
    byName.set(verb.name, async () => {
      const loaded = await verb.load();
      if ('verbs' in loaded) declareGroup(command, verb.name, loaded, t, run);
      else declareCommand(command, verb.name, loaded, t, run);
    });
  }
  root.hook('preSubcommand', (_root, called) => byName.get(called.name())?.());
  const help = root
    .command('help')
    .alias('帮助')
    .summary(t('opt.help'))
    .argument(`[${t('value.verb')}]`);
  help.helpGroup(t('group.trust')).action(async (name: string | undefined) => {
    if (name === undefined) {
      root.outputHelp();
      return;
    }
    const named = root.commands.find(
      (command) => command.name() === name || command.aliases().includes(name),
    );
    if (!named) throw unknownCommand(name, root, '', t);
    await byName.get(named.name())?.();
    named.outputHelp();
  });
}

function declareGroup(
  command: Command,
  verb: string,
  group: VerbGroup,
  t: Translate,
  run: Run,
): void {
  command.description(t(`verb.${verb}` as MessageKey)).helpCommand(false);
  for (const [name, spec] of Object.entries(group.verbs)) {
    const key = `${verb}.${name}`;
    const sub = command
      .command(name)
      .alias(spec.alias)
      .summary(t(`verb.${key}` as MessageKey));
    declareCommand(sub, key, spec, t, run);
  }
}

function declareCommand(
  command: Command,
  key: string,
  spec: CommandSpec,
  t: Translate,
  run: Run,
): void {
  command.description(t(`verb.${key}` as MessageKey));
  for (const { name, required = false, many = false } of spec.arguments ?? []) {
    const shown = `${t(`value.${name}`)}${many ? '...' : ''}`;
    command.addArgument(new Argument(required ? `<${shown}>` : `[${shown}]`));
  }
  const flags = spec.flags ?? [];
  for (const flag of flags) declareFlag(command, key, flag, t);
  const example = `example.${key}`;
  if (isMessageKey(example))
    command.addHelpText('after', `\n${t('talk.examples')}\n${indented(t(example))}`);
  if (spec.dashedArguments) command.allowUnknownOption();
  command.action(() => {
    refuseUnknownOption(command, t);
    return run(command, spec, flags);
  });
}

function declareFlag(command: Command, key: string, flag: FlagSpec, t: Translate): void {
  const short = flag.short === undefined ? '' : `-${flag.short}, `;
  const placeholder = flag.value === undefined ? '' : t(`value.${flag.value}`);
  const value = placeholder === '' ? '' : ` <${placeholder}>`;
  const isFilter = flag.group === 'filter' || flag.group === 'filter-date';
  const keys = [
    ...(isFilter ? [`opt.filter.${flag.name}`] : []),
    `opt.${key}.${flag.name}`,
    `opt.${flag.name}`,
    `field.${flag.name.replaceAll('-', '_')}`,
  ];
  const text = t(keys.find(isMessageKey) ?? 'opt.text');
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
