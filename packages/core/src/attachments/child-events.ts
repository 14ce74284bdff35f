import { openText, tenantKey } from "@tongyou/database";
import { attachment } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import { civilDayOf } from "../civil-day.ts";
import type { ChildEvents } from "../timeline/child-event.ts";
import { filesInView } from "./owners.ts";

/** Files that were kept for the child, or for a record about the child that the reader may see. */
export const fileKeptEvents: ChildEvents = async (tx, context, childId) => {
  const key = await tenantKey(context.db, context.tenant);
  const rows = await tx.select().from(attachment).where(eq(attachment.childId, childId));
  const seen = await filesInView(tx, context, rows);
  return seen.map((row) => {
    const name = openText(key, row.nameSealed);
    const reason = row.removedReason ? openText(key, row.removedReason) : undefined;
    return {
      kind: "attachment",
      id: row.id,
      on: civilDayOf(row.addedAt),
      at: row.addedAt.toISOString(),
      by: row.addedBy,
      title: { zh: "附件", en: "File kept" },
      text:
        reason === undefined
          ? { zh: name, en: name }
          : { zh: `${name}（已移除：${reason}）`, en: `${name} (put away: ${reason})` },
      supersededAt: row.removedAt?.toISOString() ?? null,
      to: null,
    };
  });
};
