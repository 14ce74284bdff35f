import type { NationalContext } from "../context.ts";
import { toDomainError } from "../errors/database-errors.ts";
import { notFound } from "../errors/refusals.ts";
import { inControl } from "./national-verb.ts";
import { getTenantNumber, readTenantRows } from "./tenant-row.ts";
import type { TenantRow } from "./tenants.schema.ts";

/**
 * Suspends or resumes: the installation's owner flips the state, the control role writes the audit row and
 * reads the bureau back. The row is written first, so that no change goes unrecorded; a failed change leaves a
 * row that says it was asked for.
 */
export async function setTenantState(
  context: NationalContext,
  permission: "national.suspend" | "national.resume",
  { code, reason }: { code: string; reason?: string },
  flip: (number: number) => Promise<void>,
): Promise<TenantRow> {
  const number = await inControl(context, permission, async (tx, note) => {
    const found = await getTenantNumber(tx, code);
    note({ tenantCode: code, detail: { reason: reason ?? null } });
    return found;
  });
  await flip(number).catch((error: unknown) => {
    throw toDomainError(error);
  });
  const [row] = await inControl(context, permission, (tx) => readTenantRows(tx, context, code));
  if (!row) throw notFound({ zh: "单位", en: "bureau" });
  return row;
}
