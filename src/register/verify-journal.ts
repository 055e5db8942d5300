/** The journal's digests, taken again over the text exactly as it is stored. */
import { createHash } from 'node:crypto';
import { CHAIN_START, entryText, eventText, type StoredEntry } from '../domain/chain.ts';
import type { Office } from '../domain/terms.ts';
import type { Head, ReadTx } from '../store/store.ts';
import type { Add, VerifyOptions } from './findings.ts';
import { PAGE } from './page.ts';

/** Takes every digest again, in the order of the journal. */
export async function verifyJournal(
  tx: ReadTx,
  office: Office,
  options: VerifyOptions,
  add: Add,
): Promise<Head> {
  const head = await tx.head();
  const anchors = new Map((options.anchors ?? []).map((anchor) => [anchor.entry, anchor.digest]));
  let prev = CHAIN_START;
  let next = 1;
  let lastEvent = 0;
  for (let after = 0; ;) {
    const entries = await tx.entries({ after, limit: PAGE });
    if (entries.length === 0) break;
    for (const entry of entries) {
      if (entry.seq !== next || entry.prev !== prev || entry.first_event !== lastEvent + 1)
        add('entry-out-of-order', { entry: entry.seq });
      if ((await digestOf(tx, office, entry, add)) !== entry.digest)
        add('entry-altered', { entry: entry.seq });
      const anchor = anchors.get(entry.seq);
      if (anchor !== undefined && !entry.digest.startsWith(anchor))
        add('anchor-differs', { entry: entry.seq, noted: anchor, found: entry.digest });
      anchors.delete(entry.seq);
      prev = entry.digest;
      next = entry.seq + 1;
      lastEvent = entry.first_event + entry.events - 1;
      after = entry.seq;
    }
    options.progress?.(after / Math.max(head.entries, 1) / 2);
  }
  for (const [entry, noted] of anchors) add('anchor-missing', { entry, noted });
  if ((await tx.storedEvents(lastEvent + 1, 1)).length > 0) add('events-missing', { entry: next });
  return head;
}

async function digestOf(tx: ReadTx, office: Office, entry: StoredEntry, add: Add): Promise<string> {
  const hash = createHash(office.digest).update(`${entry.prev}\0`);
  const end = entry.first_event + entry.events;
  let from = entry.first_event;
  while (from < end) {
    const events = await tx.storedEvents(from, Math.min(PAGE, end - from));
    const last = events[events.length - 1];
    if (!last || events.some((event) => event.entry !== entry.seq)) {
      add('events-missing', { entry: entry.seq });
      return '';
    }
    for (const event of events) hash.update(eventText(event));
    from = last.seq + 1;
  }
  return hash.update(entryText(entry)).digest('hex');
}
