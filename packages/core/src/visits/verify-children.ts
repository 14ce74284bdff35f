import { newId, tenantKey } from "@tongyou/database";
import { child, visit, visitPlan } from "@tongyou/database/schema";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { z } from "zod";
import { CHILD_FILE } from "../children/child-row.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { conflict, notFound } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import { verifyRound } from "./verify-round.ts";
import { sealVisit } from "./visit-content.ts";
import type { VerifiedChildren, verifyChildrenInput } from "./visits.schema.ts";

const HOW = { zh: "核实方式", en: "How it was verified" };

/**
 * Confirms that these files are right in the period under way, after somebody looked at each. A file that was changed
 * since it was shown is named and left open; one that is verified already stays as it is, so a second click changes
 * nothing. Throws `notFound` when a child is not in the area, `conflict` where nothing asks for verification.
 */
export async function verifyChildren(
  context: StaffContext,
  input: z.output<typeof verifyChildrenInput>,
): Promise<VerifiedChildren> {
  const today = civilDayOf(context.now());
  const key = await tenantKey(context.db, context.tenant);
  const seen = new Map(input.children.map(({ id, version }) => [id, version]));
  return inTenant(context, "visits.verify", async (tx, note) => {
    const { period } = await verifyRound(tx, context);
    if (!period)
      throw conflict(
        {
          zh: "本单位没有设定档案数据核实间隔。",
          en: "The bureau has not set how often files are verified.",
        },
        { zh: "请先在政策页设定核实间隔。", en: "Set it on the policy page first." },
      );
    const rows = await tx
      .select({
        id: child.id,
        name: child.name,
        division: child.division,
        version: child.version,
        verifiedOn: visitPlan.verifiedOn,
      })
      .from(child)
      .innerJoin(visitPlan, eq(visitPlan.childId, child.id))
      .where(and(inArray(child.id, [...seen.keys()]), eq(child.status, "active")))
      .orderBy(asc(child.id))
      .for("update");
    if (rows.length < seen.size) throw notFound(CHILD_FILE);
    const open = rows.filter(({ verifiedOn }) => verifiedOn === null || verifiedOn < period.from);
    const changed = open.filter(({ id, version }) => seen.get(id) !== version);
    const confirmed = open.filter(({ id, version }) => seen.get(id) === version);
    const content = sealVisit(key, {
      sections: [],
      fields: [{ title: HOW, shown: { zh: input.how, en: input.how } }],
      facts: [],
    });
    if (confirmed.length > 0) {
      await tx.insert(visit).values(
        confirmed.map(({ id, division }) => ({
          id: newId(),
          childId: id,
          division,
          kind: "verification" as const,
          doneOn: today,
          doneBy: context.staff.id,
          recordedAt: context.now(),
          content,
          changed: 0,
          complete: true,
          sampled: false,
        })),
      );
      const ids = confirmed.map(({ id }) => id);
      await tx
        .update(visitPlan)
        .set({ verifiedOn: sql`greatest(${visitPlan.verifiedOn}, ${today}::date)` })
        .where(inArray(visitPlan.childId, ids));
    }
    note({ detail: { childIds: confirmed.map(({ id }) => id), changed: changed.length, on: today } });
    return {
      verified: confirmed.length,
      already: rows.length - open.length,
      changed: changed.map(({ id, name }) => ({ childId: id, name })),
    };
  });
}
