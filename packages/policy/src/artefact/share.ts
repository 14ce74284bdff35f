/** Keeps equal parts of an artefact once: rules repeat their conditions, clauses and texts. */

/**
 * Freezes plain data and makes equal parts, texts too, one and the same object. A server may hold hundreds of packs;
 * the compiler in turn compiles a shared condition once.
 */
export function shareAndFreeze<T>(value: T): T {
  const texts = new Map<string, string>();
  const parts = new Map<string, object>();
  const numbers = new Map<object, number>();

  /** A short name for a part that is already shared: equal parts have equal names. */
  const nameOf = (part: unknown): string =>
    typeof part === "object" && part !== null ? `#${numbers.get(part) ?? 0}` : JSON.stringify(part);

  const share = (part: unknown): unknown => {
    if (typeof part === "string") {
      const known = texts.get(part);
      if (known === undefined) texts.set(part, part);
      return known ?? part;
    }
    if (typeof part !== "object" || part === null) return part;
    const shared: unknown = Array.isArray(part)
      ? part.map(share)
      : Object.fromEntries(
          Object.entries(part).flatMap(([key, child]) => (child === undefined ? [] : [[key, share(child)]])),
        );
    const name = Array.isArray(shared)
      ? `[${shared.map(nameOf).join(",")}]`
      : `{${Object.entries(shared as object)
          .map(([key, child]) => `${JSON.stringify(key)}:${nameOf(child)}`)
          .join(",")}}`;
    const known = parts.get(name);
    if (known !== undefined) return known;
    const frozen = Object.freeze(shared as object);
    parts.set(name, frozen);
    numbers.set(frozen, numbers.size + 1);
    return frozen;
  };
  return share(value) as T;
}
