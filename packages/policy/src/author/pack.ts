/** What an author declares a pack with; `assemble` turns it into the artefact. */
import { contentHash } from "../artefact/canonical.ts";
import { loadPack } from "../artefact/load-pack.ts";
import {
  type Became,
  type Benefit,
  type Clause,
  type ClauseKind,
  type Item,
  type Mechanism,
  PACK_FORMAT,
  type Pack,
  type PackContent,
  type Parameter,
  type Proposal,
  type Reading,
  type RoleTitle,
  type Series,
  type SourceDocument,
} from "../artefact/pack.ts";
import type { PlaceCode } from "../artefact/place.ts";
import type { Procedure } from "../artefact/procedure.ts";
import type { Provision } from "../artefact/provision.ts";
import type { Stacking } from "../artefact/stacking.ts";
import type { Bilingual } from "../decision.ts";
import { PolicyError } from "../errors.ts";
import { type Change, inherit } from "./inherit.ts";
import { namingParts } from "./name-parts.ts";
import type { AuthoredProvision } from "./provisions.ts";

/** A text in Chinese and English. */
export const both = (zh: string, en: string): Bilingual => ({ zh, en });

/** The item is expressed by these ids of the pack. */
export const encoded = (...items: string[]): Became => ({ as: "encoded", items });
/** A named human decision or step: the place of the product where it is done, and how, in words. */
export const manual = (place: PlaceCode, zh: string, en: string): Became => ({
  as: "manual",
  place,
  where: { zh, en },
});
export const informational: Became = { as: "informational" };
/** A later clause took its place. */
export const supersededBy = (clauseNo: string): Became => ({ as: "superseded", by: clauseNo });

/** One clause of a document: its number, kind, gloss in our own words, and what became of it. */
export const clause = (
  no: string,
  section: string,
  kind: ClauseKind,
  zh: string,
  en: string,
  became: Became,
): Clause => ({
  no,
  section,
  kind,
  gloss: { zh, en },
  became,
});

/** A reading with the usual options: a named person confirms, always counts, never counts. */
export function confirmedReading(
  id: string,
  clauseNo: string,
  zh: string,
  en: string,
  taken: "review" | "include" | "exclude" = "review",
): Reading {
  return {
    id,
    clause: clauseNo,
    text: { zh, en },
    taken,
    options: [
      { id: "review", text: both("逐个由专人确认", "a named person confirms each child") },
      { id: "include", text: both("一律计入", "always counts") },
      { id: "exclude", text: both("一律不计入", "never counts") },
    ],
  };
}

/** A document as its author writes it. */
export type AuthoredDocument = Omit<SourceDocument, "pack">;

export type PackSource = {
  id: string;
  version: string;
  title: Bilingual;
  extends?: PackSource;
  documents: readonly AuthoredDocument[];
  parameters?: readonly Parameter[];
  series?: readonly Series[];
  proposals?: readonly Proposal[];
  readings?: readonly Reading[];
  roles?: readonly RoleTitle[];
  mechanisms?: readonly Mechanism[];
  items?: readonly Item[];
  benefit?: Benefit;
  procedure?: Procedure;
  stackings?: readonly Stacking[];
  provisions?: readonly AuthoredProvision[];
  changes?: readonly Change[];
};

/** Types a pack while it is written; `tongyou policy check` and the build judge it. */
export const definePack = (source: PackSource): PackSource => source;

/**
 * Flattens a pack over its parents, pins the parent by its hash, and validates the whole as any loaded
 * artefact. Throws `PolicyError` with the place that is wrong.
 */
export function assemble(source: PackSource): Pack {
  const parent = source.extends ? assemble(source.extends) : undefined;
  const inherited = inherit(parent, source.changes ?? []);
  const join = <T>(list: (pack: Pack) => readonly T[], own: readonly T[] | undefined): T[] => [
    ...(parent ? list(parent) : []),
    ...(own ?? []),
  ];
  const content: PackContent = {
    format: PACK_FORMAT,
    id: source.id,
    version: source.version,
    title: source.title,
    ...(parent && { extends: { id: parent.id, version: parent.version, hash: parent.hash } }),
    documents: join(
      (pack) => pack.documents,
      source.documents.map((document) => ({ ...document, pack: source.id })),
    ),
    parameters: [...inherited.parameters, ...(source.parameters ?? [])],
    series: join((pack) => pack.series, source.series),
    proposals: join((pack) => pack.proposals, source.proposals),
    readings: join((pack) => pack.readings, source.readings),
    roles: ownFirst(source.roles ?? [], parent?.roles ?? []),
    mechanisms: join((pack) => pack.mechanisms, source.mechanisms),
    items: [...inherited.items, ...(source.items ?? [])],
    ...oneOf("benefit", { zh: "津贴", en: "an allowance" }, source.benefit, inherited.benefit),
    ...oneOf("procedure", { zh: "办理程序", en: "a procedure" }, source.procedure, inherited.procedure),
    stackings: [...inherited.stackings, ...(source.stackings ?? [])],
    provisions: [...inherited.provisions, ...datedProvisions(source)],
    shadowed: inherited.shadowed,
  };
  // Through text and back: what the author's program held and what is loaded are the same plain data.
  const plain = JSON.parse(JSON.stringify(content)) as PackContent;
  return namingParts(content, () => loadPack({ ...plain, hash: contentHash(plain) }));
}

/** What a pack has once: its own, or its parent's. Two at a time contradict each other. */
function oneOf<K extends "benefit" | "procedure">(
  key: K,
  title: Bilingual,
  own: PackContent[K],
  inherited: PackContent[K],
): { [one in K]?: NonNullable<PackContent[K]> } {
  if (own && inherited)
    throw new PolicyError(
      "pack",
      key,
      {
        zh: `上级包已规定${title.zh}。请在 changes 中写明替换它（replace … instead），并引用依据。`,
        en: `The parent pack already states ${title.en}. Replace it in \`changes\` (replace … instead) with its clause.`,
      },
      [own.id],
    );
  const one = own ?? inherited;
  return one ? ({ [key]: one } as { [one in K]?: NonNullable<PackContent[K]> }) : {};
}

/** A provision without its own day holds from the day the document of its first clause does. */
function datedProvisions(source: PackSource): Provision[] {
  const effective = new Map(
    source.documents.flatMap((document) =>
      document.clauses.map(({ no }) => [no, document.effective] as const),
    ),
  );
  return (source.provisions ?? []).map((one) => {
    const from = one.from ?? effective.get(one.clauses[0] ?? "");
    // A clause that does not exist is refused by the check of the content, with its place.
    return { ...one, from: from ?? source.documents[0]?.effective ?? "" } as Provision;
  });
}

/** A region's own titles stand before, and replace, the titles it inherits for the same role. */
const ownFirst = (own: readonly RoleTitle[], inherited: readonly RoleTitle[]): RoleTitle[] => [
  ...own,
  ...inherited.filter((one) => !own.some((mine) => mine.role === one.role)),
];
