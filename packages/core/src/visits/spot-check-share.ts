import { randomInt } from "node:crypto";
import type { Pack } from "@tongyou/policy/engine";
import type { Settings } from "../standards/load-settings.ts";
import { SPOT_CHECK_SHARE } from "../standards/own-settings.ts";

/**
 * Where the share of spot checks is set: in the setting of the clause that orders inspections, where the region has
 * one, else in the bureau's own.
 */
export function shareSetting({ provisions = [] }: Pack): string {
  const inspected = new Set(
    provisions.flatMap((one) => (one.kind === "cadence" && one.subject === "inspection" ? one.clauses : [])),
  );
  const set = provisions.find(
    (one) => one.kind === "setting" && one.unit === "share" && one.clauses.some((no) => inspected.has(no)),
  );
  return set?.id ?? SPOT_CHECK_SHARE;
}

/** Per cent as decimal text; null: the bureau has not set it, and no visit is drawn. */
export function shareOf(pack: Pack, settings: Settings): string | null {
  const value = settings.get(shareSetting(pack))?.value;
  return typeof value === "string" ? value : null;
}

const HUNDREDTHS = 10_000;

/** Draws by lot whether a visit is to be checked: nobody can tell beforehand which. */
export const isDrawn = (share: string | null): boolean =>
  share !== null && randomInt(HUNDREDTHS) < Math.round(Number(share) * 100);
