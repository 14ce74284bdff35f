/** The last lines of a "why": one condition about the child's facts, and what is the case. */
import type { Expression, StatusTest } from "../artefact/expression.ts";
import type { Bilingual, Reason } from "../decision.ts";
import type { FactName, Facts } from "../facts/vocabulary.ts";
import { NO, REVIEW, UNKNOWN, type Value, YES } from "./answers.ts";
import { describeLeaf } from "./describe-condition.ts";
import { factText } from "./describe-fact.ts";
import { holdsOn, statusMask } from "./frame.ts";
import type { Program } from "./program.ts";

/** The child whose facts are in the program's frame. */
export type Child = { program: Program; facts: Facts; on: string };

/** ✓, ✗ or ?, and whether a person confirms. */
export const mark = (value: Value): Pick<Reason, "holds" | "review"> => ({
  holds: value === UNKNOWN ? null : value !== NO,
  ...(value === REVIEW && { review: true as const }),
});

const valueIn = (child: Child, name: FactName): NonNullable<Reason["fact"]> => {
  const value = child.facts[name];
  return value === undefined || value === null ? { name } : { name, value };
};

const PARENTS = [
  ["father.statuses", "父亲", "Father"],
  ["mother.statuses", "母亲", "Mother"],
] as const;

/** Each parent with what is known, and whether that fills a place; one place is filled by one parent only. */
function parentReasons(places: readonly StatusTest[], value: Value, child: Child): Reason[] {
  const masks = places.map((place) => statusMask(place.any));
  const fits = PARENTS.map(([name]) => {
    const held = child.facts[name]?.filter((one) => holdsOn(one, child.on));
    return held && masks.map((mask) => (statusMask(held.map((one) => one.status)) & mask) !== 0);
  });
  const [father, mother] = fits;
  const sameWord = places.length === 2 && value === NO && father?.some(Boolean) && mother?.some(Boolean);
  return PARENTS.map(([name, zh, en], i) => {
    const now = factText(child.facts, name, child.on);
    const own = fits[i];
    const holds = own === undefined ? null : own.some(Boolean) && !(sameWord === true && i === 1);
    return { text: { zh: `${zh}：${now.zh}`, en: `${en}: ${now.en}` }, holds, fact: valueIn(child, name) };
  });
}

/** The reason of a condition that has no parts. */
export function leafReason(source: Expression, value: Value, child: Child): Reason {
  const text = describeLeaf(source) ?? { zh: "条件", en: "condition" };
  if ("parents" in source)
    return {
      text,
      ...mark(value),
      children: parentReasons(source.parents, value, child),
    };
  if ("eachParent" in source)
    return { text, ...mark(value), children: parentReasons([source.eachParent], value, child) };
  if ("someParent" in source)
    return { text, ...mark(value), children: parentReasons([source.someParent], value, child) };
  const [name, second] = leafFacts(source);
  return {
    text: leafText(
      source,
      text,
      value,
      factText(child.facts, name, child.on),
      second && factText(child.facts, second, child.on),
    ),
    ...mark(value),
    fact: valueIn(child, name),
  };
}

/** The condition, and what is the case: "Under 18: born 2009-01-15, aged 9". */
function leafText(
  source: Expression,
  text: Bilingual,
  value: Value,
  actual: Bilingual,
  other: Bilingual | undefined,
): Bilingual {
  if ("is" in source && source.is[1] === true && value === YES) return text;
  const now = other ? { zh: `${actual.zh}；${other.zh}`, en: `${actual.en}; ${other.en}` } : actual;
  if ("father" in source || "mother" in source) {
    const [zh, en] = "father" in source ? ["父亲", "Father"] : ["母亲", "Mother"];
    if (value === YES) return { zh: `${zh}：${now.zh}`, en: `${en}: ${now.en}` };
    return { zh: `须${text.zh}，现为：${now.zh}`, en: `Asked: ${text.en}; now: ${now.en}` };
  }
  return { zh: `${text.zh}：${now.zh}`, en: `${text.en}: ${now.en}` };
}

/** The facts a leaf looks at. */
export function leafFacts(source: Expression): readonly [FactName, FactName?] {
  if ("is" in source) return [source.is[0]];
  if ("in" in source) return [source.in[0]];
  if ("has" in source) return [source.has[0]];
  if ("gte" in source) return [source.gte[0]];
  if ("lte" in source) return [source.lte[0]];
  if ("apart" in source) return [source.apart[0], source.apart[1]];
  if ("incident" in source) return ["incidents"];
  if ("father" in source) return ["father.statuses"];
  if ("mother" in source) return ["mother.statuses"];
  if ("parents" in source || "eachParent" in source || "someParent" in source)
    return ["father.statuses", "mother.statuses"];
  return ["birthDate"];
}
