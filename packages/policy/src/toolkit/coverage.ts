/** What became of every clause of a pack, and where in the product it is carried out. */
import type { Clause, Pack } from "../artefact/pack.ts";
import { PLACES, type PlaceCode } from "../artefact/place.ts";
import type { Bilingual } from "../decision.ts";
import { placesIn } from "../engine/places-of.ts";

export type Coverage = {
  pack: string;
  document: string;
  clauses: number;
  encoded: number;
  manual: number;
  informational: number;
  superseded: number;
  unclassified: number;
  /** Items that rest on no clause of any document. */
  itemsWithoutClause: number;
};

/** Counts what became of the clauses of each document. */
export function coverageOf(pack: Pack): Coverage[] {
  const known = new Set(pack.documents.flatMap((document) => document.clauses.map((clause) => clause.no)));
  const rules = [
    ...pack.items,
    ...pack.parameters,
    ...(pack.benefit?.classes ?? []),
    ...pack.stackings,
    ...(pack.procedure ? [pack.procedure, ...pack.procedure.stages] : []),
    ...pack.mechanisms,
    ...pack.roles,
    ...(pack.provisions ?? []),
  ];
  const itemsWithoutClause = rules.filter((rule) => !rule.clauses.some((clause) => known.has(clause))).length;
  return pack.documents.map((document) => {
    const count = (as: string) => document.clauses.filter((clause) => clause.became.as === as).length;
    const [encoded, manual, informational, superseded] = [
      count("encoded"),
      count("manual"),
      count("informational"),
      count("superseded"),
    ];
    const clauses = document.clauses.length;
    return {
      pack: pack.id,
      document: document.id,
      clauses,
      encoded,
      manual,
      informational,
      superseded,
      unclassified: clauses - encoded - manual - informational - superseded,
      itemsWithoutClause,
    };
  });
}

/** What the product has at a place: its addresses, each with what opens it, and all that is done there. */
export type Screens = (place: PlaceCode) => {
  doors: readonly { path: string; procedure: string }[];
  procedures: readonly string[];
};

/** A clause that is encoded or left to a person, and where it is carried out; `places` is empty where nowhere is named. */
export type CarriedOut = Pick<Clause, "no" | "section" | "kind"> & {
  became: "encoded" | "manual";
  places: readonly {
    place: PlaceCode;
    title: Bilingual;
    paths: readonly string[];
    procedures: readonly string[];
  }[];
};
export type PlacedCoverage = Coverage & { carriedOut: readonly CarriedOut[] };

/** The counts of each document, and of each clause to be carried out the screens and procedures. */
export function placedCoverage(pack: Pack, screens: Screens): PlacedCoverage[] {
  const placesOf = placesIn(pack);
  const counts = coverageOf(pack);
  return pack.documents.flatMap(({ clauses }, i) => {
    const count = counts[i];
    if (!count) return [];
    const carriedOut = clauses.flatMap((clause): CarriedOut[] => {
      const { no, section, kind, became } = clause;
      const found = placesOf(clause);
      if (found === undefined || (became.as !== "encoded" && became.as !== "manual")) return [];
      const places = found.map((place) => {
        const { doors, procedures } = screens(place);
        return { place, title: PLACES[place], paths: doors.map(({ path }) => path), procedures };
      });
      return [{ no, section, kind, became: became.as, places }];
    });
    return [{ ...count, carriedOut }];
  });
}
