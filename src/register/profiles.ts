/** Import profiles: how the ledgers of one sender are read, kept in the register under a name. */
import { Refusal } from '../domain/errors.ts';
import type { ImportProfile } from '../domain/terms.ts';
import { record, type Desk, type Recorded } from './desk.ts';

/** Keeps a profile; the same again is not recorded twice. */
export async function saveProfile(
  desk: Desk,
  name: string,
  options: ImportProfile,
): Promise<Recorded<string>> {
  return record(desk, { action: 'save profile' }, (session) => {
    const known = session.office.profiles.get(name);
    if (JSON.stringify(known) !== JSON.stringify(options)) {
      session.recordOffice({ kind: 'profile_saved', on: session.on, data: { name, options } });
    }
    return Promise.resolve(name);
  });
}

export function readProfile(desk: Desk, name: string): Promise<ImportProfile> {
  return desk.store.read(async (tx) => {
    const { profiles } = await tx.office();
    const profile = profiles.get(name);
    if (!profile) throw new Refusal('profile-not-found', { name, known: [...profiles.keys()] });
    return profile;
  });
}
