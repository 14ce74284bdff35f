import { tenantKey } from "@tongyou/database";
import { may } from "../access/roles.ts";
import { civilDayOf } from "../civil-day.ts";
import type { ChildEvents } from "../timeline/child-event.ts";
import { factEntries } from "./fact-entries.ts";
import { CONTACT } from "./statement.ts";
import { statementsOf } from "./statements-of.ts";

const isSaid = (name: string) => !name.startsWith(`${CONTACT}.`);

/** Each thing that was ever said of the child, over the days it holds. */
export const factEvents: ChildEvents = async (tx, context, childId) => {
  const { role } = context.staff;
  const key = await tenantKey(context.db, context.tenant);
  const rows = await statementsOf(tx, childId);
  // The timeline names people; here everybody goes by id.
  const ids = new Map(rows.flatMap(({ saidBy }) => (saidBy === null ? [] : [[saidBy, saidBy]])));
  const mayRecord = may(role, "children.recordFact");
  return factEntries(rows, { role, key, names: ids }, civilDayOf(context.now())).map((entry) => {
    const holds = entry.to === null && entry.supersededAt === null;
    return {
      kind: "fact",
      id: entry.id,
      on: entry.from,
      until: entry.to,
      at: entry.recordedAt,
      by: entry.saidBy,
      title: entry.label,
      text: entry.shown,
      evidence: entry.evidence,
      supersededAt: entry.supersededAt,
      restricted: entry.restricted,
      to: holds && mayRecord && isSaid(entry.name) ? `/children/${childId}?say=${entry.name}` : null,
    };
  });
};
