/** Texts that a workbook keeps once for all of its cells. */
import { Refusal } from '../../domain/errors.ts';
import type { Archive } from './archive.ts';
import { WORKBOOK_LIMITS } from './limits.ts';
import { readXml, unescapeText, type XmlVisitor } from './xml.ts';

/** Reads the texts; with `upTo` only as far as that number. */
export async function readSharedStrings(
  archive: Archive,
  part: string | undefined,
  name: string,
  upTo = Infinity,
): Promise<readonly string[]> {
  if (part === undefined || upTo < 0) return [];
  const visitor = new StringsVisitor(name, upTo);
  await readXml(archive.read(part), visitor, name);
  return visitor.strings;
}

class StringsVisitor implements XmlVisitor {
  readonly strings: string[] = [];
  readonly #name: string;
  readonly #upTo: number;
  #text = '';
  #inText = false;
  #phonetic = 0;
  #length = 0;

  constructor(name: string, upTo: number) {
    this.#name = name;
    this.#upTo = upTo;
  }

  open(tag: string): void {
    if (tag === 't') this.#inText = this.#phonetic === 0;
    else if (tag === 'rPh') this.#phonetic++;
    else if (tag === 'si') this.#text = '';
  }

  text(text: string): void {
    if (this.#inText) this.#text += text;
  }

  close(tag: string): void {
    if (tag === 't') this.#inText = false;
    else if (tag === 'rPh') this.#phonetic--;
    else if (tag === 'si') {
      this.#length += this.#text.length;
      const tooMany =
        this.strings.length >= WORKBOOK_LIMITS.sharedStrings ||
        this.#length > WORKBOOK_LIMITS.sharedLength;
      if (tooMany)
        throw new Refusal('workbook-unsafe', { name: this.#name, reason: 'too-many-strings' });
      this.strings.push(unescapeText(this.#text));
    }
  }

  enough(): boolean {
    return this.strings.length > this.#upTo;
  }
}
