/** Says a rule of a pack in words, as a tree and without a child: what a clause asks for. */
import type { Expression } from "../artefact/expression.ts";
import type { Benefit, Item, Pack, RateClass } from "../artefact/pack.ts";
import { disregarded, type Scheme, type Stacking, type Trigger } from "../artefact/stacking.ts";
import type { Bilingual } from "../decision.ts";
import type { FactName } from "../facts/vocabulary.ts";
import { describeLeaf } from "./describe-condition.ts";
import { mechanismLine, provisionLine, roleLine } from "./describe-provision.ts";
import { leafFacts } from "./leaf-reason.ts";

/**
 * One line of a rule. `reading`: the line rests on how an ambiguous text is read; with an `option`, it holds only
 * where that option is in force. `setting`: the document leaves this open, and the bureau's own setting fills it in.
 * `item`: the line stands for a named rule, which is said in full under its own id too.
 */
export type RuleLine = {
  text: Bilingual;
  clauses?: readonly string[];
  reading?: { id: string; option?: string };
  setting?: string;
  item?: string;
  children?: readonly RuleLine[];
};

const ALL: Bilingual = { zh: "同时符合下列各项", en: "All of these hold" };
const ANY: Bilingual = { zh: "符合下列情形之一", en: "One of these holds" };
const NONE: Bilingual = { zh: "不存在下列情形", en: "None of this holds" };
const ALWAYS: Bilingual = { zh: "一律适用", en: "Always" };
const NEVER: Bilingual = { zh: "不适用", en: "Never" };

const ORDER: Bilingual = { zh: "按下列顺序认定", en: "Tried in this order" };

const STACKINGS: Readonly<Record<Stacking["kind"], Bilingual>> = {
  exclusive: { zh: "下列待遇不能同时享受", en: "These schemes exclude one another" },
  highestOf: { zh: "下列待遇按最高的一项发放", en: "Of these schemes the highest is paid" },
  topUp: { zh: "已享受下列待遇的，补足差额", en: "The difference to these schemes is paid" },
  onTop: { zh: "下列待遇可以同时享受", en: "These schemes are paid together in full" },
  disregardAsIncome: {
    zh: "下列待遇不计入家庭收入",
    en: "Of these schemes the money is not counted as income",
  },
};
const TESTS: Bilingual = { zh: "测算收入的是", en: "The means are tested for" };
const TRIGGERS: Readonly<Record<Trigger, Bilingual>> = {
  anyTwo: { zh: "任两项相遇即适用", en: "It applies where any two of them meet" },
  every: { zh: "各项同时符合才适用", en: "It applies only where all of them meet" },
};

/** The parts of a condition that are conditions themselves. */
function partsOf(source: Expression): readonly Expression[] {
  if ("all" in source) return source.all;
  if ("any" in source) return source.any;
  if ("not" in source) return [source.not];
  if ("under" in source) return Object.values(source.under[1]);
  if ("review" in source) return [source.review[1]];
  if ("cite" in source) return [source.cite[1]];
  if ("since" in source) return [source.since[1]];
  return [];
}

function lineOf(source: Expression, pack: Pack): RuleLine {
  const children = () => partsOf(source).map((part) => lineOf(part, pack));
  if ("all" in source) return { text: ALL, children: children() };
  if ("any" in source) return { text: ANY, children: children() };
  if ("not" in source) return { text: NONE, children: children() };
  if ("constant" in source) return { text: source.constant ? ALWAYS : NEVER };
  if ("item" in source) return itemLine(source.item, pack);
  if ("since" in source) {
    const [day] = source.since;
    return { text: { zh: `自 ${day} 起`, en: `From ${day} on` }, children: children() };
  }
  if ("review" in source) {
    const reading = pack.readings.find(({ id }) => id === source.review[0]);
    const text = reading?.text ?? { zh: source.review[0], en: source.review[0] };
    const clauses = reading ? { clauses: [reading.clause] } : {};
    return { text, ...clauses, reading: { id: source.review[0] }, children: children() };
  }
  if ("under" in source) {
    const [id, branches] = source.under;
    return readingLine(id, pack, (option) => {
      const branch = branches[option];
      return branch && lineOf(branch, pack);
    });
  }
  if ("cite" in source) {
    const [clauses, inner, words] = source.cite;
    const line = lineOf(inner, pack);
    if (words) return { text: words, clauses, children: line.children ?? [line] };
    return { ...line, clauses: [...new Set([...clauses, ...(line.clauses ?? [])])] };
  }
  return { text: describeLeaf(source) ?? { zh: "条件", en: "Condition" } };
}

/** The line under a heading; a line without parts that says the heading once more is left out. */
const under = (heading: Bilingual, line: RuleLine): { children?: readonly RuleLine[] } =>
  line.text.zh === heading.zh && !line.children ? {} : { children: [line] };

/** A reading with what the text says under each of its options. */
function readingLine(id: string, pack: Pack, saidBy: (option: string) => RuleLine | undefined): RuleLine {
  const reading = pack.readings.find((one) => one.id === id);
  const options = (reading?.options ?? []).map((option): RuleLine => {
    const line = saidBy(option.id);
    return { text: option.text, reading: { id, option: option.id }, ...(line && under(option.text, line)) };
  });
  const text = reading?.text ?? { zh: id, en: id };
  return { text, ...(reading ? { clauses: [reading.clause] } : {}), reading: { id }, children: options };
}

/** A named condition is said where it is used; categories and groups have a place of their own. */
function itemLine(id: string, pack: Pack): RuleLine {
  const item = pack.items.find((one) => one.id === id);
  if (!item) return { text: { zh: id, en: id } };
  const line: RuleLine = { text: item.title, clauses: item.clauses, item: id };
  return item.kind === "definition" ? { ...line, ...under(item.title, lineOf(item.when, pack)) } : line;
}

const titleOf = (pack: Pack, parameter: string): Bilingual =>
  pack.parameters.find(({ id }) => id === parameter)?.title ?? { zh: parameter, en: parameter };

function classLine(rate: RateClass, pack: Pack): RuleLine {
  const rates = rate.rates ?? [{ parameter: rate.parameter }];
  const paid = rates.map((one): RuleLine => {
    const { zh, en } = titleOf(pack, one.parameter);
    const text = { zh: `按“${zh}”发放`, en: `Pays "${en}"` };
    return "when" in one && one.when ? { text, children: [lineOf(one.when, pack)] } : { text };
  });
  return { text: rate.title, clauses: rate.clauses, children: [lineOf(rate.when, pack), ...paid] };
}

function stackingLine(stacking: Stacking, pack: Pack): RuleLine {
  const { kind, title, clauses, schemes } = stacking;
  const listed = (text: Bilingual, list: readonly Scheme[]): RuleLine => ({
    text,
    children: list.map((scheme) => ({ text: scheme.title })),
  });
  if (kind === "disregardAsIncome") {
    const { income, tests } = disregarded(stacking);
    return { text: title, clauses, children: [listed(STACKINGS[kind], income), listed(TESTS, tests)] };
  }
  const children = [listed(STACKINGS[kind], schemes)];
  if (kind === "highestOf" && schemes.length > 2) children.push(triggerLine(stacking.when, pack));
  return { text: title, clauses, children };
}

/** When the highest is chosen; where that hangs on a reading, under each of its options. */
function triggerLine(when: Extract<Stacking, { kind: "highestOf" }>["when"], pack: Pack): RuleLine {
  if (typeof when === "string") return { text: TRIGGERS[when] };
  const [id, triggers] = when.under;
  return readingLine(id, pack, (option) => {
    const trigger = triggers[option];
    return trigger && { text: TRIGGERS[trigger] };
  });
}

/** The classes in the order they are tried, and why the earlier one wins. */
function benefitLine({ title, classes, precedence }: Benefit): RuleLine {
  const order = { text: precedence.text, clauses: precedence.clauses };
  const children = classes.map((one) => ({ text: one.title, clauses: one.clauses }));
  return { text: title, children: [order, { text: ORDER, children }] };
}

function itemRule(item: Item, pack: Pack): RuleLine {
  const amount = item.kind === "entitlement" && item.parameter ? titleOf(pack, item.parameter) : undefined;
  const named = amount && { text: { zh: `金额见“${amount.zh}”`, en: `Amount: "${amount.en}"` } };
  const children = [lineOf(item.when, pack), ...(named ? [named] : [])];
  return { text: item.title, clauses: item.clauses, children };
}

/** What a pack holds under an id, in words; undefined for what is none of this (a parameter, a series, a reading). */
export function describeRule(pack: Pack, id: string): RuleLine | undefined {
  const item = pack.items.find((one) => one.id === id);
  if (item) return itemRule(item, pack);
  const rate = pack.benefit?.classes.find((one) => one.id === id);
  if (rate) return classLine(rate, pack);
  const stacking = pack.stackings.find((one) => one.id === id);
  if (stacking) return stackingLine(stacking, pack);
  if (pack.benefit?.id === id) return benefitLine(pack.benefit);
  const mechanism = pack.mechanisms.find((one) => one.id === id);
  if (mechanism) return mechanismLine(mechanism, pack);
  const provision = pack.provisions?.find((one) => one.id === id);
  return provision ? provisionLine(provision, pack, (when) => lineOf(when, pack)) : roleLine(id, pack);
}

/** The facts that decide categories, groups, entitlements and the allowance of a pack, in the order it asks. */
export function factsAsked(pack: Pack): readonly FactName[] {
  const found = new Set<FactName>();
  const visit = (source: Expression): void => {
    const parts = partsOf(source);
    for (const part of parts) visit(part);
    if (parts.length > 0 || "item" in source || "constant" in source || "all" in source || "any" in source)
      return;
    for (const name of leafFacts(source)) if (name) found.add(name);
  };
  for (const { when } of pack.items) visit(when);
  for (const { when, rates } of pack.benefit?.classes ?? []) {
    visit(when);
    for (const rate of rates ?? []) if (rate.when) visit(rate.when);
  }
  if (pack.stackings.some(({ schemes }) => schemes.some(({ drawn }) => drawn.length > 0)))
    found.add("benefitsDrawn");
  if (pack.stackings.some(({ kind }) => kind === "topUp" || kind === "highestOf")) found.add("drawnFen");
  return [...found];
}
