/** Files kept with a case (附件): known by their content, under a name that is safe on every machine. */
import type { IsoDate } from './dates.ts';

export interface Attachment {
  /** The name under which it is fetched; no other attachment of the case bears it. */
  readonly name: string;
  /** Digest of the content, by which the file is found beside the register. */
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;
  readonly media: string;
  /** The business date on which it was attached. */
  readonly on: IsoDate;
}

/** Longest name in bytes of UTF-8; every file system in use takes it, with room for an ending of ours. */
const NAME_BYTES = 180;
/** Longest ending that is kept when a name is cut. */
const ENDING_LENGTH = 12;

/** Names that Windows reserves for devices, whatever their ending. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i;

/**
 * The last part of a path as a name that no system misunderstands: nothing invisible, no separator, no
 * character or word that Windows forbids, no beginning that hides the file or reads like an option.
 */
export function safeFileName(written: string): string {
  const last = written.split(/[/\\]/).at(-1) ?? '';
  const name = last
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[. ]+$/, '')
    .replace(/^[.~-]/, '_');
  const whole = name === '' ? '附件' : RESERVED.test(name) ? `_${name}` : name;
  return shortened(whole);
}

/** The name, or with a number before its ending where another one has it; letters' case does not count. */
export function freeFileName(name: string, taken: readonly string[]): string {
  const used = new Set(taken.map((one) => one.toLowerCase()));
  let free = name;
  for (let n = 2; used.has(free.toLowerCase()); n++) free = numbered(name, n);
  return free;
}

/** Whether an attachment bears this name, or got it with a number because another one had it. */
export function bearsName(attached: string, name: string): boolean {
  const same = (other: string) => attached.toLowerCase() === other.toLowerCase();
  const number = / \((\d{1,6})\)(?:\.[^.]*)?$/.exec(attached)?.[1];
  return same(name) || (number !== undefined && same(numbered(name, Number(number))));
}

function numbered(name: string, n: number): string {
  const [stem, ending] = divided(name);
  const mark = ` (${String(n)})`;
  return shortened(`${stem}${mark}${ending}`, mark.length);
}

function divided(name: string): [stem: string, ending: string] {
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 ? name.slice(dot) : '';
  return ending.length > ENDING_LENGTH
    ? [name, '']
    : [name.slice(0, name.length - ending.length), ending];
}

/** Cut before its ending, between characters; the last `kept` characters of the stem stay. */
function shortened(name: string, kept = 0): string {
  if (byteLength(name) <= NAME_BYTES) return name;
  const [stem, ending] = divided(name);
  const tail = stem.slice(stem.length - kept);
  let room = NAME_BYTES - byteLength(tail + ending);
  let start = '';
  for (const character of stem.slice(0, stem.length - kept)) {
    room -= byteLength(character);
    if (room < 0) break;
    start += character;
  }
  return start.trimEnd() + tail + ending;
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  ofd: 'application/ofd',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ppt: 'application/vnd.ms-powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  wps: 'application/vnd.ms-works',
  rtf: 'application/rtf',
  txt: 'text/plain',
  md: 'text/markdown',
  csv: 'text/csv',
  htm: 'text/html',
  html: 'text/html',
  xml: 'application/xml',
  json: 'application/json',
  eml: 'message/rfc822',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  bmp: 'image/bmp',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  webp: 'image/webp',
  heic: 'image/heic',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  wav: 'audio/wav',
  amr: 'audio/amr',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  avi: 'video/x-msvideo',
  zip: 'application/zip',
  rar: 'application/vnd.rar',
  '7z': 'application/x-7z-compressed',
  gz: 'application/gzip',
};

/** What a file holds, as far as its ending says. */
export function mediaTypeOf(name: string): string {
  const ending = divided(name)[1].slice(1).toLowerCase();
  return Object.hasOwn(MEDIA_TYPES, ending)
    ? (MEDIA_TYPES[ending] ?? '')
    : 'application/octet-stream';
}
