import type { Expression } from "../artefact/expression.ts";
import type { Pack } from "../artefact/pack.ts";
import type { FactName } from "../facts/vocabulary.ts";
import { leafFacts } from "./leaf-reason.ts";
import { partsOf } from "./rule-line.ts";

/** The facts that decide categories, groups, entitlements and the allowance of a pack, in the order it asks. */
export function factsAsked(pack: Pack): readonly FactName[] {
  const found = new Set<FactName>();
  const visit = (source: Expression): void => {
    const parts = partsOf(source);
    for (const part of parts) visit(part);
    if (parts.length > 0 || "item" in source || "constant" in source || "all" in source || "any" in source)
      return;
    for (const name of leafFacts(source)) if (name) found.add(name);
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
