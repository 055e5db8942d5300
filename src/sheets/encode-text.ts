/** Text → bytes in the encodings that offices open. */
import iconv from 'iconv-lite';

import { Refusal } from '../domain/errors.ts';

export const WRITTEN_ENCODINGS = ['utf-8', 'utf-8-bom', 'gb18030'] as const;
export type WrittenEncoding = (typeof WRITTEN_ENCODINGS)[number];

const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Encodes a whole text (`utf-8-bom` puts the BOM before it: for a text in pieces use `utf-8` from the
 * second on). A character that does not come back is refused with `encoding-unwritable`, never `?`.
 */
export function encodeText(text: string, encoding: WrittenEncoding): Buffer {
  // Half a surrogate pair has no bytes in any encoding.
  if (/\p{Surrogate}/u.test(text))
    throw unwritable(text, encoding, /\p{Surrogate}/u.exec(text)?.[0] ?? '');
  if (encoding === 'utf-8') return Buffer.from(text);
  if (encoding === 'utf-8-bom') return Buffer.concat([BOM, Buffer.from(text)]);
  const bytes = iconv.encode(text, 'gb18030');
  // Read back by the decoder that everybody else has: iconv-lite differs from it in 19 code points.
  const back = new TextDecoder('gb18030', { ignoreBOM: true }).decode(bytes);
  if (back !== text) throw unwritable(text, encoding, firstDifference(text, back));
  return bytes;
}

function firstDifference(text: string, back: string): string {
  const got = Array.from(back);
  return Array.from(text).find((char, at) => char !== got[at]) ?? '';
}

function unwritable(text: string, encoding: string, character: string): Refusal {
  const codePoint = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return new Refusal('encoding-unwritable', {
    encoding,
    codePoint,
    at: text.indexOf(character) + 1,
  });
}
