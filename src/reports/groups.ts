/** The rows of a report by group: their names and their order. */
import type { IsoDate } from '../domain/dates.ts';
import type { Office } from '../domain/terms.ts';
import type { Translate } from '../messages/index.ts';
import type { FigureCounts, GroupBy, GroupKey } from '../store/store.ts';

/** A row's counts under the name that its group had at A. */
export interface NamedCounts {
  readonly name: string | null;
  readonly counts: FigureCounts;
}

const collator = new Intl.Collator('zh-Hans-CN', { numeric: true });

/** The groups in the order of print: months in time, others the largest first; "none" last. */
export function namedInOrder(
  rows: readonly FigureCounts[],
  office: Office,
  asOf: IsoDate,
): NamedCounts[] {
  return rows.map((counts) => ({ name: nameOf(counts.group, office, asOf), counts })).sort(inOrder);
}

/** The name valid at A: a unit that was renamed later bears its old name. */
export function nameOf(group: GroupKey, office: Office, asOf: IsoDate): string | null {
  if (typeof group !== 'number') return group;
  return office.terms.nameOn(group, asOf) || `#${group}`;
}

/** The name of a group for people; cases without a unit are 未交办, without another word （未填）. */
export function groupText(group: string | null, by: GroupBy | null, t: Translate): string {
  return group ?? t(by === 'unit' ? 'report.no-unit' : 'report.no-group');
}

function inOrder(one: NamedCounts, other: NamedCounts): number {
  if (one.name === null || other.name === null) {
    return Number(one.name === null) - Number(other.name === null);
  }
  const isMonth = typeof one.counts.group === 'string';
  return (
    (isMonth ? 0 : other.counts.collected - one.counts.collected) ||
    collator.compare(one.name, other.name)
  );
}
