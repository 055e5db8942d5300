/** Where cases come from (来源), and what came of them: by source, as of A. */
import type { ReadTx } from '../../store/store.ts';
import { OUTCOME_KEYS } from '../figures/catalog.ts';
import { drawFigures, type Figures } from '../figures/draw.ts';
import { note, ratio } from '../notes.ts';
import { rateOf } from '../rate.ts';
import { counts, GROUP, rates } from './columns.ts';
import { drillOf, groundOf, type Ground } from './ground.ts';
import { headNotes } from './table-notes.ts';
import type { TableOptions, TableReport, TableRow } from './table-report.ts';

export async function sourcesTable(tx: ReadTx, asked: TableOptions): Promise<TableReport> {
  const options = { ...asked, by: 'source' } as const;
  const ground = await groundOf(tx, options);
  const [drawn] = await drawFigures(tx, [ground.windowOptions], ['source'], ground.only);
  if (!drawn) throw new RangeError('nothing was drawn');
  const { counts: all } = drawn.total;
  const groups = (drawn.groups.get('source') ?? []).filter(({ counts }) => counts.collected > 0);
  return {
    report: 'sources',
    ...ground.head,
    table: {
      columns: [
        GROUP,
        ...counts(0, 'collected'),
        ...rates(1, 'share'),
        ...counts(2, 'collected_in'),
        ...counts(0, 'valid', 'closed', 'open'),
        ...counts(3, 'rejected'),
        ...rates(2, 'rejected_share'),
        ...rates(1, 'closure_rate', 'valid_closure_rate'),
        ...counts(4, ...OUTCOME_KEYS),
        ...rates(3, 'effective_rate'),
      ],
      rows: groups.map((one) => rowOf(ground, one, all.collected, one.group)),
      total: rowOf(ground, drawn.total, all.collected, undefined),
      apart: [],
    },
    sums: [],
    notes: [
      ...headNotes(ground, true),
      note('sources', { collected: all.collected }),
      note('sources-rejected', ratio(rateOf(all.rejected, all.collected), ground.head.smallest)),
      note('closed'),
      note('closure-rate', ratio(rateOf(all.closed, all.collected), ground.head.smallest)),
      note('valid-closure-rate', ratio(rateOf(all.closed, all.valid), ground.head.smallest)),
      note('sources-outcomes', ratio(rateOf(all.patch_in_force, all.closed), ground.head.smallest)),
    ],
  };
}

function rowOf(
  ground: Ground,
  { group, counts, rates }: Figures,
  all: number,
  narrowed: string | null | undefined,
): TableRow {
  const { collected, collected_in, valid, closed, open, rejected } = counts;
  return {
    cells: {
      group,
      collected,
      share: rateOf(collected, all),
      collected_in,
      valid,
      closed,
      open,
      rejected,
      rejected_share: rateOf(rejected, collected),
      closure_rate: rates.closure_rate,
      valid_closure_rate: rates.valid_closure_rate,
      ...Object.fromEntries(OUTCOME_KEYS.map((key) => [key, counts[key]])),
      effective_rate: rates.effective_rate,
    },
    drill: drillOf(ground, 'list', collected, { group: narrowed }),
  };
}
