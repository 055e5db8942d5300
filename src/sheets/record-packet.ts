/**
 * Rows as they travel from one thread to another: each text once, and numbers that say where it
 * stands. Ledgers repeat their units, dates and words, so most of a million small strings are neither
 * copied nor compared anew on the other side.
 */
import type { Cells, RecordBatch } from './csv-records.ts';

export interface RecordPacket {
  readonly texts: readonly string[];
  /** For each cell its place in `texts`. */
  readonly cells: Uint32Array;
  /** How many cells there are up to the end of each row. */
  readonly rowEnds: Uint32Array;
  readonly bytesRead: number;
  readonly mayHoldNul: boolean;
}

/** Longer texts are hardly ever the same. */
const REPEATED_LENGTH = 32;

export function packed({ rows, bytesRead, mayHoldNul }: RecordBatch): RecordPacket {
  const texts: string[] = [];
  const places = new Map<string, number>();
  const cells: number[] = [];
  const rowEnds: number[] = [];
  for (const row of rows) {
    for (const text of row) {
      let place = text.length > REPEATED_LENGTH ? undefined : places.get(text);
      if (place === undefined) {
        place = texts.push(text) - 1;
        if (text.length <= REPEATED_LENGTH) places.set(text, place);
      }
      cells.push(place);
    }
    rowEnds.push(cells.length);
  }
  return {
    texts,
    cells: Uint32Array.from(cells),
    rowEnds: Uint32Array.from(rowEnds),
    bytesRead,
    mayHoldNul,
  };
}

export function unpacked({ bytesRead, mayHoldNul, ...packet }: RecordPacket): RecordBatch {
  return { rows: rowsOf(packet), bytesRead, mayHoldNul };
}

type PackedRows = Pick<RecordPacket, 'texts' | 'cells' | 'rowEnds'>;

/** One row at a time, so that a row is forgotten before the next ones are made. */
function* rowsOf({ texts, cells, rowEnds }: PackedRows): Generator<Cells> {
  let at = 0;
  for (const rowEnd of rowEnds) {
    const row: string[] = [];
    for (; at < rowEnd; at++) row.push(texts[cells[at] ?? 0] ?? '');
    yield row;
  }
}
