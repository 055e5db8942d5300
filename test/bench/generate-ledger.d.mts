/** The lines of a generated ledger, the header first. */
export function ledgerLines(count: number, seed?: number): Generator<string>;
export function writeLedger(count: number, path: string): Promise<void>;
