/** Turns a compiled condition into the tree of a "why", with the answers of the child now in the frame. */
import type { Expression } from "../artefact/expression.ts";
import type { ReadingOption } from "../artefact/pack.ts";
import type { Bilingual, Reason } from "../decision.ts";
import { NO, UNKNOWN, type Value, YES } from "./answers.ts";
import type { Condition } from "./condition.ts";
import { type Child, leafReason, mark } from "./leaf-reason.ts";
import type { Program } from "./program.ts";

export type { Child } from "./leaf-reason.ts";

const ALL: Bilingual = { zh: "同时符合下列各项", en: "All of these hold" };
const ANY: Bilingual = { zh: "符合下列情形之一", en: "One of these holds" };
const NEITHER: Bilingual = { zh: "不存在下列情形", en: "This does not hold" };

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
  const { program } = child;
  const inner = condition.children[0];
  const reason = inner ? reasonOf(inner, child) : { text: NEITHER, holds: false };
  const number = program.readingNumber.get(id) ?? 0;
  const reading = program.readings[number];
  if (reading === undefined || inner === undefined) return reason;
  const clauses = [reading.clause];
  if (inner.run(program.frame) === NO) return { clauses, ...reason };
  const option = reading.options[program.frame.options[number] ?? 0];
  const said = saidOf(option, value, program.frame.confirmed[number]);
  return {
    text: { zh: `${reading.text.zh}${said.zh}`, en: `${reading.text.en}${said.en}` },
    ...mark(value),
    clauses,
    children: [reason],
  };
}

/** Who settled an ambiguous limb, and how: the reading in force, or a named person. */
function saidOf(option: ReadingOption | undefined, value: Value, confirmed: number | undefined): Bilingual {
  if (option?.id === "include" || option?.id === "exclude")
    return { zh: `（读法：${option.text.zh}）`, en: ` (reading: ${option.text.en})` };
  if (value === YES && confirmed === YES)
    return { zh: "（已由专人确认）", en: " (confirmed by a named person)" };
  if (value === NO) return { zh: "（已由专人否定）", en: " (denied by a named person)" };
  return { zh: "", en: "" };
}

function underReason(id: string, condition: Condition, child: Child): Reason {
  const { program } = child;
  const taken = condition.children[program.frame.options[program.readingNumber.get(id) ?? 0] ?? 0];
  return taken ? reasonOf(taken, child) : { text: NEITHER, holds: false };
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
  // What is left is a category or a group, explained in its own place: it is named all the same.
  const isElsewhere = inner !== undefined && !reason.children && !reason.fact && reason.clauses !== undefined;
  const children =
    isBranch && !isElsewhere ? reason.children : isElsewhere || reason.children ? [reason] : undefined;
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
