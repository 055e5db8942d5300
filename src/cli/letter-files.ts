/** Letters as files of a folder: one a unit, named so that any system takes the name. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { letterNumber, visibleLetter, type Letter } from '../domain/letters.ts';
import type { Env } from './env.ts';
import { makeFolder, writeTo } from './output-file.ts';

/** Where letters were written; no folder where there were none. */
export interface WrittenLetters {
  readonly folder: string | null;
  readonly files: readonly string[];
}

/** Writes each letter into the folder; when one can't be written, none of them is left behind. */
export async function printLetters(
  env: Env,
  letters: readonly Letter[],
  folder: string,
  isDraft: boolean,
): Promise<WrittenLetters> {
  if (letters.length === 0) return { folder: null, files: [] };
  const { letterDocx } = await import('../reports/formats/docx/letter.ts');
  const { letterText } = await import('../reports/letter-text.ts');
  const path = env.path(folder);
  await makeFolder(path);
  const files: string[] = [];
  try {
    for (const letter of letters) {
      const bytes = await letterDocx(letterText(visibleLetter(letter), env.t, isDraft));
      const file = join(path, nameOf(env, letter, isDraft));
      await writeTo(env, file, (sink) => sink.write(bytes));
      files.push(file);
    }
  } catch (error) {
    await removeLetters(files);
    throw error;
  }
  return { folder: path, files };
}

export async function removeLetters(files: readonly string[]): Promise<void> {
  for (const file of files) await rm(file, { force: true });
}

function nameOf({ t }: Env, letter: Letter, isDraft: boolean): string {
  const unit = shortened(letter.unit);
  const name = isDraft
    ? t('letter.draft-file', { unit })
    : t('letter.file', { number: letterNumber(letter), unit });
  return name.replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]/gu, '_').replace(/^\.+/, '_');
}

/** A file system takes 255 bytes for a name; a unit keeps as much of its own as leaves room for the rest. */
function shortened(unit: string): string {
  return Array.from(unit).slice(0, 40).join('');
}
