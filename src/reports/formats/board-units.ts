/** The units of the board, a line each, as many as fit; and a line for the others. */
import { visibleText } from '../../domain/visible-text.ts';
import type { Translate } from '../../messages/index.ts';
import type { Board, BoardUnit } from '../board.ts';
import { rateLabel, rateOf } from '../rate.ts';
import { stackedBar } from './bars.ts';
import type { Canvas, Paint } from './screen-text.ts';

const COUNTS = ['open', 'red', 'yellow', 'submitted', 'closed_in'] as const;

type Sums = Omit<BoardUnit, 'unit'>;

const GAP = '  ';
const NAME_WIDTH = 28;
/** From this width on a screen has room for rates and bars. */
const WIDE = 110;

export function unitLines(board: Board, t: Translate, canvas: Canvas, paint: Paint): string[] {
  const { units, smallest } = board;
  const busy = units.filter(({ open, closed_in }) => open > 0 || closed_in > 0);
  if (busy.length === 0) return [canvas.clipped(t('board.no-units'))];
  // A header, and where not all fit, a line for the rest.
  const room = Math.max(canvas.height - 1, 0);
  const shown = busy.length <= room ? busy : busy.slice(0, Math.max(room - 1, 0));
  const left = busy.slice(shown.length);
  const line = liner({ units: busy, smallest }, t, canvas);
  return [
    paint.dim(line(t('board.unit'), null)),
    ...shown.map((one) => coloured(line(nameOf(one, t), one), one, paint)),
    ...(left.length > 0
      ? [paint.dim(line(t('board.rest', { count: left.length }), summed(left)))]
      : []),
  ];
}

function nameOf({ unit }: BoardUnit, t: Translate): string {
  return unit === null ? t('report.no-unit') : visibleText(unit);
}

function coloured(line: string, { red, yellow }: BoardUnit, paint: Paint): string {
  if (red > 0) return paint.red(line);
  return yellow > 0 ? paint.yellow(line) : line;
}

/** Writes a line of the columns that this screen has room for; without figures, their names. */
function liner(
  { units, smallest }: Pick<Board, 'units' | 'smallest'>,
  t: Translate,
  canvas: Canvas,
) {
  const { width } = canvas;
  const titles = COUNTS.map((key) => t(`board.unit.${key}`));
  const all = summed(units);
  const labelOf = ({ valid_closure_rate }: Sums) => rateLabel(valid_closure_rate, smallest);
  const widths = COUNTS.map((key, at) =>
    Math.max(canvas.measure(titles[at] ?? ''), String(all[key]).length),
  );
  const taken = widths.reduce((sum, one) => sum + one + GAP.length, 0);
  const wide = width >= WIDE;
  const rateTitle = t('board.unit.rate');
  const rates = wide ? Math.max(canvas.measure(rateTitle), canvas.measure(labelOf(all))) : 0;
  const names = Math.max(Math.min(wide ? NAME_WIDTH : width, width - taken), 0);
  const bars = wide ? canvas.marksIn(width - names - taken - rates - 2 * GAP.length, '█') : 0;
  const most = Math.max(...units.map(({ open }) => open));
  return (name: string, sums: Sums | null): string => {
    const counts = COUNTS.map((key, at) =>
      canvas.padded(
        sums === null ? (titles[at] ?? '') : String(sums[key]),
        widths[at] ?? 0,
        'right',
      ),
    );
    const cells = [canvas.padded(canvas.clipped(name, names), names), ...counts];
    if (wide) {
      cells.push(canvas.padded(sums === null ? rateTitle : labelOf(sums), rates, 'right'));
      cells.push(sums === null ? t('board.unit.bar') : barOf(sums, most, bars));
    }
    return canvas.clipped(cells.join(GAP).trimEnd());
  };
}

/** The open cases: red, yellow, the others, by marks that differ without colour. */
function barOf({ open, red, yellow }: Sums, most: number, room: number): string {
  if (open > most || open === 0) return ''; // the line for the rest sums many units up
  return stackedBar([red, yellow, open - red - yellow], most, room);
}

function summed(units: readonly BoardUnit[]): Sums {
  const sum = (of: (one: BoardUnit) => number) => units.reduce((all, one) => all + of(one), 0);
  const [open, red, yellow, submitted, closed_in] = COUNTS.map((key) => sum((one) => one[key])) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const valid_closure_rate = rateOf(
    sum((one) => one.valid_closure_rate.a),
    sum((one) => one.valid_closure_rate.b),
  );
  return { open, red, yellow, submitted, closed_in, valid_closure_rate };
}
