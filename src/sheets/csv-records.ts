/**
 * From UTF-8 bytes to rows of cells, and nothing more. This is the seam where a faster reader can be
 * put in: all that the rest of the room knows of CSV is {@link RecordReader}.
 */
import { CsvError, Parser, type Options } from 'csv-parse';
import { CsvError as CsvErrorOfLines, parse } from 'csv-parse/sync';

import { Refusal } from '../domain/errors.ts';
import { LIMITS } from './limits.ts';
import { partsOf } from './quoted-lines.ts';
import { Utf8Text } from './utf8-text.ts';

/** A row as it stands in the file: text only, quotes resolved, nothing trimmed. */
export type Cells = readonly string[];

/**
 * csv-parse without its streams: a record goes straight into an array, and bytes go in by the methods
 * that the stream would call. They answer at once; errors of a stream come a tick later, which is too
 * late for whoever asks for rows now.
 */
class RecordSink extends Parser {
  records: string[][] = [];

  override push(record: unknown): boolean {
    if (record !== null) this.records.push(record as string[]);
    return true;
  }
}

/**
 * Takes UTF-8 bytes in pieces of any size and gives the rows that became complete. Blank lines are
 * rows with one empty cell, so that row numbers are a spreadsheet's. Wrong quoting and an endless row
 * are a {@link Refusal} that names row and line (both from 1).
 *
 * csv-parse looks at each byte, so it gets those lines alone in which there are quotes; once a line ends in
 * CR alone, as in old files and those edited by several hands, it gets everything that follows.
 */
export class RecordReader {
  readonly #delimiter: string;
  readonly #options: Options;
  readonly #text = new Utf8Text();
  #records: string[][] = [];
  #error: Error | undefined;
  /** What came after the last whole row. */
  #rest = '';
  /** Gets everything, once it is there. */
  #parser: RecordSink | undefined;
  #rows = 0;
  /** Lines that this parser has not seen. */
  #linesBefore = 0;
  #bytesSinceRow = 0;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
    this.#options = {
      delimiter,
      // Named, not discovered: files edited by several hands mix their line ends.
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
    };
  }

  /** Rows given so far. */
  get rowCount(): number {
    return this.#rows;
  }

  write(utf8: Buffer): string[][] {
    this.#read(this.#text.write(utf8));
    return this.#take(utf8.length);
  }

  /** Ends the text; an open quote is refused here. */
  end(): string[][] {
    const rest = this.#rest + this.#text.end();
    this.#rest = '';
    if (this.#parser) this.#parser._flush(this.#noteError);
    else this.#parseLines(rest);
    this.#collect();
    return this.#take(0);
  }

  /** Rows that were complete before the error that {@link write} or {@link end} threw. */
  takeBeforeError(): string[][] {
    const records = this.#records;
    this.#records = [];
    return records;
  }

  #read(decoded: string): void {
    const text = this.#rest + decoded;
    if (!this.#parser && LONE_CR.test(text)) this.#parser = new RecordSink(this.#options);
    if (this.#parser) {
      this.#rest = '';
      this.#parser._transform(Buffer.from(text), 'utf8', this.#noteError);
      this.#collect();
      return;
    }
    const { parts, rest } = partsOf(text);
    this.#rest = rest;
    for (const { lines, quoted } of parts) {
      if (quoted) this.#parseLines(lines);
      else this.#splitLines(lines);
      if (this.#error) return;
    }
  }

  #splitLines(lines: string): void {
    const hasCr = lines.includes('\r');
    const all = lines.split('\n');
    // Behind the last line end there is nothing.
    all.pop();
    for (const line of all) {
      const text = hasCr && line.endsWith('\r') ? line.slice(0, -1) : line;
      this.#records.push(text.split(this.#delimiter));
    }
    this.#linesBefore += all.length;
  }

  #parseLines(lines: string): void {
    try {
      parse(lines, {
        ...this.#options,
        on_record: (record: string[]) => {
          this.#records.push(record);
          return null;
        },
      });
      this.#linesBefore += lines.split('\n').length - 1;
    } catch (error) {
      this.#noteError(error as Error);
    }
  }

  #collect(): void {
    if (!this.#parser) return;
    for (const record of this.#parser.records) this.#records.push(record);
    this.#parser.records = [];
  }

  readonly #noteError = (error?: Error | null): void => {
    this.#error ??= error ?? undefined;
  };

  #take(bytes: number): string[][] {
    if (this.#error)
      throw refusalOf(this.#error, this.#rows + this.#records.length + 1, this.#linesBefore);
    const records = this.takeBeforeError();
    this.#rows += records.length;
    this.#bytesSinceRow = records.length > 0 ? 0 : this.#bytesSinceRow + bytes;
    if (this.#bytesSinceRow > LIMITS.rowBytes) {
      throw new Refusal('sheet-row-too-long', { row: this.#rows + 1, limit: LIMITS.rowBytes });
    }
    return records;
  }
}

/** A CR at the end may have its LF yet to come. */
const LONE_CR = /\r(?!\n|$)/;

function refusalOf(error: Error, row: number, linesBefore: number): Error {
  // csv-parse's "invalid opening quote" lacks the CSV_ prefix of its other codes: ask for the class.
  // In the bundle each of the two is a file of its own, with its own class.
  if (!(error instanceof CsvError || error instanceof CsvErrorOfLines)) return error;
  const code = error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'quote-unclosed' : 'quote-stray';
  const line: unknown = error['lines'];
  return new Refusal(
    code,
    { row, line: typeof line === 'number' ? line + linesBefore : undefined },
    { cause: error },
  );
}

/** Rows of one portion of the file, to be gone through once. */
export interface RecordBatch {
  readonly rows: Iterable<Cells>;
  /** Bytes of the file read so far. */
  readonly bytesRead: number;
  /** True when a NUL may stand in these rows: one look at the bytes saves one at every cell. */
  readonly mayHoldNul: boolean;
}

/** Bytes of the file turned to UTF-8, with the file's own byte count for progress. */
export interface Utf8Piece {
  readonly utf8: Buffer;
  readonly bytesRead: number;
}

/**
 * Bytes of which the rows are one batch: few, because batches wait in memory while others are stored; but
 * not fewer, because each one that is taken wakes the thread that parses, at the cost of the one that stores.
 */
const BATCH_BYTES = 256 * 1024;

function* portions(utf8: Buffer): Generator<Buffer> {
  for (let at = 0; at < utf8.length; at += BATCH_BYTES) yield utf8.subarray(at, at + BATCH_BYTES);
}

/** Reads all rows of a file, in order, a batch for each {@link BATCH_BYTES} of it. */
export async function* csvRecords(
  pieces: AsyncIterable<Utf8Piece>,
  delimiter: string,
): AsyncGenerator<RecordBatch> {
  const reader = new RecordReader(delimiter);
  let bytesRead = 0;
  // A row can begin in an earlier portion than it ends in, so a NUL stays "possible" for one more.
  let nulBefore = false;
  for await (const piece of pieces) {
    bytesRead = piece.bytesRead;
    for (const utf8 of portions(piece.utf8)) {
      const nulHere = utf8.includes(0);
      const rows = reader.write(utf8);
      const mayHoldNul = nulBefore || nulHere;
      nulBefore = nulHere || (rows.length === 0 && nulBefore);
      if (reader.rowCount > LIMITS.rows)
        throw new Refusal('sheet-too-many-rows', { limit: LIMITS.rows });
      if (rows.length > 0) yield { rows, bytesRead, mayHoldNul };
    }
  }
  const rows = reader.end();
  if (rows.length > 0) yield { rows, bytesRead, mayHoldNul: nulBefore };
}
