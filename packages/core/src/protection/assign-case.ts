import type { TenantTransaction } from "@tongyou/database";
import { staff } from "@tongyou/database/schema";
import { and, asc, inArray, isNull } from "drizzle-orm";
import type { z } from "zod";
import { may, TENANT_ROLES } from "../access/roles.ts";
import type { StaffContext } from "../context.ts";
import { isWithin } from "../divisions/index.ts";
import { invalid } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import { getCaseRow, raiseCase, requireOpen, updateCase } from "./case-record.ts";
import type { assignInput, Colleague, caseInput } from "./protection.schema.ts";

const HANDLERS = TENANT_ROLES.filter((role) => may(role, "protection.record"));

/** Colleagues whose area holds a place and whose role handles cases, by name. */
async function handlersFor(tx: TenantTransaction, division: string): Promise<Colleague[]> {
  const people = await tx
    .select({ id: staff.id, name: staff.name, role: staff.role, division: staff.division })
    .from(staff)
    .where(and(inArray(staff.role, HANDLERS), isNull(staff.disabledAt)))
    .orderBy(asc(staff.name), asc(staff.id));
  return people.flatMap(({ division: area, ...person }) => (isWithin(division, area) ? [person] : []));
}

/** Who can be given a case: colleagues of the reader's own area whose area holds the child's place. */
export async function listHandlers(
  context: StaffContext,
  { id }: z.output<typeof caseInput>,
): Promise<Colleague[]> {
  return inTenant(context, "protection.handlers", async (tx, note) => {
    const { row } = await getCaseRow(tx, context, id);
    note({ division: row.division, detail: { case: row.number } });
    return handlersFor(tx, row.division);
  });
}

/**
 * Gives a case to the person who handles it from now on; of a sealed one they are who may read it.
 * @throws DomainError `invalid` for somebody whose role or area does not hold the case, `stale`, `notFound`, `conflict`
 */
export async function assignCase(
  context: StaffContext,
  input: z.output<typeof assignInput>,
): Promise<{ version: number }> {
  return inTenant(context, "protection.assign", async (tx, note) => {
    const row = await raiseCase(tx, context, input);
    requireOpen(row);
    const people = await handlersFor(tx, row.division);
    if (!people.some(({ id }) => id === input.handler))
      throw invalid(
        "handler",
        { zh: "这位同事不能承办这个个案。", en: "This colleague cannot handle the case." },
        { zh: "请选择负责该地的基层或县级人员。", en: "Choose somebody whose area holds the child's place." },
      );
    await updateCase(tx, row.id, { handler: input.handler });
    note({ division: row.division, detail: { case: row.number, handler: input.handler } });
    return { version: row.version };
  });
}
