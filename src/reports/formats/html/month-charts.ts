/** The charts of a month's page: what each shows; `chart.ts` draws them. */
import { AGE_KEYS, type CountKey, type RateKey } from '../../figures/catalog.ts';
import {
  AXIS_LINES,
  GRID,
  LEGEND,
  seen,
  STILL,
  VALUE_AXIS,
  type CaptionedChart,
} from './chart-style.ts';
import { FILLS, LABEL } from './chart.ts';
import { flow } from './flow-chart.ts';
import type { MonthWords } from './month-words.ts';
import { units } from './units-chart.ts';

export function monthCharts(words: MonthWords): CaptionedChart[] {
  return [inAndOut(words), closureRates(words), flow(words), ages(words), units(words)];
}

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
