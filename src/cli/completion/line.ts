/** What has been typed so far: which command, which of its flags, and what the cursor stands on. */
import { findVerb, type FoundVerb } from '../find-verb.ts';
import type { FlagSpec } from '../flag-spec.ts';
import { GLOBAL_FLAGS } from '../globals.ts';

export interface TypedLine {
  readonly found: FoundVerb | null;
  /** `help` is asked for, about what is found behind it. */
  readonly isHelp: boolean;
  /** What stands behind the command's name; behind `help`, where there is none. */
  readonly args: readonly string[];
  /** Flags by long name, with the last value of each; a switch is empty. */
  readonly given: ReadonlyMap<string, string>;
  /** The flag whose value the cursor stands on. */
  readonly awaiting?: FlagSpec;
  /** What stands in front of that value in the word: `--unit=`. */
  readonly prefix: string;
  /** The part of the word that is to be completed. */
  readonly current: string;
  /** Flags may still follow: no `--` was typed. */
  readonly open: boolean;
}

const HELP = ['help', '帮助'];

/** Reads a line; `words` are those behind the program's name, `current` the one at the cursor. */
export async function readLine(words: readonly string[], current: string): Promise<TypedLine> {
  const names = bare(words);
  const isHelp = HELP.includes(names[0] ?? '');
  const named = await findVerb(names.slice(isHelp ? 1 : 0));
  const flags = [...GLOBAL_FLAGS, ...(named?.spec?.flags ?? [])];
  const given = new Map<string, string>();
  const rest: string[] = [];
  let awaiting: FlagSpec | undefined;
  let open = true;
  for (const word of words) {
    if (awaiting !== undefined) {
      given.set(awaiting.name, word);
      awaiting = undefined;
    } else if (open && word === '--') open = false;
    else if (open && /^-./.test(word)) {
      const [name, value] = divided(word);
      const spec = flagNamed(name, flags);
      if (spec) given.set(spec.name, value ?? '');
      if (spec?.value !== undefined && value === undefined) awaiting = spec;
    } else rest.push(word);
  }
  const line = {
    found: named,
    isHelp,
    args: rest.slice((isHelp ? 1 : 0) + (named?.taken ?? 0)),
    given,
    open,
  };
  if (awaiting !== undefined) return { ...line, awaiting, prefix: '', current };
  const [name, value] = open && current.startsWith('-') ? divided(current) : [];
  const spec = value === undefined ? undefined : flagNamed(name ?? '', flags);
  if (spec?.value === undefined || value === undefined) return { ...line, prefix: '', current };
  return { ...line, awaiting: spec, prefix: `${name ?? ''}=`, current: value };
}

/** The words without options, as far as they can be told without knowing the verb. */
function bare(words: readonly string[]): string[] {
  const kept: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--') return [...kept, ...words.slice(at + 1)];
    if (!/^-./.test(word)) kept.push(word);
    else if (flagNamed(word, GLOBAL_FLAGS)?.value !== undefined) at += 1;
    else if (kept.length > 0) return kept; // the verb's own: its name is known by now
  }
  return kept;
}

function flagNamed(written: string, flags: readonly FlagSpec[]): FlagSpec | undefined {
  return flags.find(({ name, short }) => written === `--${name}` || written === `-${short ?? ''}`);
}

function divided(word: string): [name: string, value?: string] {
  const at = word.indexOf('=');
  return at === -1 ? [word] : [word.slice(0, at), word.slice(at + 1)];
}
