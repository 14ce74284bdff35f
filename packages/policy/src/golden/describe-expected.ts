/** What a golden case expects, in words, and whether a policy still decides so. */
import type { GroupId, Pack } from "../artefact/pack.ts";
import type { Bilingual } from "../decision.ts";
import { moneyText } from "../engine/describe-fact.ts";
import { STARTS } from "../engine/describe-rule.ts";
import { GROUP_NAMES } from "../engine/explain.ts";
import type { Policy } from "../engine/types.ts";
import { FACTS, type FactName } from "../facts/vocabulary.ts";
import { listOf } from "../facts/words.ts";
import type { GoldenCase } from "./golden-case.ts";
import { type Outcome, outcomesOf, runCase } from "./run-case.ts";

/** `now`: what the policy says instead, where it does not hold; absent when the same words would say it. */
export type ExpectedLine = { text: Bilingual; holds: boolean; now?: Bilingual };

const ANSWERS: Readonly<Record<string, Bilingual>> = {
  yes: { zh: "是", en: "yes" },
  no: { zh: "否", en: "no" },
  unknown: { zh: "尚不能确定", en: "not known yet" },
  review: { zh: "须由专人确认", en: "a named person confirms" },
  undefined: { zh: "本地文件未规定", en: "no document of this region says" },
};
const STATUSES: Readonly<Record<string, Bilingual>> = {
  decided: { zh: "已能确定", en: "decided" },
  none: { zh: "不发放", en: "none" },
  atLeast: { zh: "先按保底数", en: "at least an amount" },
  needs: { zh: "还缺事实，尚不能确定", en: "not decided: facts are missing" },
  choice: { zh: "须由专人在互斥待遇中选择", en: "a named person chooses between schemes" },
  review: { zh: "须由专人确认", en: "a named person confirms" },
  undefined: { zh: "本地文件未规定", en: "no document of this region states one" },
};
const HOLDS: Readonly<Record<string, Bilingual>> = {
  yes: { zh: "成立", en: "holds" },
  no: { zh: "不成立", en: "does not hold" },
};
const FIRST_MONTHS: Readonly<Record<string, Bilingual>> = STARTS;
const UNSAID: Bilingual = { zh: "文件未写，由本单位设定", en: "no document says it: the bureau sets it" };
const OPEN: Bilingual = { zh: "未定", en: "open" };
const NOTHING: Bilingual = { zh: "无", en: "none" };

const same = (text: string): Bilingual => ({ zh: text, en: text });
const said = (name: Bilingual, value: Bilingual): Bilingual => ({
  zh: `${name.zh}：${value.zh}`,
  en: `${name.en}: ${value.en}`,
});

/** What is expected of a case, line by line, each with whether the policy decides so. Throws like `outcomesOf`. */
export function describeExpected(policy: Policy, golden: GoldenCase): ExpectedLine[] {
  const { begins } = golden;
  const lines = outcomesOf(policy, golden).map((outcome): ExpectedLine => {
    const text = lineOf(policy.pack, outcome, outcome.expected);
    if (outcome.holds) return { text, holds: true };
    const now = lineOf(policy.pack, outcome, outcome.actual ?? null);
    return { text, holds: false, ...(now.zh !== text.zh && { now }) };
  });
  if (begins === undefined) return lines;
  const text = {
    zh: `自 ${begins} 起如此，前一天还不是`,
    en: `So from ${begins} on, and not on the day before`,
  };
  const open = lines.filter(({ holds }) => !holds).length;
  return [...lines, { text, holds: runCase(policy, golden).length === open }];
}

/** One answer with the name of what it answers. */
function lineOf(pack: Pack, { part, id = "" }: Outcome, value: unknown): Bilingual {
  const name = nameOf(pack, part, id);
  if (value !== null) return said(name, answerText(pack, part, id, value));
  return said(name, part === "clauses" ? OPEN : part === "starts" ? UNSAID : NOTHING);
}

const PARTS: Readonly<Record<Exclude<Outcome["part"], GroupId>, Bilingual>> = {
  clauses: { zh: "条款", en: "Clause" },
  categories: { zh: "类别", en: "Categories" },
  allowance: { zh: "津贴", en: "Allowance" },
  starts: { zh: "认定后的起发月份", en: "First month, once confirmed" },
  entitlements: { zh: "保障措施", en: "Entitlements" },
  conflicts: { zh: "须由专人选择的条款", en: "Clauses a named person chooses by" },
  needs: { zh: "还须了解", en: "Still to find out" },
  reviews: { zh: "须由专人确认的读法", en: "Readings a named person confirms" },
  prompts: { zh: "提醒和待办", en: "Alerts and tasks" },
  due: { zh: "期限", en: "Terms" },
  counts: { zh: "统计行", en: "Report rows" },
  proposals: { zh: "公式测算", en: "Proposal" },
  amounts: { zh: "标准", en: "Standard" },
};
const ALLOWANCE: Readonly<Record<string, Bilingual>> = {
  status: PARTS.allowance,
  class: { zh: "津贴档次", en: "Allowance class" },
  fen: { zh: "每月金额", en: "Monthly amount" },
  yuan: { zh: "每月金额", en: "Monthly amount" },
  needs: { zh: "津贴还缺", en: "Missing for the allowance" },
};

const isGroup = (part: Outcome["part"]): part is GroupId => part in GROUP_NAMES;

function nameOf(pack: Pack, part: Outcome["part"], id: string): Bilingual {
  if (isGroup(part)) return GROUP_NAMES[part];
  const name = PARTS[part];
  if (id === "") return name;
  if (part === "allowance") return ALLOWANCE[id] ?? name;
  if (part === "clauses") return { zh: `条款 ${id}`, en: `Clause ${id}` };
  const title = titleOf(pack, id);
  return part === "proposals" || part === "amounts" || part === "due" ? said(name, title) : title;
}

/** What the pack calls an item, a parameter, a provision or a row of a report. */
function titleOf(pack: Pack, id: string): Bilingual {
  const provisions = pack.provisions ?? [];
  const known = [...pack.items, ...pack.parameters, ...provisions].find((one) => one.id === id);
  if (known) return known.title;
  for (const provision of provisions) {
    if (provision.kind !== "report" || !id.startsWith(`${provision.id}.`)) continue;
    const row = provision.rows.find((one) => id === `${provision.id}.${one.id}`);
    if (row) return said(provision.title, row.title);
  }
  return same(id);
}

function answerText(pack: Pack, part: Outcome["part"], id: string, value: unknown): Bilingual {
  if (Array.isArray(value))
    return value.length === 0
      ? NOTHING
      : listOf(
          value.map((one) => entryOf(pack, one)),
          "and",
        );
  if (typeof value === "number") return moneyText(id === "fen" ? value : Math.round(value * 100));
  if (typeof value === "object" && value !== null)
    return listOf(
      Object.entries(value).map(([one, answer]) =>
        said(titleOf(pack, one), answerText(pack, part, one, answer)),
      ),
      "and",
    );
  if (typeof value !== "string") return same(String(value));
  if (part === "due") return same(value);
  if (part === "allowance" && id === "class")
    return classesOf(pack).find((one) => one.id === value)?.title ?? same(value);
  const words =
    part === "allowance" ? STATUSES : part === "starts" ? FIRST_MONTHS : part === "clauses" ? HOLDS : ANSWERS;
  return words[value] ?? same(value);
}

/** The classes there are, and those of a parent's allowance that this pack replaced: a parent's cases name them. */
const classesOf = (pack: Pack) =>
  [pack, ...pack.shadowed].flatMap((one) => ("benefit" in one && one.benefit ? one.benefit.classes : []));

/** An entry of a list: a fact, a clause, or a reading with its clause. */
function entryOf(pack: Pack, entry: unknown): Bilingual {
  if (typeof entry === "object" && entry !== null && "reading" in entry)
    return pack.readings.find(({ id }) => id === entry.reading)?.text ?? same(String(entry.reading));
  const word = String(entry);
  return Object.hasOwn(FACTS, word)
    ? { zh: FACTS[word as FactName].zh, en: FACTS[word as FactName].en }
    : same(word);
}
