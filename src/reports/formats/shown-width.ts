/** How many places a text takes on a terminal. */
import stringWidth from 'string-width';

/** ASCII, common Chinese characters and the punctuation between them: nothing that joins its neighbours. */
const PLAIN = /^[ -~\u4e00-\u9fff、。《》〔〕（），：；“”‘’—…·]*$/;

/**
 * A Chinese character takes two places; `widePunct`: so does what Unicode calls ambiguous (“ ” … —). Most
 * cells are plain, and looking for emoji in each of them took longer than all the rest of a report.
 */
export function shownWidth(text: string, widePunct: boolean): number {
  if (!PLAIN.test(text)) return stringWidth(text, { ambiguousIsNarrow: !widePunct });
  let width = 0;
  for (let at = 0; at < text.length; at++)
    width += isNarrow(text.charCodeAt(at), widePunct) ? 1 : 2;
  return width;
}

/** Of the plain characters, the ambiguous ones lie below U+3000, and the wide ones above. */
function isNarrow(code: number, widePunct: boolean): boolean {
  return code < 0x7f || (code < 0x3000 && !widePunct);
}
