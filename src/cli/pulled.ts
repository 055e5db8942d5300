/** Turns "call me with each" into "give me the next": a writer that asks for rows, a reader that hands them out. */

/** Each item that `push` hands to its argument; `push` waits until the item was gone through. */
export async function* pulled<T>(
  push: (give: (item: T) => Promise<void>) => Promise<unknown>,
): AsyncGenerator<T> {
  const waiting: { readonly item: T; readonly taken: () => void }[] = [];
  let news = (): void => undefined;
  let ended = false;
  let stopped = false;
  const pushing = push((item) => {
    if (stopped) return Promise.reject(new Error('nobody asks any more'));
    return new Promise((taken) => {
      waiting.push({ item, taken });
      news();
    });
  }).finally(() => {
    ended = true;
    news();
  });
  // Whether anybody still looks at it or not.
  pushing.catch(() => undefined);
  try {
    for (;;) {
      const next = waiting.shift();
      if (next) {
        try {
          yield next.item;
        } finally {
          next.taken();
        }
      } else if (ended) break;
      else await new Promise<void>((resolve) => (news = resolve));
    }
    await pushing;
  } finally {
    stopped = true;
    for (const { taken } of waiting) taken();
  }
}
