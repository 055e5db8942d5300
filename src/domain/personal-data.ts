/**
 * Numbers in free text that give a person away: mobile numbers and identity numbers of the mainland
 * (GB 11643, with its check digit). Telephones of offices stay readable: landlines, 400 and short
 * numbers belong to nobody in particular.
 */
import { isIsoDate } from './dates.ts';

export type PersonalNumberKind = 'mobile' | 'identity';

/** One number as it stands in a text; `start` and `end` are UTF-16 offsets, `end` is behind it. */
export interface PersonalNumber {
  readonly kind: PersonalNumberKind;
  readonly start: number;
  readonly end: number;
  /** The number in ASCII without what divided it. */
  readonly digits: string;
}

/** ASCII or full-width. */
const DIGIT = '[0-9\uff10-\uff19]';
/** What people put between the groups of a number; invisible characters come along from web pages. */
const GAP = '[\\p{Zs}\\t\\p{Cf}\\p{Pd}\\u2212\\u00b7·.．]';
/** Groups of digits that may be one number, and the X that may end an identity number. */
const RUN = new RegExp(
  `${DIGIT}+(?:${GAP}{1,3}${DIGIT}+)*(?:${GAP}{0,3}[XxＸｘ](?![\\p{L}\\p{N}]))?`,
  'gu',
);
const GROUP = new RegExp(`${DIGIT}+|[XxＸｘ]`, 'gu');

/** Every mobile and identity number of a text, in order; none lies in another. */
export function findPersonalNumbers(text: string): PersonalNumber[] {
  const found: PersonalNumber[] = [];
  for (const run of text.matchAll(RUN)) findInRun(run[0], run.index, found);
  return found;
}

/** The text with the middle of each such number as asterisks: 138****1234, 430401********1234. */
export function maskPersonalNumbers(text: string): string {
  let masked = '';
  let from = 0;
  for (const { kind, start, end, digits } of findPersonalNumbers(text)) {
    masked +=
      text.slice(from, start) + (kind === 'mobile' ? maskedMobile(digits) : maskedIdentity(digits));
    from = end;
  }
  return masked + text.slice(from);
}

/** True for eighteen characters with a possible birth date and the right check digit (ISO 7064, MOD 11-2). */
export function isIdentityNumber(text: string): boolean {
  if (!/^[1-9]\d{16}[0-9X]$/.test(text)) return false;
  const born = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  if (!isIsoDate(born) || born < '1850-01-01' || born > '2199-12-31') return false;
  // Weight of position i from the left: 2^(17 − i) mod 11.
  let sum = 0;
  for (let at = 0; at < 17; at++) sum += Number(text[at]) * (2 ** (17 - at) % 11);
  return text[17] === '10X98765432'[sum % 11];
}

function maskedMobile(digits: string): string {
  return `${digits.slice(0, 3)}****${digits.slice(-4)}`;
}

function maskedIdentity(digits: string): string {
  return `${digits.slice(0, 6)}********${digits.slice(-4)}`;
}

interface Group {
  readonly text: string;
  /** What divides it from the group before it. */
  readonly gap: string;
  readonly start: number;
  readonly end: number;
}

function findInRun(run: string, offset: number, found: PersonalNumber[]): void {
  let behind = 0;
  const groups = [...run.matchAll(GROUP)].map((match): Group => {
    const gap = run.slice(behind, match.index);
    behind = match.index + match[0].length;
    const text = match[0].normalize('NFKC').toUpperCase();
    return { text, gap, start: offset + match.index, end: offset + behind };
  });
  for (let at = 0; at < groups.length;) {
    const number = numberFrom(groups, at);
    if (number) found.push(number.found);
    at = number?.next ?? at + 1;
  }
}

/** The longest number that begins with a group and ends with one. */
function numberFrom(
  groups: readonly Group[],
  at: number,
): { readonly found: PersonalNumber; readonly next: number } | undefined {
  let digits = '';
  let best: { readonly found: PersonalNumber; readonly next: number } | undefined;
  for (let next = at; next < groups.length && digits.length < 22; next++) {
    digits += groups[next]?.text ?? '';
    const parts = groups.slice(at, next + 1);
    const reading = readNumber(digits, parts);
    if (!reading) continue;
    const end = parts[parts.length - 1]?.end ?? 0;
    // A country code stays where it is.
    const start = (groups[at]?.start ?? 0) + (parts.length === 1 ? reading.prefix : 0);
    const behindPrefix = parts.length > 1 && reading.prefix > 0 ? parts[1]?.start : undefined;
    best = {
      found: { kind: reading.kind, start: behindPrefix ?? start, end, digits: reading.digits },
      next: next + 1,
    };
  }
  return best;
}

interface Reading {
  readonly kind: PersonalNumberKind;
  readonly digits: string;
  /** How many digits of a country code stand before it. */
  readonly prefix: number;
}

function readNumber(digits: string, parts: readonly Group[]): Reading | undefined {
  if (isIdentityNumber(digits)) return { kind: 'identity', digits, prefix: 0 };
  const mobile = /^(0086|86)?(1[3-9]\d{9})$/.exec(digits);
  if (!mobile || looksLikeDate(parts) || looksLikeDecimal(parts)) return undefined;
  const prefix = mobile[1]?.length ?? 0;
  // 86 138… : the code is a group of its own, or the number is written without gaps.
  if (prefix > 0 && parts.length > 1 && parts[0]?.text.length !== prefix) return undefined;
  return { kind: 'mobile', digits: mobile[2] ?? '', prefix };
}

/** `1990-03-05 123` has eleven digits, too. */
function looksLikeDate(parts: readonly Group[]): boolean {
  const [year, month, day] = parts;
  return (
    parts.length >= 3 &&
    year?.text.length === 4 &&
    (month?.text.length ?? 9) <= 2 &&
    (day?.text.length ?? 9) <= 2
  );
}

/** 1380.0012345 is an amount; 138.1234.5678 is a number to call. */
function looksLikeDecimal(parts: readonly Group[]): boolean {
  return parts.length === 2 && /[.．]/.test(parts[1]?.gap ?? '');
}
