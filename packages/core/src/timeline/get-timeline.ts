import type { z } from "zod";
import { getChildRecord } from "../children/child-row.ts";
import type { StaffContext } from "../context.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import type { ChildEvent } from "./child-event.ts";
import { childEvents, shownEvent } from "./child-timeline.ts";
import { TIMELINE_KINDS, type Timeline, type timelineInput } from "./timeline.schema.ts";

type Input = z.output<typeof timelineInput>;

function isBetween({ on }: ChildEvent, { from, to }: Input): boolean {
  if (from === undefined && to === undefined) return true;
  return on !== null && (from === undefined || from <= on) && (to === undefined || on <= to);
}

/**
 * Everything that happened to one child as the reader's role may see it, newest first: facts, ledgers, money,
 * decisions, and what each room of casework adds (`SOURCES`). Throws `notFound` also for a child outside the area.
 * Each reading leaves an audit row.
 */
export async function getTimeline(context: StaffContext, input: Input): Promise<Timeline> {
  const events = await inTenant(context, "children.timeline", async (tx, note) => {
    const { division } = await getChildRecord(tx, input.id);
    note({ childId: input.id, division, detail: { offset: input.offset } });
    return childEvents(tx, context, input.id);
  });
  const between = events.filter((event) => isBetween(event, input));
  const current = between.filter((event) => input.superseded || !event.supersededAt);
  const { kinds } = input;
  const wanted = kinds ? current.filter(({ kind }) => kinds.includes(kind)) : current;
  const shown = wanted.slice(input.offset, input.offset + input.limit);
  const names = await staffNames(
    context,
    shown.map(({ by }) => by),
  );
  return {
    rows: shown.map((event) => shownEvent(event, names)),
    total: wanted.length,
    counts: TIMELINE_KINDS.map((kind) => ({
      kind,
      count: current.filter((event) => event.kind === kind).length,
    })).filter(({ count }) => count > 0),
    superseded: between.filter((event) => event.supersededAt).length,
  };
}
