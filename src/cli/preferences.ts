/**
 * Preferences of the person at the machine: one JSON file in the user's own folder. A flag comes before
 * the environment, the environment before this file, this file before what is built in. Nothing in it
 * is recorded in any journal; what holds for a register is set in the register (`config`).
 */
import { isAbsolute, join, resolve } from 'node:path';
import type { Language } from '../messages/translate.ts';
import { keepFile, userFolder } from './kept-file.ts';
import type { UsageError } from './usage-error.ts';

/** Flags as they were written, by long name: a text, several, or (a switch) whether it was given. */
export type KeptFlags = Readonly<Record<string, string | boolean | readonly string[]>>;

export interface Preferences {
  readonly lang?: Language;
  readonly actor?: string;
  /** The register's file: an absolute path, or one that begins with `~/`. */
  readonly db?: string;
  /** False: no colours. */
  readonly color?: boolean;
  /** False: never; a text: the program and its arguments. */
  readonly pager?: boolean | string;
  /** True: the terminal draws characters of ambiguous width (“ ” … —) in two columns. */
  readonly 'wide-punct'?: boolean;
  /** How many cases `list` shows on a terminal; 0 is all. */
  readonly limit?: number;
  /** Saved views: the flags of `list` by name. */
  readonly views?: Readonly<Record<string, KeptFlags>>;
  /** Flags that a command is given unless they are said: by command (`report.closure`), then by name. */
  readonly defaults?: Readonly<Record<string, KeptFlags>>;
}

/** The file as it was found. */
export interface PreferencesFile {
  readonly path: string;
  /** What in it is right; everything of it, where there is no problem. */
  readonly values: Preferences;
  /** What stands in the file; `undefined` where nothing can be read or there is none. */
  readonly raw?: unknown;
  /** What is wrong with it: every command but those that mend it is refused with this. */
  readonly problem: UsageError | null;
}

type Variables = Readonly<Record<string, string | undefined>>;

/** `BUDING_CONFIG`, else `buding/config.json` in the user's configuration folder. */
export function preferencesPath(variables: Variables, folder: string): string {
  const named = variables['BUDING_CONFIG']?.trim();
  if (named !== undefined && named !== '')
    return isAbsolute(named) ? named : resolve(folder, named);
  return join(userFolder('config', variables), 'config.json');
}

/** Writes the file anew, in an order and form that a person can read and edit. */
export function writePreferences(path: string, values: Readonly<Record<string, unknown>>): void {
  keepFile(path, `${JSON.stringify(values, null, 2)}\n`);
}
