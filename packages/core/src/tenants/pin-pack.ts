import type { z } from "zod";
import { requirePermission } from "../access/permission.ts";
import type { StaffContext } from "../context.ts";
import { enterPin, requireWholeBureau } from "./enter-pin.ts";
import { listVersions } from "./list-versions.ts";
import { getOfferedPack } from "./offered-pack.ts";
import type { PackVersions, pinPackInput } from "./upgrade.schema.ts";

/**
 * Takes another artefact of the bureau's pack into use from a civil day on; look at `previewUpgrade` first. A month is
 * decided on its last day, by the pack in force then. The person's area is the whole bureau.
 * @throws DomainError `invalid` (field `pack`), `conflict` for a part of the bureau or (field `from`) where nothing would
 *   change, `stale`
 */
export async function pinPack(
  context: StaffContext,
  { pack, from, reason, seen }: z.output<typeof pinPackInput>,
): Promise<PackVersions> {
  requirePermission(context, "policy.pinPack");
  requireWholeBureau(context);
  const { id, version, hash } = getOfferedPack(context, pack).pack;
  const target = { id, version, hash };
  return listVersions(await enterPin(context, "policy.pinPack", { target, from, reason, seen }));
}
