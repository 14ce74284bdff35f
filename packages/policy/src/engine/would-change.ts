/** Which single fact, were it otherwise, would change the money or a category. */
import type { Expression } from "../artefact/expression.ts";
import type { Bilingual, Decision, Explanation } from "../decision.ts";
import { reaches } from "../facts/calendar.ts";
import type { DatedStatus, FactName, Facts } from "../facts/vocabulary.ts";
import { FACTS } from "../facts/vocabulary.ts";
import type { Decider } from "./decide.ts";
import { factText, moneyText } from "./describe.ts";
import type { Program } from "./program.ts";
import { leafFacts } from "./reason.ts";
import type { At } from "./types.ts";

const LIMIT = 8;
/** So that one parent's many possible statuses do not crowd out the other facts. */
const LIMIT_PER_FACT = 3;

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

function alternatives(program: Program): Alternatives {
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
const isFinal = (facts: Facts, name: FactName): boolean =>
  (name === "father.statuses" || name === "mother.statuses") &&
  (facts[name] ?? []).some((one) => one.status === "deceased" || one.status === "declaredDead");

/** One status more or less of a parent is the smallest change: keep the others. */
function changed(facts: Facts, name: FactName, value: unknown): Facts {
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

const summary = (decision: Decision) =>
  JSON.stringify([decision.allowance.status, decision.allowance.class, decision.allowance.fen]);

function effectText(program: Program, before: Decision, after: Decision): Bilingual {
  if (summary(before) !== summary(after)) return allowanceText(program, after);
  const moved = Object.entries(after.categories).filter(([id, answer]) => answer !== before.categories[id]);
  const words = {
    yes: ["属于", "in"],
    no: ["不再属于", "no longer in"],
    unknown: ["尚不能确定是否属于", "not known whether in"],
    review: ["须专人确认是否属于", "to be confirmed whether in"],
  } as const;
  const parts = moved.map(([id, answer]) => ({
    title: program.byId.get(id)?.item.title ?? { zh: id, en: id },
    words: words[answer],
  }));
  return {
    zh: parts.map((part) => `${part.words[0]}${part.title.zh}`).join("，"),
    en: parts.map((part) => `${part.words[1]} ${part.title.en}`).join(", "),
  };
}

/** The allowance in a few words. */
export function allowanceText(program: Program, decision: Decision): Bilingual {
  const { status, fen } = decision.allowance;
  const rate = program.classes.find((one) => one.rate.id === decision.allowance.class)?.rate.title;
  const amount = fen === undefined ? undefined : moneyText(fen);
  const title = rate ?? { zh: "", en: "" };
  switch (status) {
    case "decided":
      return { zh: `按“${title.zh}”每月发放 ${amount?.zh}`, en: `${amount?.en} a month as ${title.en}` };
    case "atLeast":
      return { zh: `每月至少 ${amount?.zh}`, en: `at least ${amount?.en} a month` };
    case "none":
      return { zh: "不发放津贴", en: "no allowance" };
    case "choice":
      return {
        zh: "须由专人在互斥的待遇中选择",
        en: "a named person chooses between schemes that exclude one another",
      };
    case "review":
      return {
        zh: `须由专人确认是否按“${title.zh}”发放`,
        en: `a named person confirms whether it is paid as ${title.en}`,
      };
    case "needs":
      return { zh: "津贴尚不能确定", en: "the allowance cannot be decided yet" };
    default:
      return (
        decision.allowance.refusal ?? {
          zh: "本地文件未规定津贴",
          en: "no document of this region states an allowance",
        }
      );
  }
}

/** Single changes of a known fact that would change the money or a category; money first. */
export function whatWouldChange(
  program: Program,
  decider: Decider,
  facts: Facts,
  at: At,
  decision: Decision,
): Explanation["wouldChange"] {
  const found: { weight: number; entry: Explanation["wouldChange"][number] }[] = [];
  const seen = new Set<string>();
  const tryOne = (name: FactName, other: Facts, say: (effect: Bilingual) => Bilingual) => {
    const after = decider.decide(other, at);
    const money = summary(after) !== summary(decision);
    if (!money && JSON.stringify(after.categories) === JSON.stringify(decision.categories)) return;
    const effect = effectText(program, decision, after);
    if (effect.zh === "" || seen.has(`${name} ${effect.zh}`)) return;
    seen.add(`${name} ${effect.zh}`);
    found.push({ weight: money ? 0 : 1, entry: { fact: name, to: other[name], text: say(effect) } });
  };
  for (const [name, values] of alternatives(program)) {
    if (facts[name] === undefined || facts[name] === null || isFinal(facts, name)) continue;
    for (const value of values) {
      const other = changed(facts, name, value);
      const said = factText(other, name, at.on);
      if (JSON.stringify(other[name]) !== JSON.stringify(facts[name]))
        tryOne(name, other, (effect) => ({
          zh: `如果${FACTS[name].zh}为“${said.zh}”：${effect.zh}`,
          en: `If ${FACTS[name].en.toLowerCase()} were "${said.en}": ${effect.en}`,
        }));
    }
  }
  const { birthDate } = facts;
  if (birthDate !== undefined && birthDate !== null)
    for (const years of program.ageLimits) {
      const day = reaches(birthDate, years);
      // As if the birthday were today: what the standards will be on that day is not known.
      const aged = { ...facts, birthDate: `${Number(at.on.slice(0, 4)) - years}${at.on.slice(4)}` };
      if (day > at.on)
        tryOne("birthDate", aged, (effect) => ({
          zh: `${day} 满 ${years} 周岁起：${effect.zh}`,
          en: `From ${day} on, aged ${years}: ${effect.en}`,
        }));
    }
  const shown = new Map<FactName, number>();
  return found
    .sort((a, b) => a.weight - b.weight)
    .map(({ entry }) => entry)
    .filter(({ fact }) => {
      const count = shown.get(fact) ?? 0;
      shown.set(fact, count + 1);
      return count < LIMIT_PER_FACT;
    })
    .slice(0, LIMIT);
}
