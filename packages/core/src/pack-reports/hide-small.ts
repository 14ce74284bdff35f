/** Below this a number could point at a person: nobody outside the bureau is shown it. */
export const SMALL = 10;

/**
 * A column of counts as somebody outside may see it; null: hidden. Where one alone would be hidden, the total would
 * give it away: the next smallest goes with it.
 */
export function hideSmall(counts: readonly number[]): (number | null)[] {
  const hidden = new Set(counts.flatMap((count, at) => (count > 0 && count < SMALL ? [at] : [])));
  if (hidden.size === 1) {
    const [next] = counts
      .map((count, at) => ({ count, at }))
      .filter(({ count, at }) => count > 0 && !hidden.has(at))
      .sort((a, b) => a.count - b.count);
    if (next) hidden.add(next.at);
  }
  return counts.map((count, at) => (hidden.has(at) ? null : count));
}
