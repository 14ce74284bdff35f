import { withControl } from "@tongyou/database";
import { tenant } from "@tongyou/database/schema";
import type { Bilingual } from "@tongyou/policy";
import { eq } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import { pinsOf } from "./pack-pins.ts";
import { refusalOf } from "./refusal-of.ts";

/** An artefact that cannot be used, why, and the codes of the bureaus pinned to it, today or on another day. */
export type PackFault = { pack: string; hash: string; reason: Bilingual; bureaus: string[] };

/**
 * What is wrong with the packs that active bureaus are pinned to, and with those offered under the same ids (and under
 * `ids`): asked once at the start. A pack no bureau uses is not read.
 */
export async function findPackFaults(
  app: Pick<AppContext, "db" | "packs">,
  ids: readonly string[] = [],
): Promise<PackFault[]> {
  const bureaus = await withControl(app.db, (tx) =>
    tx.select().from(tenant).where(eq(tenant.state, "active")),
  );
  const faults = new Map<string, PackFault>();
  for (const pack of new Set([...ids, ...bureaus.map((bureau) => bureau.pack)])) {
    const offered = app.packs.find(pack);
    if (offered?.refusal)
      faults.set(offered.hash, { pack, hash: offered.hash, reason: offered.refusal, bureaus: [] });
  }
  for (const bureau of bureaus)
    for (const hash of new Set(pinsOf(bureau).map((pin) => pin.hash))) {
      const reason = refusalOf(app.packs, bureau.pack, hash);
      if (!reason) continue;
      const fault = faults.get(hash) ?? { pack: bureau.pack, hash, reason, bureaus: [] };
      faults.set(hash, { ...fault, bureaus: [...fault.bureaus, bureau.code] });
    }
  return [...faults.values()];
}
