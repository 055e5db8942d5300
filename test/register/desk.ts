import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { addTerm } from '../../src/register/terms.ts';
import type { ReceivedData } from '../../src/domain/events.ts';
import { record, type Desk } from '../../src/register/desk.ts';
import { openRegister } from '../../src/register/open-register.ts';
import { makeKey } from '../../src/register/reporter-key.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { temporaryFolder } from '../store/temporary.ts';

export const TODAY = '2026-06-30';

export interface TestDesk extends Desk {
  /** Lets the machine's clock show another date. */
  setToday(date: string): void;
  as(actor: string): Desk;
}

/** A register of its own with two units, on a clock that stands still. */
export async function makeDesk(
  units: readonly string[] = ['市住建局', '市人社局'],
): Promise<TestDesk> {
  const store = await openSqliteStore(join(temporaryFolder(), 'r.db'), { create: true });
  const keys = temporaryFolder();
  onTestFinished(() => store.close());
  let now = new Date(`${TODAY}T02:00:00Z`);
  const desk: TestDesk = {
    store,
    actor: '值班员',
    now: () => now,
    tool: 'buding test',
    keyFile: (register) => join(keys, `${register.slice(0, 16)}.key`),
    setToday: (date) => {
      now = new Date(`${date}T02:00:00Z`);
    },
    as: (actor) => ({ ...desk, actor }),
  };
  await openRegister(desk, { office: '改革办' });
  await makeKey(desk);
  for (const name of units) await addTerm(desk, { kind: 'unit', name });
  return desk;
}

/** Records a case just as an import might have: whatever its history says, with the units it names. */
export async function recordRaw(desk: Desk, on: string, data: ReceivedData): Promise<string> {
  await record(desk, { action: 'import' }, async (session) => {
    const id = await session.tx.nextCaseId();
    await session.append(id, data.no, [], [{ kind: 'received', on, data }]);
  });
  return data.no;
}
