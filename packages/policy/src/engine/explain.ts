/** The whole "why" of one decision, built from the compiled artefact that decided. */
import type { GroupId } from "../artefact/pack.ts";
import type { Answer, Bilingual, Decision, Explanation, GroupAnswer, Reason } from "../decision.ts";
import type { FactName, Facts } from "../facts/vocabulary.ts";
import { FACTS } from "../facts/vocabulary.ts";
import { answerOf, UNKNOWN } from "./answers.ts";
import type { Condition } from "./condition.ts";
import type { Decider } from "./decide.ts";
import { explainAllowance } from "./explain-allowance.ts";
import type { CompiledItem, Program } from "./program.ts";
import { type Child, reasonOf } from "./reason.ts";
import { sentenceOf } from "./sentence.ts";
import type { At } from "./types.ts";
import { whatWouldChange } from "./would-change.ts";

const VERDICTS: Readonly<Record<Answer, (title: Bilingual) => Bilingual>> = {
  yes: (title) => ({ zh: `属于${title.zh}`, en: `Is in: ${title.en}` }),
  no: (title) => ({ zh: `不属于${title.zh}`, en: `Is not in: ${title.en}` }),
  unknown: (title) => ({ zh: `尚不能确定是否属于${title.zh}`, en: `Not known yet whether in: ${title.en}` }),
  review: (title) => ({
    zh: `须由专人确认是否属于${title.zh}`,
    en: `A named person confirms whether in: ${title.en}`,
  }),
};

const ENTITLEMENT_VERDICTS: typeof VERDICTS = {
  yes: (title) => ({ zh: `可享受：${title.zh}`, en: `Entitled: ${title.en}` }),
  no: (title) => ({ zh: `不适用：${title.zh}`, en: `Does not apply: ${title.en}` }),
  unknown: (title) => ({
    zh: `尚不能确定能否享受：${title.zh}`,
    en: `Not known yet whether entitled: ${title.en}`,
  }),
  review: (title) => ({
    zh: `须由专人确认能否享受：${title.zh}`,
    en: `A named person confirms whether entitled: ${title.en}`,
  }),
};

/** What a group is called where the region's document does not define it. */
export const GROUP_NAMES: Readonly<Record<GroupId, Bilingual>> = {
  inDifficulty: { zh: "困境儿童", en: "Child in difficulty" },
  orphan: { zh: "孤儿", en: "Orphan" },
  deFacto: { zh: "事实无人抚养儿童", en: "De facto unattended child" },
  leftBehind: { zh: "留守儿童", en: "Left-behind child" },
};

/** Explains one child on one day. The answers are those of `decide` for the same arguments. */
export function explainDecision(program: Program, decider: Decider, facts: Facts, at: At): Explanation {
  const decision = decider.decide(facts, at);
  // Asks other questions of the same frame, so it comes before the frame is filled for the reasons.
  const wouldChange = whatWouldChange(program, decider, facts, at, decision);
  const day = decider.load(facts, at);
  const child: Child = { program, facts, on: at.on };
  const inForce = (items: readonly CompiledItem[]) => items.filter(({ number }) => day.inForce[number] === 1);
  return {
    on: at.on,
    sentence: sentenceOf(program, decision, at.on),
    categories: inForce(program.categories).map((compiled) => {
      const answer = answerOf(program.frame.answer(compiled.number));
      return {
        id: compiled.item.id,
        name: compiled.item.title,
        answer,
        reason: itemReason(compiled, answer, child),
      };
    }),
    groups: (["inDifficulty", "orphan", "deFacto", "leftBehind"] as const).map((id) => {
      const compiled = inForce(program.groups).find(({ item }) => item.kind === "group" && item.group === id);
      const answer: GroupAnswer = decision[id];
      const name = compiled?.item.title ?? GROUP_NAMES[id];
      return compiled && answer !== "undefined"
        ? { id, name, answer, reason: itemReason(compiled, answer, child) }
        : { id, name, answer };
    }),
    allowance: explainAllowance(program, decision, day, at, child),
    entitlements: inForce(program.entitlements).map((compiled) => {
      const answer = answerOf(program.frame.answer(compiled.number));
      return {
        clause: compiled.item.id,
        name: compiled.item.title,
        answer,
        reason: itemReason(compiled, answer, child),
      };
    }),
    wouldChange,
    needs: decision.needs.map((fact) => ({
      fact,
      question: { zh: FACTS[fact].askZh, en: FACTS[fact].askEn },
      why: whyAsked(program, decision, fact),
    })),
  };
}

function itemReason({ item, condition }: CompiledItem, answer: Answer, child: Child): Reason {
  const inner = reasonOf(condition, child);
  const isBare = inner.clauses === undefined && inner.fact === undefined && inner.children !== undefined;
  return {
    text: (item.kind === "entitlement" ? ENTITLEMENT_VERDICTS : VERDICTS)[answer](item.title),
    holds: answer === "unknown" ? null : answer !== "no",
    ...(answer === "review" && { review: true as const }),
    clauses: item.clauses,
    children: isBare ? (inner.children ?? []) : [inner],
  };
}

/** Which answers a missing fact would help to settle. */
function whyAsked(program: Program, decision: Decision, fact: FactName): Bilingual {
  const open: Bilingual[] = [];
  if (decision.allowance.needs?.includes(fact))
    open.push(program.benefit?.title ?? { zh: "津贴", en: "the allowance" });
  const waits = (condition: Condition) => {
    let found = false;
    const value = condition.run(program.frame);
    condition.gather(program.frame, value, 1, {
      fact: (name) => (found ||= name === fact),
      review: () => undefined,
    });
    return found;
  };
  for (const { item, number, condition } of [
    ...program.categories,
    ...program.groups,
    ...program.entitlements,
  ])
    if (program.frame.answer(number) === UNKNOWN && waits(condition)) open.push(item.title);
  const shown = open.slice(0, 4);
  const more = open.length - shown.length;
  return {
    zh: `用于确定：${shown.map((one) => one.zh).join("、")}${more > 0 ? `等 ${open.length} 项` : ""}`,
    en: `Settles: ${shown.map((one) => one.en).join(", ")}${more > 0 ? ` and ${more} more` : ""}`,
  };
}
