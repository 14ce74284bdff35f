import type { Bilingual } from "@tongyou/policy";
import { requirePermission } from "../access/permission.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { staffNames } from "../staff-names.ts";
import { isWholeBureau } from "./enter-pin.ts";
import type { PinnedPack } from "./pack-pins.ts";
import { pinOn } from "./pin-on.ts";
import { refusalOf } from "./refusal-of.ts";
import type { PackVersions } from "./upgrade.schema.ts";

/** Which version of the bureau's pack is in force since when, and which ones this server has, with what is wrong. */
export async function listVersions(context: StaffContext): Promise<PackVersions> {
  requirePermission(context, "policy.versions");
  const { pack, pins } = context.tenant;
  const names = await staffNames(
    context,
    pins.map(({ entered }) => entered?.by),
  );
  const day = civilDayOf(context.now());
  const { version, hash } = pinOn(pins, day);
  return {
    pack: { id: pack.id, name: titleOf(context) },
    day,
    today: { version, hash },
    wholeBureau: isWholeBureau(context),
    pins: pins.map(({ from, version, hash, entered }, at) => {
      const until = endOf(pins.slice(at + 1));
      return {
        from,
        version,
        hash,
        until,
        state: stateOn(day, from, until),
        reason: entered?.reason ?? null,
        enteredAt: entered?.at ?? null,
        enteredBy: (entered?.by && names.get(entered.by)) ?? null,
      };
    }),
    versions: versionsHere(context),
  };
}

/** A pin ends on the earliest day that one entered after it begins. */
const endOf = (later: readonly PinnedPack[]): string | null =>
  later.reduce<string | null>(
    (end, { from }) => (from !== null && (end === null || from < end) ? from : end),
    null,
  );

function stateOn(day: string, from: string | null, until: string | null) {
  if (until !== null && from !== null && until <= from) return "replaced";
  if (until !== null && until <= day) return "past";
  return from !== null && from > day ? "next" : "now";
}

function titleOf({ packs, tenant }: StaffContext): Bilingual {
  const { id } = tenant.pack;
  return packs.find(id)?.name ?? { zh: id, en: id };
}

/** The offered one and every one the bureau was pinned to, each once. */
export function versionsHere({ packs, tenant }: StaffContext): PackVersions["versions"] {
  const { id } = tenant.pack;
  const pinned = tenant.pins.map(({ version, hash }) => ({
    version,
    hash,
    refusal: refusalOf(packs, id, hash),
  }));
  const offered = packs.find(id);
  const here = offered ? [{ version: offered.version, hash: offered.hash, refusal: offered.refusal }] : [];
  return [...new Map([...here, ...pinned].map((one) => [one.hash, one])).values()];
}
