/** The board as lines of a screen: nothing is wider than the screen, and the units fill what is left of it. */
import { weekdayOf } from '../../domain/working-days.ts';
import { dayNumber } from '../../domain/dates.ts';
import { visibleText } from '../../domain/visible-text.ts';
import type { Translate } from '../../messages/index.ts';
import { BOARD_STAGES, type Board } from '../board.ts';
import { rateText, type Rate } from '../rate.ts';
import { barLength } from './bars.ts';
import { unitLines } from './board-units.ts';
import { Canvas, type Paint, type ScreenSize } from './screen-text.ts';

export function boardScreen(board: Board, t: Translate, size: ScreenSize, paint: Paint): string[] {
  const canvas = new Canvas(size);
  const rule = paint.dim(canvas.rule());
  const above = [
    paint.strong(headLine(board, t, canvas)),
    rule,
    ...standingLines(board, t, canvas, paint),
    rule,
    ...flowLines(board, t).map((line) => canvas.clipped(line)),
    rule,
  ];
  const below = warnings(board, t).map((line) => paint.yellow(canvas.clipped(line)));
  const room = size.height - above.length - below.length;
  const left = new Canvas({ ...size, height: room });
  return [...above, ...unitLines(board, t, left, paint), ...below];
}

/** Whose board it is on the left; the day and the journal's head on the right. */
function headLine(board: Board, t: Translate, canvas: Canvas): string {
  const { asOf: date, entries } = board;
  const weekday = t(`board.weekday.${weekdayOf(dayNumber(date)) as 0 | 1 | 2 | 3 | 4 | 5 | 6}`);
  const right = t('board.head', { date, weekday, entries });
  const office = visibleText(board.office);
  const room = Math.max(canvas.width - canvas.measure(right) - GAP.length, 0);
  const left = canvas.clipped(t('board.title', { office }), room);
  return canvas.clipped(canvas.padded(left, room) + GAP + right);
}

/** A figure with its name, and a bar that shows its share. */
interface Gauge {
  readonly label: string;
  readonly count: number;
  readonly paint?: (text: string) => string;
  /** Part of what stands above it. */
  readonly inner?: true;
}

/** The stages on the left, the lights on the right. */
function standingLines(board: Board, t: Translate, canvas: Canvas, paint: Paint): string[] {
  const { lights, suspended } = board;
  const stages: Gauge[] = [
    ...BOARD_STAGES.map((stage) => ({ label: t(`stage.${stage}`), count: board.stages[stage] })),
    { label: t('board.of-which-suspended'), count: suspended, inner: true },
  ];
  const standings: Gauge[] = [
    { label: t('board.red'), count: lights.red, paint: paint.red },
    { label: t('board.yellow'), count: lights.yellow, paint: paint.yellow },
    { label: t('board.green'), count: lights.green, paint: paint.green },
    { label: t('board.undated'), count: lights.undated },
    { label: t('board.suspended'), count: suspended },
  ];
  const half = Math.floor((canvas.width - GAP.length) / 2);
  const left = gaugeLines(stages, half, canvas);
  const right = gaugeLines(standings, half, canvas);
  const titles = [t('board.stages'), t('board.lights', { open: board.open })] as const;
  return [
    canvas.padded(canvas.clipped(titles[0], half), half) + GAP + canvas.clipped(titles[1], half),
    ...left.map((line, at) => (line + GAP + (right[at] ?? '')).trimEnd()),
  ];
}

const GAP = '  ';

function gaugeLines(gauges: readonly Gauge[], width: number, canvas: Canvas): string[] {
  const labels = Math.max(...gauges.map(({ label }) => canvas.measure(label)));
  const digits = Math.max(...gauges.map(({ count }) => String(count).length), 3);
  const most = Math.max(...gauges.map(({ count }) => count));
  const room = canvas.marksIn(width - GAP.length - labels - 1 - digits - 1, '█');
  return gauges.map(({ label, count, paint, inner }) => {
    const figure = `${GAP}${canvas.padded(label, labels)} ${String(count).padStart(digits)}`;
    const bar = inner ? '' : '█'.repeat(barLength(count, most, room));
    const line = `${figure} ${bar}`;
    if (canvas.measure(line) > width) return canvas.padded(canvas.clipped(line, width), width);
    return (paint && count > 0 ? paint(line) : line) + ' '.repeat(width - canvas.measure(line));
  });
}

function flowLines({ from, flow, smallest, ...board }: Board, t: Translate): string[] {
  const { collected_in: collected, closed_in: closed, reopened_in: reopened } = flow;
  const rate = (one: Rate) =>
    rateText(one, smallest, (percent) => t('board.rate', { rate: percent, a: one.a, b: one.b }));
  return [
    t('board.flow', { from, collected, closed, reopened, net: flow.net_closed }),
    t('board.rates', { rate: rate(board.closure_rate), valid: rate(board.valid_closure_rate) }),
  ];
}

function warnings({ asOf, coveredUntil, provisional: count }: Board, t: Translate): string[] {
  return [
    ...(asOf > coveredUntil ? [t('board.uncovered', { coveredUntil })] : []),
    ...(count > 0 ? [t('board.provisional', { count, coveredUntil })] : []),
  ];
}
