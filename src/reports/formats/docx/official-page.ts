/**
 * The page and the type of an official document, after GB/T 9704-2012 党政机关公文格式: A4, a text area
 * of 156 × 225 mm with 22 lines of 28 characters, 仿宋 of size 3. Fonts are named, never embedded; a
 * machine without them takes its own.
 */
import {
  AlignmentType,
  DocumentGridType,
  LineRuleType,
  Paragraph,
  TextRun,
  type IParagraphOptions,
  type IRunOptions,
  type ISectionPropertiesOptions,
  type IStylesOptions,
} from 'docx';

/** Twentieths of a point. */
export const MM = 1440 / 25.4;

/** Half points: 三号 is 16 pt, 二号 22 pt, 四号 14 pt, 五号 10.5 pt. */
export const SIZE = { title: 44, body: 32, page: 28, table: 21 } as const;

export const FONT = {
  title: '方正小标宋简体',
  heading: '黑体',
  body: '仿宋_GB2312',
  page: '宋体',
} as const;

/** 22 lines in 225 mm: the fixed line is the pitch of the grid. */
export const LINE = 579;

/**
 * 28 characters of 16 pt in 156 mm need a quarter of a point less each. A grid of characters would say
 * the same to Word, but LibreOffice gives a character that is wider than its cell two of them.
 */
const NARROWED = -5;

/** Margins of 公文 (7.1): 37 mm above, 28 mm left; the text area does the rest. */
export const PAGE = {
  page: {
    size: { width: 11906, height: 16838 },
    margin: { top: 2098, bottom: 1984, left: 1588, right: 1474, header: 1701, footer: 1134 },
  },
  grid: { type: DocumentGridType.LINES, linePitch: LINE },
} as const satisfies ISectionPropertiesOptions;

export function font(name: (typeof FONT)[keyof typeof FONT]): NonNullable<IRunOptions['font']> {
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' };
}

/** The style on which everything stands. */
export const STYLES: IStylesOptions = {
  default: { document: { run: { size: SIZE.body, font: font(FONT.body) } } },
  paragraphStyles: [
    { id: 'Normal', name: 'Normal', run: { size: SIZE.body, font: font(FONT.body) } },
  ],
};

/** Text of the body. */
export function text(content: string, options: Partial<IRunOptions> = {}): TextRun {
  return new TextRun({
    text: printable(content),
    size: SIZE.body,
    font: font(FONT.body),
    characterSpacing: NARROWED,
    ...options,
  });
}

/** A paragraph on the grid; by default indented by two characters. */
export function paragraph(
  children: readonly TextRun[] | string,
  options: Partial<IParagraphOptions> = {},
): Paragraph {
  const runs = typeof children === 'string' ? [text(children)] : children;
  return new Paragraph({
    spacing: { line: LINE, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    indent: { firstLineChars: 200, firstLine: SIZE.body * 20 },
    alignment: AlignmentType.BOTH,
    ...options,
    children: runs,
  });
}

/** A title over several lines stands centred, its lines a little farther apart. */
export const TITLE: Partial<IParagraphOptions> = {
  alignment: AlignmentType.CENTER,
  indent: {},
  spacing: { line: 700, lineRule: LineRuleType.EXACT },
};

export function titleText(content: string): TextRun {
  return text(content, { font: font(FONT.title), size: SIZE.title });
}

/** An empty line of the grid. */
export function blank(keepNext = false): Paragraph {
  return paragraph([], { indent: {}, keepNext });
}

/** XML 1.0 knows no control characters but line breaks and tabs; what was typed stays visible. */
export function printable(content: string): string {
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  return content.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '□');
}
