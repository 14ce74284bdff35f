import type { NationalContext } from "../context.ts";
import { inControl } from "./national-verb.ts";
import { readTenantRows } from "./tenant-row.ts";
import type { TenantRow } from "./tenants.schema.ts";

/** Every bureau with its health and the counts it rolled up itself; no bureau's schema is opened. */
export async function listTenants(context: NationalContext): Promise<TenantRow[]> {
  return inControl(context, "national.tenants", (tx) => readTenantRows(tx, context));
}
