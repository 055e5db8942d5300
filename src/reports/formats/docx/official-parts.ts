/** Parts that official documents share: the size of the sender's name, page numbers, signature and date. */
import { AlignmentType, Footer, PageNumber, Paragraph, TextRun, type ISectionOptions } from 'docx';
import { font, FONT, MM, paragraph, SIZE } from './official-page.ts';

/** As large as fits into the text area on one line, and not larger than 一号 and a half. */
export function markSize(sender: string): number {
  const points = (156 / 25.4) * 72;
  return Math.min(Math.floor((points / Math.max(sender.length, 1)) * 2), 80);
}

/** — 1 —, one character from the edge of the text area (7.5). */
export function pageNumber(alignment: 'left' | 'right'): Paragraph {
  const style = { font: font(FONT.page), size: SIZE.page };
  return new Paragraph({
    alignment,
    indent: { left: SIZE.page * 10, right: SIZE.page * 10 },
    spacing: { after: Math.round(3 * MM) },
    children: [new TextRun({ ...style, children: ['— ', PageNumber.CURRENT, ' —'] })],
  });
}

/** Page numbers, odd ones right, even ones left. */
export function pageFooters(): Pick<ISectionOptions, 'footers'> {
  return {
    footers: {
      default: new Footer({ children: [pageNumber(AlignmentType.RIGHT)] }),
      even: new Footer({ children: [pageNumber(AlignmentType.LEFT)] }),
    },
  };
}

/** The signature never stands on a page without text. Under a stamp the date stands four characters from the right, the name centred over it (7.3.5.1). */
export function signature(sender: string, date: string): Paragraph[] {
  const right = Math.max(4 + (charactersWide(date) - charactersWide(sender)) / 2, 0);
  return [
    paragraph(sender, { alignment: AlignmentType.RIGHT, indent: rightBy(right), keepNext: true }),
    paragraph(date, { alignment: AlignmentType.RIGHT, indent: rightBy(4) }),
  ];
}

/** Width in Chinese characters; figures take half of one. */
function charactersWide(content: string): number {
  return Array.from(content).reduce((sum, one) => sum + (/[ -~]/.test(one) ? 0.5 : 1), 0);
}

function rightBy(characters: number) {
  return { right: Math.round(characters * SIZE.body * 10) };
}
