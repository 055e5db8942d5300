/** Help in the user's language, aligned by the width of Chinese characters. */
import type { Command } from 'commander';
import type { MessageKey, Translate } from '../messages/translate.ts';
import { cheapWidth, wrap } from './width.ts';

/** Commander's own headings. */
const HEADINGS: Readonly<Record<string, MessageKey>> = {
  'Usage:': 'talk.usage',
  'Options:': 'talk.options',
  'Arguments:': 'talk.arguments',
  'Commands:': 'talk.commands',
  'Global Options:': 'talk.global-options',
};

export function configureHelp(root: Command, t: Translate, widePunct: boolean): void {
  root.configureHelp({
    showGlobalOptions: true,
    displayWidth: (text) => cheapWidth(text, widePunct),
    boxWrap: (text, width) => wrap(text, width, widePunct),
    styleTitle: (title) => {
      const key = HEADINGS[title];
      return key === undefined ? title : t(key);
    },
    commandUsage: (command) => usageOf(command, t),
    subcommandTerm: (command) => [command.name(), ...command.aliases()].join(' '),
  });
}

/** `buding assign|交办 [编号...] [选项]` */
function usageOf(command: Command, t: Translate): string {
  const names: string[] = [];
  for (let one: Command | null = command; one; one = one.parent)
    names.unshift([one.name(), ...one.aliases()].join('|'));
  const isLeaf = command.commands.length === 0;
  const args = command.registeredArguments.map((argument) => {
    const name = argument.name() + (argument.variadic ? '...' : '');
    return argument.required ? `<${name}>` : `[${name}]`;
  });
  return [...names, ...(isLeaf ? args : [`<${t('value.verb')}>`]), `[${t('value.options')}]`].join(
    ' ',
  );
}
