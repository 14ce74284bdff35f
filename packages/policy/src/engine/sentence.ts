/** The whole answer in one sentence. */
import type { Answer, Bilingual, Decision } from "../decision.ts";
import { moneyText } from "./describe-fact.ts";
import type { Program } from "./program.ts";

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

/** Who the child is and what is due, as the first line of a "why". */
export function sentenceOf(program: Program, decision: Decision, on: string): Bilingual {
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
  if (decision.orphan === "unknown") {
    zh.push("是否孤儿尚不能确定");
    en.push("may be an orphan, not known yet");
  }
  if (yes.length > 0) {
    zh.push(`属于${yes.map((one) => one.zh).join("、")}`);
    en.push(`is in ${yes.map((one) => one.en).join(", ")}`);
  }
  const review = titled("review");
  if (review.length > 0) {
    zh.push(`是否属于${review.map((one) => one.zh).join("、")}须由专人确认`);
    en.push(`may be in ${review.map((one) => one.en).join(", ")}, which a named person confirms`);
  }
  const unknown = titled("unknown");
  if (unknown.length > 0) {
    zh.push(`是否属于${unknown.map((one) => one.zh).join("、")}尚不能确定`);
    en.push(`may be in ${unknown.map((one) => one.en).join(", ")}, not known yet`);
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
