import type { Bilingual } from "@tongyou/policy";
import { type Clause, formerParts, type Pack, type placesIn } from "@tongyou/policy/engine";
import type { ClauseRow } from "./standards.schema.ts";

type Carrier = ClauseRow["items"][number];

/**
 * What a pack names, by id: rules, classes, exclusions, parameters, proposals, series, readings, roles, the procedure,
 * mechanisms, provisions; and what it replaced of its parents, said as such.
 */
export function itemNames(pack: Pack): ReadonlyMap<string, Carrier> {
  const carrier = (kind: string) => (item: { id: string; title: Bilingual }) =>
    [item.id, { id: item.id, kind, name: item.title }] as const;
  const titleOf = (parameter: string): Bilingual =>
    pack.parameters.find(({ id }) => id === parameter)?.title ?? { zh: parameter, en: parameter };
  const proposals = pack.proposals.map(({ parameter }) => {
    const { zh, en } = titleOf(parameter);
    return { id: `${parameter}.proposal`, title: { zh: `${zh}（测算公式）`, en: `${en} (formula)` } };
  });
  const former = [...formerParts(pack)].map(([id, { zh, en }]) => ({
    id,
    title: { zh: `${zh}（已由本地区的规定取代）`, en: `${en} (this region's rules took its place)` },
  }));
  return new Map([
    ...former.map(carrier("former")),
    ...pack.roles.map((role) => carrier("role")({ id: `role.${role.role}`, title: role.title })),
    ...pack.readings.map((reading) => carrier("reading")({ id: reading.id, title: reading.text })),
    ...proposals.map(carrier("proposal")),
    ...(pack.procedure ? [carrier("procedure")(pack.procedure)] : []),
    ...pack.mechanisms.map(carrier("mechanism")),
    ...pack.series.map(carrier("series")),
    ...pack.parameters.map(carrier("parameter")),
    ...pack.stackings.map(carrier("stacking")),
    ...(pack.benefit
      ? [carrier("benefit")(pack.benefit), ...pack.benefit.classes.map(carrier("class"))]
      : []),
    ...(pack.provisions ?? []).map((provision) => carrier(provision.kind)(provision)),
    ...pack.items.map((item) => carrier(item.kind)(item)),
  ]);
}

/** One clause with what became of it, what carries it and where that is done. */
export function clauseRow(
  clause: Clause,
  carriers: ReadonlyMap<string, Carrier>,
  placesOf: ReturnType<typeof placesIn>,
): ClauseRow {
  const { became } = clause;
  const ids = became.as === "encoded" ? became.items : [];
  return {
    no: clause.no,
    section: clause.section,
    kind: clause.kind,
    says: clause.gloss,
    became: became.as,
    items: ids.map((id) => carriers.get(id) ?? { id, kind: "rule", name: { zh: id, en: id } }),
    where: became.as === "manual" ? became.where : null,
    places: placesOf(clause) ?? null,
  };
}
