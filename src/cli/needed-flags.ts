/** Which flags of a verb have to be declared for one command line. */
import type { Command } from 'commander';
import type { FlagSpec } from './flag-spec.ts';
import { looksLikeOption } from './mistyped.ts';

/**
 * Those that are named, if the command line names nothing but flags as they are written out in full;
 * else all of them: for help, for what is said about a mistake, for shortened and combined forms.
 * (Declaring the filters of a list, one for each field, would cost its start two milliseconds.)
 */
export function neededFlags(
  argv: readonly string[],
  root: Command,
  flags: readonly FlagSpec[],
): readonly FlagSpec[] {
  const written = argv.filter(looksLikeOption).map((word) => word.split('=', 1)[0] ?? '');
  const named = flags.filter((flag) => written.includes(`--${flag.name}`));
  const isKnown = (word: string) =>
    named.some((flag) => word === `--${flag.name}`) ||
    root.options.some(({ long, short }) => word === long || word === short);
  return written.every(isKnown) ? named : flags;
}
