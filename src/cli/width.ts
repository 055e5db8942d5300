/** Widths of text on a terminal, cheaply: for help, which must not wait for a library. */

/** Columns that a text takes: two for each wide (East Asian) character, one for any other. */
export function cheapWidth(text: string): number {
  let width = 0;
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

/** Marks that may not begin a line (避头标点). */
const CLOSING = '，。、；：？！）》”’】〕…,.;:?!)]';

/** Breaks a text into lines no wider than `width`: at blanks, and between Chinese characters. */
export function wrap(text: string, width: number): string {
  if (width < 20) return text;
  return text
    .split('\n')
    .map((line) => wrapLine(line, width))
    .join('\n');
}

function wrapLine(line: string, width: number): string {
  if (cheapWidth(line) <= width) return line;
  const lines: string[] = [];
  let current = '';
  for (const piece of line.match(/[!-~]+|\s+|[^!-~\s]/g) ?? []) {
    const fits = cheapWidth(current) + cheapWidth(piece.trimEnd()) <= width;
    if (fits || current === '' || CLOSING.includes(piece)) {
      current += piece;
      continue;
    }
    lines.push(current.trimEnd());
    current = piece.trimStart();
  }
  return [...lines, current].join('\n');
}
