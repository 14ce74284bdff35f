import type { TenantTransaction } from "@tongyou/database";
import { intake } from "@tongyou/database/schema";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { may } from "../access/roles.ts";
import type { StaffContext } from "../context.ts";
import { notFound, stale } from "../errors/refusals.ts";

export const INTAKE = { zh: "受理登记", en: "request" } as const;
export type IntakeRecord = typeof intake.$inferSelect;

/** What a request says, as told. */
export type IntakeTold = {
  what: string;
  applicant?: string;
  phone?: string;
  childName?: string;
  place?: string;
};

/** Requests a person can open: the bureau's people those of their area, a partner those they took down. */
export const takenInView = ({ staff }: StaffContext): SQL | undefined =>
  may(staff.role, "referrals.send") || staff.role === "auditor" ? undefined : eq(intake.takenBy, staff.id);

/** One request the person can open; throws `notFound`. */
export async function getIntakeRecord(
  tx: TenantTransaction,
  context: StaffContext,
  id: string,
): Promise<IntakeRecord> {
  const [row] = await tx
    .select()
    .from(intake)
    .where(and(eq(intake.id, id), takenInView(context)));
  if (!row) throw notFound(INTAKE);
  return row;
}

/** The request for a change: read at `version`, locked until the commit. Throws `stale`, `notFound`. */
export async function raiseIntake(
  tx: TenantTransaction,
  context: StaffContext,
  { id, version }: { id: string; version: number },
): Promise<IntakeRecord> {
  const [row] = await tx
    .update(intake)
    .set({ version: sql`${intake.version} + 1` })
    .where(and(eq(intake.id, id), eq(intake.version, version), takenInView(context)))
    .returning();
  if (row) return row;
  await getIntakeRecord(tx, context, id);
  throw stale(INTAKE);
}
