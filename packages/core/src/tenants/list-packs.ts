import { tenant } from "@tongyou/database/schema";
import { count } from "drizzle-orm";
import type { NationalContext } from "../context.ts";
import { inControl } from "./national-verb.ts";
import type { PackRow } from "./tenants.schema.ts";

/** The packs on this server, whether each fits, and how many bureaus are pinned to exactly that artefact. */
export async function listPacks(context: NationalContext): Promise<PackRow[]> {
  const pinned = await inControl(context, "national.packs", (tx) =>
    tx.select({ hash: tenant.packHash, tenants: count() }).from(tenant).groupBy(tenant.packHash),
  );
  const tenantsOf = new Map(pinned.map(({ hash, tenants }) => [hash, tenants]));
  return context.packs.list().map((pack) => ({
    ...pack,
    tenants: pack.hash === "" ? 0 : (tenantsOf.get(pack.hash) ?? 0),
    fits: pack.refusal === null,
  }));
}
