import { openText, tenantKey } from "@tongyou/database";
import { audit, award } from "@tongyou/database/schema";
import type { Bilingual } from "@tongyou/policy";
import { and, eq, inArray } from "drizzle-orm";
import type { Permission } from "../access/roles.ts";
import { civilDayOf } from "../civil-day.ts";
import type { ChildEvents } from "../timeline/child-event.ts";

const ACTS = {
  "awards.suspend": { zh: "待遇暂停", en: "Award suspended" },
  "awards.resume": { zh: "待遇恢复", en: "Award resumed" },
  "awards.end": { zh: "待遇停发", en: "Award ended" },
} as const satisfies Partial<Record<Permission, Bilingual>>;
const GRANTED: Bilingual = { zh: "认定待遇", en: "Award granted" };
const BASES = {
  application: { zh: "经申请认定", en: "on an application" },
  ledger: { zh: "随台账确认", en: "with a ledger" },
} as const;

const fromMonth = (month: string, { zh, en }: Bilingual): Bilingual => ({
  zh: `自 ${month} 起，${zh}`,
  en: `From ${month}, ${en}`,
});

/**
 * What was granted to the child, from the spans themselves, and what was suspended, resumed and ended, from the record:
 * spans that others took the place of no longer say who changed them.
 */
export const awardEvents: ChildEvents = async (tx, context, childId) => {
  const key = await tenantKey(context.db, context.tenant);
  const [spans, changes] = await Promise.all([
    tx.select().from(award).where(eq(award.childId, childId)),
    tx
      .select()
      .from(audit)
      .where(and(eq(audit.childId, childId), inArray(audit.action, Object.keys(ACTS)))),
  ]);
  const to = `/children/${childId}?tab=benefits`;
  const changedAt = new Set(
    spans.filter(({ basis }) => basis === "change").map(({ decidedAt }) => decidedAt.getTime()),
  );
  const granted = spans
    .filter(({ basis }) => basis !== "change")
    .map((row) => {
      const undone = row.supersededAt && !changedAt.has(row.supersededAt.getTime());
      const basis = BASES[row.basis as keyof typeof BASES];
      const reason = row.reason ? openText(key, row.reason) : "";
      return {
        kind: "award" as const,
        id: row.id,
        on: civilDayOf(row.decidedAt),
        at: row.decidedAt.toISOString(),
        by: row.decidedBy,
        title: GRANTED,
        text: fromMonth(row.fromMonth, {
          zh: `${basis.zh}${reason && `：${reason}`}`,
          en: `${basis.en}${reason && `: ${reason}`}`,
        }),
        // What was changed later was granted all the same; a ledger that was taken back undoes it.
        supersededAt: undone ? (row.supersededAt?.toISOString() ?? null) : null,
        to,
      };
    });
  const changed = changes.map((row) => {
    const { from = "" } = row.detail as { from?: string };
    const why = row.purpose ?? "";
    return {
      kind: "award" as const,
      id: String(row.position),
      on: civilDayOf(row.at),
      at: row.at.toISOString(),
      by: row.actor,
      title: ACTS[row.action as keyof typeof ACTS],
      text: fromMonth(from, { zh: why, en: why }),
      to,
    };
  });
  return [...granted, ...changed];
};
