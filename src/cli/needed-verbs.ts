/** Which verbs have to be declared for one command line. */
import { GLOBAL_FLAGS } from './globals.ts';
import type { Verb } from './verb.ts';

/** Options of the whole program as they are written out, and whether a word follows. */
const KNOWN = new Map(
  GLOBAL_FLAGS.flatMap(({ name, short, value }) =>
    [`--${name}`, ...(short === undefined ? [] : [`-${short}`])].map((option) => [
      option,
      value !== undefined,
    ]),
  ),
);

/**
 * The one that the command line begins with, after options of the program as they are written out; else all
 * of them: for help, and for what is said about a mistake. (Declaring them all would cost a start two
 * milliseconds.)
 */
export function neededVerbs(argv: readonly string[], verbs: readonly Verb[]): readonly Verb[] {
  let at = 0;
  for (; argv[at]?.startsWith('-'); at++) {
    const [option = '', value] = argv[at]?.split('=', 2) ?? [];
    const takesWord = KNOWN.get(option);
    if (takesWord === undefined) return verbs;
    if (takesWord && value === undefined) at++;
  }
  const named = verbs.filter(({ name, alias }) => name === argv[at] || alias === argv[at]);
  return named.length === 1 ? named : verbs;
}
