/** A command by the words that people write for it: `assign`, `交办`, `unit add`, `单位 新增`. */
import type { CommandSpec, Verb, VerbGroup } from './verb.ts';
import { VERBS } from './verbs.ts';

/** What words in front of a command line lead to. */
export interface FoundVerb {
  readonly verb: Verb;
  readonly loaded: CommandSpec | VerbGroup;
  /** The command itself; `undefined` while the verb of a group is still missing. */
  readonly spec?: CommandSpec;
  /** Its name in messages and preferences: `assign`, `unit.add`. */
  readonly key: string;
  /** How many of the words named it. */
  readonly taken: number;
}

export async function findVerb(words: readonly string[]): Promise<FoundVerb | null> {
  const [first = '', second = ''] = words.map((word) => word.normalize('NFKC').toLowerCase());
  const verb = VERBS.find((one) => one.name === first || one.alias === first);
  if (verb === undefined) return null;
  const loaded = await verb.load();
  if (!('verbs' in loaded)) return { verb, loaded, spec: loaded, key: verb.name, taken: 1 };
  const sub = Object.entries(loaded.verbs).find(
    ([name, { alias }]) => name === second || alias === second,
  );
  if (sub === undefined) return { verb, loaded, key: verb.name, taken: 1 };
  return { verb, loaded, spec: sub[1], key: `${verb.name}.${sub[0]}`, taken: 2 };
}
