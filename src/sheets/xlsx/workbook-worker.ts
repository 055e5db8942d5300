/** The thread that reads workbooks: a program of its own, `dist/workbook-worker.cjs`. */
import { packed } from '../record-packet.ts';
import { serve, type Sender } from '../worker-side.ts';
import { openArchive, type Archive } from './archive.ts';
import { sheetRows } from './sheet-rows.ts';
import { surveySheets } from './survey.ts';
import type { WorkbookMessage, WorkbookOrder } from './workbook-thread.ts';

/** Bundles that may wait to be taken: enough that nobody waits for the other, few enough to hold. */
const MAY_WAIT = 3;

serve<WorkbookOrder, WorkbookMessage>(async (order, sender) => {
  const archive = await openArchive(order.input, order.name);
  try {
    await read(archive, order, sender);
  } finally {
    archive.close();
  }
});

async function read(
  archive: Archive,
  { name, task }: WorkbookOrder,
  sender: Sender<WorkbookMessage>,
): Promise<void> {
  if ('survey' in task) {
    const alive = () => {
      sender.now({ alive: true });
    };
    sender.now({ heads: await surveySheets(archive, name, task.survey, alive) });
    return;
  }
  for await (const batch of sheetRows(archive, name, task.rows))
    await sender.inTurn({ packet: packed(batch) }, MAY_WAIT);
}
