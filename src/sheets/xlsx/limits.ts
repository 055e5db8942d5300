/** How much of a workbook we are willing to look at: far beyond what offices keep, far below a bomb. */
export const WORKBOOK_LIMITS = {
  /** Files in the archive. */
  parts: 5_000,
  sheets: 255,
  /** Bytes of all files in the archive once they are inflated. */
  inflatedBytes: 512 * 1024 ** 2,
  /** A file of some size that deflates better than this was made to: real sheets reach 10 to 40. */
  ratio: 100,
  ratioBytes: 8 * 1024 ** 2,
  /** Elements within elements. */
  depth: 64,
  /** Characters of one element's attributes or text; a cell holds 32,767 at most. */
  tokenLength: 256 * 1024,
  sharedStrings: 1_000_000,
  /** Characters of all of them. */
  sharedLength: 64 * 1024 ** 2,
  styles: 100_000,
  /** Cells of all sheets that are looked at, empty ones too: half a million rows of sixteen. */
  cells: 8_000_000,
  merges: 200_000,
  /** Rows at the top of each sheet that are looked at to find the header and what columns hold. */
  headRows: 300,
  /** Memory of the thread that reads. */
  heapMegabytes: 160,
  /** A thread that says nothing for so long is not waited for. */
  silenceMs: 30_000,
} as const;
