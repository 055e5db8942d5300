/**
 * Numbers of cases. The pattern is the office's: `{year}` is the year of receipt, `{seq:4}` a running
 * number of at least four digits within everything else in the pattern.
 */
import type { IsoDate } from './dates.ts';
import { visibleText } from './visible-text.ts';

const SEQ = /\{seq(?::(\d))?\}/;

/** True when the pattern has exactly one running number and nothing unknown. */
export function isNumberPattern(pattern: string): boolean {
  const rest = pattern.replace(SEQ, '').replaceAll('{year}', '');
  return SEQ.test(pattern) && !/[{}\s]/.test(rest);
}

/** Whether a case may bear a number: one that can't be seen as a whole can't be typed, and looks like another. */
export function isCaseNumber(no: string): boolean {
  return visibleText(no) === no;
}

/** The part of the pattern within which numbers run, for a case received on a date: `2026-{seq:4}`. */
export function numberSeries(pattern: string, receivedOn: IsoDate): string {
  return pattern.replaceAll('{year}', receivedOn.slice(0, 4));
}

export function formatNumber(series: string, seq: number): string {
  return series.replace(SEQ, (_all, width?: string) =>
    String(seq).padStart(Number(width ?? 1), '0'),
  );
}

/**
 * The series and running number of `no`, when it is written after the pattern; so that a number that
 * came with an import is never given out again.
 */
export function parseNumber(pattern: string, no: string): { series: string; seq: number } | null {
  const expression = compiled(pattern);
  const match = expression.exec(no);
  if (!match) return null;
  const seq = Number(match.groups?.['seq']);
  if (!Number.isSafeInteger(seq)) return null;
  return { series: pattern.replaceAll('{year}', match.groups?.['year'] ?? ''), seq };
}

const compiledPatterns = new Map<string, RegExp>();

function compiled(pattern: string): RegExp {
  let expression = compiledPatterns.get(pattern);
  if (!expression) {
    const literal = (text: string) => text.replace(/[\\^$.*+?()[\]|]/g, '\\$&');
    let years = 0;
    const source = pattern
      .split(/(\{year\}|\{seq(?::\d)?\})/)
      .map((part) => {
        // A pattern that names the year twice must repeat it.
        if (part === '{year}') return years++ === 0 ? '(?<year>\\d{4})' : '\\k<year>';
        return part.startsWith('{seq') ? '(?<seq>\\d{1,12})' : literal(part);
      })
      .join('');
    expression = new RegExp(`^${source}$`);
    compiledPatterns.set(pattern, expression);
  }
  return expression;
}
