/** Reading the preferences at each start: quickly, where there is no file. */
import { readFileSync, statSync } from 'node:fs';
import { preferencesPath, type PreferencesFile } from './preferences.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/** Reads and checks the file. A person without one pays for one look at the folder. */
export async function readPreferences(
  variables: Variables,
  folder: string,
): Promise<PreferencesFile> {
  const path = preferencesPath(variables, folder);
  let bytes: Buffer;
  try {
    if (statSync(path, { throwIfNoEntry: false }) === undefined)
      return { path, values: {}, problem: null };
    bytes = readFileSync(path);
  } catch (error) {
    const { unreadablePreferences } = await import('./check-preferences.ts');
    return unreadablePreferences(path, (error as NodeJS.ErrnoException).code ?? '');
  }
  const { checkPreferences } = await import('./check-preferences.ts');
  return checkPreferences(path, bytes);
}
