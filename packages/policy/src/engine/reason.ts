/** Turns a compiled condition into the tree of a "why", with the answers of the child now in the frame. */
import type { Expression, StatusTest } from "../artefact/expression.ts";
import type { Bilingual, Reason } from "../decision.ts";
import type { FactName, Facts } from "../facts/vocabulary.ts";
import { NO, REVIEW, UNKNOWN, type Value, YES } from "./answers.ts";
import type { Condition } from "./condition.ts";
import { describeLeaf, factText } from "./describe.ts";
import { holdsOn, statusMask } from "./frame.ts";
import type { Program } from "./program.ts";

export type Child = { program: Program; facts: Facts; on: string };

const ALL: Bilingual = { zh: "同时符合下列各项", en: "All of these hold" };
const ANY: Bilingual = { zh: "符合下列情形之一", en: "One of these holds" };
const NEITHER: Bilingual = { zh: "不存在下列情形", en: "This does not hold" };

const mark = (value: Value): Pick<Reason, "holds" | "review"> => ({
  holds: value === UNKNOWN ? null : value !== NO,
  ...(value === REVIEW && { review: true as const }),
});

const valueIn = (child: Child, name: FactName): NonNullable<Reason["fact"]> => {
  const value = child.facts[name];
  return value === undefined || value === null ? { name } : { name, value };
};

/** The reason of one condition. A held "any" keeps only the branches that make it hold. */
export function reasonOf(condition: Condition, child: Child): Reason {
  const { source } = condition;
  const value = condition.run(child.program.frame);
  if ("all" in source)
    return { text: ALL, ...mark(value), children: condition.children.map((one) => reasonOf(one, child)) };
  if ("any" in source) {
    const children = branches(condition, value, child);
    // Where one branch alone says it, the heading above it would say nothing.
    return value !== NO && children.length === 1 && children[0]
      ? children[0]
      : { text: ANY, ...mark(value), children };
  }
  if ("not" in source)
    return { text: NEITHER, ...mark(value), children: condition.children.map((one) => reasonOf(one, child)) };
  if ("constant" in source)
    return {
      text: source.constant ? { zh: "一律适用", en: "always" } : { zh: "不适用", en: "never" },
      ...mark(value),
    };
  if ("item" in source) return itemReason(source.item, value, child);
  if ("review" in source) return reviewReason(source.review[0], condition, value, child);
  if ("cite" in source) return citedReason(source.cite, condition, value, child);
  if ("under" in source) return underReason(source.under[0], condition, child);
  if ("since" in source) {
    const inner = condition.children[0];
    const text = { zh: `自 ${source.since[0]} 起`, en: `From ${source.since[0]} on` };
    return { text, ...mark(value), children: inner ? [reasonOf(inner, child)] : [] };
  }
  return leafReason(source, value, child);
}

function branches(condition: Condition, value: Value, child: Child): readonly Reason[] {
  const { frame } = child.program;
  const kept = condition.children.filter((one) => {
    const own = one.run(frame);
    return value === NO || own === value || (value === UNKNOWN && own !== NO);
  });
  return kept.map((one) => reasonOf(one, child));
}

/** Categories and groups are explained in their own place; a named condition is said where it is used. */
function itemReason(id: string, value: Value, child: Child): Reason {
  const compiled = child.program.byId.get(id);
  if (compiled === undefined) return { text: { zh: id, en: id }, ...mark(value) };
  const { item, condition } = compiled;
  if (item.kind === "category" || item.kind === "group")
    return { text: item.title, ...mark(value), clauses: item.clauses };
  const inner = reasonOf(condition, child);
  if (inner.children === undefined) return inner;
  const children = inner.clauses === undefined && inner.children ? inner.children : [inner];
  return { text: item.title, ...mark(value), clauses: item.clauses, children };
}

function reviewReason(id: string, condition: Condition, value: Value, child: Child): Reason {
  const inner = condition.children[0];
  const reason = inner ? reasonOf(inner, child) : { text: NEITHER, holds: false };
  const reading = child.program.readings.find((one) => one.id === id);
  if (reading === undefined) return reason;
  if (inner?.run(child.program.frame) === NO) return { clauses: [reading.clause], ...reason };
  const confirmed = child.program.frame.confirmed[child.program.readingNumber.get(id) ?? 0];
  const said =
    value === YES && confirmed === YES
      ? { zh: "（已由专人确认）", en: " (confirmed by a named person)" }
      : value === NO
        ? { zh: "（已由专人否定）", en: " (denied by a named person)" }
        : { zh: "", en: "" };
  return {
    text: { zh: `${reading.text.zh}${said.zh}`, en: `${reading.text.en}${said.en}` },
    ...mark(value),
    clauses: [reading.clause],
    children: [reason],
  };
}

function underReason(id: string, condition: Condition, child: Child): Reason {
  const { program } = child;
  const number = program.readingNumber.get(id) ?? 0;
  const taken = condition.children[program.frame.options[number] ?? 0];
  const reading = program.readings[number];
  const reason: Reason = taken ? reasonOf(taken, child) : { text: NEITHER, holds: false };
  const option = reading?.options[program.frame.options[number] ?? 0];
  const isExcluded = taken !== undefined && "constant" in taken.source;
  return isExcluded && reading && option
    ? { ...reason, text: option.text, clauses: [reading.clause] }
    : reason;
}

function citedReason(
  cite: Extract<Expression, { cite: unknown }>["cite"],
  condition: Condition,
  value: Value,
  child: Child,
): Reason {
  const [clauses, , words] = cite;
  const inner = condition.children[0];
  const reason: Reason = inner ? reasonOf(inner, child) : { text: NEITHER, holds: false };
  const isBranch = inner !== undefined && ("all" in inner.source || "any" in inner.source);
  const text = words ?? (isBranch ? glossOf(clauses, child.program) : undefined);
  const review = reason.review ? { review: true as const } : {};
  if (text === undefined)
    return { ...reason, clauses: [...new Set([...clauses, ...(reason.clauses ?? [])])] };
  const children = isBranch ? reason.children : reason.children === undefined ? undefined : [reason];
  return {
    text,
    ...mark(value),
    ...review,
    clauses,
    ...(children ? { children } : reason.fact ? { fact: reason.fact, children: [reason] } : {}),
  };
}

const glossOf = (clauses: readonly string[], program: Program): Bilingual | undefined => {
  const no = clauses[0];
  for (const document of program.pack.documents) {
    const clause = document.clauses.find((one) => one.no === no);
    if (clause) return clause.gloss;
  }
  return undefined;
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

function leafReason(source: Expression, value: Value, child: Child): Reason {
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
