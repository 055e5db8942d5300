/**
 * The circular in an office's own Word file: marks like {{总体情况}} are replaced, everything else stays as the
 * office has it. Marks for parts and tables take a paragraph of their own; the others stand in a sentence.
 */
import { patchDetector, patchDocument, PatchType, type Paragraph, type Table } from 'docx';
import { Refusal } from '../../../domain/errors.ts';
import { translator, type MessageKey, type Translate } from '../../../messages/index.ts';
import { COUNT_KEYS, RATE_KEYS } from '../../figures/catalog.ts';
import { PARTS, type CircularDocument, type PartKey } from '../../monthly/circular/document.ts';
import { Wording } from '../../monthly/circular/wording.ts';
import { countOf } from '../../figures/draw.ts';
import type { MonthReport } from '../../monthly/month.ts';
import { annexBlocks, partBlocks, prose, tableBlock } from './circular.ts';
import { archivedFiles, withFixedDates } from './fixed-file.ts';
import { paragraph, text } from './official-page.ts';

/** Templates are papers of an office, not archives: a few megabytes, packed and unpacked. */
const LIMIT = 20 * 1024 * 1024;
const UNPACKED_LIMIT = 200 * 1024 * 1024;
/** Of its texts: each becomes a tree in memory, many times as large, and is walked from every leaf upwards. */
const XML_LIMIT = 10 * 1024 * 1024;
const DEEPEST = 200;

type Block = Paragraph | Table;

/** What may stand in the place of a mark: blocks for a whole paragraph, or words in a sentence. */
type Content = { readonly blocks: () => Block[] } | { readonly words: string };

export interface Template {
  /** For messages. */
  readonly path: string;
  readonly data: Buffer;
}

/**
 * Fills a template in. Refused: a file that is no Word document, one without marks, marks that nobody knows
 * (each is named), and a mark for a part beside other text, which would be lost.
 */
export async function filledTemplate(
  template: Template,
  circular: CircularDocument,
  report: MonthReport,
  t: Translate,
): Promise<Buffer> {
  const contents = marksOf(withoutMarks(circular), report, t);
  const found = await marksIn(template);
  const known = [...contentNames(t)].map((name) => `{{${name}}}`);
  if (found.length === 0)
    throw new Refusal('template-without-marks', { path: template.path, known });
  const unknown = found.filter((mark) => !contents.has(mark)).map((mark) => `{{${mark}}}`);
  if (unknown.length > 0)
    throw new Refusal('template-mark-unknown', { path: template.path, marks: unknown, known });
  const crowded = notAlone(
    template,
    found.filter((mark) => 'blocks' in (contents.get(mark) ?? {})),
  );
  if (crowded.length > 0)
    throw new Refusal('template-mark-not-alone', { path: template.path, marks: crowded });
  const patches = Object.fromEntries(
    found.map((mark) => [mark, patchOf(contents.get(mark) ?? { words: '' })]),
  );
  const filled = await patchDocument({
    outputType: 'nodebuffer',
    data: template.data,
    patches,
    keepOriginalStyles: true,
    trimPlaceholders: true,
  });
  return withFixedDates(filled);
}

/** The marks of a template, each once, blanks inside the braces taken off. */
async function marksIn({ path, data }: Template): Promise<string[]> {
  const files = archivedFiles(data);
  const unpacked = files?.reduce((sum, { size }) => sum + size, 0) ?? Infinity;
  const isDocument = files?.some(({ name }) => name === 'word/document.xml') ?? false;
  const refusal = () => new Refusal('template-unreadable', { path, limit: LIMIT / 1024 / 1024 });
  if (!isDocument || data.length > LIMIT || unpacked > UNPACKED_LIMIT) throw refusal();
  const texts = files?.filter(({ name }) => /\.(?:xml|rels)$/.test(name)) ?? [];
  if (texts.reduce((sum, { size }) => sum + size, 0) > XML_LIMIT) throw refusal();
  try {
    if (texts.some((one) => isDeeperThan(one.text(), DEEPEST))) throw refusal();
    return [...new Set(await patchDetector({ data, trimPlaceholders: true }))];
  } catch (error) {
    throw Object.assign(refusal(), { cause: error });
  }
}

/** Whether elements stand in each other deeper than any office would nest them. */
function isDeeperThan(xml: string, most: number): boolean {
  let depth = 0;
  for (const [tag] of xml.matchAll(/<\/?\w[^>]*>/g)) {
    if (tag.startsWith('</')) depth--;
    else if (!tag.endsWith('/>')) depth++;
    if (depth > most) return true;
  }
  return false;
}

/** What cases are called is no mark: braces of their own would be filled in as well. */
function withoutMarks(circular: CircularDocument): CircularDocument {
  // Two braces side by side open nothing in JSON but stand in a text.
  return JSON.parse(JSON.stringify(circular).replaceAll('{{', '｛｛')) as CircularDocument;
}

/** Marks that share their paragraph with other text, which would be lost with it. */
function notAlone({ data }: Template, marks: readonly string[]): string[] {
  const parts = archivedFiles(data)?.filter(({ name }) => /^word\/[^/]+\.xml$/.test(name)) ?? [];
  const paragraphs = parts.flatMap((part) => [...part.text().matchAll(PARAGRAPH)]);
  const texts = paragraphs.map(([xml]) => xml.replace(/<[^>]*>/g, '').replace(/\s/g, ''));
  return marks
    .map((mark) => `{{${mark}}}`)
    .filter((mark) => {
      const bare = mark.replace(/\s/g, '');
      return texts.some((one) => one !== bare && one.includes(bare));
    });
}

const PARAGRAPH = /<w:p[ >](?:(?!<w:p[ >]).)*?<\/w:p>/gs;

function patchOf(content: Content) {
  return 'words' in content
    ? { type: PatchType.PARAGRAPH, children: [text(content.words)] }
    : { type: PatchType.DOCUMENT, children: content.blocks() };
}

const IN_SENTENCE = [
  ['mark.sender', 'sender'],
  ['mark.number', 'number'],
  ['mark.title', 'title'],
  ['mark.recipient', 'recipient'],
  ['mark.month', 'month'],
  ['mark.as-of', 'asOf'],
  ['mark.date', 'date'],
] as const satisfies readonly (readonly [MessageKey, keyof CircularDocument])[];

const TABLES = [
  ['mark.ranking', 'ranking'],
  ['mark.overdue-table', 'overdue'],
  ['mark.suspended-table', 'suspended'],
  ['mark.patches-table', 'patches'],
] as const;

/** Names of marks besides the figures, in the order in which they are told. */
function contentNames(t: Translate): string[] {
  return [
    t('mark.body'),
    ...PARTS.map((key) => t(`circular.part.${key}`)),
    t('mark.annexes'),
    ...[...TABLES, ...IN_SENTENCE].map(([key]) => t(key)),
    t('mark.copy-to'),
  ];
}

/** Every mark with what it stands for, under its name in either language. */
function marksOf(
  circular: CircularDocument,
  report: MonthReport,
  t: Translate,
): Map<string, Content> {
  const marks = new Map<string, Content>();
  const put = (key: MessageKey, content: Content) => {
    for (const language of ['zh', 'en'] as const) marks.set(translator(language)(key), content);
  };
  const wording = new Wording(report, t);
  const { counts } = report.current.total;
  for (const key of COUNT_KEYS) put(`figure.${key}`, { words: String(counts[key]) });
  put('figure.net_closed', { words: String(countOf(report.current.total, 'net_closed')) });
  for (const key of RATE_KEYS) put(`figure.${key}`, { words: wording.rateOf(key) });
  for (const [key, field] of IN_SENTENCE) put(key, { words: circular[field] });
  put('mark.copy-to', { words: circular.copyTo ?? '' });
  for (const [key, table] of TABLES)
    put(key, { blocks: () => tableOr(circular, table, t('circular.rate-none')) });
  for (const key of PARTS)
    put(`circular.part.${key}`, { blocks: () => part(circular, key, t('circular.none')) });
  put('mark.body', { blocks: () => circular.parts.flatMap((one) => blocksOf(one)) });
  put('mark.annexes', { blocks: () => annexBlocks(circular) });
  return marks;
}

function part({ parts }: CircularDocument, wanted: PartKey, nothing: string): Block[] {
  const found = parts.find(({ key }) => key === wanted);
  // The office's own heading stands above the mark.
  return (found?.paragraphs ?? [nothing]).map(prose);
}

function blocksOf({ heading, paragraphs }: CircularDocument['parts'][number]): Block[] {
  return partBlocks(heading, paragraphs);
}

/** A table with nothing in it is not drawn up: a dash stands for it. */
function tableOr({ annexes }: CircularDocument, wanted: string, nothing: string): Block[] {
  const found = annexes.find(({ key }) => key === wanted);
  return [found ? tableBlock(found) : paragraph(nothing)];
}
