/** Letters as files of a folder: one a unit, named so that any system takes the name. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { letterNumber, type Letter } from '../domain/letters.ts';
import type { Env } from './env.ts';
import { writeTo } from './output-file.ts';

/** Writes each letter; returns the folder. */
export async function printLetters(
  env: Env,
  letters: readonly Letter[],
  folder: string,
  isDraft: boolean,
): Promise<string> {
  const { letterDocx } = await import('../reports/formats/docx/letter.ts');
  const { letterText } = await import('../reports/letter-text.ts');
  const path = env.path(folder);
  await mkdir(path, { recursive: true });
  for (const letter of letters) {
    const bytes = await letterDocx(letterText(letter, env.t, isDraft));
    const name = isDraft
      ? env.t('letter.draft-file', { unit: letter.unit })
      : env.t('letter.file', { number: letterNumber(letter), unit: letter.unit });
    await writeTo(env, join(path, fileName(name)), (sink) => sink.write(bytes));
  }
  return path;
}

/** A name without what a file system or a shell could take for something else. */
function fileName(name: string): string {
  return name
    .replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]/gu, '_')
    .replace(/^\.+/, '_')
    .slice(0, 120);
}
