import { type ControlTransaction, TENANT_HEAD } from "@tongyou/database";
import { tenant, tenantRollup } from "@tongyou/database/schema";
import { asc, eq } from "drizzle-orm";
import { placeName } from "../children/place-name.ts";
import { civilDayOf } from "../civil-day.ts";
import type { AppContext, PackLibrary } from "../context.ts";
import { notFound } from "../errors/refusals.ts";
import { packOn, pinsOf } from "./pack-pins.ts";
import { refusalOf } from "./refusal-of.ts";
import type { TenantRow } from "./tenants.schema.ts";

type Bureau = typeof tenant.$inferSelect;
type Shelf = Pick<AppContext, "packs" | "now">;
type Rollup = typeof tenantRollup.$inferSelect;

/** A small count could point at a person: below ten the national desk sees none. */
const SMALL = 10;
const hideSmall = (count: number | undefined): number | null =>
  count === undefined || count < SMALL ? null : count;

/** True when every artefact a bureau is pinned to, now or on another day, is on this server and fits. */
const hasPacks = (packs: PackLibrary, bureau: Bureau): boolean =>
  pinsOf(bureau).every(({ hash }) => refusalOf(packs, bureau.pack, hash) === null);

function shown(shelf: Shelf, bureau: Bureau, rollup: Rollup | null): TenantRow {
  const current = hasPacks(shelf.packs, bureau);
  const pack = packOn({ id: bureau.pack, pins: pinsOf(bureau) }, civilDayOf(shelf.now()));
  return {
    code: bureau.code,
    name: bureau.name,
    division: { code: bureau.division, name: placeName(bureau.division) },
    pack: { ...pack, current },
    state: bureau.state,
    suspendedReason: bureau.suspendedReason,
    createdAt: bureau.createdAt.toISOString(),
    schemaVersion: bureau.schemaVersion,
    healthy: current && bureau.schemaVersion === TENANT_HEAD,
    counts: {
      staff: hideSmall(rollup?.counts.staff),
      children: hideSmall(rollup?.counts.children),
      fixedMonths: hideSmall(rollup?.counts.fixedMonths),
      at: rollup?.at.toISOString() ?? null,
    },
  };
}

/** The bureaus as the national desk sees them, by division code; all, or the one with `code`. */
export async function readTenantRows(
  tx: ControlTransaction,
  shelf: Shelf,
  code?: string,
): Promise<TenantRow[]> {
  const rows = await tx
    .select({ bureau: tenant, rollup: tenantRollup })
    .from(tenant)
    .leftJoin(tenantRollup, eq(tenantRollup.tenant, tenant.number))
    .where(code === undefined ? undefined : eq(tenant.code, code))
    .orderBy(asc(tenant.division), asc(tenant.code));
  return rows.map(({ bureau, rollup }) => shown(shelf, bureau, rollup));
}

/** The number of the bureau with this code; throws `notFound`. */
export async function getTenantNumber(tx: ControlTransaction, code: string): Promise<number> {
  const [found] = await tx.select({ number: tenant.number }).from(tenant).where(eq(tenant.code, code));
  if (!found) throw notFound({ zh: "单位", en: "bureau" });
  return found.number;
}
