/** What is kept beside the journal, held against it: sealed reporters, and the files of attachments. */
import type { Store } from '../store/store.ts';
import type { Desk } from './desk.ts';
import type { Add, Note } from './findings.ts';
import { checkFiles } from './kept-files.ts';
import { PAGE } from './page.ts';
import { keyState, vaultAtHand } from './reporter-vault.ts';

/** How many cases of one kind of fault are named. */
const NAMED = 20;

/** Whether every case has the reporter that it should have, and each row opens where it stands. */
export async function verifyReporters(
  desk: Pick<Desk, 'store' | 'keyFile'>,
  add: Add,
): Promise<Note[]> {
  const { store } = desk;
  const { missing, unexpected } = await store.read((tx) => tx.reporterMismatches(NAMED));
  for (const no of missing) add('reporter-missing', { no });
  for (const no of unexpected) add('reporter-unexpected', { no });
  const { sealed, plain } = await store.read(keyState);
  const notes: Note[] = [];
  if (plain > 0) notes.push({ code: 'reporters-plain', params: { count: plain } });
  if (sealed === 0) return notes;
  const vault = await vaultAtHand(desk);
  if (!vault) return [...notes, { code: 'reporters-unchecked', params: { count: sealed } }];
  await store.read(async (tx) => {
    for (let after = 0; ;) {
      const page = await tx.reporters(after, PAGE);
      const last = page[page.length - 1];
      if (!last) return;
      const closed = page.filter((stored) => vault.open(stored) === null);
      const states = await tx.statesOf(closed.map(({ caseId }) => caseId));
      for (const { caseId } of closed)
        add('reporter-altered', { no: states.get(caseId)?.no ?? `#${String(caseId)}` });
      after = last.caseId;
    }
  });
  return notes;
}

/** Whether every attachment lies beside the register with the content that the journal names. */
export async function verifyFiles(store: Store, add: Add): Promise<Note[]> {
  const { wrong, strangers } = await checkFiles(store);
  for (const { file, check } of wrong)
    add(check === 'missing' ? 'attachment-missing' : 'attachment-altered', {
      no: file.no,
      name: file.name,
    });
  return strangers > 0 ? [{ code: 'files-unnamed', params: { count: strangers } }] : [];
}
