/** What a verb declares: its arguments and flags by name; every text about them is a message. */
import type { Env } from './env.ts';
import type { FlagSpec, GroupName, ValueName, VerbName } from './flag-spec.ts';
import type { Flags } from './flags.ts';

export interface ArgumentSpec {
  readonly name: ValueName;
  readonly required?: boolean;
  readonly many?: boolean;
}

/** What a command gets to work with. */
export interface Call {
  readonly args: readonly string[];
  readonly flags: Flags;
}

/** A command: declared here, run there. */
export interface CommandSpec {
  readonly arguments?: readonly ArgumentSpec[];
  readonly flags?: readonly FlagSpec[];
  /** Arguments may begin with a dash (`-词`), as long as it is only one. */
  readonly dashedArguments?: boolean;
  /** Looks only: an answer longer than the screen may be shown by a pager. Never asks anything. */
  readonly paged?: boolean;
  /** Works although the preferences file is broken, since it mends it. */
  readonly mends?: boolean;
  run(env: Env, call: Call): Promise<void>;
}

/** A verb with verbs of its own (`unit add`), by name, with alias. */
export interface VerbGroup {
  readonly verbs: Readonly<Record<string, CommandSpec & { readonly alias: string }>>;
}

export interface Verb {
  readonly name: VerbName;
  readonly alias: string;
  readonly group: GroupName;
  /** Loads the command; nothing of it is loaded for the help of others. */
  readonly load: () => Promise<CommandSpec | VerbGroup>;
}
