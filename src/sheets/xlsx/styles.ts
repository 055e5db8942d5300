/** What a cell's number stands for: its format says whether it is a date, a share or a number with zeros. */
import { Refusal } from '../../domain/errors.ts';
import type { Archive } from './archive.ts';
import { WORKBOOK_LIMITS } from './limits.ts';
import { readXml, type Attributes, type XmlVisitor } from './xml.ts';

export type NumberKind =
  | { readonly kind: 'number' }
  | { readonly kind: 'date' }
  | { readonly kind: 'percent' }
  /** Numbers with leading zeros or a word before them: 0012, 第0012号. */
  | {
      readonly kind: 'zeros';
      readonly before: string;
      readonly width: number;
      readonly after: string;
    };

const PLAIN: NumberKind = { kind: 'number' };

/** By a cell's style number; a style that is not listed is a plain number. */
export type Styles = readonly NumberKind[];

/** Formats that Excel and WPS know by number only: dates and times, also the Chinese and Japanese ones. */
const BUILT_IN_DATES = new Set([
  ...[14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47],
  ...[27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58],
]);
const BUILT_IN_PERCENT = new Set([9, 10]);

export async function readStyles(
  archive: Archive,
  part: string | undefined,
  name: string,
): Promise<Styles> {
  if (part === undefined) return [];
  const visitor = new StylesVisitor(name);
  await readXml(archive.read(part), visitor, name);
  return visitor.styles;
}

class StylesVisitor implements XmlVisitor {
  readonly styles: NumberKind[] = [];
  readonly #formats = new Map<number, NumberKind>();
  readonly #name: string;
  #inCellStyles = false;

  constructor(name: string) {
    this.#name = name;
  }

  open(tag: string, attributes: Attributes): void {
    if (tag === 'cellXfs') this.#inCellStyles = true;
    else if (tag === 'numFmt') {
      const { numFmtId, formatCode = '' } = attributes();
      this.#formats.set(Number(numFmtId), kindOfFormat(formatCode));
    } else if (tag === 'xf' && this.#inCellStyles) {
      if (
        this.styles.length >= WORKBOOK_LIMITS.styles ||
        this.#formats.size > WORKBOOK_LIMITS.styles
      )
        throw new Refusal('workbook-unsafe', { name: this.#name, reason: 'too-many-styles' });
      const format = Number(attributes()['numFmtId'] ?? 0);
      this.styles.push(this.#formats.get(format) ?? builtIn(format));
    }
  }

  close(tag: string): void {
    if (tag === 'cellXfs') this.#inCellStyles = false;
  }
}

function builtIn(format: number): NumberKind {
  if (BUILT_IN_DATES.has(format)) return { kind: 'date' };
  return BUILT_IN_PERCENT.has(format) ? { kind: 'percent' } : PLAIN;
}

/** What a format makes of a number. Only its part for positive numbers counts. */
export function kindOfFormat(code: string): NumberKind {
  const zeros = zerosOf(code);
  if (zeros) return zeros;
  const bare =
    code
      .replace(/"[^"]*"|\\.|[_*]./g, '')
      // Colours, conditions, currencies and languages; [h], [m] and [s] are durations and stay.
      .replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '')
      .split(';')[0] ?? '';
  if (/general|@/i.test(bare)) return PLAIN;
  if (/[ymdhs]/i.test(bare) && !/[#?0]/.test(bare.replace(/s\]?\.0+/gi, 's')))
    return { kind: 'date' };
  return bare.trimEnd().endsWith('%') ? { kind: 'percent' } : PLAIN;
}

/** `"衡"0000`: without it 0012 would come in as 12, which is another number. */
function zerosOf(code: string): NumberKind | undefined {
  const match = /^((?:"[^"]*"|\\.)*)(0+)((?:"[^"]*"|\\.)*)$/.exec(code);
  if (!match) return undefined;
  const [, before = '', zeros = '', after = ''] = match;
  if (before === '' && after === '' && zeros.length < 2) return PLAIN;
  const words = (text: string) => text.replace(/"([^"]*)"|\\(.)/g, '$1$2');
  return { kind: 'zeros', before: words(before), width: zeros.length, after: words(after) };
}
