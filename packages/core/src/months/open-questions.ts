import type { Bilingual, Decision } from "@tongyou/policy";
import type { Policy } from "@tongyou/policy/engine";
import type { Decided } from "../children/deciding.ts";
import type { MonthItem } from "./months.schema.ts";

type Question = MonthItem["decisions"][number];

const CONFIRM: readonly { value: string; label: Bilingual }[] = [
  { value: "yes", label: { zh: "认定，按此发放", en: "Yes: pay it so" } },
  { value: "no", label: { zh: "不认定，不按此发放", en: "No: do not pay it so" } },
];

/** Schemes that exclude one another: which is kept. */
function exclusions(policy: Policy, decision: Decision): Question[] {
  return policy.pack.stackings.flatMap(({ clauses, title, schemes }) => {
    const clause = clauses.find((no) => decision.conflicts.includes(no));
    if (clause === undefined) return [];
    return [
      {
        clause,
        question: { zh: `${title.zh}：保留哪一项？`, en: `${title.en}: which one is kept?` },
        options: schemes.map((scheme) => ({ value: scheme.id, label: scheme.title })),
      },
    ];
  });
}

const same = (a: Decision["allowance"], b: Decision["allowance"]) =>
  a.status === b.status && a.class === b.class && a.fen === b.fen;

/** Ambiguities on which this child's allowance turns: those where yes and no give another allowance. */
function ambiguities(policy: Policy, { facts, at, decision }: Decided): Question[] {
  return decision.reviews.flatMap(({ reading }) => {
    const found = policy.pack.readings.find(({ id }) => id === reading);
    const turns = ["yes", "no"].some((value) => {
      const choices = { ...at.choices, [reading]: value };
      return !same(policy.decide(facts, { ...at, choices }).allowance, decision.allowance);
    });
    return found && turns ? [{ clause: reading, question: found.text, options: [...CONFIRM] }] : [];
  });
}

/**
 * What a named person can decide so that the allowance of this child is settled: which scheme is kept, or whether
 * a reading holds for the child. `clause` is what `months.choose` takes.
 */
export function openQuestions(policy: Policy, decided: Decided): Question[] {
  const { decision } = decided;
  if (decision.allowance.status === "choice") return exclusions(policy, decision);
  if (decision.allowance.status === "review") return ambiguities(policy, decided);
  return [];
}
