/** The chart of what came to the open cases and what went. */
import { FLOW_IN_KEYS, FLOW_OUT_KEYS, MOVE_KEYS, type CountKey } from '../../figures/catalog.ts';
import type { Figures } from '../../figures/draw.ts';
import { AXIS_LINES, GRID, STILL, VALUE_AXIS, type CaptionedChart } from './chart-style.ts';
import { FILLS, LABEL } from './chart.ts';
import type { MonthWords } from './month-words.ts';

interface FlowStep {
  readonly key: CountKey;
  /** The open ones after it; below it for what came in, above it for what left. */
  readonly from: number;
  readonly to: number;
}

/** From the open ones at the start to those at the end, by what changed them; what did not happen is left out. */
export function flow(words: MonthWords): CaptionedChart {
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
