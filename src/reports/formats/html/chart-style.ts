/** What the charts of a month have in common. */
import type { Chart } from './chart.ts';

export interface CaptionedChart extends Chart {
  /** What a reader must know to read it; below the title. */
  readonly note: string | null;
  /** It is tall, and has a row of its own. */
  readonly isAlone?: true;
}

export const LEGEND = { top: 0, itemWidth: 26, itemHeight: 13 } as const;
export const GRID = { left: 8, right: 12, top: 48, bottom: 6, containLabel: true } as const;
export const AXIS_LINES = {
  axisLine: { show: true, lineStyle: { color: '#000' } },
  axisTick: { show: false },
  axisLabel: { color: '#000' },
} as const;
export const VALUE_AXIS = {
  type: 'value',
  minInterval: 1,
  splitLine: { lineStyle: { color: '#ccc' } },
  axisLabel: { color: '#000' },
} as const;
/** On dark, and on hatchings. */
export const PALE = { color: '#fff' } as const;
export const BOXED = { color: '#000', backgroundColor: '#fff', padding: [1, 2] };
export const STILL = { silent: true, emphasis: { disabled: true } } as const;

/** A bar of no length would still have a border. */
export function seen(count: number): number | null {
  return count === 0 ? null : count;
}
