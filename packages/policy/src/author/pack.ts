/** What an author declares a pack with; `assemble` turns it into the artefact. */
import { contentHash } from "../artefact/canonical.ts";
import { checkContent } from "../artefact/check-content.ts";
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
  type Shadowed,
  type SourceDocument,
  type Stacking,
} from "../artefact/pack.ts";
import type { Bilingual } from "../decision.ts";
import { PolicyError } from "../errors.ts";

/** A text in Chinese and English. */
export const both = (zh: string, en: string): Bilingual => ({ zh, en });

/** The item is expressed by these ids of the pack. */
export const encoded = (...items: string[]): Became => ({ as: "encoded", items });
/** A named human decision or step, and where the product asks for it. */
export const manual = (zh: string, en: string): Became => ({ as: "manual", where: { zh, en } });
export const informational: Became = { as: "informational" };

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

/** Changes to a parent pack's item, each with its citation. A silent same id is an error. */
export type Change =
  | { replace: Item; clauses: readonly string[] }
  | { disable: string; clauses: readonly string[] };

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
  stackings?: readonly Stacking[];
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
  const { items, shadowed } = withChanges(parent, source);
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
    parameters: join((pack) => pack.parameters, source.parameters),
    series: join((pack) => pack.series, source.series),
    proposals: join((pack) => pack.proposals, source.proposals),
    readings: join((pack) => pack.readings, source.readings),
    roles: ownFirst(source.roles ?? [], parent?.roles ?? []),
    mechanisms: join((pack) => pack.mechanisms, source.mechanisms),
    items,
    ...benefitOf(source, parent),
    stackings: join((pack) => pack.stackings, source.stackings),
    shadowed,
  };
  checkContent(content);
  // Through text and back: what the author's program held and what is loaded are the same plain data.
  const plain = JSON.parse(JSON.stringify(content)) as PackContent;
  return loadPack({ ...plain, hash: contentHash(plain) });
}

function benefitOf(source: PackSource, parent: Pack | undefined): { benefit?: Benefit } {
  if (source.benefit && parent?.benefit)
    throw new PolicyError("pack", "benefit", {
      zh: "上级包已规定津贴，本包不能再规定一份。",
      en: "The parent pack already states an allowance; this pack cannot state another.",
    });
  const benefit = source.benefit ?? parent?.benefit;
  return benefit ? { benefit } : {};
}

/** A region's own titles stand before, and replace, the titles it inherits for the same role. */
const ownFirst = (own: readonly RoleTitle[], inherited: readonly RoleTitle[]): RoleTitle[] => [
  ...own,
  ...inherited.filter((one) => !own.some((mine) => mine.role === one.role)),
];

function withChanges(parent: Pack | undefined, source: PackSource): { items: Item[]; shadowed: Shadowed[] } {
  const shadowed: Shadowed[] = [...(parent?.shadowed ?? [])];
  let items: Item[] = [...(parent?.items ?? [])];
  for (const change of source.changes ?? []) {
    const id = "replace" in change ? change.replace.id : change.disable;
    const old = items.find((item) => item.id === id);
    if (old === undefined)
      throw new PolicyError("pack", `changes.${id}`, {
        zh: `上级包没有“${id}”，无从替换或停用。`,
        en: `The parent pack has no "${id}" to replace or disable.`,
      });
    shadowed.push({
      id,
      pack: parent?.id ?? "",
      by: "replace" in change ? "replace" : "disable",
      clauses: change.clauses,
      item: old,
    });
    items =
      "replace" in change
        ? items.map((item) => (item.id === id ? change.replace : item))
        : items.filter((item) => item.id !== id);
  }
  return { items: [...items, ...(source.items ?? [])], shadowed };
}
