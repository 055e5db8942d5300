/** What every store must do, whatever database stands behind it. */
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/domain/errors.ts';
import type { CaseEvent, NewEvent } from '../../src/domain/events.ts';
import { fold } from '../../src/domain/fold.ts';
import { CHAIN_START } from '../../src/domain/chain.ts';
import type { Store, WriteTx } from '../../src/store/store.ts';

const ENTRY = {
  recordedAt: '2026-03-01T00:00:00.000Z',
  actor: '张',
  action: 'test',
  tool: 'test 1',
};

/** Opens the register and one office term, as every register begins. */
async function open(store: Store): Promise<void> {
  await store.write(async (tx) => {
    const entry = await tx.openEntry(ENTRY);
    entry.append({
      caseId: null,
      kind: 'opened',
      on: '2026-01-01',
      data: { office: '改革办', pattern: '{year}-{seq:4}', digest: 'sha256' },
    });
    entry.append({
      caseId: null,
      kind: 'term_added',
      on: '2026-01-01',
      data: { id: 1, term: 'unit', name: '市住建局' },
    });
    entry.append({
      caseId: null,
      kind: 'term_added',
      on: '2026-01-01',
      data: { id: 2, term: 'source', name: '审计' },
    });
    await entry.seal();
    await tx.refreshOffice();
  });
}

async function put(tx: WriteTx, caseId: number, events: readonly NewEvent[]): Promise<void> {
  const entry = await tx.openEntry(ENTRY);
  const recorded = events.map((event): CaseEvent => {
    const seq = entry.append({ caseId, kind: event.kind, on: event.on, data: event.data });
    return { ...event, seq, entry: entry.seq };
  });
  await entry.seal();
  const folded = fold(recorded);
  if (!folded.ok || folded.state === null) throw new Error('the test case is illegal');
  await tx.putCase(caseId, folded.state, folded.spans, true);
}

const LIFE = (no: string): NewEvent[] => [
  { kind: 'received', on: '2026-02-01', data: { no, title: `漏洞 ${no}`, source: '审计' } },
  { kind: 'accepted', on: '2026-02-02', data: {} },
  { kind: 'assigned', on: '2026-02-03', data: { unit: '市住建局', due_on: '2026-03-01' } },
];

export function storeContract(name: string, makeStore: () => Promise<Store>): void {
  describe(`the store contract on ${name}`, () => {
    const opened = async () => {
      const store = await makeStore();
      await open(store);
      return store;
    };

    it('begins with an empty journal', async () => {
      const store = await makeStore();
      expect(await store.read((tx) => tx.head())).toEqual({
        entries: 0,
        events: 0,
        digest: CHAIN_START,
        recordedAt: '',
      });
    });

    it('numbers entries and events without gaps and chains their digests', async () => {
      const store = await opened();
      await store.write((tx) => put(tx, 1, LIFE('A1')));
      const [first, second] = await store.read((tx) => tx.entries());
      expect(second).toMatchObject({ seq: 2, first_event: 4, events: 3, prev: first?.digest });
      expect((await store.read((tx) => tx.head())).events).toBe(6);
      expect(second?.digest).toMatch(/^[0-9a-f]{64}$/);
    });

    it('gives back a case, its spans and its events as they were put', async () => {
      const store = await opened();
      await store.write((tx) => put(tx, 1, LIFE('A1')));
      await store.read(async (tx) => {
        const events = (await tx.eventsOfCases([1])).get(1) ?? [];
        const folded = fold(events);
        expect(folded.ok && folded.state).toEqual((await tx.statesOf([1])).get(1));
        expect(folded.ok && folded.spans).toEqual((await tx.spansOf([1])).get(1));
      });
    });

    it('takes everything back when the work fails', async () => {
      const store = await opened();
      const before = await store.read((tx) => tx.head());
      await expect(
        store.write(async (tx) => {
          await put(tx, 1, LIFE('A1'));
          throw new Refusal('number-taken', { no: 'A1' });
        }),
      ).rejects.toMatchObject({ code: 'number-taken' });
      expect(await store.read((tx) => tx.head())).toEqual(before);
      expect(await store.read((tx) => tx.countCases({ filters: [] }))).toBe(0);
    });

    it('lets those who write at once write one after the other', async () => {
      const store = await opened();
      const number = (bulk: boolean) =>
        store.write(
          async (tx) => {
            const seq = (await tx.lastNumber('s')) + 1;
            // Long enough for the others to be on their way.
            await new Promise((done) => setTimeout(done, 50));
            await tx.noteNumber('s', seq);
            return seq;
          },
          { bulk },
        );
      const numbers = await Promise.all([false, true, true, false].map(number));
      expect(numbers.sort()).toEqual([1, 2, 3, 4]);
      expect(await store.read((tx) => tx.lastNumber('s'))).toBe(4);
    });

    it('writes no entry without events', async () => {
      const store = await opened();
      await store.write(async (tx) => {
        expect(await (await tx.openEntry(ENTRY)).seal()).toBeNull();
      });
      expect((await store.read((tx) => tx.head())).entries).toBe(1);
    });

    it('never records an entry before the one it follows, even when the clock was set back', async () => {
      const store = await opened();
      await store.write(async (tx) => {
        const entry = await tx.openEntry({ ...ENTRY, recordedAt: '2020-01-01T00:00:00.000Z' });
        entry.append({
          caseId: null,
          kind: 'configured',
          on: '2026-01-01',
          data: { key: 'two-key', old: null, next: 'on' },
        });
        await entry.seal();
      });
      expect((await store.read((tx) => tx.head())).recordedAt).toBe(ENTRY.recordedAt);
    });

    it('finds cases by number, by ending and by the content of their row', async () => {
      const store = await opened();
      await store.write((tx) => put(tx, 1, LIFE('2026-0012')));
      await store.write((tx) =>
        put(tx, 2, [
          {
            kind: 'received',
            on: '2026-02-01',
            data: { no: '2026-0112', title: 't', row_key: '#abc' },
          },
        ]),
      );
      await store.read(async (tx) => {
        expect(await tx.caseByNo('2026-0012')).toEqual({ id: 1, no: '2026-0012' });
        expect((await tx.casesByEnding('12', 9)).map((one) => one.id)).toEqual([1, 2]);
        expect(await tx.casesByEnding('012', 9)).toHaveLength(1);
        expect(await tx.casesByEnding('%2', 9)).toEqual([]);
        const like = async (text: string, options: Parameters<typeof tx.casesLike>[1]) =>
          (await tx.casesLike(text, options)).map((one) => one.no);
        expect(await tx.casesLike('', { limit: 1 })).toEqual([{ no: '2026-0112', title: 't' }]);
        expect(await like('2026-', { limit: 9 })).toEqual(['2026-0112', '2026-0012']);
        expect(await like('012', { limit: 9 })).toEqual(['2026-0012']);
        expect(await like('12', { limit: 1 })).toEqual(['2026-0112']);
        expect(await like('01', { limit: 9 })).toEqual([]);
        expect(
          await like('12', { limit: 9, filters: [{ field: 'stage', is: ['received'] }] }),
        ).toEqual(['2026-0112']);
        expect(await tx.caseIdsByNo(['2026-0112', 'x'])).toEqual(new Map([['2026-0112', 2]]));
        expect(await tx.caseIdsByRowKey(['#abc', '#x'])).toEqual(new Map([['#abc', 2]]));
      });
    });

    it('names the rules that cases concern, those of the most cases first', async () => {
      const store = await opened();
      const rules = [
        ['甲办法', '〔2020〕1号'],
        ['乙办法', undefined],
        ['乙办法', undefined],
        [undefined, undefined],
      ];
      for (const [at, [rule, no]] of rules.entries()) {
        const data = {
          no: `R${String(at)}`,
          title: '案',
          ...(rule ? { rule } : {}),
          ...(no ? { rule_no: no } : {}),
        };
        await store.write((tx) => put(tx, at + 1, [{ kind: 'received', on: '2026-02-05', data }]));
      }
      expect(await store.read((tx) => tx.rules(9))).toEqual([
        { rule: '乙办法', rule_no: null, cases: 2 },
        { rule: '甲办法', rule_no: '〔2020〕1号', cases: 1 },
      ]);
      expect(await store.read((tx) => tx.rules(1))).toHaveLength(1);
    });

    it('filters by terms under any of their names, by flags, dates and text', async () => {
      const store = await opened();
      await store.write((tx) => put(tx, 1, LIFE('A1')));
      await store.write((tx) =>
        put(tx, 2, [{ kind: 'received', on: '2026-02-05', data: { no: 'A2', title: '50%_补贴' } }]),
      );
      const count = (filter: Parameters<WriteTx['countCases']>[0]['filters'][number]) =>
        store.read((tx) => tx.countCases({ filters: [filter] }));
      expect(await count({ field: 'unit', is: ['市住建局'] })).toBe(1);
      expect(await count({ field: 'unit', is: [''] })).toBe(1);
      expect(await count({ field: 'unit', is: ['没有的局'] })).toBe(0);
      expect(await count({ field: 'stage', is: ['received', 'assigned'] })).toBe(2);
      expect(await count({ field: 'title', contains: '%' })).toBe(1);
      expect(await count({ field: 'title', contains: '漏洞' })).toBe(1);
      expect(await count({ field: 'received_on', from: '2026-02-02' })).toBe(1);
      expect(await count({ field: 'overdue', on: '2026-03-01' })).toBe(0);
      expect(await count({ field: 'overdue', on: '2026-03-02' })).toBe(1);
    });

    it('keeps the highest number given out in a series', async () => {
      const store = await opened();
      await store.write(async (tx) => {
        await tx.noteNumber('2026-{seq:4}', 7);
        await tx.noteNumber('2026-{seq:4}', 3);
      });
      expect(await store.read((tx) => tx.lastNumber('2026-{seq:4}'))).toBe(7);
      expect(await store.read((tx) => tx.lastNumber('2025-{seq:4}'))).toBe(0);
    });

    it('re-points cases to the term that another was merged into', async () => {
      const store = await opened();
      await store.write((tx) => put(tx, 1, LIFE('A1')));
      await store.write(async (tx) => {
        const entry = await tx.openEntry(ENTRY);
        entry.append({
          caseId: null,
          kind: 'term_added',
          on: '2026-01-01',
          data: { id: 3, term: 'unit', name: '市住房城乡建设局' },
        });
        entry.append({
          caseId: null,
          kind: 'term_merged',
          on: '2026-01-01',
          data: { id: 1, into: 3 },
        });
        await entry.seal();
        await tx.refreshOffice();
      });
      await store.read(async (tx) => {
        expect((await tx.statesOf([1])).get(1)?.unit).toBe('市住房城乡建设局');
        expect((await tx.spansOf([1])).get(1)?.at(-1)?.unit).toBe('市住房城乡建设局');
        expect(await tx.countCases({ filters: [{ field: 'unit', is: ['市住建局'] }] })).toBe(1);
      });
    });

    it('copies itself, whole, to a new file only', async () => {
      const store = await opened();
      expect(await store.integrity()).toEqual([]);
      const { found, expected } = await store.schemaFingerprint();
      expect(found).toBe(expected);
    });
  });
}
