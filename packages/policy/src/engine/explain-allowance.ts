/** Why this allowance: the classes tried, the standards behind them, and the schemes that exclude it. */
import type { Bilingual, Decision, Explanation, Reason } from "../decision.ts";
import { NO, REVIEW, UNKNOWN, YES } from "./answers.ts";
import type { DayContext } from "./context.ts";
import { moneyText } from "./describe-fact.ts";
import { stackingAnswer } from "./exclusion.ts";
import type { Program } from "./program.ts";
import { type Child, reasonOf } from "./reason.ts";
import { allowanceText } from "./sentence.ts";
import type { At } from "./types.ts";

/** The allowance of a decision with its reasons; the child's facts are in the program's frame. */
export function explainAllowance(
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
  children.push(...stackingReasons(program, decision, day, at, child));
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

/** What each stacking says to a person who reads it; only an exclusion can still wait for one. */
const SAID = {
  onTop: { zh: "（可同时享受）", en: " (drawn together in full)" },
  disregardAsIncome: { zh: "（不计入家庭收入）", en: " (not counted as income)" },
  topUp: { zh: "（按差额补足）", en: " (the difference is paid)" },
  exclusive: { zh: "（按文件保留其一）", en: " (the document says which one stays)" },
  highestOf: { zh: "（按较高一项发放）", en: " (the higher one is paid)" },
} as const;

/** The stackings, where they bite, may bite, or were settled by the text or by a named person. */
function stackingReasons(
  program: Program,
  decision: Decision,
  day: DayContext,
  at: At,
  child: Child,
): Reason[] {
  const drawn = child.facts.benefitsDrawn ?? undefined;
  return program.stackings.flatMap(({ stacking }, index): Reason[] => {
    const bites = stacking.clauses.some((clause) => decision.conflicts.includes(clause));
    const choice = stacking.clauses.map((clause) => at.choices?.[clause]).find((one) => one !== undefined);
    const chosen = stacking.schemes.find((scheme) => scheme.id === choice);
    const open =
      drawn === undefined &&
      decision.needs.includes("benefitsDrawn") &&
      stacking.kind !== "onTop" &&
      stacking.kind !== "disregardAsIncome";
    const applies = stackingAnswer(program, day, index) === YES;
    if (!bites && !chosen && !open && !applies) return [];
    const said = chosen
      ? { zh: `（专人已选择：${chosen.title.zh}）`, en: ` (a named person chose: ${chosen.title.en})` }
      : bites
        ? { zh: "（须由专人选择其一）", en: " (a named person chooses one)" }
        : open
          ? { zh: "（已享受的待遇不详）", en: " (what is drawn already is not known)" }
          : SAID[stacking.kind];
    return [
      {
        text: { zh: `${stacking.title.zh}${said.zh}`, en: `${stacking.title.en}${said.en}` },
        holds: open && !bites && !chosen ? null : true,
        clauses: stacking.clauses,
        fact: drawn === undefined ? { name: "benefitsDrawn" } : { name: "benefitsDrawn", value: drawn },
      },
    ];
  });
}
