import type { TenantTransaction } from "@tongyou/database";
import { holds } from "../access/permission.ts";
import type { StaffContext } from "../context.ts";
import type { ChildEvent } from "./child-event.ts";
import { SOURCES } from "./sources.ts";
import type { TimelineEntry } from "./timeline.schema.ts";

/** Newest first; what happened on an unknown day comes last, and of one day what was written down last comes first. */
function byDay(a: ChildEvent, b: ChildEvent): number {
  const key = ({ on, at, id }: ChildEvent) => `${on ?? ""} ${at ?? ""} ${id}`;
  const [left, right] = [key(a), key(b)];
  return left === right ? 0 : left < right ? 1 : -1;
}

/** All that the reader may know of what happened to one child, newest first. The child is in the area. */
export async function childEvents(
  tx: TenantTransaction,
  context: StaffContext,
  childId: string,
): Promise<ChildEvent[]> {
  const told = SOURCES.filter(({ permission }) => holds(context, permission));
  const events = await Promise.all(told.map(({ events }) => events(tx, context, childId)));
  return events.flat().sort(byDay);
}

/** An event as the console shows it. `names`: of colleagues, by id. */
export const shownEvent = (event: ChildEvent, names: ReadonlyMap<string, string>): TimelineEntry => ({
  until: null,
  evidence: null,
  supersededAt: null,
  restricted: false,
  ...event,
  by: event.by === null ? null : (names.get(event.by) ?? null),
});
