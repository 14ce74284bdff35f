import type { TenantTransaction } from "@tongyou/database";
import type { StaffContext } from "../context.ts";
import type { TimelineEntry } from "./timeline.schema.ts";

type Told = "until" | "evidence" | "supersededAt" | "restricted";

/**
 * One thing that happened to or was said of a child, as a room tells it: already in the words and with the masks of
 * the reader. `by` is the id of a colleague; the timeline puts the name. What an event has no use for it leaves out.
 */
export type ChildEvent = Omit<TimelineEntry, Told> & Partial<Pick<TimelineEntry, Told>>;

/**
 * What a room knows of one child, in any order and with all that was superseded. Called in the reader's area with
 * a child that is there; it leaves out what the reader's role may not see.
 */
export type ChildEvents = (
  tx: TenantTransaction,
  context: StaffContext,
  childId: string,
) => Promise<ChildEvent[]>;
