/** Makes a new name durable: it is on disk only when its folder is. */
import { closeSync, fsyncSync, openSync } from 'node:fs';

export function syncFolder(path: string): void {
  // Windows can't open a folder; there the name is as durable as the system makes it.
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
