/** How long open cases have been open (在办时长) at A, by group: ages in natural days, median and P90. */
import type { ReadTx } from '../../store/store.ts';
import { AGE_KEYS } from '../figures/catalog.ts';
import { drawFigures, type Figures } from '../figures/draw.ts';
import { note } from '../notes.ts';
import { counts, days, GROUP } from './columns.ts';
import { drillOf, groundOf, type Ground } from './ground.ts';
import { calendarNotes, headNotes } from './table-notes.ts';
import type { TableOptions, TableReport, TableRow } from './table-report.ts';

export async function ageingTable(tx: ReadTx, options: TableOptions): Promise<TableReport> {
  const ground = await groundOf(tx, options);
  const [drawn] = await drawFigures(tx, [ground.windowOptions], [options.by], ground.only);
  if (!drawn) throw new RangeError('nothing was drawn');
  const groups = (drawn.groups.get(options.by) ?? []).filter(({ counts }) => counts.open > 0);
  return {
    report: 'ageing',
    ...ground.head,
    table: {
      columns: [
        GROUP,
        ...counts(0, 'open', ...AGE_KEYS),
        ...days(1, 'age_working_median', 'age_working_p90'),
        ...days(2, 'age_natural_median', 'age_natural_p90'),
        ...counts(3, 'suspended', 'overdue'),
      ],
      rows: groups.map((one) => rowOf(ground, one, one.group)),
      total: rowOf(ground, drawn.total, undefined),
      apart: [],
    },
    sums: [],
    notes: [
      ...headNotes(ground, false),
      note('ageing', { open: drawn.total.counts.open }),
      note('ageing-days'),
      ...calendarNotes(ground, [options.asOf]),
    ],
  };
}

function rowOf(
  ground: Ground,
  { group, counts, days }: Figures,
  narrowed: string | null | undefined,
): TableRow {
  const { open, suspended, overdue } = counts;
  const { age_working, age_natural } = days;
  return {
    cells: {
      group,
      open,
      ...Object.fromEntries(AGE_KEYS.map((key) => [key, counts[key]])),
      age_working_median: age_working.median,
      age_working_p90: age_working.p90,
      age_natural_median: age_natural.median,
      age_natural_p90: age_natural.p90,
      suspended,
      overdue,
    },
    drill: drillOf(ground, 'list', open, { group: narrowed, flags: [['open']] }),
  };
}
