/** Names of flags, values and verbs, as far as there is a text about them; and what declares a flag. */
import type { MessageKey } from '../messages/translate.ts';

type Suffix<Prefix extends string> = MessageKey extends infer Key
  ? Key extends `${Prefix}.${infer Rest}`
    ? Rest
    : never
  : never;

type Kebab<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}-${Kebab<Tail>}`
  : Name;

/**
 * A flag by its long name. `opt.<name>` says what it means, `opt.<verb>.<name>` what it means there,
 * `opt.filter.<name>` what it means where cases are chosen by it; a
 * flag called after a field needs neither, but is explained by the field's label.
 */
export type FlagName = Suffix<'opt'> | Kebab<Suffix<'field'>>;
/** A placeholder for a value in help, `value.<name>`. */
export type ValueName = Suffix<'value'>;
/** A verb, or a verb and its sub-verb (`unit.add`); `verb.<name>` is its summary. */
export type VerbName = Suffix<'verb'>;
export type GroupName = Suffix<'group'>;

export interface FlagSpec {
  readonly name: FlagName;
  /** Takes a value; without it the flag is a switch. */
  readonly value?: ValueName;
  /** The value may be left out (`--watch`, `--watch 10`). */
  readonly optional?: boolean;
  /** An empty value says that it is left open, and nothing else depends on it; otherwise it is refused. */
  readonly mayBeEmpty?: boolean;
  /** May be given several times. */
  readonly many?: boolean;
  /** Has a `--no-` form, too. */
  readonly negatable?: boolean;
  readonly short?: string;
  /** The words that its value may be, where the list is closed: for completion. */
  readonly words?: readonly string[];
  readonly group?: GroupName;
}
