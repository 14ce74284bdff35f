import type { Expression } from "../artefact/expression.ts";
import type { Pack } from "../artefact/pack.ts";
import { conditionsOf, type Provision } from "../artefact/provision.ts";
import type { FactName } from "../facts/vocabulary.ts";
import { leafFacts } from "./leaf-reason.ts";
import { partsOf } from "./rule-line.ts";

/** The facts an expression itself looks at; what an item it names looks at is the item's. */
function factsOf(source: Expression): readonly FactName[] {
  const parts = partsOf(source);
  if (parts.length > 0) return parts.flatMap(factsOf);
  if ("item" in source || "constant" in source || "all" in source || "any" in source) return [];
  return leafFacts(source).filter((name) => name !== undefined);
}

/** The facts that the conditions of a provision look at themselves, not through items. */
export const factsOfProvision = (provision: Provision): readonly FactName[] => [
  ...new Set(conditionsOf(provision).flatMap(([, when]) => factsOf(when))),
];

/** The facts that decide categories, groups, entitlements and the allowance of a pack, in the order it asks. */
export function factsAsked(pack: Pack): readonly FactName[] {
  const found = new Set<FactName>();
  const visit = (source: Expression): void => {
    for (const name of factsOf(source)) found.add(name);
  };
  for (const { when } of pack.items) visit(when);
  for (const { when, rates } of pack.benefit?.classes ?? []) {
    visit(when);
    for (const rate of rates ?? []) if (rate.when) visit(rate.when);
  }
  if (pack.stackings.some(({ schemes }) => schemes.some(({ drawn }) => drawn.length > 0)))
    found.add("benefitsDrawn");
  if (pack.stackings.some(({ kind }) => kind === "topUp" || kind === "highestOf")) found.add("drawnFen");
  return [...found];
}
