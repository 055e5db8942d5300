/**
 * Charts as SVG inside a page, drawn by echarts on our side: no script, no font of the machine that draws,
 * the same input gives the same bytes. Every text that goes in is escaped by the library and shows its
 * invisible characters.
 */
import type { BarSeriesOption, EChartsOption } from 'echarts';
import { Markup, markup, shownText } from './markup.ts';

export interface Chart {
  /** Tells the ids of a page's charts apart: letters and digits. */
  readonly name: string;
  /** What a screen reader says. */
  readonly title: string;
  readonly height: number;
  readonly option: EChartsOption;
}

/** All charts are this wide before the page scales them. */
export const CHART_WIDTH = 720;

/** Names without quotes, which would have to be escaped in the attribute in which they end up. */
const FONT = 'Microsoft YaHei,Noto Sans CJK SC,SimSun,sans-serif';

export async function drawChart({ name, title, height, option }: Chart): Promise<Markup> {
  const { init } = await import('echarts');
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: CHART_WIDTH, height });
  try {
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: FONT, fontSize: 13, color: '#000' },
      ...option,
    });
    return new Markup(settled(chart.renderToSVGString({ useViewBox: true }), name, title));
  } finally {
    // Its timers would keep the process alive.
    chart.dispose();
  }
}

/**
 * What the library adds for a page that moves is taken away: classes and the style for hovering, marks
 * for a script. The ids, which count the charts that the process ever drew, get the chart's name. Texts
 * and attribute values hold no `<` and no `"`, so only tags are touched.
 */
function settled(svg: string, name: string, title: string): string {
  const opening = markup`<svg viewBox="0 0 ${CHART_WIDTH} ${heightOf(svg)}" role="img" aria-label="${title}">`;
  return svg
    .replace(/<style\b[\s\S]*?<\/style>\n?/g, '')
    .replace(/<(?:path|rect|text|g|tspan|circle|polyline|polygon)\b[^>]*>/g, (tag) =>
      tag.replace(/ (?:class|ecmeta_\w+|pointer-events)="[^"]*"/g, ''),
    )
    .replace(/="url\(#zr\d+-(\w+)\)"/g, `="url(#${name}-$1)"`)
    .replace(/ id="zr\d+-(\w+)"/g, ` id="${name}-$1"`)
    .replace(/^<svg\b[^>]*>/, () => opening.source);
}

function heightOf(svg: string): string {
  return /^<svg\b[^>]*\bheight="(\d+)"/.exec(svg)?.[1] ?? '0';
}

/** A name from outside as a chart may show it. */
export function chartText(text: string): string {
  return shownText(text);
}

type Fill = NonNullable<BarSeriesOption['itemStyle']>;

/** Light, dark and hatched, so that a chart in black and white still tells its parts apart. */
export const FILLS: Readonly<Record<'dark' | 'light' | 'hatched' | 'none', Fill>> = {
  dark: { color: '#1f4e79' },
  light: { color: '#bdd7ee', borderColor: '#1f4e79', borderWidth: 1 },
  hatched: {
    color: '#f4b183',
    borderColor: '#843c0c',
    borderWidth: 1,
    decal: {
      symbol: 'rect',
      color: 'rgba(0,0,0,.55)',
      dashArrayX: [1, 0],
      dashArrayY: [2, 4],
      rotation: -Math.PI / 4,
    },
  },
  none: { color: 'transparent' },
};

/** Readable on any filling. */
export const LABEL = { color: '#000', textBorderColor: '#fff', textBorderWidth: 2 } as const;
