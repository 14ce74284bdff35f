import type { tenant } from "@tongyou/database/schema";
import type { CivilDate } from "@tongyou/policy";

/** An artefact a bureau uses from a day on; `from` null: since it was provisioned. */
export type PinnedPack = { from: CivilDate | null; version: string; hash: string };
export type PackRef = { id: string; version: string; hash: string };

/** A bureau's pins in the order entered, the one it was provisioned with first. */
export const pinsOf = ({
  packVersion,
  packHash,
  packPins,
}: Pick<typeof tenant.$inferSelect, "packVersion" | "packHash" | "packPins">): PinnedPack[] => [
  { from: null, version: packVersion, hash: packHash },
  ...packPins.map(({ from, version, hash }) => ({ from, version, hash })),
];

/**
 * The artefact in force on a civil day. The last word counts from its day on: a pin entered later also ends those
 * entered before it for later days, so that rolling back leaves nothing waiting in the future.
 */
export function packOn({ id, pins }: { id: string; pins: readonly PinnedPack[] }, day: CivilDate): PackRef {
  const found = pins.findLast(({ from }) => from === null || from <= day);
  if (!found) throw new Error(`a bureau without its first pin of ${id}`);
  return { id, version: found.version, hash: found.hash };
}

/** The artefact a signed-in person's bureau uses on a day. */
export const tenantPackOn = (
  { pack, pins }: { pack: PackRef; pins: readonly PinnedPack[] },
  day: CivilDate,
): PackRef => packOn({ id: pack.id, pins }, day);
