import type { Bilingual, Decision } from "@tongyou/policy";
import type { diffDecisions, Pack } from "@tongyou/policy/engine";
import { placeName } from "../children/place-name.ts";
import type { UpgradeDifference } from "./upgrade.schema.ts";

/** What the list says of a file beside its decision. */
export type Filed = { id: string; name: string; division: string };
type Difference = ReturnType<typeof diffDecisions<Filed>>["differences"][number];

/** One child whom two packs decide differently, with what a list shows of it. */
export function differenceRow(
  { id: filed, differs, before, after, fen }: Difference,
  packs: { before: Pack; after: Pack },
): UpgradeDifference {
  return {
    childId: filed.id,
    name: filed.name,
    division: filed.division,
    divisionName: placeName(filed.division),
    differs: [...differs],
    before: outcomeOf(packs.before, before),
    after: outcomeOf(packs.after, after),
    fen: fen ?? null,
  };
}

function outcomeOf(pack: Pack, { allowance, categories }: Decision): UpgradeDifference["before"] {
  const titled = (list: readonly { id: string; title: Bilingual }[] | undefined, id: string) => ({
    id,
    name: list?.find((one) => one.id === id)?.title ?? { zh: id, en: id },
  });
  return {
    status: allowance.status,
    class: allowance.class === undefined ? null : titled(pack.benefit?.classes, allowance.class),
    fen: allowance.fen ?? null,
    categories: Object.keys(categories)
      .filter((id) => categories[id] === "yes")
      .map((id) => titled(pack.items, id)),
  };
}
