import type { UpgradePreview } from "./upgrade.schema.ts";

/** A screen lists no more children than this; the workbook lists them all. */
export const LISTED_DIFFERENCES = 2000;

/** Slices of one preview as one, in order; at most `listed` children. */
export function joinPreviews(
  slices: readonly [UpgradePreview, ...UpgradePreview[]],
  listed: number = LISTED_DIFFERENCES,
): UpgradePreview {
  const sum = (of: (slice: UpgradePreview) => number) =>
    slices.reduce((total, slice) => total + of(slice), 0);
  const [first] = slices;
  const { total, next } = slices.at(-1) ?? first;
  return {
    ...first,
    total,
    next,
    children: sum(({ children }) => children),
    differing: sum(({ differing }) => differing),
    more: sum(({ more }) => more),
    less: sum(({ less }) => less),
    net: sum(({ net }) => net),
    open: sum(({ open }) => open),
    rows: slices.flatMap(({ rows }) => rows).slice(0, listed),
  };
}
