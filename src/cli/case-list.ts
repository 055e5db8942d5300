/** Case numbers from a file or stdin: the first cell of each line, so that a list can be piped in. */
import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { Refusal } from '../domain/errors.ts';
import type { Env } from './env.ts';

export async function readCaseList(env: Env, file: string): Promise<string[]> {
  const bytes = file === '-' ? await buffer(env.stdin) : await readBytes(env.path(file));
  return decoded(bytes, file)
    .split(/\r?\n/)
    .map((line) => (line.split('\t')[0] ?? '').trim())
    .filter((no) => no !== '');
}

async function readBytes(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? '';
    throw new Refusal(
      reason === 'ENOENT' ? 'file-missing' : 'file-unreadable',
      { path, reason },
      { cause: error },
    );
  }
}

/** UTF-8, or what a Chinese Windows writes. */
function decoded(bytes: Buffer, name: string): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      continue;
    }
  }
  throw new Refusal('encoding-not-found', { name });
}
