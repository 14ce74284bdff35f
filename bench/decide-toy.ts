/**
 * One toy policy three times, for an equal comparison with general rule engines: five yes-no answers from eight plain
 * facts, all of them known, since neither of the others says "unknown". No parents without an order, no sets, no dates.
 */

import { ZenEngine } from "@gorules/zen-engine";
import type { Facts } from "@tongyou/policy";
import {
  all,
  any,
  assemble,
  atLeast,
  both,
  clause,
  type Expression,
  encoded,
  holds,
  type Item,
  isOneOf,
} from "@tongyou/policy";
import { compile } from "@tongyou/policy/engine";
import { Engine, type RuleProperties } from "json-rules-engine";

const FACTS = [
  "disabled",
  "severelyIll",
  "meansTestPassed",
  "hasHukou",
  "certificateGeneration",
  "disabilityGrade",
  "hukouType",
  "careArrangement",
] as const;
type ToyFacts = Required<Pick<Facts, (typeof FACTS)[number]>>;
export type ToyAnswers = Record<"self" | "severe" | "poor" | "institution" | "registered", boolean>;
const NAMES = ["self", "severe", "poor", "institution", "registered"] as const;

/** Made-up children with every toy fact known, from a seed. */
export function toyChildren(count: number, seed: number): ToyFacts[] {
  let state = seed;
  const next = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % below;
  };
  const coin = () => next(7) < 3;
  return Array.from({ length: count }, () => ({
    disabled: coin(),
    severelyIll: coin(),
    meansTestPassed: coin(),
    hasHukou: coin(),
    certificateGeneration: next(4),
    disabilityGrade: 1 + next(4),
    hukouType: (["rural", "urban", "resident"] as const)[next(3)] ?? "rural",
    careArrangement: (["parents", "kinship", "institution", "foster"] as const)[next(4)] ?? "parents",
  }));
}

const CONDITIONS: Record<(typeof NAMES)[number], Expression> = {
  self: any(all(holds("disabled"), atLeast("certificateGeneration", 2)), holds("severelyIll")),
  severe: all(holds("disabled"), { lte: ["disabilityGrade", 2] }),
  poor: all(holds("meansTestPassed"), isOneOf("hukouType", "rural", "resident")),
  institution: isOneOf("careArrangement", "institution", "foster"),
  registered: all(holds("hasHukou"), any(holds("disabled"), holds("severelyIll"))),
};

/** The toy policy by this project's engine. */
export function oursOnToy(): (facts: Facts) => ToyAnswers {
  const items = NAMES.map(
    (name): Item => ({
      kind: "category",
      id: `TOY.${name}`,
      title: both("示例", name),
      clauses: ["TOY-1"],
      from: "2018-01-01",
      when: CONDITIONS[name],
    }),
  );
  const policy = compile(
    assemble({
      id: "toy",
      version: "1",
      title: both("示例", "Toy"),
      documents: [
        {
          id: "TOY",
          title: both("示例", "Toy"),
          number: "1",
          effective: "2018-01-01",
          clauses: [
            clause("TOY-1", "1", "CAT", "示例", "Toy", encoded(...NAMES.map((name) => `TOY.${name}`))),
          ],
        },
      ],
      items,
    }),
  );
  const at = { on: "2018-03-31" };
  return (facts) => {
    const { categories } = policy.decide(facts, at);
    return answersOf((name) => categories[`TOY.${name}`] === "yes");
  };
}

const answersOf = (holdsFor: (name: (typeof NAMES)[number]) => boolean): ToyAnswers => ({
  self: holdsFor("self"),
  severe: holdsFor("severe"),
  poor: holdsFor("poor"),
  institution: holdsFor("institution"),
  registered: holdsFor("registered"),
});

const ZEN: Record<(typeof NAMES)[number], string> = {
  self: "(disabled and certificateGeneration >= 2) or severelyIll",
  severe: "disabled and disabilityGrade <= 2",
  poor: "meansTestPassed and hukouType in ['rural', 'resident']",
  institution: "careArrangement in ['institution', 'foster']",
  registered: "hasHukou and (disabled or severelyIll)",
};

/** The toy policy as one expression node of zen-engine; call `dispose` when done. */
export function zenOnToy() {
  const engine = new ZenEngine();
  const decision = engine.createDecision({
    nodes: [
      { id: "in", name: "in", type: "inputNode", position: { x: 0, y: 0 }, content: {} },
      {
        id: "rules",
        name: "rules",
        type: "expressionNode",
        position: { x: 1, y: 0 },
        content: {
          expressions: NAMES.map((name) => ({ id: name, key: name, value: ZEN[name] })),
        },
      },
      { id: "out", name: "out", type: "outputNode", position: { x: 2, y: 0 }, content: {} },
    ],
    edges: [
      { id: "a", sourceId: "in", targetId: "rules", type: "edge" },
      { id: "b", sourceId: "rules", targetId: "out", type: "edge" },
    ],
  });
  return {
    decide: async (facts: Facts): Promise<ToyAnswers> =>
      (await decision.evaluate(facts)).result as ToyAnswers,
    dispose: () => engine.dispose(),
  };
}

/** A fact equals, is among, or is bounded by a value. */
const is = (fact: string, operator: string, value: unknown) => ({ fact, operator, value });
const yes = (fact: string) => is(fact, "equal", true);
const JSON_RULES: Record<(typeof NAMES)[number], RuleProperties["conditions"]> = {
  self: {
    any: [
      { all: [yes("disabled"), is("certificateGeneration", "greaterThanInclusive", 2)] },
      yes("severelyIll"),
    ],
  },
  severe: { all: [yes("disabled"), is("disabilityGrade", "lessThanInclusive", 2)] },
  poor: { all: [yes("meansTestPassed"), is("hukouType", "in", ["rural", "resident"])] },
  institution: { all: [is("careArrangement", "in", ["institution", "foster"])] },
  registered: { all: [yes("hasHukou"), { any: [yes("disabled"), yes("severelyIll")] }] },
};

/** The toy policy by json-rules-engine. */
export function jsonRulesOnToy(): (facts: Facts) => Promise<ToyAnswers> {
  const engine = new Engine(
    NAMES.map((name) => ({ name, conditions: JSON_RULES[name], event: { type: name } })),
  );
  return async (facts) => {
    const { events } = await engine.run(facts);
    return answersOf((name) => events.some(({ type }) => type === name));
  };
}
