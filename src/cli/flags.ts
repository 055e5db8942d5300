/** The flags of one call, read one by one into values; what can't be read is refused by name. */
import { readDate } from '../sheets/read-date.ts';
import { readDeadline } from '../sheets/read-deadline.ts';
import type { IsoDate } from '../domain/dates.ts';
import type { DueInput } from '../domain/due-words.ts';
import { readMonth, readYear } from './read-month.ts';
import { UsageError } from './usage-error.ts';
import type { FlagName, FlagSpec } from './flag-spec.ts';
import type { KeptFlags } from './preferences.ts';
import { similarTo } from './similar.ts';

/** Longest text that a flag takes; what is longer belongs in a file. */
const TEXT_LIMIT = 20_000;

/** A kept flag that does not fit, and the flags that its name is like. */
interface Unfitting {
  readonly flag: string;
  readonly similar: readonly string[];
}

/**
 * What is said each time it counts (a date, a reason) has no default; nor has a filter: a list that leaves
 * cases out without saying so would be taken for the whole. Views do that openly. `limit` is a preference.
 */
const NO_DEFAULT: readonly string[] = [
  'on',
  'reason',
  'as-of',
  'known-at',
  'limit',
  'output',
  'save',
  'forget',
];

/** Whether a flag may be given by a person's preferences. */
function mayHaveDefault({ name, value, group }: FlagSpec): boolean {
  const isFilter = group === 'filter' || group === 'filter-date';
  return value !== undefined && !isFilter && !NO_DEFAULT.includes(name);
}

export class Flags {
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #specs: readonly FlagSpec[];
  readonly #today: () => IsoDate;

  constructor(
    values: Readonly<Record<string, unknown>>,
    specs: readonly FlagSpec[],
    today: () => IsoDate,
  ) {
    this.#values = values;
    this.#specs = specs;
    this.#today = today;
  }

  /** These flags, and for those that were not given the values of a profile; lists are joined. */
  over(profile: Readonly<Record<string, string | readonly string[] | boolean>>): Flags {
    const values = { ...this.#values };
    for (const [name, kept] of Object.entries(profile)) {
      const given = values[camelCase(name)];
      if (typeof kept === 'object')
        values[camelCase(name)] = [...kept, ...(Array.isArray(given) ? given.map(String) : [])];
      else if (given === undefined) values[camelCase(name)] = kept;
    }
    return new Flags(values, this.#specs, this.#today);
  }

  /** These flags, and for those that were not given the ones that were kept. */
  withKept(kept: KeptFlags): Flags {
    const values = { ...this.#values };
    for (const [name, value] of Object.entries(kept)) {
      const many = this.#specs.some((spec) => spec.name === name && spec.many === true);
      values[camelCase(name)] ??= many && typeof value === 'string' ? [value] : value;
    }
    return new Flags(values, this.#specs, this.#today);
  }

  /** The same with a command's defaults from the preferences, which must be flags that may have one. */
  withDefaults(command: string, defaults: KeptFlags): Flags {
    const wrong = this.unfitting(defaults, mayHaveDefault);
    if (wrong !== null) {
      const known = this.#specs.filter(mayHaveDefault).map(({ name }) => name);
      throw new UsageError('default-unknown', { ...wrong, command, known });
    }
    return this.withKept(defaults);
  }

  /** The first of kept flags that this command does not have, or has otherwise, and those like it. */
  unfitting(kept: KeptFlags, may: (spec: FlagSpec) => boolean = () => true): Unfitting | null {
    const specs = this.#specs.filter(may);
    for (const [flag, value] of Object.entries(kept)) {
      const spec = specs.find(({ name }) => name === flag);
      const fits =
        spec !== undefined &&
        (typeof value === 'boolean') === (spec.value === undefined) &&
        (!Array.isArray(value) || spec.many === true);
      const names = specs.map(({ name }) => name);
      if (!fits)
        return { flag, similar: spec ? [] : similarTo(flag, names).map((name) => `--${name}`) };
    }
    return null;
  }

  /** Every flag among these names that was given, as it was written. */
  kept(names: readonly FlagName[]): KeptFlags {
    const kept: Record<string, string | boolean | string[]> = {};
    for (const name of names) {
      const value = this.#raw(name);
      if (typeof value === 'string' || typeof value === 'boolean') kept[name] = value;
      else if (Array.isArray(value)) kept[name] = value.map(String);
    }
    return kept;
  }

  /** What was given for some flags, as a profile keeps it. */
  only(names: readonly FlagName[]): Record<string, string | string[]> {
    const kept: Record<string, string | string[]> = {};
    for (const name of names) {
      const value = this.#raw(name);
      if (typeof value === 'string') kept[name] = value;
      else if (Array.isArray(value) && value.length > 0) kept[name] = value.map(String);
    }
    return kept;
  }

  /** A switch: given or not. */
  on(name: FlagName): boolean {
    return this.#raw(name) === true;
  }

  /** A switch with a `--no-` form: yes, no, or not said. */
  either(name: FlagName): boolean | undefined {
    const value = this.#raw(name);
    return typeof value === 'boolean' ? value : undefined;
  }

  /**
   * Text without the blanks around it; `undefined` when there is none. An empty one (in a script a variable
   * without a value) is refused unless its flag may be empty: without a filter a list would be of all
   * cases, without its scope a rule would be for all.
   */
  text(name: FlagName): string | undefined {
    const value = this.#raw(name);
    if (typeof value !== 'string') return undefined;
    const text = checkedText(name, value);
    if (text !== '') return text;
    if (this.#spec(name).mayBeEmpty === true) return undefined;
    throw new UsageError('value-empty', { flag: name });
  }

  /** Text that may be emptied: `null` when an empty one was given. */
  emptyable(name: FlagName): string | null | undefined {
    const value = this.#raw(name);
    if (typeof value !== 'string') return undefined;
    return checkedText(name, value) || null;
  }

  /** Text that must be there. */
  needed(name: FlagName): string {
    const text = this.text(name);
    if (text === undefined) throw new UsageError('flag-missing', { flag: name });
    return text;
  }

  /** Every value of a flag that may be repeated; an empty one stays (it stands for "none"). */
  texts(name: FlagName): string[] | undefined {
    const value = this.#raw(name);
    if (!Array.isArray(value)) return undefined;
    return value.map((one) => checkedText(name, String(one)));
  }

  /** The same, where one value may hold several names: 甲局、乙局. */
  names(name: FlagName): string[] | undefined {
    const names = this.texts(name)?.flatMap((text) =>
      text === '' ? [''] : text.split(/[、，,;；]/).map((one) => one.trim()),
    );
    return names?.filter((one, at) => names.indexOf(one) === at);
  }

  /** A word of a closed list, in any form that `read` knows; `allowed` where `word-lists.ts` has no list. */
  word<T>(
    name: FlagName,
    read: (text: string) => T | null,
    allowed?: readonly string[],
  ): T | undefined {
    const text = this.text(name);
    return text === undefined ? undefined : this.#word(name, text, read, allowed);
  }

  words<T>(
    name: FlagName,
    read: (text: string) => T | null,
    allowed?: readonly string[],
  ): T[] | undefined {
    return this.names(name)?.map((text) => this.#word(name, text, read, allowed));
  }

  /** A calendar date, as people write it. */
  date(name: FlagName): IsoDate | undefined {
    const text = this.text(name);
    return text === undefined ? undefined : this.#date(name, text);
  }

  /** A deadline: a date, words that give one (6月底前) counted from a date, working days, or long-term. */
  deadline(name: FlagName, from: IsoDate): DueInput | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const { deadline, problem, notADate } = readDeadline(text, {
      today: this.#today(),
      received: from,
    });
    if (problem !== undefined || notADate)
      throw new UsageError('deadline-unreadable', { flag: name, value: text });
    return {
      ...(deadline.on === undefined ? {} : { due_on: deadline.on }),
      // 今天 is a date, and another one tomorrow; only words that say more are kept.
      ...('on' in readDate(text, { today: this.#today() }) ? {} : { due_text: text }),
      ...(deadline.longTerm ? { long_term: true } : {}),
      ...(deadline.workingDays === undefined ? {} : { workingDays: deadline.workingDays }),
    };
  }

  /** Days from one to another, both included: a day, a month, a year, or `A..B` open on either side. */
  range(name: FlagName): { from?: IsoDate; to?: IsoDate } | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const [first = '', second, ...more] = text.split('..');
    if (more.length > 0 || (first === '' && !second))
      throw new UsageError('range-unreadable', { flag: name, value: text });
    const from = first === '' ? undefined : this.#period(name, first, text).from;
    const to = second === '' ? undefined : this.#period(name, second ?? first, text).to;
    if (from !== undefined && to !== undefined && from > to)
      throw new UsageError('range-reversed', { flag: name, value: text });
    return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  }

  integer(name: FlagName, min: number): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const number = /^\d{1,15}$/.test(text) ? Number(text) : -1;
    if (number < min) {
      const example = Math.max(min, 20);
      throw new UsageError('integer-unreadable', { flag: name, value: text, min, example });
    }
    return number;
  }

  /** The same for a flag whose value may be left out: `without` stands for it then. */
  integerOr(name: FlagName, min: number, without: number): number | undefined {
    return this.#raw(name) === true ? without : this.integer(name, min);
  }

  /** Pairs `left=right`, of a flag that may be repeated; divided at the first or the last equals sign. */
  pairs(name: FlagName, form: string, divide: 'first' | 'last' = 'last'): [string, string][] {
    return (this.texts(name) ?? []).map((text) => {
      const at = divide === 'first' ? text.indexOf('=') : text.lastIndexOf('=');
      const pair: [string, string] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
      if (at < 1 || pair[0] === '' || pair[1] === '')
        throw new UsageError('pair-unreadable', { flag: name, value: text, form });
      return pair;
    });
  }

  #word<T>(
    name: FlagName,
    text: string,
    read: (text: string) => T | null,
    allowed?: readonly string[],
  ): T {
    const word = read(text);
    if (word === null)
      throw new UsageError('value-not-allowed', { flag: name, value: text, allowed });
    return word;
  }

  #date(name: FlagName, text: string): IsoDate {
    const today = this.#today();
    const reading = readDate(text, { today, year: Number(today.slice(0, 4)) });
    if ('on' in reading) return reading.on;
    throw new UsageError(reading.problem, { flag: name, value: text });
  }

  #period(name: FlagName, text: string, whole: string): { from: IsoDate; to: IsoDate } {
    const today = this.#today();
    const period = readMonth(text, today) ?? readYear(text, today);
    if (period !== null) return period;
    if (/^\d{4}(?:-\d{1,2})?$/.test(text.trim()))
      throw new UsageError('range-unreadable', { flag: name, value: whole });
    const on = this.#date(name, text);
    return { from: on, to: on };
  }

  #raw(name: FlagName): unknown {
    return this.#values[camelCase(this.#spec(name).name)];
  }

  /** Reading a flag that was never declared is a defect of the command. */
  #spec(name: FlagName): FlagSpec {
    const spec = this.#specs.find((one) => one.name === name);
    if (spec === undefined) throw new Error(`flag --${name} is not declared`);
    return spec;
  }
}

/** The name under which commander keeps a flag. */
export function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase());
}

function checkedText(flag: string, value: string): string {
  const text = value.trim();
  // The journal's digests are taken over text that must survive every database.
  if (!text.isWellFormed() || text.includes('\0')) {
    throw new UsageError('text-broken', { flag });
  }
  if (text.length > TEXT_LIMIT)
    throw new UsageError('text-too-long', { flag, length: text.length, limit: TEXT_LIMIT });
  return text;
}
