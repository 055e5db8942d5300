/**
 * 督办函: a letter to one unit about its cases, in the letter form of GB/T 9704-2012 (10.1 信函格式): the
 * sender's name in red 30 mm from the top, a red double line below it and another 20 mm from the foot,
 * the number at the right, no page number on the first page. The cases stand in an annex.
 */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  LineRuleType,
  Packer,
  Paragraph,
  TextRun,
  type ISectionOptions,
  type Table,
} from 'docx';
import { writtenDate } from '../../written-date.ts';
import {
  blank,
  font,
  FONT,
  LINE,
  MM,
  PAGE,
  paragraph,
  printable,
  SIZE,
  STYLES,
  text,
  TITLE,
  titleText,
} from './official-page.ts';
import { markSize, pageNumber, signature } from './official-parts.ts';
import { officialTable } from './official-table.ts';

/** What a letter says; every text is final. */
export interface LetterDocument {
  /** The office that writes. */
  readonly sender: string;
  /** The document number, or what stands in its place in a draft. */
  readonly number: string;
  readonly title: string;
  readonly recipient: string;
  readonly paragraphs: readonly string[];
  /** The day on which it is written, `YYYY-MM-DD`. */
  readonly date: string;
  readonly annex: LetterTable;
}

/** A table with its widths in mm, which together make the text area: 156 mm. */
export interface LetterTable {
  readonly title: string;
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: readonly (readonly string[])[];
}

const RED = 'FF0000';
/** The height of a line that carries nothing but its border. */
const THIN = 40;
/** The lines are 170 mm long, the text area 156 mm: 7 mm out on either side. */
const OUT = Math.round(-7 * MM);

/** The letter as a Word file. */
export async function letterDocx(letter: LetterDocument): Promise<Buffer> {
  const document = new Document({
    creator: printable(letter.sender),
    title: printable(letter.title),
    lastModifiedBy: printable(letter.sender),
    evenAndOddHeaderAndFooters: true,
    styles: STYLES,
    sections: [section(letter)],
  });
  return Packer.toBuffer(document);
}

function section(letter: LetterDocument): ISectionOptions {
  return {
    properties: { ...PAGE, titlePage: true },
    headers: {
      first: new Header({ children: letterHead(letter.sender) }),
      default: new Header({ children: [new Paragraph({})] }),
      even: new Header({ children: [new Paragraph({})] }),
    },
    footers: {
      first: new Footer({
        children: [line(BorderStyle.THIN_THICK_SMALL_GAP, Math.round(13 * MM))],
      }),
      default: new Footer({ children: [pageNumber(AlignmentType.RIGHT)] }),
      even: new Footer({ children: [pageNumber(AlignmentType.LEFT)] }),
    },
    children: [...body(letter), ...annex(letter.annex)],
  };
}

/** 发文机关标志, red and centred, and 4 mm below it the thick-thin line. */
function letterHead(sender: string): Paragraph[] {
  const name = new TextRun({
    text: printable(sender),
    font: font(FONT.title),
    size: markSize(sender),
    color: RED,
  });
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: Math.round(4 * MM) },
      children: [name],
    }),
    line(BorderStyle.THICK_THIN_SMALL_GAP),
  ];
}

/**
 * A red double line (文武线), as the lower border of an almost empty line. Writers agree on the place of a
 * foot when it fills its margin, from 35 mm to 20 mm above the edge of the page.
 */
function line(style: 'thickThinSmallGap' | 'thinThickSmallGap', before = 0): Paragraph {
  return new Paragraph({
    indent: { left: OUT, right: OUT },
    spacing: { line: THIN, lineRule: LineRuleType.EXACT, before, after: 0 },
    border: { bottom: { style, color: RED, size: 24, space: 0 } },
    children: [],
  });
}

function body(letter: LetterDocument): Paragraph[] {
  return [
    // 发文字号顶格居版心右边缘，与该线的距离为 3 号汉字高度的 7/8 (10.1)
    paragraph([text(letter.number)], {
      alignment: AlignmentType.RIGHT,
      indent: {},
      spacing: {
        before: Math.round(SIZE.body * 10 * (7 / 8)),
        line: LINE,
        lineRule: LineRuleType.EXACT,
      },
    }),
    blank(),
    blank(),
    paragraph([titleText(letter.title)], TITLE),
    blank(),
    paragraph(`${letter.recipient}：`, { indent: {} }),
    ...letter.paragraphs.map((one, at) =>
      paragraph(one, { keepNext: at === letter.paragraphs.length - 1 }),
    ),
    blank(true),
    paragraph(`附件：${letter.annex.title}`, { keepNext: true }),
    blank(true),
    blank(true),
    ...signature(letter.sender, writtenDate(letter.date)),
  ];
}

function annex({ title, columns, rows }: LetterTable): (Paragraph | Table)[] {
  return [
    paragraph([text('附件', { font: font(FONT.heading) })], { indent: {}, pageBreakBefore: true }),
    blank(),
    paragraph([titleText(title)], TITLE),
    blank(),
    officialTable(columns, rows),
  ];
}
