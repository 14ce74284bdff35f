/** What a pack changed of its parents: kept in the artefact, so that their clauses can still name it. */
import type { Bilingual } from "../decision.ts";
import type { PackContent, Shadowed } from "./pack.ts";

const titlesOf = (one: Shadowed): readonly { id: string; title: Bilingual }[] => {
  if ("benefit" in one) return [one.benefit, ...one.benefit.classes];
  if ("procedure" in one) return [one.procedure];
  if ("item" in one) return [one.item];
  if ("parameter" in one) return [one.parameter];
  return ["provision" in one ? one.provision : one.stacking];
};

/** The parts as they were before, the classes of an allowance among them: titles by id. */
export const formerParts = ({ shadowed }: Pick<PackContent, "shadowed">): ReadonlyMap<string, Bilingual> =>
  new Map(shadowed.flatMap(titlesOf).map(({ id, title }) => [id, title]));
