/** The thread that parses a large file: a program of its own, `dist/csv-worker.cjs`. */
import { csvRecords } from './csv-records.ts';
import type { ReadingOrder } from './csv-thread.ts';
import { piecesAsUtf8 } from './ledger-encoding.ts';
import { openSource } from './ledger-source.ts';
import { packed, type RecordPacket } from './record-packet.ts';
import { serve } from './worker-side.ts';

/** Batches that may wait to be taken: enough that nobody waits for the other, few enough to hold. */
const MAY_WAIT = 4;

serve<ReadingOrder, RecordPacket>(async ({ path, surveyed, delimiter }, sender) => {
  const source = await openSource({ path });
  for await (const batch of csvRecords(piecesAsUtf8(source, surveyed), delimiter))
    await sender.inTurn(packed(batch), MAY_WAIT);
});
