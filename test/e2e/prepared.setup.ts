/** A folder for the rooms that are prepared during a run; it goes when the run ends. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    readonly prepared: string;
  }
}

export function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'buding-prepared-'));
  project.provide('prepared', folder);
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
}
