/** Random sequences of commands on a real register: what the journal says and what is stored stay one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/dates.ts';
import { Refusal } from '../../src/domain/errors.ts';
import { STAGES } from '../../src/domain/stages.ts';
import { addCase } from '../../src/register/add.ts';
import { listCases } from '../../src/register/look.ts';
import { rebuildDerived } from '../../src/register/rebuild.ts';
import { verifyRegister } from '../../src/register/verify.ts';
import { makeDesk, TODAY } from './desk.ts';
import { moves, perform } from './random-moves.ts';

describe('random sequences of commands', () => {
  it(
    'never reach an unlisted stage, and the fold of the journal equals the stored rows',
    { timeout: 90_000 },
    async () => {
      let performed = 0;
      await fc.assert(
        fc.asyncProperty(moves, async (sequence) => {
          const desk = await makeDesk(['市住建局']);
          const nos: string[] = [];
          for (let i = 0; i < 3; i++)
            nos.push(
              (await addCase(desk, { title: '题', receivedOn: addDays(TODAY, -30) })).result.no,
            );
          for (const move of sequence) {
            try {
              await perform(desk, nos, move);
              performed++;
            } catch (error) {
              if (!(error instanceof Refusal)) throw error;
              expect(['integrity', 'defect', 'io']).not.toContain(error.family);
            }
          }
          expect((await verifyRegister(desk)).findings).toEqual([]);
          const { cases } = await listCases(desk, { filters: [] });
          for (const { state } of cases) expect(STAGES).toContain(state.stage);
          await rebuildDerived(desk);
          expect((await listCases(desk, { filters: [] })).cases).toEqual(cases);
          await desk.store.close();
        }),
        { numRuns: 150 },
      );
      expect(performed).toBeGreaterThan(500);
    },
  );
});
