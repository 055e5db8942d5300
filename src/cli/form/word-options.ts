/** What is offered to choose from: the office's own words, the rules it deals with, the closed lists. */
import type { TermKind } from '../../domain/terms.ts';
import { knownWords, type KnownWords } from '../../register/known-words.ts';
import type { Env } from '../env.ts';
import type { FlagName } from '../flag-spec.ts';
import { allowedWords } from '../word-lists.ts';
import type { Option } from './match.ts';

/** Reads the office's words when the first question needs them, and once. */
export class Words {
  readonly #env: Env;
  #known: Promise<KnownWords> | undefined;

  constructor(env: Env) {
    this.#env = env;
  }

  /** The terms of a kind, found by their aliases too. */
  readonly terms = async (kind: TermKind): Promise<Option[]> => {
    const { terms } = await this.#load();
    return terms[kind].map(({ name, names, aliases }) => ({
      value: name,
      name,
      keys: [...aliases, ...names.map((one) => one.name)],
    }));
  };

  readonly rules = async (): Promise<Option[]> => {
    const { rules } = await this.#load();
    const seen = new Map(rules.map((rule) => [rule.rule, rule]));
    return [...seen.values()].map(({ rule, rule_no: no }) => ({
      value: rule,
      name: rule,
      keys: no === null ? [] : [no],
      ...(no === null ? {} : { about: no }),
    }));
  };

  /** The number under which a rule is known, if it is. */
  async ruleNumber(rule: string): Promise<string | null> {
    const { rules } = await this.#load();
    return rules.find((one) => one.rule === rule && one.rule_no !== null)?.rule_no ?? null;
  }

  #load(): Promise<KnownWords> {
    this.#known ??= this.#env.desk().then(knownWords);
    return this.#known;
  }
}

/** The words of a closed list, in the user's language. */
export function closedOptions({ t }: Env, flag: FlagName): Option[] {
  return (allowedWords(flag, t) ?? []).map((word) => ({ value: word, name: word }));
}
