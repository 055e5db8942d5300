/**
 * Rooms in which something has been done already. Many tests begin with the same commands; these are run
 * once in each worker, by the real binary, and every test gets a copy of the whole room.
 */
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inject } from 'vitest';
import { makeRoom, roomIn, type Room } from './room.ts';

export const SAMPLE = resolve(import.meta.dirname, '../../fixtures/sample-ledger.csv');

/** What has been done before, and the files that lie there from the beginning. */
export interface Before {
  readonly commands: readonly (readonly string[])[];
  readonly files?: Readonly<Record<string, string>>;
}

const prepared = new Map<string, Promise<string>>();

/** A room after some commands, all of which succeed. */
export async function roomAfter(before: Before): Promise<Room> {
  const key = JSON.stringify(before);
  const known = prepared.get(key) ?? prepare(before);
  prepared.set(key, known);
  const room = makeRoom();
  cpSync(await known, room.folder, { recursive: true });
  return room;
}

/** A room with a register, the first of its commands being `init`, in which cases may have been entered. */
export function roomWithRegister(
  name: string,
  office: string,
  ...commands: (readonly string[])[]
): Promise<Room> {
  const db = ['--db', name];
  return roomAfter({
    commands: [[...db, 'init', '--office', office], ...commands.map((one) => [...db, ...one])],
  });
}

async function prepare({ commands, files = {} }: Before): Promise<string> {
  const folder = mkdtempSync(join(inject('prepared'), 'room-'));
  mkdirSync(join(folder, 'home'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const room = roomIn(folder);
  for (const command of commands) {
    const { code, stderr } = await room.run(command);
    if (code !== 0) throw new Error(`buding ${command.join(' ')}: ${String(code)}\n${stderr}`);
  }
  return folder;
}
