/** Says a condition in Chinese and English. */
import type { Expression, StatusTest } from "../artefact/expression.ts";
import type { Bilingual } from "../decision.ts";
import type { FactName } from "../facts/vocabulary.ts";
import { FACTS } from "../facts/vocabulary.ts";
import {
  INCIDENT_STATE_WORDS,
  INCIDENT_WORDS,
  inSentence,
  listOf,
  STATUS_WORDS,
  wordOf,
} from "../facts/words.ts";

const factTitle = (name: FactName): Bilingual => ({ zh: FACTS[name].zh, en: FACTS[name].en });

/** The alternatives of a status test; court-declared death and disappearance go without saying beside the plain ones. */
export function statusWords(test: StatusTest): Bilingual {
  const shown = test.any.filter(
    (status) =>
      !(status === "declaredDead" && test.any.includes("deceased")) &&
      !(status === "declaredMissing" && test.any.includes("missing")),
  );
  const words = listOf(
    shown.map((status) => STATUS_WORDS[status]),
    "or",
  );
  if (test.months !== undefined)
    return { zh: `${words.zh}满${test.months}个月`, en: `${words.en} for ${test.months} months` };
  return test.beforeAge === undefined
    ? words
    : {
        zh: `在儿童满${test.beforeAge}周岁前${words.zh}`,
        en: `${words.en} since before the child was ${test.beforeAge}`,
      };
}

const ageWords = ({ from, under }: { from?: number; under?: number }): Bilingual => {
  if (from !== undefined && under !== undefined)
    return { zh: `已满${from}周岁、未满${under}周岁`, en: `aged ${from} or over and under ${under}` };
  return from !== undefined
    ? { zh: `已满${from}周岁`, en: `aged ${from} or over` }
    : { zh: `未满${under}周岁`, en: `under ${under}` };
};

function incidentWords(test: Extract<Expression, { incident: unknown }>["incident"]): Bilingual {
  const kinds = listOf(
    test.kinds.map((kind) => INCIDENT_WORDS[kind]),
    "or",
  );
  const zh = [
    test.open ? "尚未办结" : "",
    test.state ? INCIDENT_STATE_WORDS[test.state].zh : "",
    test.byGuardianship ? "因监护缺失或不当" : "",
    test.safetyThreat ? "危及人身安全" : "",
  ].filter(Boolean);
  const en = [
    test.open ? "not closed" : "",
    test.state ? INCIDENT_STATE_WORDS[test.state].en : "",
    test.byGuardianship ? "from absent or improper guardianship" : "",
    test.safetyThreat ? "safety threatened" : "",
  ].filter(Boolean);
  return {
    zh: `遭遇${kinds.zh}${zh.length ? `（${zh.join("、")}）` : ""}`,
    en: `met with ${kinds.en}${en.length ? ` (${en.join(", ")})` : ""}`,
  };
}

function isWords(name: FactName, wanted: boolean | string | number): Bilingual {
  const title = factTitle(name);
  if (typeof wanted === "boolean") {
    const zh = title.zh.startsWith("是否") ? title.zh.slice(2) : title.zh;
    return wanted ? { zh, en: title.en } : { zh: `没有“${zh}”`, en: `not: ${inSentence(title.en)}` };
  }
  const word = typeof wanted === "string" ? wordOf(name, wanted) : { zh: String(wanted), en: String(wanted) };
  return { zh: `${title.zh}为${word.zh}`, en: `${title.en}: ${inSentence(word.en)}` };
}

/** How a clerk says that a set fact contains one of some words. */
const SET_PHRASES: Partial<Record<FactName, (list: Bilingual) => Bilingual>> = {
  "household.kinds": (list) => ({ zh: `家庭属于${list.zh}`, en: `Household on ${list.en}` }),
  hardships: (list) => ({ zh: `有${list.zh}方面的困难`, en: `Hardship in ${list.en}` }),
  benefitsDrawn: (list) => ({ zh: `已享受${list.zh}`, en: `Draws ${list.en}` }),
};

/** How a clerk says a bound of a number fact. */
const BOUND_PHRASES: Partial<
  Record<FactName, { gte: (bound: number) => Bilingual; lte: (bound: number) => Bilingual }>
> = {
  certificateGeneration: {
    gte: (bound) => ({
      zh: `持有第${bound}代或以后的残疾人证`,
      en: `Holds a disability certificate of generation ${bound} or later`,
    }),
    lte: (bound) => ({
      zh: `残疾人证不晚于第${bound}代`,
      en: `Disability certificate no later than generation ${bound}`,
    }),
  },
  disabilityGrade: {
    gte: (bound) => ({ zh: `残疾等级为${bound}级或更轻`, en: `Disability of grade ${bound} or lighter` }),
    lte: (bound) => ({ zh: `残疾等级为${bound}级或更重`, en: `Disability of grade ${bound} or more severe` }),
  },
};

function boundWords(name: FactName, side: "gte" | "lte", bound: number): Bilingual {
  const phrase = BOUND_PHRASES[name]?.[side];
  if (phrase) return phrase(bound);
  const title = factTitle(name);
  return side === "gte"
    ? { zh: `${title.zh}不低于${bound}`, en: `${title.en} at least ${bound}` }
    : { zh: `${title.zh}不高于${bound}`, en: `${title.en} at most ${bound}` };
}

function wordsText(name: FactName, words: readonly string[], isSet: boolean): Bilingual {
  const title = factTitle(name);
  const list = listOf(
    words.map((word) => wordOf(name, word)),
    "or",
  );
  const english = { zh: list.zh, en: inSentence(list.en) };
  if (!isSet) return { zh: `${title.zh}为${list.zh}`, en: `${title.en}: ${english.en}` };
  return (
    SET_PHRASES[name]?.(english) ?? { zh: `${title.zh}含${list.zh}`, en: `${title.en} include ${english.en}` }
  );
}

/** A leaf condition in words; undefined for the branches, which are said through their children. */
export function describeLeaf(source: Expression): Bilingual | undefined {
  if ("is" in source) return isWords(source.is[0], source.is[1]);
  if ("in" in source) return wordsText(source.in[0], source.in[1], false);
  if ("has" in source) return wordsText(source.has[0], source.has[1], true);
  if ("gte" in source) return boundWords(source.gte[0], "gte", source.gte[1]);
  if ("lte" in source) return boundWords(source.lte[0], "lte", source.lte[1]);
  if ("age" in source) return ageWords(source.age);
  if ("parents" in source) {
    const [one, other] = source.parents.map(statusWords);
    return {
      zh: `父母一方${one?.zh}，另一方${other?.zh}`,
      en: `one parent ${one?.en}, the other ${other?.en}`,
    };
  }
  if ("eachParent" in source) {
    const words = statusWords(source.eachParent);
    return { zh: `父母双方都${words.zh}`, en: `both parents ${words.en}` };
  }
  if ("someParent" in source) {
    const words = statusWords(source.someParent);
    return { zh: `父母至少一方${words.zh}`, en: `at least one parent ${words.en}` };
  }
  if ("father" in source)
    return { zh: `父亲${statusWords(source.father).zh}`, en: `father ${statusWords(source.father).en}` };
  if ("mother" in source)
    return { zh: `母亲${statusWords(source.mother).zh}`, en: `mother ${statusWords(source.mother).en}` };
  if ("incident" in source) return incidentWords(source.incident);
  if ("apart" in source) {
    const [a, b, digits] = source.apart;
    const level = {
      2: ["省", "province"],
      4: ["市", "prefecture"],
      6: ["县", "county"],
      9: ["乡镇", "township"],
      12: ["村", "village"],
    }[digits] ?? ["区划", "division"];
    return {
      zh: `${factTitle(a).zh}与${factTitle(b).zh}不在同一${level[0]}`,
      en: `${factTitle(a).en} and ${inSentence(factTitle(b).en)} in different ${level[1]}`,
    };
  }
  return undefined;
}
