/** How many cases, events or entries are read at once where all of them are. */
export const PAGE = 2_000;
