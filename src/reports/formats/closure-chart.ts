/** The closure report as bars, and the last months as lines of marks: for a terminal, readable without colour. */
import { visibleText } from '../../domain/visible-text.ts';
import type { Translate } from '../../messages/index.ts';
import { rateLabel } from '../rate.ts';
import type { ClosureMonth } from '../closure-trend.ts';
import type { Report, ReportRow } from '../report.ts';
import { barRoom, sparkline, stackedBar, type Marks } from './bars.ts';
import { groupHeader, rowLabel } from './labels.ts';
import { Canvas, type ScreenSize } from './screen-text.ts';

export interface ChartOptions extends Omit<ScreenSize, 'height'> {
  readonly marks: Marks;
}

const GAP = '  ';
/** Names take at most this part of a line. */
const NAMES = 0.3;

/** Title, a bar for each group with its rate and both counts, and the last months. */
export function closureChart(
  report: Report,
  trend: readonly ClosureMonth[],
  t: Translate,
  options: ChartOptions,
): string {
  const canvas = new Canvas({ ...options, height: Infinity });
  const [first, second, third] = options.marks.parts;
  const lines = [
    t('table.closure.title', { asOf: report.asOf, from: report.from, to: report.to }),
    t('chart.legend', { first, second, third }),
    '',
    ...barLines(report, t, canvas, options),
    '',
    ...trendLines(trend, t, canvas, { ...options, smallest: report.smallest }),
  ];
  return lines.map((line) => `${canvas.clipped(line).trimEnd()}\n`).join('');
}

function barLines(report: Report, t: Translate, canvas: Canvas, options: ChartOptions): string[] {
  const { marks } = options;
  const { smallest } = report;
  const rows = [...report.rows, report.total];
  const names = rows.map((row) => visibleText(rowLabel(row, report, t)));
  const rates = rows.map((row) => rateLabel(row.closure_rate, smallest));
  const widest = (texts: readonly string[]) => Math.max(...texts.map(canvas.measure));
  const header = groupHeader(report, t);
  const nameWidth = Math.min(widest([...names, header]), Math.floor(canvas.width * NAMES));
  const rateWidth = widest([...rates, t('figure.closure_rate')]);
  const room = barRoom(canvas, canvas.width - nameWidth - rateWidth - 2 * GAP.length, marks);
  // The total would make every other bar short.
  const most = Math.max(0, ...report.rows.map(({ collected }) => collected));
  const line = (name: string, rate: string, bar: string) =>
    [canvas.padded(canvas.clipped(name, nameWidth), nameWidth), canvas.padded(rate, rateWidth), bar]
      .join(GAP)
      .trimEnd();
  const body = rows.map((row, at) => {
    const bar = row === report.total ? '' : barOf(row, most, room, marks);
    return line(names[at] ?? '', rates[at] ?? '', bar);
  });
  return [line(header, t('figure.closure_rate'), ''), ...body];
}

/** Closed, overdue, and whatever else was collected. */
function barOf(
  { closed, overdue, collected }: ReportRow,
  most: number,
  room: number,
  marks: Marks,
) {
  return stackedBar([closed, overdue, collected - closed - overdue], most, room, marks);
}

function trendLines(
  trend: readonly ClosureMonth[],
  t: Translate,
  canvas: Canvas,
  { marks, smallest }: ChartOptions & Pick<Report, 'smallest'>,
): string[] {
  const [first, last] = [trend[0], trend.at(-1)];
  if (!first || !last) return [];
  const closings = trend.map(({ closed }) => closed);
  const rates = trend.map(({ rate }) => (rate.b < smallest ? null : rate.rate));
  const shown = rates.filter((rate) => rate !== null);
  const most = Math.max(...closings);
  const labels = [t('chart.closings'), t('figure.closure_rate')];
  const width = Math.max(...labels.map(canvas.measure));
  const label = (at: number) => canvas.padded(labels[at] ?? '', width);
  const low = shown.length === 0 ? '—' : `${Math.min(...shown).toFixed(2)}%`;
  const high = shown.length === 0 ? '—' : `${Math.max(...shown).toFixed(2)}%`;
  return [
    t('chart.months', { from: first.month, to: last.month }),
    [
      label(0),
      sparkline(closings, [0, most], marks),
      t('chart.closings-range', { most, last: last.closed }),
    ].join(GAP),
    [
      label(1),
      // Of a rate the changes are small: the line runs from 0 to 100, the range is said beside it.
      sparkline(rates, [0, 100], marks),
      t('chart.rate-range', { low, high, last: rateLabel(last.rate, smallest) }),
    ].join(GAP),
  ];
}
