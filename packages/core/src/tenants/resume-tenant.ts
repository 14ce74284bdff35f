import { resumeTenant as openTenant } from "@tongyou/database";
import type { z } from "zod";
import type { NationalContext } from "../context.ts";
import { setTenantState } from "./set-tenant-state.ts";
import type { TenantRow, tenantCodeInput } from "./tenants.schema.ts";

/** Opens a suspended bureau again; everybody signs in anew. */
export async function resumeTenant(
  context: NationalContext,
  input: z.output<typeof tenantCodeInput>,
): Promise<TenantRow> {
  return setTenantState(context, "national.resume", input, (number) => openTenant(context.db, { number }));
}
