/** Parts in hand at once. */
const HANDS = 2;

/**
 * Works through a list in parts of `size`, two at a time, on one transaction: while one part is decided here, the
 * database reads or writes for the other, and no more than two are in memory. The first error ends it.
 */
export async function inParts<T>(
  all: readonly T[],
  size: number,
  work: (part: readonly T[]) => Promise<void>,
): Promise<void> {
  let next = 0;
  const hand = async () => {
    while (next < all.length) {
      const part = all.slice(next, next + size);
      next += size;
      await work(part);
    }
  };
  await Promise.all(Array.from({ length: HANDS }, hand));
}
