/** The charts of a month's page: what each shows; `chart.ts` draws them. */
import {
  AGE_KEYS,
  FLOW_IN_KEYS,
  FLOW_OUT_KEYS,
  MOVE_KEYS,
  type CountKey,
  type RateKey,
} from '../../figures/catalog.ts';
import type { Figures } from '../../figures/draw.ts';
import { rateOf, rateText } from '../../rate.ts';
import { CHART_WIDTH, chartText, FILLS, LABEL, type Chart } from './chart.ts';
import { groupText } from '../../groups.ts';
import type { MonthWords } from './month-words.ts';

export interface CaptionedChart extends Chart {
  /** What a reader must know to read it; below the title. */
  readonly note: string | null;
  /** It is tall, and has a row of its own. */
  readonly isAlone?: true;
}

export function monthCharts(words: MonthWords): CaptionedChart[] {
  return [inAndOut(words), closureRates(words), flow(words), ages(words), units(words)];
}

const LEGEND = { top: 0, itemWidth: 26, itemHeight: 13 } as const;
const GRID = { left: 8, right: 12, top: 48, bottom: 6, containLabel: true } as const;
const AXIS_LINES = {
  axisLine: { show: true, lineStyle: { color: '#000' } },
  axisTick: { show: false },
  axisLabel: { color: '#000' },
} as const;
const VALUE_AXIS = {
  type: 'value',
  minInterval: 1,
  splitLine: { lineStyle: { color: '#ccc' } },
  axisLabel: { color: '#000' },
} as const;
/** On dark, and on hatchings. */
const PALE = { color: '#fff' } as const;
const BOXED = { color: '#000', backgroundColor: '#fff', padding: [1, 2] };
const STILL = { silent: true, emphasis: { disabled: true } } as const;

function inAndOut(words: MonthWords): CaptionedChart {
  const { t, report } = words;
  const bars = [
    ['collected_in', FILLS.light],
    ['closed_in', FILLS.dark],
    ['reopened_in', FILLS.hatched],
  ] as const satisfies readonly (readonly [CountKey, object])[];
  return {
    name: 'inout',
    title: t('page.chart.inout'),
    note: null,
    height: 300,
    option: {
      legend: LEGEND,
      grid: GRID,
      xAxis: { type: 'category', data: monthNames(words), ...AXIS_LINES },
      yAxis: VALUE_AXIS,
      series: bars.map(([key, itemStyle]) => ({
        type: 'bar',
        name: words.label(key),
        data: report.trend.map(({ total }) => seen(total.counts[key])),
        itemStyle,
        ...STILL,
        barGap: '8%',
        label: { show: true, position: 'top', fontSize: 11, ...LABEL },
        labelLayout: { hideOverlap: true },
      })),
    },
  };
}

function monthNames({ report }: MonthWords): string[] {
  return report.trend.map(({ period }) => period.month.slice(2));
}

/** A bar of no length would still have a border. */
function seen(count: number): number | null {
  return count === 0 ? null : count;
}

const RATE_LINES = [
  ['closure_rate', 'circle', 'solid', '#1f4e79'],
  ['valid_closure_rate', 'emptyRect', 'dashed', '#7f6000'],
  ['on_time_rate', 'triangle', 'dotted', '#a61c00'],
] as const satisfies readonly (readonly [RateKey, string, 'solid' | 'dashed' | 'dotted', string])[];

/** Months whose denominator is too small are a gap in the line. */
function closureRates(words: MonthWords): CaptionedChart {
  const { t, report } = words;
  return {
    name: 'rates',
    title: t('page.chart.rates'),
    note: t('page.chart.rates-note', { smallest: report.settings.smallestDenominator }),
    height: 300,
    option: {
      legend: { ...LEGEND, itemWidth: 34 },
      grid: { ...GRID, right: 62 },
      xAxis: { type: 'category', data: monthNames(words), boundaryGap: true, ...AXIS_LINES },
      yAxis: {
        ...VALUE_AXIS,
        min: 0,
        max: 100,
        axisLabel: { color: '#000', formatter: '{value}%' },
      },
      series: RATE_LINES.map(([key, symbol, type, color]) => ({
        type: 'line',
        name: words.label(key),
        data: report.trend.map(({ total }) =>
          words.isShown(total, key) ? total.rates[key].rate : null,
        ),
        symbol,
        symbolSize: 8,
        connectNulls: false,
        lineStyle: { type, width: 2, color },
        itemStyle: { color },
        ...STILL,
        endLabel: { show: true, ...LABEL, fontSize: 12, formatter: percentLabel },
        labelLayout: { moveOverlap: 'shiftY' },
      })),
    },
  };
}

function percentLabel({ value }: { value?: unknown }): string {
  return typeof value === 'number' ? `${value.toFixed(2)}%` : '';
}

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

function units(words: MonthWords): CaptionedChart {
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
    const rate = rateOf(closed, closed + open + overdue);
    return rateText(rate, smallest, (percent, counts) => `${percent} ${counts}`);
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

function ages(words: MonthWords): CaptionedChart {
  const { t, report } = words;
  return {
    name: 'ages',
    title: t('page.chart.ages'),
    note: t('page.chart.ages-note'),
    height: 260,
    option: {
      grid: { ...GRID, top: 24 },
      xAxis: { type: 'category', data: AGE_KEYS.map((key) => words.label(key)), ...AXIS_LINES },
      yAxis: VALUE_AXIS,
      series: [
        {
          type: 'bar',
          data: AGE_KEYS.map((key) => report.current.total.counts[key]),
          itemStyle: FILLS.light,
          barMaxWidth: 60,
          label: { show: true, position: 'top', ...LABEL },
          ...STILL,
        },
      ],
    },
  };
}

interface FlowStep {
  readonly key: CountKey;
  /** The open ones after it; below it for what came in, above it for what left. */
  readonly from: number;
  readonly to: number;
}

/** From the open ones at the start to those at the end, by what changed them; what did not happen is left out. */
function flow(words: MonthWords): CaptionedChart {
  const { t } = words;
  const steps = flowSteps(words.report.current.total);
  const levels = steps.flatMap(({ from, to }) => [from, to]).filter((level) => level > 0);
  const inner = steps.slice(1, -1).flatMap(({ from, to }) => [from, to]);
  const floor = inner.length === 0 ? 0 : floorOf([...levels, ...inner]);
  return {
    name: 'flow',
    title: t('page.chart.flow'),
    note: floor === 0 ? null : t('page.chart.cut', { from: floor }),
    height: 300,
    option: {
      grid: { ...GRID, top: 24 },
      xAxis: {
        type: 'category',
        data: steps.map(({ key }) => words.label(key)),
        ...AXIS_LINES,
        axisLabel: { color: '#000', interval: 0, width: 84, overflow: 'break' },
      },
      yAxis: { ...VALUE_AXIS, min: floor },
      series: flowSeries(steps, floor),
    },
  };
}

function flowSteps({ counts }: Figures): FlowStep[] {
  const steps: FlowStep[] = [{ key: 'open_before', from: 0, to: counts.open_before }];
  let level = counts.open_before;
  const step = (key: CountKey, count: number) => {
    if (count === 0 || MOVE_KEYS.includes(key)) return;
    steps.push({ key, from: level, to: level + count });
    level += count;
  };
  for (const key of FLOW_IN_KEYS) step(key, counts[key]);
  for (const key of FLOW_OUT_KEYS) step(key, -counts[key]);
  return [...steps, { key: 'open_after', from: 0, to: counts.open_after }];
}

/** Where the axis begins: at 0, unless what changed would be too small to see beside the stock. */
function floorOf(levels: readonly number[]): number {
  const [least, most] = [Math.min(...levels), Math.max(...levels)];
  const span = Math.max(most - least, 1);
  if (least <= 3 * span) return 0;
  const unit = 10 ** Math.max(String(span).length - 1, 0);
  return Math.max(0, Math.floor((least - span) / unit) * unit);
}

/** Stacked bars of which the lower one is not seen. */
function flowSeries(steps: readonly FlowStep[], floor: number) {
  const last = steps.length - 1;
  const isStock = (at: number) => at === 0 || at === last;
  const low = ({ from, to }: FlowStep) => Math.min(from, to);
  const fill = (step: FlowStep, at: number) => {
    if (isStock(at)) return FILLS.dark;
    return step.to > step.from ? FILLS.light : FILLS.hatched;
  };
  const text = ({ from, to }: FlowStep, at: number) => {
    if (isStock(at)) return String(to);
    return to > from ? `+${to - from}` : `−${from - to}`;
  };
  return [
    {
      type: 'bar' as const,
      stack: 'flow',
      data: steps.map((step, at) => (isStock(at) ? floor : low(step))),
      itemStyle: FILLS.none,
      ...STILL,
    },
    {
      type: 'bar' as const,
      stack: 'flow',
      barMaxWidth: 60,
      data: steps.map((step, at) => ({
        value: isStock(at) ? step.to - floor : Math.abs(step.to - step.from),
        itemStyle: fill(step, at),
        label: { formatter: text(step, at) },
      })),
      label: { show: true, position: 'top' as const, ...LABEL },
      ...STILL,
    },
  ];
}
