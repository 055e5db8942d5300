/** How much of a file we are willing to look at. Beyond it something is wrong with the file. */
export const LIMITS = {
  /** Bytes of a file on disk. */
  fileBytes: 1024 ** 3,
  /** Bytes of a stream (stdin), which has to be held in memory to be read twice. */
  streamBytes: 256 * 1024 ** 2,
  columns: 512,
  /** UTF-16 units in one cell. */
  cellLength: 100_000,
  rows: 2_000_000,
  /** Bytes of one row: a quote that is never closed swallows the file up to here, no further. */
  rowBytes: 4 * 1024 ** 2,
  /** Rows among which the header is looked for. */
  headerSearchRows: 30,
  /** Bytes read ahead to find delimiter, header and the columns' habits. */
  headBytes: 256 * 1024,
} as const;

/**
 * Stands before the name of an error (#REF!) in a cell of a workbook, where text and error differ. Half
 * a character is in no text that the register holds.
 */
export const ERROR_MARK = '\udfff';
