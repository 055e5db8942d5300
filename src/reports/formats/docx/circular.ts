/**
 * 情况通报 after GB/T 9704-2012: the sender's name in red 35 mm below the text area's upper edge, the number
 * below it, a red line 4 mm lower; title, text, annexes; at the foot of the last page the imprint (版记).
 */
import {
  AlignmentType,
  BorderStyle,
  Document,
  FrameAnchorType,
  FrameWrap,
  HorizontalPositionAlign,
  LeaderType,
  LineRuleType,
  Paragraph,
  SectionType,
  TabStopType,
  TextRun,
  VerticalPositionAlign,
  type IParagraphOptions,
  type ISectionOptions,
  type Table,
} from 'docx';
import type { CircularDocument, CircularTable } from '../../monthly/circular/document.ts';
import { fixedDocx } from './fixed-file.ts';
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
import { markSize, pageFooters, signature } from './official-parts.ts';
import { officialTable } from './official-table.ts';

const RED = 'FF0000';
/** The name's upper edge stands 35 mm below that of the text area (7.2.4); the font's own lead is part of it. */
const ABOVE_NAME = Math.round(33 * MM);

/** The circular as a Word file; the same words give the same bytes. */
export async function circularDocx(circular: CircularDocument): Promise<Buffer> {
  const document = new Document({
    evenAndOddHeaderAndFooters: true,
    styles: STYLES,
    sections: sections(circular),
  });
  const { title, sender, writtenOn } = circular;
  return fixedDocx(document, {
    title: printable(title),
    creator: printable(sender),
    on: writtenOn,
  });
}

/** The text stands on the grid of the page, the tables of the annexes on none: their lines are closer. */
function sections(circular: CircularDocument): ISectionOptions[] {
  const { grid, ...page } = PAGE;
  const text = [...head(circular), ...bodyBlocks(circular)];
  if (circular.annexes.length === 0)
    return [
      {
        properties: { ...page, grid },
        ...pageFooters(),
        children: [...text, ...imprint(circular)],
      },
    ];
  return [
    { properties: { ...page, grid }, ...pageFooters(), children: text },
    {
      properties: { ...page, type: SectionType.NEXT_PAGE },
      ...pageFooters(),
      children: [...annexBlocks(circular, true), ...imprint(circular)],
    },
  ];
}

/** 版头: name, two lines below it the number, 4 mm below that the red line, as long as the text is wide. */
function head({ sender, number }: CircularDocument): Paragraph[] {
  const name = new TextRun({
    text: printable(sender),
    font: font(FONT.title),
    size: markSize(sender),
    color: RED,
  });
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: ABOVE_NAME, after: 0 },
      children: [name],
    }),
    blank(),
    blank(),
    paragraph([text(number)], {
      alignment: AlignmentType.CENTER,
      indent: {},
      spacing: { line: LINE, lineRule: LineRuleType.EXACT, after: 0 },
      border: { bottom: { style: BorderStyle.SINGLE, color: RED, size: 18, space: 8 } },
    }),
    blank(),
    blank(),
  ];
}

/** From the title to the date. */
function bodyBlocks(circular: CircularDocument): Paragraph[] {
  return [
    paragraph([titleText(circular.title)], TITLE),
    blank(),
    paragraph(`${circular.recipient}：`, { indent: {} }),
    ...circular.opening.map(prose),
    ...circular.parts.flatMap(({ heading, paragraphs }) => partBlocks(heading, paragraphs)),
    paragraph(circular.closing, { keepNext: true }),
    ...annexNames(circular),
    blank(true),
    blank(true),
    ...signature(circular.sender, circular.date),
  ];
}

export function partBlocks(heading: string, paragraphs: readonly string[]): Paragraph[] {
  return [
    paragraph([text(heading, { font: font(FONT.heading) })], { keepNext: true }),
    ...paragraphs.map(prose),
  ];
}

/** Not spread over the line: rates with their counts can't be broken, and would tear the lines before them. */
export function prose(content: string): Paragraph {
  return paragraph(content, { alignment: AlignmentType.LEFT });
}

/** 附件说明: one line below the text, two characters in; later names stand under the first (7.3.4). */
function annexNames({ words }: CircularDocument): Paragraph[] {
  if (words.annexLines.length === 0) return [];
  const [first = '', ...others] = words.annexLines;
  const under = { left: SIZE.body * 10 * 5, firstLine: 0 };
  return [
    blank(true),
    paragraph(first, { keepNext: true }),
    ...others.map((one) => paragraph(one, { indent: under, keepNext: true })),
  ];
}

/** Each annex on a page of its own, its name centred (7.3.7); the first may already begin one. */
export function annexBlocks(
  { annexes, words }: CircularDocument,
  beginsPage = false,
): (Paragraph | Table)[] {
  return annexes.flatMap((one, at) => [
    paragraph([text(words.annexMarks[at] ?? '', { font: font(FONT.heading) })], {
      indent: {},
      pageBreakBefore: at > 0 || !beginsPage,
    }),
    blank(),
    paragraph([titleText(one.title)], TITLE),
    blank(),
    tableBlock(one),
  ]);
}

export function tableBlock({ columns, rows }: CircularTable): Table {
  return officialTable(columns, rows);
}

/**
 * 版记, at the foot of the last page: thick lines above and below, a thin one between (7.4). Paragraphs of one
 * frame with the same borders and indents are one box to every writer; a border between them is not, so the
 * thin line is the leader of a tab.
 */
function imprint({ sender, copyTo, printed }: CircularDocument): Paragraph[] {
  const line = (children: TextRun[], options: Partial<IParagraphOptions> = {}) =>
    new Paragraph({
      frame: FRAME,
      border: { top: THICK, bottom: THICK },
      tabStops: [{ type: TabStopType.RIGHT, position: WIDTH - SIZE.page * 10 }],
      spacing: { line: 480, lineRule: LineRuleType.EXACT },
      ...options,
      children,
    });
  const small = (content: string) => text(content, { size: SIZE.page });
  const thin = line([new TextRun({ text: '\t', size: 16 })], {
    tabStops: [{ type: TabStopType.RIGHT, position: WIDTH, leader: LeaderType.UNDERSCORE }],
    spacing: { line: 80, lineRule: LineRuleType.EXACT },
  });
  return [
    // One character from either side.
    ...(copyTo === null ? [] : [line([small(`\u3000${copyTo}`)]), thin]),
    line([small(`\u3000${sender}`), new TextRun({ text: '\t' }), small(printed)]),
    // What the frame is held by; as low as a line can be, so that it never needs a page of its own.
    new Paragraph({ spacing: { line: 20, lineRule: LineRuleType.EXACT }, children: [] }),
  ];
}

/** The text area, in twentieths of a point. */
const WIDTH = Math.round(156 * MM);
const THICK = { style: BorderStyle.SINGLE, color: '000000', size: 8, space: 1 };
const FRAME = {
  type: 'alignment',
  width: WIDTH,
  height: 0,
  wrap: FrameWrap.NONE,
  anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
  alignment: { x: HorizontalPositionAlign.CENTER, y: VerticalPositionAlign.BOTTOM },
} as const;
