import type { z } from "zod";
import { requirePermission } from "../access/permission.ts";
import type { StaffContext } from "../context.ts";
import { conflict } from "../errors/refusals.ts";
import { enterPin, requireWholeBureau } from "./enter-pin.ts";
import { listVersions } from "./list-versions.ts";
import { packOn } from "./pack-pins.ts";
import type { PackVersions, rollBackPackInput } from "./upgrade.schema.ts";

/**
 * Goes back, from a civil day on, to the artefact that was in force on that day before the newest pin was entered. It
 * is a pin of its own: what was decided in between, and every fixed month, stays as it was.
 * @throws DomainError `conflict` for a part of the bureau or where there is nothing to go back to, `unavailable` when that artefact is
 *   no longer on this server, `stale`
 */
export async function rollBackPack(
  context: StaffContext,
  { from, reason, seen }: z.output<typeof rollBackPackInput>,
): Promise<PackVersions> {
  requirePermission(context, "policy.rollBackPack");
  requireWholeBureau(context);
  const { pack, pins } = context.tenant;
  if (pins.length < 2)
    throw conflict(
      { zh: "本单位没有办理过政策包升级。", en: "This bureau has not changed its pack by date." },
      { zh: "没有可以退回的版本。", en: "There is nothing to go back to." },
    );
  const target = packOn({ id: pack.id, pins: pins.slice(0, -1) }, from);
  context.packs.get(target.id, target.hash);
  return listVersions(await enterPin(context, "policy.rollBackPack", { target, from, reason, seen }));
}
