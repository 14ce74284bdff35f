import fc from "fast-check";
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
const compiled = policies.map((kind) => compile(packWith(kind)));

/** Every value of each fact that the pack and its stackings tell apart. */
const DOMAINS = {
  birthDate: ["2010-05-05", "2000-01-01"],
  hukouType: ["rural", "urban", "other"],
  "father.statuses": [[{ status: "deceased" }], [{ status: "normal" }]],
  "mother.statuses": [[{ status: "deceased" }], [{ status: "normal" }]],
  benefitsDrawn: [[], ["dibao"], ["tekun"], ["dibao", "tekun"], ["dibao", "orphanAllowance"]],
  drawnFen: [0, 79_999, 80_000, 110_001],
} as const;
type Name = keyof typeof DOMAINS;
const NAMES = Object.keys(DOMAINS) as Name[];
const whole: fc.Arbitrary<Facts> = fc.record({
  birthDate: fc.constantFrom(...DOMAINS.birthDate),
  hukouType: fc.constantFrom(...DOMAINS.hukouType),
  "father.statuses": fc.constantFrom(...DOMAINS["father.statuses"]),
  "mother.statuses": fc.constantFrom(...DOMAINS["mother.statuses"]),
  benefitsDrawn: fc.constantFrom(...DOMAINS.benefitsDrawn),
  drawnFen: fc.constantFrom(...DOMAINS.drawnFen),
});

function completions(facts: Facts, hidden: readonly Name[]): Facts[] {
  const [first, ...rest] = hidden;
  if (first === undefined) return [facts];
  return DOMAINS[first].flatMap((value) => completions({ ...facts, [first]: value } as Facts, rest));
}

function agrees(open: Decision["allowance"], full: Decision["allowance"]): boolean {
  if (open.status === "none" || open.status === "choice") return full.status === open.status;
  if (open.status === "decided") return full.status === "decided" && full.fen === open.fen;
  if (open.status === "atLeast") return full.status === "decided" && (full.fen ?? 0) >= (open.fen ?? 0);
  return true;
}

test("however schemes go together, no completion of the missing facts contradicts the money", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...compiled),
      whole,
      fc.subarray(NAMES, { minLength: 1, maxLength: 4 }),
      (policy, facts, hidden) => {
        const rest = Object.fromEntries(
          Object.entries(facts).filter(([name]) => !hidden.some((one) => one === name)),
        );
        const at = { on: "2020-06-30" };
        const open = policy.decide(rest, at);
        for (const full of completions(rest, hidden))
          expect(agrees(open.allowance, policy.decide(full, at).allowance)).toBe(true);
        for (const name of open.needs) expect(hidden).toContain(name);
        if (open.allowance.status === "needs") expect(open.allowance.needs?.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 1000 },
  );
});
