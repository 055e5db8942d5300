/**
 * XML as it comes, piece by piece. No entities but the five of XML itself, no document type, nothing
 * deep or endless: whatever a workbook does not need is refused.
 */
import { Parser } from 'saxen';

import { Refusal } from '../../domain/errors.ts';
import { damaged, type UnsafeReason } from './archive.ts';
import { WORKBOOK_LIMITS } from './limits.ts';

export type Attributes = () => Readonly<Record<string, string>>;

/** What is told of a document; names come without their namespace's prefix. */
export interface XmlVisitor {
  open?(name: string, attributes: Attributes): void;
  close?(name: string): void;
  /** Decoded. */
  text?(text: string): void;
  /** Asked after each piece: true ends the reading. */
  enough?(): boolean;
}

/** Reads a document through; `name` is what messages call the workbook. */
export async function readXml(
  pieces: AsyncIterable<Buffer>,
  visitor: XmlVisitor,
  name: string,
): Promise<void> {
  for await (const _bytes of xmlPieces(pieces, visitor, name)) if (visitor.enough?.()) return;
}

/** The same in steps: after each piece of the document, the bytes read so far. */
export async function* xmlPieces(
  pieces: AsyncIterable<Buffer>,
  visitor: XmlVisitor,
  name: string,
): AsyncGenerator<number> {
  const parsing = new XmlParsing(visitor, name);
  let bytes = 0;
  for await (const piece of pieces) {
    parsing.write(piece);
    bytes += piece.length;
    yield bytes;
  }
  parsing.end();
  yield bytes;
}

class XmlParsing {
  readonly #visitor: XmlVisitor;
  readonly #name: string;
  readonly #parser = new Parser();
  #decoder: InstanceType<typeof TextDecoder> | undefined;
  #depth = 0;
  #sinceEvent = 0;
  #heldReturn = '';

  constructor(visitor: XmlVisitor, name: string) {
    this.#visitor = visitor;
    this.#name = name;
    const text = (raw: string) => {
      this.#sinceEvent = 0;
      visitor.text?.(raw);
    };
    this.#parser
      .on('openTag', (tag, attributes) => {
        this.#open(tag, attributes);
      })
      .on('closeTag', (tag) => {
        this.#depth--;
        visitor.close?.(localName(tag));
      })
      .on('text', (raw) => {
        text(this.#decode(raw));
      })
      .on('cdata', text)
      .on('attention', () => {
        throw this.#unsafe('entities');
      })
      .on('error', (error) => {
        throw error;
      });
  }

  write(piece: Buffer): void {
    this.#decoder ??= new TextDecoder(encodingOf(piece), { fatal: true });
    this.#feed(() => this.#decoder?.decode(piece, { stream: true }) ?? '');
  }

  end(): void {
    this.#feed(() => (this.#decoder?.decode() ?? '') + '\n');
    this.#feed(() => {
      this.#parser.end();
      return '';
    });
  }

  #feed(take: () => string): void {
    try {
      const text = this.#withPlainBreaks(take());
      // An unfinished element is held by the parser and gone through again with each piece.
      this.#sinceEvent += text.length;
      if (text !== '') this.#parser.write(text);
      if (this.#sinceEvent > WORKBOOK_LIMITS.tokenLength) throw this.#unsafe('too-long');
    } catch (error) {
      throw error instanceof Refusal ? error : damaged(this.#name, error);
    }
  }

  /** Line ends are what XML says they are: \r\n and \r are \n, unless they are written as entities. */
  #withPlainBreaks(text: string): string {
    const whole = this.#heldReturn + text;
    this.#heldReturn = whole.endsWith('\r') ? '\r' : '';
    const plain = this.#heldReturn === '' ? whole : whole.slice(0, -1);
    return plain.includes('\r') ? plain.replace(/\r\n?/g, '\n') : plain;
  }

  #open(tag: string, attributes: () => Record<string, string> | false): void {
    this.#sinceEvent = 0;
    this.#depth++;
    if (this.#depth > WORKBOOK_LIMITS.depth) throw this.#unsafe('too-deep');
    this.#visitor.open?.(localName(tag), () => {
      const found: Record<string, string> = attributes() || {};
      for (const [key, value] of Object.entries(found)) {
        if (value.includes('&')) found[key] = this.#decode(value);
      }
      return found;
    });
  }

  #decode(text: string): string {
    if (!text.includes('&')) return text;
    return text.replace(
      /&(?:#(\d+)|#x([0-9a-f]+)|(\w*));?/gi,
      (_all, decimal?: string, hex?: string, name?: string) => {
        const known = name === undefined ? undefined : ENTITIES.get(name);
        if (known !== undefined) return known;
        const code = decimal === undefined ? parseInt(hex ?? 'x', 16) : Number(decimal);
        // A name that nobody declared: there is no document type that could.
        if (!(code <= 0x10ffff)) throw this.#unsafe('entities');
        return String.fromCodePoint(code);
      },
    );
  }

  #unsafe(reason: UnsafeReason): Refusal {
    return new Refusal('workbook-unsafe', { name: this.#name, reason });
  }
}

const ENTITIES = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

function localName(tag: string): string {
  const colon = tag.indexOf(':');
  return colon < 0 ? tag : tag.slice(colon + 1);
}

function encodingOf(piece: Buffer): string {
  if (piece[0] === 0xff && piece[1] === 0xfe) return 'utf-16le';
  return piece[0] === 0xfe && piece[1] === 0xff ? 'utf-16be' : 'utf-8';
}

const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;

/** Text as Excel keeps it: `_x000D_` stands for a character that XML forbids. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(ESCAPED, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

// Everything that XML 1.0 has no place for, and the return, which a reader would turn into a line feed.
const FORBIDDEN = /(?![\t\n\x7f-\x9f])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

/** The inverse of {@link unescapeText}, ready to stand between tags or in an attribute's quotes. */
export function escapeText(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(
      FORBIDDEN,
      (unit) => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replace(/[&<>"]/g, (unit) => NAMES.get(unit) ?? unit);
}

const NAMES = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);
