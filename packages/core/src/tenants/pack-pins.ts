import type { PackPin, tenant } from "@tongyou/database/schema";
import type { CivilDate } from "@tongyou/policy";
import { pinOn } from "./pin-on.ts";

/** An artefact a bureau uses from a day on; `from` null: since it was provisioned, which nobody of its staff entered. */
export type PinnedPack = {
  from: CivilDate | null;
  version: string;
  hash: string;
  entered: { reason: string; at: string; by: string | null } | null;
};
export type PackRef = { id: string; version: string; hash: string };

const pinnedBy = ({ from, version, hash, reason, enteredAt, enteredBy }: PackPin): PinnedPack => ({
  from,
  version,
  hash,
  entered: { reason, at: enteredAt, by: enteredBy ?? null },
});

/** A bureau's pins in the order entered, the one it was provisioned with first. */
export const pinsOf = ({
  packVersion,
  packHash,
  packPins,
}: Pick<typeof tenant.$inferSelect, "packVersion" | "packHash" | "packPins">): PinnedPack[] => [
  { from: null, version: packVersion, hash: packHash, entered: null },
  ...packPins.map(pinnedBy),
];

/** The artefact in force on a civil day. */
export function packOn({ id, pins }: { id: string; pins: readonly PinnedPack[] }, day: CivilDate): PackRef {
  const { version, hash } = pinOn(pins, day);
  return { id, version, hash };
}

/** The artefact a signed-in person's bureau uses on a day. */
export const tenantPackOn = (
  { pack, pins }: { pack: PackRef; pins: readonly PinnedPack[] },
  day: CivilDate,
): PackRef => packOn({ id: pack.id, pins }, day);
