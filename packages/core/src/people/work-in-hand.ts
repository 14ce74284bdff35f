import type { TenantKey, TenantTransaction } from "@tongyou/database";
import { openText } from "@tongyou/database";
import { carePlan, child, protectionCase, visitAppointment } from "@tongyou/database/schema";
import { and, asc, eq, isNull, ne, sql } from "drizzle-orm";
import { decideMany, decidingOn } from "../children/deciding.ts";
import type { StaffContext } from "../context.ts";
import { agreeVisits, endAppointments } from "../visits/appointments.ts";
import { refreshVisitPlans } from "../visits/refresh-visit-plans.ts";
import type { HandedItem } from "./people.schema.ts";

/** Open work that carries a person's account; `from` and `to` are staff ids. */
type WorkKind = {
  list(tx: TenantTransaction, from: string): Promise<HandedItem[]>;
  move(tx: TenantTransaction, context: StaffContext, key: TenantKey, from: string, to: string): Promise<void>;
};

const agreed = (from: string) => and(eq(visitAppointment.worker, from), isNull(visitAppointment.endedAt));

/** Visits agreed with the person go to the successor on the same days. */
const visits: WorkKind = {
  list: async (tx, from) => {
    const rows = await tx
      .select({ id: visitAppointment.id, label: child.name, due: visitAppointment.plannedFor })
      .from(visitAppointment)
      .innerJoin(child, eq(child.id, visitAppointment.childId))
      .where(agreed(from))
      .orderBy(asc(visitAppointment.plannedFor), asc(visitAppointment.id));
    return rows.map((row) => ({ kind: "visit", ...row }));
  },
  move: async (tx, context, key, from, to) => {
    const rows = await tx.select().from(visitAppointment).where(agreed(from)).for("update");
    const ids = rows.map(({ childId }) => childId);
    await endAppointments(tx, context, ids, "replaced");
    await agreeVisits(
      tx,
      context,
      key,
      rows.map(({ childId, division, plannedFor, proposed, reason }) => ({
        childId,
        division,
        on: plannedFor,
        proposed,
        worker: to,
        reason: reason === null ? undefined : openText(key, reason),
      })),
    );
    const deciding = await decidingOn(tx, context);
    await refreshVisitPlans(tx, context, deciding, await decideMany(tx, deciding, ids));
  },
};

const handled = (from: string) => and(eq(protectionCase.handler, from), ne(protectionCase.state, "closed"));

/** Cases the person handles; of a sealed one the successor may read what the person could. */
const cases: WorkKind = {
  list: async (tx, from) => {
    const rows = await tx
      .select({ id: protectionCase.id, label: protectionCase.number })
      .from(protectionCase)
      .where(handled(from))
      .orderBy(asc(protectionCase.number));
    return rows.map((row) => ({ kind: "case", ...row, due: null }));
  },
  move: async (tx, _context, _key, from, to) => {
    await tx
      .update(protectionCase)
      .set({ handler: to, version: sql`${protectionCase.version} + 1` })
      .where(handled(from));
  },
};

const owned = (from: string) => and(eq(carePlan.owner, from), isNull(carePlan.endedAt));

/** Care plans the person answers for. */
const plans: WorkKind = {
  list: async (tx, from) => {
    const rows = await tx
      .select({ id: carePlan.id, label: child.name, due: carePlan.reviewOn })
      .from(carePlan)
      .innerJoin(child, eq(child.id, carePlan.childId))
      .where(owned(from))
      .orderBy(asc(carePlan.reviewOn), asc(carePlan.id));
    return rows.map((row) => ({ kind: "plan", ...row }));
  },
  move: async (tx, _context, _key, from, to) => {
    await tx.update(carePlan).set({ owner: to }).where(owned(from));
  },
};

/** Every kind of open work a leaving person can hold. A room whose records name an account adds its own. */
const KINDS: readonly WorkKind[] = [visits, cases, plans];

/** What an account holds. */
export async function workInHand(tx: TenantTransaction, account: string | null): Promise<HandedItem[]> {
  if (account === null) return [];
  return (await Promise.all(KINDS.map((kind) => kind.list(tx, account)))).flat();
}

/** Gives what an account holds to another. */
export async function moveWork(
  tx: TenantTransaction,
  context: StaffContext,
  key: TenantKey,
  { from, to }: { from: string; to: string },
): Promise<void> {
  for (const kind of KINDS) await kind.move(tx, context, key, from, to);
}
