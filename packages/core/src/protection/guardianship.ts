import type { TenantKey, TenantTransaction } from "@tongyou/database";
import { placement } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import type { StoredPlacement } from "../placements/placement-record.ts";
import { openJson } from "../sealed-json.ts";
import type { recordsOf } from "./case-record.ts";
import type { ProtectionCase } from "./protection.schema.ts";

/** What the record of its beginning holds; those made before placements were kept have none. */
export type GuardContent = {
  ground: string;
  by: string;
  basis: string;
  decidedBy?: string;
  placement?: string;
};
type Guardianship = NonNullable<ProtectionCase["guardianship"]> & { placement: StoredPlacement | undefined };

/** The temporary guardianship that was last begun in a case; it ends with its placement. */
export async function guardianshipOf(
  tx: TenantTransaction,
  key: TenantKey,
  records: Awaited<ReturnType<typeof recordsOf>>,
): Promise<Guardianship | null> {
  const begun = records.findLast(({ kind }) => kind === "guardianship");
  if (!begun) return null;
  const { by, basis, placement: id } = openJson<GuardContent>(key, begun.contentSealed);
  const [placed] = id === undefined ? [] : await tx.select().from(placement).where(eq(placement.id, id));
  const ended = records.findLast(({ kind, at }) => kind === "guardianshipEnd" && at >= begun.at);
  return { from: begun.day, by, basis, until: placed?.endedOn ?? ended?.day ?? null, placement: placed };
}
