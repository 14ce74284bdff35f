/** The other values of a fact that a pack's conditions tell apart. */
import type { Expression } from "../artefact/expression.ts";
import type { DatedStatus, FactName, Facts } from "../facts/vocabulary.ts";
import { FACTS } from "../facts/vocabulary.ts";
import { leafFacts } from "./leaf-reason.ts";
import type { Program } from "./program.ts";

/** Every other value of a fact that the pack's own conditions speak of. */
type Alternatives = ReadonlyMap<FactName, readonly unknown[]>;
const known = new WeakMap<Program, Alternatives>();

function walk(source: Expression, visit: (leaf: Expression) => void): void {
  if ("all" in source) for (const child of source.all) walk(child, visit);
  else if ("any" in source) for (const child of source.any) walk(child, visit);
  else if ("not" in source) walk(source.not, visit);
  else if ("under" in source) for (const child of Object.values(source.under[1])) walk(child, visit);
  else if ("review" in source) walk(source.review[1], visit);
  else if ("cite" in source) walk(source.cite[1], visit);
  else if ("since" in source) walk(source.since[1], visit);
  else if (!("item" in source) && !("constant" in source)) visit(source);
}

/** The values a leaf tells apart: each as a whole new value of the fact. */
function valuesOf(leaf: Expression): [FactName, unknown][] {
  const [name, second] = leafFacts(leaf);
  if ("is" in leaf)
    return typeof leaf.is[1] === "boolean"
      ? [
          [name, true],
          [name, false],
        ]
      : [[name, leaf.is[1]]];
  if ("in" in leaf) return leaf.in[1].map((word) => [name, word]);
  if ("has" in leaf) return [...leaf.has[1].map((word): [FactName, unknown] => [name, [word]]), [name, []]];
  if ("gte" in leaf)
    return [
      [name, leaf.gte[1]],
      [name, leaf.gte[1] - 1],
    ];
  if ("lte" in leaf)
    return [
      [name, leaf.lte[1]],
      [name, leaf.lte[1] + 1],
    ];
  const tests =
    "parents" in leaf
      ? leaf.parents
      : "eachParent" in leaf
        ? [leaf.eachParent]
        : "someParent" in leaf
          ? [leaf.someParent]
          : "father" in leaf
            ? [leaf.father]
            : "mother" in leaf
              ? [leaf.mother]
              : [];
  const statuses = [...new Set([...tests.flatMap((test) => test.any), "normal" as const])];
  return [name, second].flatMap((one) =>
    one === undefined ? [] : statuses.map((status): [FactName, unknown] => [one, [{ status }]]),
  );
}

/** What else each fact could be, as far as the pack tells the difference. Found once for each pack. */
export function alternatives(program: Program): Alternatives {
  const cached = known.get(program);
  if (cached !== undefined) return cached;
  const found = new Map<FactName, Map<string, unknown>>();
  const visit = (leaf: Expression) => {
    if ("age" in leaf || "incident" in leaf || "apart" in leaf) return;
    for (const [name, value] of valuesOf(leaf)) {
      const values = found.get(name) ?? new Map<string, unknown>();
      found.set(name, values.set(JSON.stringify(value), value));
    }
  };
  for (const { item } of program.items) if (item.kind !== "entitlement") walk(item.when, visit);
  for (const { rate } of program.classes) walk(rate.when, visit);
  const drawn = program.stackings.flatMap(({ stacking }) =>
    stacking.schemes.flatMap((scheme) => scheme.drawn),
  );
  if (drawn.length > 0)
    found.set(
      "benefitsDrawn",
      new Map([["[]", []], ...drawn.map((word): [string, unknown] => [JSON.stringify([word]), [word]])]),
    );
  const made: Alternatives = new Map([...found].map(([name, values]) => [name, [...values.values()]]));
  known.set(program, made);
  return made;
}

/** The dead do not change: nobody is helped by "if the father were alive". */
export const isFinal = (facts: Facts, name: FactName): boolean =>
  (name === "father.statuses" || name === "mother.statuses") &&
  (facts[name] ?? []).some((one) => one.status === "deceased" || one.status === "declaredDead");

/** One status more or less of a parent is the smallest change: keep the others. */
export function changed(facts: Facts, name: FactName, value: unknown): Facts {
  if (FACTS[name].type !== "statuses") return { ...facts, [name]: value };
  const [wanted] = value as DatedStatus[];
  return {
    ...facts,
    [name]:
      wanted?.status === "normal"
        ? [wanted]
        : [
            ...((facts[name] as readonly DatedStatus[] | undefined) ?? []).filter(
              (one) => one.status !== "normal" && one.status !== wanted?.status,
            ),
            wanted,
          ],
  } as Facts;
}
