import type { Policy } from "@tongyou/policy/engine";
import type { StaffContext } from "../context.ts";
import { invalid } from "../errors/refusals.ts";
import { requireFittingPack } from "./raise-bureau.ts";

/** Fewer digits of a hash could mean several artefacts. */
const SHORTEST_HASH = 8;

/**
 * The artefact a person means: of the bureau's own pack, by version or by the first digits of its hash, among the
 * one this server offers and those the bureau was ever pinned to. Without a name: the one offered.
 * @throws DomainError `invalid` (field `pack`), `unavailable` for one that is no longer on this server
 */
export function getOfferedPack({ packs, tenant, ...app }: StaffContext, named: string | undefined): Policy {
  const { id } = tenant.pack;
  if (named === undefined) return packs.get(id, requireFittingPack({ packs, ...app }, id).hash);
  const offered = packs.find(id);
  const here = offered && offered.refusal === null ? [offered] : [];
  const known = new Map([...here, ...tenant.pins].map(({ hash, version }) => [hash, version]));
  const meant = [...known].filter(
    ([hash, version]) => version === named || (named.length >= SHORTEST_HASH && hash.startsWith(named)),
  );
  const [only] = meant;
  if (only && meant.length === 1) return packs.get(id, only[0]);
  const list = [...known].map(([hash, version]) => `${version} (${hash.slice(0, 12)})`).join(", ");
  throw invalid(
    "pack",
    only
      ? { zh: `有几个政策包的版本都是 ${named}。`, en: `Several packs have the version ${named}.` }
      : { zh: `政策包 ${id} 没有这个版本。`, en: `The pack ${id} has no such version.` },
    { zh: `请用哈希指明，现有：${list}。`, en: `Name it by its hash. There are: ${list}.` },
  );
}
