/** Widths of text on a terminal, cheaply: for help, which must not wait for a library; and wrapping. */
import { ambiguousIn } from './ambiguous.ts';

/**
 * Columns that a text takes: two for each wide (East Asian) character, one for any other. With
 * `widePunct` the terminal draws ambiguous characters (“ ” … —) in two columns, too.
 */
export function cheapWidth(text: string, widePunct = false): number {
  let width = widePunct ? ambiguousIn(text) : 0;
  for (let at = 0; at < text.length; at++) width += isWide(text.charCodeAt(at)) ? 2 : 1;
  return width;
}

/** Hangul, CJK with its punctuation, full-width forms; pairs of surrogates add up to two by themselves. */
function isWide(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6)
  );
}

/**
 * What stays on one line: a document number (国办发〔2026〕3号), a date, a word or number, or else one
 * character; with the opening marks before it and the closing marks behind it (避头尾).
 */
const UNIT = [
  '\\s+|[“‘（《〈【〔「『]*(?:',
  '\\p{Script=Han}{0,8}[〔［[(（]\\d{4}[〕］\\])）]第?\\d+号',
  '|(?:\\d{2,4}年)?\\d{1,2}月(?:\\d{1,2}[日号])?',
  '|[!-~\\p{Script=Latin}\\p{Nd}]+',
  '|\\S)[，。、；：？！）》〉〕】」』”’…·]*(?: ·)?',
].join('');

let unitPattern: RegExp | undefined;

/** Made when it is first needed: the sets of scripts in it take V8 half a millisecond. */
function unitsOf(line: string): readonly string[] {
  unitPattern ??= new RegExp(UNIT, 'gu');
  return line.match(unitPattern) ?? [];
}

/** Breaks a text into lines no wider than `width`, unless something that stays whole is wider. */
export function wrap(text: string, width: number, widePunct = false): string {
  return text
    .split('\n')
    .map((line) => wrapLine(line, width, widePunct))
    .join('\n');
}

/** The width of the widest part that stays on one line. */
export function widestUnit(text: string, widePunct = false): number {
  return Math.max(0, ...unitsOf(text).map((unit) => cheapWidth(unit.trim(), widePunct)));
}

function wrapLine(line: string, width: number, widePunct: boolean): string {
  if (cheapWidth(line, widePunct) <= width) return line;
  const lines: string[] = [];
  let current = '';
  for (const unit of unitsOf(line)) {
    const taken = cheapWidth(current, widePunct) + cheapWidth(unit.trimEnd(), widePunct);
    const fits = taken <= width;
    if (fits || current === '') {
      current += unit;
      continue;
    }
    lines.push(current.trimEnd());
    current = unit.trimStart();
  }
  return [...lines, current].join('\n');
}
