/** The chart of the units with the most cases. */
import type { Figures } from '../../figures/draw.ts';
import { groupText } from '../../groups.ts';
import { rateLabel, rateOf } from '../../rate.ts';
import {
  AXIS_LINES,
  BOXED,
  LEGEND,
  PALE,
  seen,
  STILL,
  VALUE_AXIS,
  type CaptionedChart,
} from './chart-style.ts';
import { CHART_WIDTH, chartText, FILLS, LABEL } from './chart.ts';
import type { MonthWords } from './month-words.ts';

const UNITS_SHOWN = 20;
const BAR = 26;
const NAMES = 150;
const RATES = 140;

interface UnitBar {
  readonly name: string;
  readonly closed: number;
  readonly open: number;
  readonly overdue: number;
}

export function units(words: MonthWords): CaptionedChart {
  const { t, report } = words;
  const bars = unitBars(words);
  const most = Math.max(1, ...bars.map(({ closed, open, overdue }) => closed + open + overdue));
  // The axis ends at a round number, at most half as far again.
  const perCase = (CHART_WIDTH - NAMES - RATES) / most / 1.5;
  const parts = [
    ['closed', t('figure.closed'), FILLS.dark],
    ['open', t('page.chart.open-in-time'), FILLS.light],
    ['overdue', t('figure.overdue'), FILLS.hatched],
  ] as const;
  return {
    name: 'units',
    isAlone: true,
    title: t('page.chart.units'),
    note: t('page.chart.units-note'),
    height: 60 + bars.length * BAR,
    option: {
      legend: { ...LEGEND, data: parts.map(([, name]) => name) },
      grid: { left: NAMES, right: RATES, top: 34, bottom: 24 },
      xAxis: VALUE_AXIS,
      yAxis: {
        type: 'category',
        inverse: true,
        data: bars.map(({ name }) => chartText(name)),
        ...AXIS_LINES,
        axisLabel: { color: '#000', width: NAMES - 14, overflow: 'truncate', interval: 0 },
      },
      series: [
        ...parts.map(([key, name, itemStyle]) => ({
          type: 'bar' as const,
          name,
          stack: 'all',
          barWidth: 16,
          data: bars.map((bar) => ({
            value: seen(bar[key]),
            label: { show: fits(bar[key], perCase) },
          })),
          itemStyle,
          label: {
            position: 'inside' as const,
            fontSize: 11,
            ...(key === 'closed' ? PALE : BOXED),
          },
          ...STILL,
        })),
        rateLabels(bars, report.settings.smallestDenominator),
      ],
    },
  };
}

function fits(count: number, perCase: number): boolean {
  return count > 0 && count * perCase > String(count).length * 7 + 4;
}

/** A bar of no length at the end of each, which carries the rate. */
function rateLabels(bars: readonly UnitBar[], smallest: number) {
  const label = ({ closed, open, overdue }: UnitBar): string => {
    return rateLabel(rateOf(closed, closed + open + overdue), smallest);
  };
  return {
    type: 'bar' as const,
    stack: 'all',
    data: bars.map((bar) => ({ value: 0, label: { formatter: label(bar) } })),
    label: { show: true, position: 'right' as const, fontSize: 12, ...LABEL },
    ...STILL,
  };
}

/** The largest units, and one bar for the others. */
function unitBars(words: MonthWords): UnitBar[] {
  const all = words.report.current.by.unit
    .filter(({ counts }) => counts.valid > 0)
    .map((one) => ({ ...barOf(one), name: groupText(one.group, 'unit', words.t) }));
  if (all.length <= UNITS_SHOWN) return all;
  const left = all.slice(UNITS_SHOWN - 1);
  const sum = (key: 'closed' | 'open' | 'overdue') =>
    left.reduce((total, one) => total + one[key], 0);
  return [
    ...all.slice(0, UNITS_SHOWN - 1),
    {
      name: words.t('page.chart.other-units', { count: left.length }),
      closed: sum('closed'),
      open: sum('open'),
      overdue: sum('overdue'),
    },
  ];
}

function barOf({ counts: { closed, open, overdue } }: Figures): Omit<UnitBar, 'name'> {
  return { closed, open: open - overdue, overdue };
}
