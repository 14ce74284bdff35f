import { openText, tenantKey } from "@tongyou/database";
import { correction, recoveryPlan } from "@tongyou/database/schema";
import { and, eq, inArray } from "drizzle-orm";
import { civilDayOf } from "../civil-day.ts";
import { yuanText } from "../money/yuan-text.ts";
import type { ChildEvents } from "../timeline/child-event.ts";
import { causesOf } from "./correction-row.ts";
import { RECOVERY_WAYS } from "./recovery-ways.ts";
import { sayCauses } from "./say-causes.ts";

const RECOVERY = (childId: string) => `/corrections?state=approved&kind=recovery&child=${childId}`;

/** What was decided to be paid afterwards, taken back, or neither, with why. */
export const correctionEvents: ChildEvents = async (tx, context, childId) => {
  const key = await tenantKey(context.db, context.tenant);
  const { pack } = context.packs.get(context.tenant.pack.id, context.tenant.pack.hash);
  const rows = await tx
    .select()
    .from(correction)
    .where(and(eq(correction.childId, childId), inArray(correction.state, ["approved", "dismissed"])));
  return rows.map((row) => {
    const at = row.decidedAt ?? row.proposedAt;
    const word = row.fen > 0 ? { zh: "补发", en: "Arrears" } : { zh: "追回", en: "Recovery" };
    const amount = yuanText(Math.abs(row.fen));
    const why = row.reasonSealed
      ? [{ zh: openText(key, row.reasonSealed), en: openText(key, row.reasonSealed) }]
      : sayCauses(causesOf(row), pack, context.staff.role);
    const no = row.state === "dismissed";
    return {
      kind: "correction",
      id: row.id,
      on: civilDayOf(at),
      at: at.toISOString(),
      by: row.decidedBy,
      title: {
        zh: `${no ? "不予" : ""}${word.zh} ${row.month} ${amount}`,
        en: `${word.en} of ${row.month}${no ? " dismissed" : ""}: ${amount}`,
      },
      text: { zh: why.map(({ zh }) => zh).join("；"), en: why.map(({ en }) => en).join("; ") },
      to: `/corrections?state=${row.state}&child=${childId}`,
    };
  });
};

/** Plans of recovery that a second person agreed to or refused. */
export const recoveryEvents: ChildEvents = async (tx, context, childId) => {
  const key = await tenantKey(context.db, context.tenant);
  const rows = await tx
    .select()
    .from(recoveryPlan)
    .where(and(eq(recoveryPlan.childId, childId), inArray(recoveryPlan.state, ["approved", "refused"])));
  return rows.map((row) => {
    const at = row.decidedAt ?? row.proposedAt;
    const how = RECOVERY_WAYS[row.kind];
    const no = row.state === "refused";
    const reason = openText(key, row.reasonSealed);
    return {
      kind: "correction",
      id: row.id,
      on: civilDayOf(at),
      at: at.toISOString(),
      by: row.decidedBy,
      title: {
        zh: `${no ? "不同意" : ""}${how.zh} ${yuanText(row.fen)}`,
        en: `${yuanText(row.fen)} ${how.en}${no ? ": refused" : ""}`,
      },
      text: { zh: `${row.document}：${reason}`, en: `${row.document}: ${reason}` },
      to: RECOVERY(childId),
    };
  });
};
