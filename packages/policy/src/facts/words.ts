import type { Bilingual } from "../decision.ts";
import type { FactName, IncidentKind, IncidentState, ParentStatus } from "./vocabulary.ts";
import { FACTS } from "./vocabulary.ts";

/** What a parent's status is called in the forms and in explanations. */
export const STATUS_WORDS: Readonly<Record<ParentStatus, Bilingual>> = {
  normal: { zh: "正常", en: "normal" },
  deceased: { zh: "死亡", en: "deceased" },
  declaredDead: { zh: "宣告死亡", en: "declared dead" },
  missing: { zh: "失踪", en: "missing" },
  declaredMissing: { zh: "宣告失踪", en: "declared missing" },
  outOfContact: { zh: "失联", en: "out of contact" },
  imprisoned: { zh: "服刑", en: "in prison" },
  compulsoryDetox: { zh: "强制隔离戒毒", en: "in compulsory detoxification" },
  otherRestriction: { zh: "其他限制人身自由", en: "otherwise restricted in liberty" },
  severeDisability: { zh: "重残", en: "severely disabled" },
  severeIllness: { zh: "重病", en: "severely ill" },
  incapable: { zh: "无监护能力", en: "incapable of guardianship" },
  unableOtherReason: { zh: "因其他原因无力抚养", en: "unable for another reason" },
  remarriedNotRaising: { zh: "改嫁（再婚）且不抚养", en: "remarried and not raising the child" },
  custodyRevoked: { zh: "被撤销监护资格", en: "guardianship revoked" },
  deported: { zh: "被遣送出境", en: "deported" },
  refusesDuty: { zh: "不履行监护职责", en: "refuses guardianship duty" },
  migrantWork: { zh: "外出务工", en: "away for work" },
  notFound: { zh: "查找不到", en: "cannot be found" },
};

export const INCIDENT_WORDS: Readonly<Record<IncidentKind, Bilingual>> = {
  abuse: { zh: "虐待", en: "abuse" },
  abandonment: { zh: "遗弃", en: "abandonment" },
  accident: { zh: "意外伤害", en: "accidental injury" },
  crime: { zh: "不法侵害", en: "unlawful harm" },
  suddenEvent: { zh: "突发事件", en: "sudden event" },
  majorIllness: { zh: "重大疾病", en: "major illness" },
  street: { zh: "流浪乞讨", en: "on the street" },
  traffickedRescued: { zh: "打拐解救", en: "rescued from trafficking" },
  lostFamilySupport: { zh: "临时失去家庭依靠", en: "temporarily without family support" },
};

export const INCIDENT_STATE_WORDS: Readonly<Record<IncidentState, Bilingual>> = {
  open: { zh: "未结", en: "open" },
  intervening: { zh: "监护干预中", en: "intervening" },
  closed: { zh: "已结", en: "closed" },
};

/** The word of a fact in both languages; the word itself when the vocabulary has none. */
export function wordOf(fact: FactName, word: string): Bilingual {
  const definition = FACTS[fact];
  if (definition.type !== "word" && definition.type !== "words") return { zh: word, en: word };
  const words: Readonly<Record<string, readonly [string, string]>> = definition.words;
  const [zh, en] = words[word] ?? [word, word];
  return { zh, en };
}

/** English words inside a sentence: in lower case, but for abbreviations such as HIV. */
export const inSentence = (text: string): string =>
  text.replace(/\S+/g, (word) => (/[A-Z]{2}/.test(word) ? word : word.toLowerCase()));

/** Joins the way each language lists members (`and`) or alternatives (`or`). */
export function listOf(texts: readonly Bilingual[], last: "and" | "or"): Bilingual {
  const [zh, en] = [texts.map((text) => text.zh), texts.map((text) => text.en)];
  const [zhTail, enTail] = [zh.pop() ?? "", en.pop() ?? ""];
  return {
    zh: zh.length ? `${zh.join("、")}${last === "or" ? "或" : "、"}${zhTail}` : zhTail,
    en: en.length ? `${en.join(", ")} ${last} ${enTail}` : enTail,
  };
}
