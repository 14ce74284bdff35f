import { type TenantTransaction, tenantKey } from "@tongyou/database";
import { visit, visitAppointment } from "@tongyou/database/schema";
import type { Bilingual } from "@tongyou/policy";
import { eq } from "drizzle-orm";
import type { StaffContext } from "../context.ts";
import type { ChildEvent } from "../timeline/child-event.ts";
import { openVisit } from "./visit-content.ts";
import type { VisitKind } from "./visits.schema.ts";

const TITLES: Readonly<Record<VisitKind, Bilingual>> = {
  home: { zh: "入户走访", en: "Visit at home" },
  phone: { zh: "电话访问", en: "Call" },
  spotCheck: { zh: "走访抽查", en: "Spot check" },
  verification: { zh: "档案核实", en: "File verified" },
};

function textOf(row: typeof visit.$inferSelect, found: string | undefined): Bilingual {
  const said = found ? `：${found}` : "";
  if (row.kind === "spotCheck")
    return row.confirmed
      ? { zh: `抽查属实${said}`, en: `Confirmed${said}` }
      : { zh: `抽查不符${said}`, en: `Found wrong${said}` };
  const parts = [
    row.changed > 0
      ? { zh: `更新 ${row.changed} 项情况`, en: `${row.changed} facts said` }
      : { zh: "没有变化", en: "No change" },
    ...(row.concern ? [{ zh: "发现安全异常", en: "Something wrong with safety" }] : []),
  ];
  return {
    zh: `${parts.map(({ zh }) => zh).join("，")}${said}`,
    en: `${parts.map(({ en }) => en).join(", ")}${said}`,
  };
}

/** Visits, calls, spot checks and verifications of a child, and days that were agreed for one. */
export async function visitEvents(
  tx: TenantTransaction,
  context: StaffContext,
  childId: string,
): Promise<ChildEvent[]> {
  const key = await tenantKey(context.db, context.tenant);
  const [visits, agreed] = await Promise.all([
    tx.select().from(visit).where(eq(visit.childId, childId)),
    tx.select().from(visitAppointment).where(eq(visitAppointment.childId, childId)),
  ]);
  return [
    ...visits.map((row) => ({
      kind: "visit" as const,
      id: row.id,
      on: row.doneOn,
      at: row.recordedAt.toISOString(),
      by: row.doneBy,
      title: TITLES[row.kind],
      text: textOf(row, openVisit(key, row.content).note),
      to: `/visits/${row.id}`,
    })),
    ...agreed.map((row) => ({
      kind: "visit" as const,
      id: row.id,
      on: row.plannedFor,
      at: row.madeAt.toISOString(),
      by: row.madeBy,
      title: { zh: "约定走访", en: "Visit agreed" },
      text: null,
      supersededAt: row.endedHow === "replaced" ? (row.endedAt?.toISOString() ?? null) : null,
      to: null,
    })),
  ];
}
