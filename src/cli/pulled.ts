/** Turns "call me with each" into "give me the next": a writer that asks for rows, a reader that hands them out. */

/** Each item that `push` hands to its argument; `push` waits until the item was gone through. */
export async function* pulled<T>(
  push: (give: (item: T) => Promise<void>) => Promise<unknown>,
): AsyncGenerator<T> {
  const waiting: { readonly item: T; readonly taken: () => void }[] = [];
  let news = (): void => undefined;
  const state = { ended: false, stopped: false };
  const pushing = push((item) => {
    if (state.stopped) return Promise.reject(new Error('nobody asks any more'));
    return new Promise((taken) => {
      waiting.push({ item, taken });
      news();
    });
  }).finally(() => {
    state.ended = true;
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
      } else if (state.ended) break;
      else await new Promise<void>((resolve) => (news = resolve));
    }
    await pushing;
  } finally {
    state.stopped = true;
    for (const { taken } of waiting) taken();
  }
}
