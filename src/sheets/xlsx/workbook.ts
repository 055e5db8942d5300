/** What a workbook says of itself: its sheets, where their parts are, how its days are counted. */
import { posix } from 'node:path';

import { Refusal } from '../../domain/errors.ts';
import { damaged, type Archive } from './archive.ts';
import { WORKBOOK_LIMITS } from './limits.ts';
import { readXml } from './xml.ts';

export interface WorkbookSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Its part in the archive. */
  readonly part: string;
}

export interface Workbook {
  /** Sheets with cells, in order; charts and macros are left out. */
  readonly sheets: readonly WorkbookSheet[];
  readonly from1904: boolean;
  readonly stylesPart: string | undefined;
  readonly stringsPart: string | undefined;
}

interface Relation {
  readonly type: string;
  readonly part: string;
}

export async function readWorkbook(archive: Archive, name: string): Promise<Workbook> {
  const root = await relationsOf(archive, '', name);
  const main = [...root.values()].find(({ type }) => type === 'officeDocument')?.part;
  if (main === undefined) throw otherDocument(archive, name);
  if (!/\.xml$/i.test(main)) throw otherDocument(archive, name);
  const relations = await relationsOf(archive, main, name);
  const part = (type: string) => {
    const found = [...relations.values()].find((relation) => relation.type === type)?.part;
    return found !== undefined && archive.names.includes(found) ? found : undefined;
  };
  return {
    ...(await readMain(archive, main, relations, name)),
    stylesPart: part('styles'),
    stringsPart: part('sharedStrings'),
  };
}

async function readMain(
  archive: Archive,
  main: string,
  relations: ReadonlyMap<string, Relation>,
  name: string,
): Promise<Pick<Workbook, 'sheets' | 'from1904'>> {
  const sheets: WorkbookSheet[] = [];
  let from1904 = false;
  let root = '';
  await readXml(
    archive.read(main),
    {
      open: (tag, attributes) => {
        root ||= tag;
        if (tag === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributes()['date1904'] ?? '');
        if (tag !== 'sheet') return;
        if (sheets.length >= WORKBOOK_LIMITS.sheets)
          throw new Refusal('workbook-unsafe', { name, reason: 'too-many-sheets' });
        const given = attributes();
        const id = Object.entries(given).find(
          ([key]) => key === 'r:id' || key.endsWith(':id'),
        )?.[1];
        const relation = relations.get(id ?? '');
        if (relation?.type !== 'worksheet' || !archive.names.includes(relation.part)) return;
        const hidden = (given['state'] ?? 'visible') !== 'visible';
        sheets.push({ name: given['name'] ?? '', hidden, part: relation.part });
      },
    },
    name,
  );
  if (root !== 'workbook') throw otherDocument(archive, name);
  return { sheets, from1904 };
}

/** The parts that a part refers to, by their numbers there. */
async function relationsOf(
  archive: Archive,
  part: string,
  name: string,
): Promise<Map<string, Relation>> {
  const folder = posix.dirname(part);
  const file = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  const relations = new Map<string, Relation>();
  if (!archive.names.includes(file)) return relations;
  await readXml(
    archive.read(file),
    {
      open: (tag, attributes) => {
        if (tag !== 'Relationship') return;
        const { Id = '', Type = '', Target = '', TargetMode } = attributes();
        if (TargetMode === 'External') return;
        const target = posix.normalize(
          Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target),
        );
        relations.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), part: target });
      },
    },
    name,
  );
  return relations;
}

/** An archive that is no .xlsx: other programs' files are archives, too. */
function otherDocument(archive: Archive, name: string): Refusal {
  const has = (part: RegExp) => archive.names.some((one) => part.test(one));
  if (has(/^xl\/workbook\.bin$/)) return new Refusal('sheet-is-workbook', { name, kind: 'xlsb' });
  if (has(/^content\.xml$/)) return new Refusal('sheet-is-workbook', { name, kind: 'ods' });
  if (has(/^(?:word|ppt)\//)) return new Refusal('sheet-no-table', { name });
  return damaged(name, new Error('no workbook inside'));
}
