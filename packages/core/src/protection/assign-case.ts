import { withTenant } from "@tongyou/database";
import { staff } from "@tongyou/database/schema";
import { and, asc, inArray, isNull } from "drizzle-orm";
import type { z } from "zod";
import { may, TENANT_ROLES } from "../access/roles.ts";
import type { StaffContext } from "../context.ts";
import { areaRange, placesAround } from "../divisions/index.ts";
import { invalid } from "../errors/refusals.ts";
import { roleOf } from "../staff/staff-row.ts";
import { inTenant } from "../verb.ts";
import { getCaseRow, raiseCase, requireOpen, updateCase } from "./case-record.ts";
import type { assignInput, Colleague, caseInput } from "./protection.schema.ts";

const HANDLERS = TENANT_ROLES.filter((role) => may(role, "protection.record"));

/**
 * Colleagues whose role handles cases and whose area holds a place, by name; also those who work for a wider area than
 * the reader. Opens a transaction of its own: call it outside one.
 */
async function handlersFor({ db, tenant }: StaffContext, division: string): Promise<Colleague[]> {
  const { lo, hi } = areaRange(tenant.division);
  const people = await withTenant(db, { tenant, area: { lo, hi } }, (tx) =>
    tx
      .select({ id: staff.id, name: staff.name, role: staff.role })
      .from(staff)
      .where(
        and(
          inArray(staff.division, placesAround(division)),
          inArray(staff.role, HANDLERS),
          isNull(staff.disabledAt),
        ),
      )
      .orderBy(asc(staff.name), asc(staff.id)),
  );
  return people.map((person) => ({ ...person, role: roleOf(person) }));
}

/** Who can be given a case. */
export async function listHandlers(
  context: StaffContext,
  { id }: z.output<typeof caseInput>,
): Promise<Colleague[]> {
  const division = await inTenant(context, "protection.handlers", async (tx, note) => {
    const { row } = await getCaseRow(tx, context, id);
    note({ division: row.division, detail: { case: row.number } });
    return row.division;
  });
  return handlersFor(context, division);
}

/**
 * Gives a case to the person who handles it from now on; of a sealed one they are who may read it.
 * @throws DomainError `invalid` for somebody whose role or area does not hold the case, `stale`, `notFound`, `conflict`
 */
export async function assignCase(
  context: StaffContext,
  input: z.output<typeof assignInput>,
): Promise<{ version: number }> {
  const people = await listHandlers(context, input);
  if (!people.some(({ id }) => id === input.handler))
    throw invalid(
      "handler",
      { zh: "这位同事不能承办这个个案。", en: "This colleague cannot handle the case." },
      { zh: "请选择负责该地的基层或县级人员。", en: "Choose somebody whose area holds the child's place." },
    );
  return inTenant(context, "protection.assign", async (tx, note) => {
    const row = await raiseCase(tx, context, input);
    requireOpen(row);
    await updateCase(tx, row.id, { handler: input.handler });
    note({ division: row.division, detail: { case: row.number, handler: input.handler } });
    return { version: row.version };
  });
}
