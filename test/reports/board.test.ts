import fc from 'fast-check';
import stringWidth from 'string-width';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, monthBounds } from '../../src/domain/dates.ts';
import { fold } from '../../src/domain/fold.ts';
import { standingOf } from '../../src/domain/lights.ts';
import { translator } from '../../src/messages/index.ts';
import { drawBoard, type Board } from '../../src/reports/board.ts';
import { boardScreen } from '../../src/reports/formats/board-screen.ts';
import type { Paint } from '../../src/reports/formats/screen-text.ts';
import { journal, LIFE } from '../domain/journal.ts';
import { refusalOf, openTestRegister, WORKING_DAYS, type TestRegister } from './report-register.ts';
import { randomHistory } from './random-history.ts';

let register: TestRegister;
beforeAll(async () => {
  register = await openTestRegister();
});
afterAll(() => register.close());

const RULES = { workingDays: WORKING_DAYS, yellowDays: 3 };
const draw = (asOf: string) => register.store.read((tx) => drawBoard(tx, asOf, RULES));
const plain = (text: string) => text;
const PLAIN: Paint = { strong: plain, dim: plain, red: plain, yellow: plain, green: plain };

describe('the figures', () => {
  it('are those of the closure report, and the lights those of the cases, for any histories and day', async () => {
    const day = fc.integer({ min: 0, max: 300 }).map((days) => addDays('2026-01-01', days));
    const histories = fc.array(randomHistory, { maxLength: 20, size: 'max' });
    await fc.assert(
      fc.asyncProperty(histories, day, async (lives, asOf) => {
        await register.hold(lives);
        const board = await draw(asOf);
        const { from } = monthBounds(asOf.slice(0, 7));
        const { total, rows } = await register.report({ asOf, from, to: asOf, by: 'unit' });
        expect(board).toMatchObject({
          open: total.open,
          suspended: total.suspended,
          stages: { received: total.pending, submitted: total.submitted },
          flow: { closed_in: total.closed_in, net_closed: total.net_closed },
          closure_rate: total.closure_rate,
          valid_closure_rate: total.valid_closure_rate,
        });
        expect(new Map(board.units.map((one) => [one.unit, [one.open, one.red]]))).toEqual(
          new Map(rows.map((row) => [row.group, [row.open, row.overdue]])),
        );
        const lights: Record<string, number> = { red: 0, yellow: 0, green: 0, undated: 0 };
        const stages: Record<string, number> = { accepted: 0, assigned: 0 };
        for (const events of lives) {
          const folded = fold(events, asOf);
          if (!folded.ok || folded.state === null) continue;
          const { stage, suspended } = folded.state;
          if (stage in stages) stages[stage]! += 1;
          if (!['accepted', 'assigned', 'submitted'].includes(stage) || suspended) continue;
          const { light } = standingOf(folded.state, asOf, RULES);
          lights[light ?? 'undated']! += 1;
        }
        expect(board.lights).toEqual(lights);
        expect(board.stages).toMatchObject(stages);
      }),
      { numRuns: 80 },
    );
  });

  it('are refused when an open case has no light and no reason for none', async () => {
    await register.hold([journal(...LIFE.accepted)]);
    const lying = register.store.read((tx) => {
      const figures: typeof tx.figures = async (query) => {
        const { total, groups } = await tx.figures(query);
        return { total: { ...total, green: total.green + 1 }, groups };
      };
      const view = new Proxy(tx, {
        get: (target, key) =>
          key === 'figures'
            ? figures
            : (Reflect.get(target, key) as (...args: unknown[]) => unknown).bind(target),
      });
      return drawBoard(view, '2026-06-30', RULES);
    });
    expect(await refusalOf(lying)).toMatchObject({ code: 'identity-broken' });
  });
});

const unit = (name: string | null, open: number, red: number, yellow: number) => ({
  unit: name,
  open,
  red,
  yellow,
  submitted: 1,
  closed_in: 2,
  valid_closure_rate: { a: 40, b: 43, rate: 93.02 },
});

function sample(changes: Partial<Board> = {}): Board {
  return {
    report: 'board',
    office: '示例市改革办',
    asOf: '2026-06-30',
    from: '2026-06-01',
    entries: 128,
    recordedAt: '2026-06-30T02:00:00.000Z',
    stages: { received: 4, accepted: 3, assigned: 170, submitted: 5 },
    open: 178,
    suspended: 4,
    lights: { red: 16, yellow: 2, green: 150, undated: 6 },
    flow: { collected_in: 9, closed_in: 7, reopened_in: 1, net_closed: 6 },
    closure_rate: { a: 989, b: 1053, rate: 93.92 },
    valid_closure_rate: { a: 989, b: 1014, rate: 97.53 },
    smallest: 5,
    units: [
      unit('市自然资源和规划局（示例，名称很长很长很长的一个单位）', 9, 5, 1),
      ...Array.from({ length: 30 }, (_, at) => unit(`示例单位${String(at)}`, 3, 0, 1)),
      unit(null, 3, 0, 0),
    ],
    coveredUntil: '2026-12-31',
    provisional: 2,
    ...changes,
  };
}

describe.each(['zh', 'en'] as const)('the screen in %s', (language) => {
  const t = translator(language);

  it.each([
    [80, 24],
    [120, 40],
    [60, 24],
    [30, 20],
  ])('of %i columns and %i lines holds every line', (width, height) => {
    const lines = boardScreen(sample(), t, { width, height }, PLAIN);
    expect(lines).toHaveLength(height);
    for (const line of lines) expect([line, stringWidth(line) <= width]).toEqual([line, true]);
  });

  it('holds every line where bars and rules take two places, too', () => {
    const size = { width: 80, height: 24, widePunct: true };
    for (const line of boardScreen(sample(), t, size, PLAIN)) {
      const width = stringWidth(line, { ambiguousIsNarrow: false });
      expect([line, width <= 80]).toEqual([line, true]);
    }
  });

  it('shows as many units as fit, and sums up the rest', () => {
    const lines = boardScreen(sample(), t, { width: 80, height: 24 }, PLAIN);
    expect(lines.join('\n')).toMatch(language === 'zh' ? /其余 23 个单位/ : /23 more units/);
    const all = boardScreen(sample(), t, { width: 80, height: Infinity }, PLAIN);
    expect(all.join('\n')).not.toMatch(/其余|more units/);
    expect(all.filter((line) => line.includes('示例单位'))).toHaveLength(30);
  });
});

describe('the screen', () => {
  const t = translator('zh');
  const screen = (changes: Partial<Board>, width = 80) =>
    boardScreen(sample(changes), t, { width, height: 24 }, PLAIN).join('\n');

  it('of 80 columns looks like this', () => {
    expect(`\n${screen({ units: [unit('市住建局', 9, 5, 1), unit(null, 3, 0, 0)] })}\n`)
      .toMatchInlineSnapshot(`
        "
        示例市改革办 看板                                2026-06-30 星期二 · 记账 128 条
        ────────────────────────────────────────────────────────────────────────────────
        阶段                                     亮灯（未整改 178 件）
          待研判     4 █                           红灯 超期     16 ██
          待交办     3 █                           黄灯 临期      2 █
          整改中   170 ████████████████████████    绿灯 未到期  150 ████████████████████
          待核验     5 █                           无时限、长期   6 █
          其中中止   4                             中止           4 █
        ────────────────────────────────────────────────────────────────────────────────
        本月（2026-06-01 起）  收集 9  销号 7  重开 1  净销号 6
        整改率 93.92%（989/1053）  有效整改率 97.53%（989/1014）
        ────────────────────────────────────────────────────────────────────────────────
        责任单位                                    未整改  红灯  黄灯  待核验  本月销号
        市住建局                                         9     5     1       1         2
        未交办                                           3     0     0       1         2
        注意：2 件的时限超出工作日历（节假日安排至 2026-12-31），为暂定时限。
        "
      `);
  });

  it('of 120 columns has rates and bars', () => {
    expect(`\n${screen({ units: [unit('市住建局', 9, 5, 1), unit(null, 3, 0, 0)] }, 120)}\n`)
      .toMatchInlineSnapshot(`
        "
        示例市改革办 看板                                                                        2026-06-30 星期二 · 记账 128 条
        ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
        阶段                                                         亮灯（未整改 178 件）
          待研判     4 █                                               红灯 超期     16 ████
          待交办     3 █                                               黄灯 临期      2 █
          整改中   170 ████████████████████████████████████████████    绿灯 未到期  150 ████████████████████████████████████████
          待核验     5 █                                               无时限、长期   6 ██
          其中中止   4                                                 中止           4 █
        ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
        本月（2026-06-01 起）  收集 9  销号 7  重开 1  净销号 6
        整改率 93.92%（989/1053）  有效整改率 97.53%（989/1014）
        ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
        责任单位                      未整改  红灯  黄灯  待核验  本月销号    有效整改率  █红 ▓黄 ░其他
        市住建局                           9     5     1       1         2  93.02% 40/43  █████████████████████▓▓▓▓░░░░░░░░░░░░░
        未交办                             3     0     0       1         2  93.02% 40/43  ░░░░░░░░░░░░░
        注意：2 件的时限超出工作日历（节假日安排至 2026-12-31），为暂定时限。
        "
      `);
  });

  it('shows a small rate as counts alone, and what data holds, never sends it', () => {
    expect(screen({ closure_rate: { a: 3, b: 4, rate: 75 } })).toContain('整改率 3/4 ');
    expect(screen({ office: '\u001b[2J' })).toContain('\\u{1b}');
  });

  it('says where the calendar ends when that matters', () => {
    expect(screen({})).toContain('2 件的时限超出工作日历');
    expect(screen({ provisional: 0 })).not.toContain('注意');
    expect(screen({ asOf: '2027-01-04' })).toContain('工作日历只到 2026-12-31');
  });
});
