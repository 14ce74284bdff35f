import type { TenantTransaction } from "@tongyou/database";
import { application, child } from "@tongyou/database/schema";
import type { Pack } from "@tongyou/policy/engine";
import { eq } from "drizzle-orm";
import type { ChildRow } from "../children/children.schema.ts";
import { placeName } from "../children/place-name.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { seesRestricted } from "../facts/mask.ts";
import { type ApplicationRecord, stageOf } from "./application-record.ts";
import type { ApplicationRow } from "./applications.schema.ts";
import { hidesAllowance } from "./move-on.ts";
import { stageOut } from "./procedure-of.ts";
import { dueOut } from "./stage-term.ts";
import { mayActOn } from "./turn-of.ts";

/** Applications with what lists show of their children. */
export const selectApplications = (tx: TenantTransaction) =>
  tx
    .select({
      record: application,
      name: child.name,
      allowanceStatus: child.allowanceStatus,
      allowanceClass: child.allowanceClass,
      allowanceFen: child.allowanceFen,
      restricted: child.restricted,
    })
    .from(application)
    .innerJoin(child, eq(child.id, application.childId));
type Stored = { record: ApplicationRecord } & Pick<
  typeof child.$inferSelect,
  "name" | "allowanceStatus" | "allowanceClass" | "allowanceFen" | "restricted"
>;

/** What the rules give now; of a granted one, what was granted; nothing that the role may not know. */
function allowanceOf({ staff }: StaffContext, pack: Pack, stored: Stored): ApplicationRow["allowance"] {
  if (!seesRestricted(staff.role)) {
    // Until it is counted what rests on restricted facts, nothing is told.
    if (stored.restricted === null) return { status: null, className: null, fen: null };
    if (hidesAllowance(stored.restricted)) return { status: "restricted", className: null, fen: null };
  }
  const { record, allowanceStatus, allowanceClass, allowanceFen } = stored;
  const granted = record.state === "granted";
  const rate = granted ? record.class : allowanceClass;
  return {
    status: granted ? "decided" : (allowanceStatus as ChildRow["allowanceStatus"]),
    className: pack.benefit?.classes.find(({ id }) => id === rate)?.title ?? null,
    fen: granted ? record.fen : allowanceFen,
  };
}

/** An application as the reader's role may see it. */
export function applicationRow(context: StaffContext, pack: Pack, stored: Stored): ApplicationRow {
  const { record } = stored;
  return {
    id: record.id,
    version: record.version,
    number: record.number,
    childId: record.childId,
    name: stored.name,
    place: placeName(record.division),
    origin: record.origin,
    state: record.state,
    stage: stageOut(stageOf(record)),
    due: dueOut(record, civilDayOf(context.now())),
    allowance: allowanceOf(context, pack, stored),
    firstMonth: record.firstMonth,
    startedAt: record.startedAt.toISOString(),
    mine: record.state === "open" && mayActOn(record, context),
  };
}
