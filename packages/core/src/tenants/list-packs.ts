import { tenant } from "@tongyou/database/schema";
import { civilDayOf } from "../civil-day.ts";
import type { NationalContext } from "../context.ts";
import { inControl } from "./national-verb.ts";
import { packOn, pinsOf } from "./pack-pins.ts";
import type { PackRow } from "./tenants.schema.ts";

/** The packs on this server, whether each fits, and how many bureaus use exactly that artefact today. */
export async function listPacks(context: NationalContext): Promise<PackRow[]> {
  const bureaus = await inControl(context, "national.packs", (tx) => tx.select().from(tenant));
  const today = civilDayOf(context.now());
  const tenantsOf = new Map<string, number>();
  for (const bureau of bureaus) {
    const { hash } = packOn({ id: bureau.pack, pins: pinsOf(bureau) }, today);
    tenantsOf.set(hash, (tenantsOf.get(hash) ?? 0) + 1);
  }
  return context.packs.list().map((pack) => ({
    ...pack,
    tenants: tenantsOf.get(pack.hash) ?? 0,
  }));
}
