/** Which sheet of a workbook is the ledger: said by the user, or the only one that looks like one. */
import { Refusal } from '../domain/errors.ts';
import { headerScore, type TableHead } from './find-header.ts';
import type { LedgerNote } from './map-columns.ts';
import type { LedgerOptions } from './ledger-options.ts';
import type { SheetHead } from './xlsx/survey.ts';

/** Sheets that go with a ledger: explanations, examples, lists to choose from. */
const BESIDE = /说明|须知|示例|样例|样表|范例|模板|字典|下拉|选项|参数|代码表|填写要求|目录/;

export interface ChosenSheet {
  readonly head: SheetHead;
  readonly notes: readonly LedgerNote[];
}

export function chooseSheet(
  heads: readonly SheetHead[],
  name: string,
  options: LedgerOptions,
): ChosenSheet {
  const filled = heads.filter(({ rows }) => rows.length > 0);
  const [first] = filled;
  if (!first) throw new Refusal('sheet-empty', { name });
  if (options.sheet !== undefined || filled.length === 1) return chosen(first, heads);
  const looks = filled
    .map((head) => ({ head, ...looksOf(head, name, options) }))
    .filter(({ score }) => score > 0);
  const ledgers = looks.filter(({ head }) => !BESIDE.test(head.name));
  const [best, second] = (ledgers.length > 0 ? ledgers : looks).toSorted(
    (a, b) => b.score - a.score,
  );
  const sheets = filled.map((head) => head.name);
  if (!best) throw new Refusal('sheet-none-fits', { name, sheets });
  // A sheet of sums names a unit and a status, too; a ledger names far more.
  if (second && best.score < 2 * second.score)
    throw new Refusal('sheet-ambiguous', { name, sheets: [best.head.name, second.head.name] });
  return chosen(best.head, heads);
}

/** The top of a sheet as the search for the header takes it; its rows are all equally wide. */
export function headOf(head: SheetHead, name: string, options: LedgerOptions): TableHead {
  const width = Math.max(0, ...head.rows.map((row) => row.length));
  return {
    rows: head.rows.map((row) => [...row, ...Array<string>(width - row.length).fill('')]),
    complete: head.complete,
    name: `${name} [${head.name}]`,
    mapped: [...(options.map?.keys() ?? [])],
    merges: head.merges,
    ...(options.headerRow === undefined ? {} : { headerRow: options.headerRow }),
  };
}

/** How much a sheet looks like a ledger; a header without a row beneath it is none. */
function looksOf(head: SheetHead, name: string, options: LedgerOptions): { score: number } {
  const { score, headerRow } = headerScore(headOf(head, name, options));
  const below = !head.complete || head.rows.length > headerRow;
  return { score: below ? score : 0 };
}

function chosen(head: SheetHead, heads: readonly SheetHead[]): ChosenSheet {
  const others = heads.filter((one) => one !== head).map((one) => one.name);
  if (others.length === 0) return { head, notes: [] };
  return { head, notes: [{ code: 'sheet-chosen', params: { sheet: head.name, others } }] };
}
