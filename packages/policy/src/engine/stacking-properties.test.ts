import { expect, test } from "vitest";
import { allowance, dibao, packWith } from "../../test/stacking-pack.ts";
import type { Decision } from "../decision.ts";
import type { Facts } from "../facts/vocabulary.ts";
import { compile } from "./policy.ts";

const tekun = { id: "tekun", title: dibao.title, drawn: ["tekun"] };
const schemes = [dibao, allowance];
const policies = [
  { kind: "exclusive", schemes },
  { kind: "exclusive", keeps: "dibao", schemes },
  { kind: "exclusive", keeps: "allowance", schemes },
  { kind: "highestOf", when: "anyTwo", schemes },
  { kind: "highestOf", when: "every", schemes: [...schemes, tekun] },
  { kind: "highestOf", when: "anyTwo", may: true, schemes },
  { kind: "topUp", schemes },
  { kind: "onTop", schemes },
  { kind: "disregardAsIncome", schemes },
] as const satisfies readonly Parameters<typeof packWith>[0][];

/** Every value of each fact that the pack and its stackings tell apart. */
const DOMAINS = {
  birthDate: ["2010-05-05", "2000-01-01"],
  hukouType: ["rural", "urban", "other"],
  "father.statuses": [[{ status: "deceased" }], [{ status: "normal" }]],
  "mother.statuses": [[{ status: "deceased" }], [{ status: "normal" }]],
  benefitsDrawn: [[], ["dibao"], ["tekun"], ["dibao", "tekun"], ["dibao", "orphanAllowance"]],
  drawnFen: [0, 79_999, 80_000, 110_001],
} as const;
const NAMES = Object.keys(DOMAINS) as (keyof typeof DOMAINS)[];
const AT = { on: "2020-06-30" };
type Known = readonly { facts: Facts; completions: readonly Facts[] }[];

/** Every way to know some of the facts and not the others, each with every way to complete it. */
const everyKnowledge = NAMES.reduce<Known>(
  (known, name) =>
    known.flatMap(({ facts, completions }) => {
      const values = DOMAINS[name].map((value): Facts => ({ [name]: value }));
      const hidden = completions.flatMap((one) => values.map((value) => ({ ...one, ...value })));
      const told = values.map((value) => ({
        facts: { ...facts, ...value },
        completions: completions.map((one) => ({ ...one, ...value })),
      }));
      return [{ facts, completions: hidden }, ...told];
    }),
  [{ facts: {}, completions: [{}] }],
);

function agrees(open: Decision["allowance"], full: Decision["allowance"]): boolean {
  if (open.status === "none" || open.status === "choice") return full.status === open.status;
  if (open.status === "decided") return full.status === "decided" && full.fen === open.fen;
  if (open.status === "atLeast") return full.status === "decided" && (full.fen ?? 0) >= (open.fen ?? 0);
  return true;
}

test.each(policies)("no completion of the missing facts contradicts the money: $kind", (kind) => {
  const policy = compile(packWith(kind));
  const wholes = new Map<string, Decision["allowance"]>();
  const whole = (facts: Facts) => {
    const key = JSON.stringify(facts);
    const known = wholes.get(key) ?? policy.decide(facts, AT).allowance;
    wholes.set(key, known);
    return known;
  };
  const wrong: unknown[] = [];
  for (const { facts, completions } of everyKnowledge) {
    const { allowance: open, needs } = policy.decide(facts, AT);
    const against = completions.find((full) => !agrees(open, whole(full)));
    if (against !== undefined) wrong.push({ facts, open, against, full: whole(against) });
    if (needs.some((name) => Object.hasOwn(facts, name))) wrong.push({ facts, asksForKnown: needs });
    if (open.status === "needs" && !open.needs?.length) wrong.push({ facts, asksNothing: open });
  }
  expect(wrong.slice(0, 3)).toEqual([]);
});
