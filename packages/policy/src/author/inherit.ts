/** Changes of a parent pack, each with its citation. What was before stays visible as shadowed. */
import type { Benefit, Item, Pack, Parameter, ParameterValue, Shadowed } from "../artefact/pack.ts";
import type { Procedure } from "../artefact/procedure.ts";
import type { Provision } from "../artefact/provision.ts";
import type { Stacking } from "../artefact/stacking.ts";
import type { Bilingual } from "../decision.ts";
import { PolicyError } from "../errors.ts";

type Part = Item | Parameter | Provision | Stacking | Benefit | Procedure;

/**
 * `replace` takes the place of the part with the same id (or `instead`), in the same position · `disable` · `raiseTo`
 * a higher value of a parameter · `extendUntil` a later end of a rule, or of a parameter's last value.
 */
export type Change =
  | { replace: Part; instead?: string; clauses: readonly string[] }
  | { disable: string; clauses: readonly string[] }
  | { raiseTo: ParameterValue; of: string; clauses: readonly string[] }
  | { extendUntil: string; of: string; clauses: readonly string[] };

export type Inherited = {
  items: readonly Item[];
  parameters: readonly Parameter[];
  provisions: readonly Provision[];
  stackings: readonly Stacking[];
  benefit: Benefit | undefined;
  procedure: Procedure | undefined;
  shadowed: readonly Shadowed[];
};

const LISTS = ["items", "parameters", "provisions", "stackings", "benefits", "procedures"] as const;
type Lists = {
  items: Item[];
  parameters: Parameter[];
  provisions: Provision[];
  stackings: Stacking[];
  benefits: Benefit[];
  procedures: Procedure[];
};
const KEY = {
  items: "item",
  parameters: "parameter",
  provisions: "provision",
  stackings: "stacking",
  benefits: "benefit",
  procedures: "procedure",
} as const;

const wrong = (id: string, text: Bilingual) => new PolicyError("pack", `changes.${id}`, text, [id]);

/** What a pack inherits after its changes. Throws `PolicyError` for a part that is not there, or is sealed. */
export function inherit(parent: Pack | undefined, changes: readonly Change[]): Inherited {
  const lists: Lists = {
    items: [...(parent?.items ?? [])],
    parameters: [...(parent?.parameters ?? [])],
    provisions: [...(parent?.provisions ?? [])],
    stackings: [...(parent?.stackings ?? [])],
    benefits: parent?.benefit ? [parent.benefit] : [],
    procedures: parent?.procedure ? [parent.procedure] : [],
  };
  const shadowed: Shadowed[] = [...(parent?.shadowed ?? [])];
  for (const change of changes) {
    const id = targetOf(change);
    const name = LISTS.find((list) => lists[list].some((one) => one.id === id));
    const old = name && lists[name].find((one) => one.id === id);
    if (name === undefined || old === undefined)
      throw wrong(id, {
        zh: `上级包没有“${id}”，无从更改。`,
        en: `The parent pack has no "${id}" to change.`,
      });
    refuseSealed(old, id);
    const by = operationOf(change);
    shadowed.push({
      id,
      pack: parent?.id ?? "",
      by,
      clauses: change.clauses,
      [KEY[name]]: old,
    } as unknown as Shadowed);
    const next = changedPart(change, old);
    // The list and the part were found together; whether a replacement fits is judged with the whole content.
    const list = lists[name] as Part[];
    list.splice(list.indexOf(old), 1, ...(next ? [next] : []));
  }
  const { benefits, procedures, ...rest } = lists;
  return { ...rest, benefit: benefits[0], procedure: procedures[0], shadowed };
}

const targetOf = (change: Change): string =>
  "replace" in change
    ? (change.instead ?? change.replace.id)
    : "disable" in change
      ? change.disable
      : change.of;

const operationOf = (change: Change): Shadowed["by"] =>
  "replace" in change
    ? "replace"
    : "disable" in change
      ? "disable"
      : "raiseTo" in change
        ? "raiseTo"
        : "extendUntil";

function refuseSealed(old: Part, id: string): void {
  const isSealed = "classes" in old ? old.classes.some((one) => one.sealed) : "sealed" in old && old.sealed;
  if (isSealed)
    throw wrong(id, {
      zh: `“${id}”由上级包封定，下级不能更改。`,
      en: `The parent pack sealed "${id}"; it cannot be changed here.`,
    });
}

function changedPart(change: Change, old: Part): Part | undefined {
  if ("disable" in change) return undefined;
  if ("replace" in change) return change.replace;
  if ("raiseTo" in change) return raised(old, change.raiseTo);
  return extended(old, change.extendUntil);
}

/** A higher value on its days. Refuses one that is lower than what the parent has on any of them. */
function raised(old: Part, value: ParameterValue): Parameter {
  if (!("values" in old))
    throw wrong(old.id, { zh: "只有标准可以提高。", en: "Only a parameter can be raised." });
  const { from, until } = value;
  const higher = old.values.find((one) => one.from < until && from < one.until && one.fen > value.fen);
  if (higher)
    throw wrong(old.id, {
      zh: `${value.fen} 分低于上级自 ${higher.from} 起的 ${higher.fen} 分，不是提高。`,
      en: `${value.fen} fen is below the parent's ${higher.fen} fen from ${higher.from} on: nothing is raised.`,
    });
  const values = [...outside(old.values, value), value].sort((a, b) => (a.from < b.from ? -1 : 1));
  return { ...old, values, ...stillToBeEntered(old, value) };
}

/** What is left of spans without the days of another. */
const outside = <T extends { from: string; until?: string }>(
  spans: readonly T[],
  { from, until }: { from: string; until: string },
): T[] =>
  spans.flatMap((one) => [
    ...(one.from < from
      ? [one.until !== undefined && one.until <= from ? one : { ...one, until: from }]
      : []),
    ...(one.until === undefined || one.until > until
      ? [one.from >= until ? one : { ...one, from: until }]
      : []),
  ]);

/** Days that a new value covers are to be entered no longer. */
const stillToBeEntered = (
  { toBeEntered }: Parameter,
  value: { from: string; until: string },
): Pick<Parameter, "toBeEntered"> => (toBeEntered ? { toBeEntered: outside(toBeEntered, value) } : {});

/** A later end; an earlier one, or no end to move, is refused. */
function extended(old: Part, until: string): Part {
  const end = "values" in old ? old.values.at(-1)?.until : "until" in old ? old.until : undefined;
  if (end === undefined || until <= end)
    throw wrong(old.id, {
      zh: `没有可延长到 ${until} 的期限。`,
      en: `There is no end that could be moved on to ${until}.`,
    });
  if (!("values" in old)) return { ...old, until } as Part;
  return {
    ...old,
    values: old.values.map((one, i) => (i === old.values.length - 1 ? { ...one, until } : one)),
    ...stillToBeEntered(old, { from: end, until }),
  };
}
