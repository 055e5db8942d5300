/** Very many rows at once: as complete, as safe and as readable as one by one. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { CaseState } from '../../src/domain/case.ts';
import type { CaseEvent, NewEvent } from '../../src/domain/events.ts';
import { fold, type Span } from '../../src/domain/fold.ts';
import { CODE_KINDS } from '../../src/domain/case.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import type { OpenEntry, Store, WriteTx } from '../../src/store/store.ts';
import { temporaryFolder } from './temporary.ts';

/** The thread's code, where a load is to have one; `npm test` builds before it tests. */
const thread = vi.hoisted(() => ({ program: '' }));

vi.mock(import('../../src/store/load-thread.ts'), async (original) => {
  const real = await original();
  return { ...real, openLoadThread: (path: string) => real.openLoadThread(path, thread.program) };
});

const ENTRY = { recordedAt: '2026-03-01T00:00:00.000Z', actor: '张', action: 'test', tool: 't' };
const TERMS = ['unit', ...CODE_KINDS] as const;

async function opened(path = join(temporaryFolder(), 'r.db')): Promise<Store> {
  const store = await openSqliteStore(path, { create: true });
  onTestFinished(() => store.close());
  await store.write(async (tx) => {
    const entry = await tx.openEntry(ENTRY);
    const on = '2026-01-01';
    const data = { office: '改革办', pattern: '{seq}', digest: 'sha256' } as const;
    entry.append({ caseId: null, kind: 'opened', on, data });
    TERMS.forEach((term, i) => {
      const added = { id: i + 1, term, name: `${term}!` };
      entry.append({ caseId: null, kind: 'term_added', on, data: added });
    });
    await entry.seal();
    await tx.refreshOffice();
  });
  return store;
}

const no = (id: number) => `A${String(id)}`;

/** A case that went from one unit to another and back so often that its spans need several statements. */
async function putCase(tx: WriteTx, entry: OpenEntry, id: number): Promise<void> {
  const assigned = { kind: 'assigned', on: '2026-02-03', data: { unit: 'unit!' } } as const;
  const returned = { kind: 'returned', on: '2026-02-03', data: { reason: '不属我局' } } as const;
  const life: NewEvent[] = [
    { kind: 'received', on: '2026-02-01', data: { no: no(id), title: `漏洞${String(id)}` } },
    { kind: 'accepted', on: '2026-02-02', data: {} },
    ...Array.from({ length: 5 }, () => [assigned, returned]).flat(),
  ];
  const events = life.map((event): CaseEvent => {
    const seq = entry.append({ caseId: id, kind: event.kind, on: event.on, data: event.data });
    return { ...event, seq, entry: entry.seq };
  });
  const folded = fold(events);
  if (!folded.ok || folded.state === null) throw new Error('the test case is illegal');
  await tx.putCase(id, folded.state, folded.spans, true);
}

async function load(store: Store, cases: number): Promise<void> {
  await store.write(
    async (tx) => {
      const entry = await tx.openEntry(ENTRY);
      for (let id = 1; id <= cases; id++) await putCase(tx, entry, id);
      await entry.seal();
    },
    { bulk: true },
  );
}

describe.each([
  ['in this thread', ''],
  ['in a thread of its own', resolve(import.meta.dirname, '../../dist/load-worker.cjs')],
])('a bulk load %s', (_where, program) => {
  beforeEach(() => {
    thread.program = program;
  });

  it('leaves everything as single commands do: rows, indexes, settings', async () => {
    const store = await opened();
    await load(store, 21);
    await store.read(async (tx) => {
      const ids = Array.from({ length: 21 }, (_, i) => i + 1);
      const events = await tx.eventsOfCases(ids);
      const [states, spans] = [await tx.statesOf(ids), await tx.spansOf(ids)];
      for (const id of ids) {
        const folded = fold(events.get(id) ?? []);
        expect(folded).toEqual({ ok: true, state: states.get(id), spans: spans.get(id) });
        expect(spans.get(id)).toHaveLength(12);
      }
    });
    const { found, expected } = await store.schemaFingerprint();
    expect(found).toBe(expected);
    expect((await store.settings())['journal_mode']).toBe('wal');
  });

  it('works while somebody else is in the file', async () => {
    const path = join(temporaryFolder(), 'r.db');
    const [store, other] = [await opened(path), await openSqliteStore(path)];
    onTestFinished(() => other.close());
    await other.read(async (tx) => {
      expect(await tx.countCases({ filters: [] })).toBe(0);
      await load(store, 3);
      expect(await tx.countCases({ filters: [] })).toBe(0);
    });
    expect(await other.read((tx) => tx.countCases({ filters: [] }))).toBe(3);
    expect((await store.settings())['journal_mode']).toBe('wal');
  });

  it('goes into no register that is only read', async () => {
    const path = join(temporaryFolder(), 'r.db');
    await (await opened(path)).settle();
    const store = await openSqliteStore(path, { readOnly: true });
    onTestFinished(() => store.close());
    const before = readFileSync(path);
    await expect(load(store, 3)).rejects.toMatchObject({ code: 'register-read-only' });
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('that fails leaves nothing', async () => {
    const store = await opened();
    const before = await store.read((tx) => tx.head());
    const failing = store.write(
      async (tx) => {
        const entry = await tx.openEntry(ENTRY);
        for (let id = 1; id <= 9; id++) await putCase(tx, entry, id);
        throw new Error('on purpose');
      },
      { bulk: true },
    );
    await expect(failing).rejects.toThrow('on purpose');
    expect(await store.read((tx) => tx.head())).toEqual(before);
    expect((await store.schemaFingerprint()).found).toBe(
      (await store.schemaFingerprint()).expected,
    );
    expect((await store.settings())['journal_mode']).toBe('wal');
  });
});

describe('rows that wait to be written together', () => {
  it('are found by a query in the same transaction', async () => {
    const store = await opened();
    await store.write(async (tx) => {
      const entry = await tx.openEntry(ENTRY);
      for (const id of [1, 2, 3]) {
        await putCase(tx, entry, id);
        expect((await tx.caseIdsByNo([no(id)])).get(no(id))).toBe(id);
        expect((await tx.eventsOfCases([id])).get(id)).toHaveLength(12);
      }
      await entry.seal();
    });
  });

  it('stand each in its own column', async () => {
    const store = await opened();
    const folded = fold([
      { seq: 1, entry: 1, kind: 'received', on: '2026-02-01', data: { no: 'A1', title: '漏洞' } },
    ]);
    if (!folded.ok || folded.state === null) throw new Error('the test case is illegal');
    const state = { ...distinct({ ...folded.state, patch: null }), patch: null } as CaseState;
    const [first] = folded.spans;
    const span = distinct({
      ...first,
      to: '2026-03-31',
      received_on: '2026-01-31',
    }) as unknown as Span;
    await store.write((tx) => tx.putCase(1, state, [span], true));
    await store.read(async (tx) => {
      expect((await tx.statesOf([1])).get(1)).toEqual(state);
      expect((await tx.spansOf([1])).get(1)).toEqual([span]);
    });
  });
});

/** The same with another value in each field that has none: dates for `…_on`, official names for terms. */
function distinct(state: object): object {
  let day = 10;
  return Object.fromEntries(
    Object.entries(state).map(([field, value]: [string, unknown]) => {
      if (value === 0) return [field, day++];
      if (value !== null) return [field, value];
      if (field.endsWith('_on')) return [field, `2026-03-${String(day++)}`];
      return [field, `${field}!`];
    }),
  );
}
