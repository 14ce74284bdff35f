import { isCivilDate, TIMELINE_KINDS, type TimelineKind } from "@tongyou/core/schemas";
import type { ChildSearch } from "./child-search.ts";

/** Of which kinds and days the timeline is wanted. What the address says that is no kind or day is left out. */
export function timelineSearch({ kinds, from, to }: ChildSearch): {
  kinds: TimelineKind[];
  from: string | undefined;
  to: string | undefined;
} {
  const words = (kinds ?? "").split(",");
  const day = (text: string | undefined) => (text !== undefined && isCivilDate(text) ? text : undefined);
  return { kinds: TIMELINE_KINDS.filter((kind) => words.includes(kind)), from: day(from), to: day(to) };
}
