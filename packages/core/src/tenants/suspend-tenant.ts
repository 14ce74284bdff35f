import { suspendTenant as closeTenant } from "@tongyou/database";
import type { z } from "zod";
import { endSessionsOfBureau } from "../access/session-store.ts";
import type { NationalContext } from "../context.ts";
import { setTenantState } from "./set-tenant-state.ts";
import type { suspendInput, TenantRow } from "./tenants.schema.ts";

/** Closes a bureau at once, everywhere: its sessions end and nobody signs in. Its data stays. */
export async function suspendTenant(
  context: NationalContext,
  input: z.output<typeof suspendInput>,
): Promise<TenantRow> {
  return setTenantState(context, "national.suspend", input, async (number) => {
    await closeTenant(context.db, { number }, input.reason);
    await endSessionsOfBureau(context.db, number);
  });
}
