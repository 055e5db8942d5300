/** Names of units out of one cell. */

const LABEL = /(牵头|主办|责任|主责|承办|配合|协办|参与)(?:单位|部门)?\s*[:：]/g;
const CO_LABELS = new Set(['配合', '协办', '参与']);
const OPENING = '（([【〔《“「『［';
const CLOSING = '）)]】〕》”」』］';
/** What people write where no unit is. */
const NONE = new Set(['', '无', '-', '--', '—', '——', '/', '／', '\\', 'N/A', 'n/a']);
const MAY_DIVIDE = /[、，,；;／/\r\n:：]/;
const CHINESE = /\p{Script=Han}/u;

export interface SplitUnits {
  /** Responsible units, in the order written; the first leads. */
  readonly lead: readonly string[];
  /** Units that a label in the same cell calls 配合, 协办 or 参与. */
  readonly co: readonly string[];
}

/**
 * Splits on 、，；; and line breaks, and on a comma or a slash only in text with Chinese characters
 * (`Acme Co., Ltd` and `Maersk A/S` are one name each). What stands in brackets stays whole.
 * `牵头单位：A；配合单位：B、C` is understood by its labels.
 */
export function splitUnits(text: string): SplitUnits {
  const whole = text.trim();
  if (NONE.has(whole)) return { lead: [], co: [] };
  if (!MAY_DIVIDE.test(whole)) return { lead: [whole], co: [] };
  const lead: string[] = [];
  const co: string[] = [];
  let into = lead;
  let from = 0;
  for (const label of whole.matchAll(LABEL)) {
    into.push(...splitNames(whole.slice(from, label.index)));
    into = CO_LABELS.has(label[1] ?? '') ? co : lead;
    from = label.index + label[0].length;
  }
  into.push(...splitNames(whole.slice(from)));
  return { lead, co };
}

/** The same without labels; `divider` replaces the usual set (our own export joins with 、 only). */
export function splitNames(text: string, divider?: string): string[] {
  const dividers = divider ?? (CHINESE.test(text) ? '、，,；;／/\r\n' : '、，；;\r\n');
  // A bracket that is never closed must not swallow the dividers behind it.
  const mindBrackets = bracketsClose(text);
  const names: string[] = [];
  let depth = 0;
  let from = 0;
  const push = (to: number) => {
    const name = text.slice(from, to).trim();
    if (!NONE.has(name)) names.push(name);
  };
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (mindBrackets && OPENING.includes(char)) depth++;
    else if (mindBrackets && CLOSING.includes(char)) depth--;
    else if (depth === 0 && dividers.includes(char)) {
      push(at);
      from = at + 1;
    }
  }
  push(text.length);
  return names;
}

function bracketsClose(text: string): boolean {
  let depth = 0;
  for (const char of text) {
    if (OPENING.includes(char)) depth++;
    else if (CLOSING.includes(char) && --depth < 0) return false;
  }
  return depth === 0;
}
