/** The few looks that our workbooks have: each for cells that are locked and for cells to fill in. */
const KINDS = ['text', 'number', 'date', 'header', 'title', 'percent'] as const;

type Kind = (typeof KINDS)[number];

/** The number of a style: locked ones are even, those to be filled in odd. */
export function styleIndex(kind: Kind, unlocked = false): number {
  return KINDS.indexOf(kind) * 2 + (unlocked ? 1 : 0);
}

/** 49 is text, as which a person's own `0012` or `=…` stays what it is; 10 is 0.00%; 164 is ours. */
const FORMATS: Readonly<Record<Kind, number>> = {
  text: 49,
  number: 0,
  date: 164,
  header: 49,
  title: 49,
  percent: 10,
};
const FONTS: Readonly<Record<Kind, number>> = {
  text: 0,
  number: 0,
  date: 0,
  header: 1,
  title: 1,
  percent: 0,
};
/** Grey behind headers, yellow behind what is to be filled in. */
const HEADER_FILL = 2;
const ANSWER_FILL = 3;

function styleXml(kind: Kind, unlocked: boolean): string {
  const fill = kind === 'header' ? HEADER_FILL : unlocked ? ANSWER_FILL : 0;
  const wrap = kind === 'text' || kind === 'header' ? ' wrapText="1"' : '';
  return (
    `<xf numFmtId="${String(FORMATS[kind])}" fontId="${String(FONTS[kind])}" fillId="${String(fill)}" borderId="0" xfId="0"` +
    ' applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1" applyProtection="1">' +
    `<alignment vertical="top"${wrap}/><protection locked="${unlocked ? '0' : '1'}"/></xf>`
  );
}

const fill = (colour: string) =>
  `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
const STYLES = KINDS.flatMap((kind) => [styleXml(kind, false), styleXml(kind, true)]);

export const STYLES_XML =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>' +
  '<fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts>' +
  '<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  `${fill('D9D9D9')}${fill('FFF9DB')}</fills>` +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="${String(STYLES.length)}">${STYLES.join('')}</cellXfs>` +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
