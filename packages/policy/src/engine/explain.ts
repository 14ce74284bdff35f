/** The whole "why" of one decision, built from the compiled artefact that decided. */
import type { Answer, Bilingual, Decision, Explanation, GroupAnswer, Reason } from "../decision.ts";
import type { FactName, Facts } from "../facts/vocabulary.ts";
import { FACTS } from "../facts/vocabulary.ts";
import { answerOf, NO, REVIEW, UNKNOWN, YES } from "./answers.ts";
import type { Condition } from "./condition.ts";
import type { DayContext } from "./context.ts";
import type { Decider } from "./decide.ts";
import { moneyText } from "./describe.ts";
import type { CompiledItem, Program } from "./program.ts";
import { type Child, reasonOf } from "./reason.ts";
import type { At } from "./types.ts";
import { allowanceText, whatWouldChange } from "./would-change.ts";

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

const GROUP_NAMES: Readonly<Record<"inDifficulty" | "orphan" | "deFacto" | "leftBehind", Bilingual>> = {
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

function explainAllowance(
  program: Program,
  decision: Decision,
  day: DayContext,
  at: At,
  child: Child,
): Explanation["allowance"] {
  const { allowance } = decision;
  const children: Reason[] = [];
  const working: Bilingual[] = [];
  for (const [index, { rate, condition }] of program.classes.entries()) {
    if (day.classes[index]?.inForce !== true) continue;
    const value = condition.run(program.frame);
    const inner = reasonOf(condition, child);
    const isBare = inner.clauses === undefined && inner.children !== undefined;
    children.push({
      text: rate.title,
      holds: value === UNKNOWN ? null : value !== NO,
      ...(value === REVIEW && { review: true as const }),
      clauses: rate.clauses,
      children: isBare ? (inner.children ?? []) : [inner],
    });
    const amount = day.classes[index]?.amount;
    if (value !== NO && amount)
      working.push(
        "refusal" in amount
          ? amount.refusal
          : {
              zh: `${rate.title.zh}：每月 ${moneyText(amount.fen).zh}，自 ${amount.from} 起（${amount.entered ? "本单位录入：" : ""}${amount.source.zh}）`,
              en: `${rate.title.en}: ${moneyText(amount.fen).en} a month from ${amount.from} on (${amount.entered ? "entered by this bureau: " : ""}${amount.source.en})`,
            },
      );
    if (value === YES) break;
  }
  if (program.benefit && children.filter((one) => one.holds !== false).length > 1) {
    working.push(program.benefit.precedence.text);
    if (allowance.status === "atLeast")
      working.push({
        zh: "资料不全，先按其中最低的一档计",
        en: "Facts are missing: the lowest of these counts until they are known",
      });
  }
  children.push(...stackingReasons(program, decision, at, child));
  const holds =
    allowance.status === "decided" || allowance.status === "atLeast"
      ? true
      : allowance.status === "none" || allowance.status === "undefined"
        ? false
        : null;
  return {
    ...allowance,
    name: program.benefit?.title ?? { zh: "津贴", en: "Allowance" },
    reason: {
      text: allowanceText(program, decision),
      holds,
      ...(allowance.status === "review" && { review: true as const }),
      children,
    },
    working,
  };
}

/** The exclusions, where they bite, may bite, or were settled by a named person. */
function stackingReasons(program: Program, decision: Decision, at: At, child: Child): Reason[] {
  const drawn = child.facts.benefitsDrawn;
  return program.stackings.flatMap(({ stacking }): Reason[] => {
    const bites = stacking.clauses.some((clause) => decision.conflicts.includes(clause));
    const choice = stacking.clauses.map((clause) => at.choices?.[clause]).find((one) => one !== undefined);
    const chosen = stacking.schemes.find((scheme) => scheme.id === choice);
    const open = drawn === undefined && decision.needs.includes("benefitsDrawn");
    if (!bites && !chosen && !open) return [];
    const said = chosen
      ? { zh: `（专人已选择：${chosen.title.zh}）`, en: ` (a named person chose: ${chosen.title.en})` }
      : bites
        ? { zh: "（须由专人选择其一）", en: " (a named person chooses one)" }
        : { zh: "（已享受的待遇不详）", en: " (what is drawn already is not known)" };
    return [
      {
        text: { zh: `${stacking.title.zh}${said.zh}`, en: `${stacking.title.en}${said.en}` },
        holds: bites || chosen ? true : null,
        clauses: stacking.clauses,
        fact: drawn === undefined ? { name: "benefitsDrawn" } : { name: "benefitsDrawn", value: drawn },
      },
    ];
  });
}

function sentenceOf(program: Program, decision: Decision, on: string): Bilingual {
  const titled = (answer: Answer) =>
    Object.entries(decision.categories)
      .filter(([, one]) => one === answer)
      .map(([id]) => program.byId.get(id)?.item.title ?? { zh: id, en: id });
  const zh: string[] = [];
  const en: string[] = [];
  const yes = titled("yes");
  if (decision.orphan === "yes") {
    zh.push("是孤儿");
    en.push("is an orphan");
  }
  if (yes.length > 0) {
    zh.push(`属于${yes.map((one) => one.zh).join("、")}`);
    en.push(`is in ${yes.map((one) => one.en).join(", ")}`);
  }
  const review = titled("review");
  if (review.length > 0) {
    zh.push(`${review.map((one) => one.zh).join("、")}须由专人确认`);
    en.push(`${review.map((one) => one.en).join(", ")} to be confirmed by a named person`);
  }
  const unknown = titled("unknown");
  if (unknown.length > 0) {
    zh.push(`${unknown.map((one) => one.zh).join("、")}尚不能确定`);
    en.push(`${unknown.map((one) => one.en).join(", ")} not known yet`);
  }
  if (zh.length === 0) {
    zh.push(decision.inDifficulty === "undefined" ? "当日没有适用的分类规则" : "不属于困境儿童");
    en.push(
      decision.inDifficulty === "undefined"
        ? "no rule of classification is in force on this day"
        : "is not a child in difficulty",
    );
  }
  const money = allowanceText(program, decision);
  const tail = (text: string) => text.replace(/[。.]$/, "");
  return {
    zh: `${on}，该儿童${zh.join("，")}；${tail(money.zh)}。`,
    en: `On ${on} the child ${en.join("; ")}; ${tail(money.en)}.`,
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
