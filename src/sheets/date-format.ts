/** Dates by an explicit format (`MM/DD/YYYY hh:mm:ss A`): the only way a month-first date is read. */
import { Refusal } from '../domain/errors.ts';

export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export type DateFormat = (text: string) => DateParts | undefined;

const TOKEN = /YYYY|MM?|DD?|HH?|hh?|mm?|ss?|S{1,9}|A|a/y;

/** Length of digits: a token that touches the next one needs all its digits. */
const PATTERNS: Record<string, (touching: boolean) => string> = {
  Y: () => '(?<year>\\d{4})',
  M: (touching) => (touching ? '(?<month>\\d{2})' : '(?<month>\\d{1,2})'),
  D: (touching) => (touching ? '(?<day>\\d{2})' : '(?<day>\\d{1,2})'),
  H: (touching) => (touching ? '(?:[01]\\d|2[0-4])' : '(?:[01]?\\d|2[0-4])'),
  h: (touching) => (touching ? '(?:0[1-9]|1[0-2])' : '(?:0?[1-9]|1[0-2])'),
  m: (touching) => (touching ? '[0-5]\\d' : '[0-5]?\\d'),
  s: (touching) => (touching ? '[0-5]\\d' : '[0-5]?\\d'),
  S: () => '\\d{1,9}',
  A: () => '(?:[AaPp]\\.?[Mm]\\.?|上午|下午)',
};

const compiled = new Map<string, DateFormat>();

/**
 * Compiles `YYYY MM M DD D HH H hh h mm m ss s S A` and literal characters. Year, month and day must be
 * there once each, or it is refused with `date-format-bad`. A cell without the format's time part is
 * read too: people leave it out at midnight.
 */
export function dateFormat(format: string): DateFormat {
  let read = compiled.get(format);
  if (read === undefined) {
    read = compile(format);
    if (compiled.size > 32) compiled.clear();
    compiled.set(format, read);
  }
  return read;
}

function compile(format: string): DateFormat {
  const parts = tokensOf(format);
  const kinds = parts.map((part) => (part.literal ? '' : part.text.charAt(0)));
  const once = ['Y', 'M', 'D'].every((kind) => kinds.filter((each) => each === kind).length === 1);
  const clockTwice = ['H', 'h', 'm', 's', 'S'].some(
    (kind) => kinds.filter((each) => each === kind).length > 1,
  );
  if (!once || clockTwice) throw new Refusal('date-format-bad', { format });
  const lastOfDate = Math.max(...['Y', 'M', 'D'].map((kind) => kinds.indexOf(kind)));
  const timeFollows = !kinds
    .slice(0, lastOfDate)
    .some((kind) => 'HhmsSAa'.includes(kind) && kind !== '');
  let source = '';
  for (const [at, part] of parts.entries()) {
    if (timeFollows && at === lastOfDate + 1) source += '(?:';
    source += part.literal ? escaped(part.text) : pattern(part.text, touches(kinds, at));
  }
  if (timeFollows && parts.length > lastOfDate + 1) source += ')?';
  const regex = new RegExp(`^${source}$`);
  return (text) => {
    const groups = regex.exec(text)?.groups;
    if (!groups) return undefined;
    return {
      year: Number(groups['year']),
      month: Number(groups['month']),
      day: Number(groups['day']),
    };
  };
}

function tokensOf(format: string): { text: string; literal: boolean }[] {
  const parts: { text: string; literal: boolean }[] = [];
  for (let at = 0; at < format.length;) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(format)?.[0];
    parts.push({ text: token ?? format.charAt(at), literal: token === undefined });
    at += token?.length ?? 1;
  }
  return parts;
}

function touches(kinds: readonly string[], at: number): boolean {
  const digits = (kind: string | undefined) =>
    kind !== undefined && kind !== '' && kind !== 'A' && kind !== 'a';
  return digits(kinds[at - 1]) || digits(kinds[at + 1]);
}

function pattern(token: string, touching: boolean): string {
  const kind = token === 'a' ? 'A' : token.charAt(0);
  return PATTERNS[kind]?.(touching) ?? escaped(token);
}

function escaped(literal: string): string {
  return literal === ' ' ? '\\s+' : literal.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
