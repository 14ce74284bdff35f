/** Says what a pack holds under an id in words, as a tree and without a child: what a clause asks for. */
import type { Benefit, Item, MonthRule, Pack, RateClass, StartRule } from "../artefact/pack.ts";
import { disregarded, type Scheme, type Stacking, type Trigger } from "../artefact/stacking.ts";
import type { Bilingual } from "../decision.ts";
import { mechanismLine, procedureLine, provisionLine } from "./describe-provision.ts";
import { roleLine } from "./describe-role.ts";
import { lineOf, type RuleLine, readingLine } from "./rule-line.ts";

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

const titleOf = (pack: Pack, parameter: string): Bilingual =>
  pack.parameters.find(({ id }) => id === parameter)?.title ?? { zh: parameter, en: parameter };

/** The first month that is paid, in words. */
export const STARTS: Readonly<Record<MonthRule, Bilingual>> = {
  sameMonth: { zh: "自认定当月起发放", en: "Paid from the month in which it is confirmed" },
  nextMonth: { zh: "自认定次月起发放", en: "Paid from the month after it is confirmed" },
};
function startLine({ rule, clauses, from }: StartRule): RuleLine {
  const { zh, en } = STARTS[rule];
  const text = from ? { zh: `${zh}（${from} 起认定的）`, en: `${en} (on ${from} or later)` } : { zh, en };
  return { text, clauses };
}

function classLine(rate: RateClass, pack: Pack): RuleLine {
  const rates = rate.rates ?? [{ parameter: rate.parameter }];
  const paid = rates.map((one): RuleLine => {
    const { zh, en } = titleOf(pack, one.parameter);
    const text = { zh: `按“${zh}”发放`, en: `Pays "${en}"` };
    return "when" in one && one.when ? { text, children: [lineOf(one.when, pack)] } : { text };
  });
  const begins = rate.starts ? [startLine(rate.starts)] : [];
  return { text: rate.title, clauses: rate.clauses, children: [lineOf(rate.when, pack), ...paid, ...begins] };
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

const STOPS: Readonly<Record<MonthRule, Bilingual>> = {
  sameMonth: {
    zh: "自不再符合条件的当月起停发",
    en: "Stopped from the month in which somebody no longer qualifies",
  },
  nextMonth: {
    zh: "自不再符合条件的次月起停发",
    en: "Stopped from the month after somebody no longer qualifies",
  },
};

/** The classes in the order they are tried, why the earlier one wins, and the months it begins and ends with. */
function benefitLine({ title, classes, precedence, starts, stops }: Benefit): RuleLine {
  const order = { text: precedence.text, clauses: precedence.clauses };
  const children = classes.map((one) => ({ text: one.title, clauses: one.clauses }));
  const months = [
    ...(starts ? [startLine(starts)] : []),
    ...(stops ? [{ text: STOPS[stops.rule], clauses: stops.clauses }] : []),
  ];
  return { text: title, children: [order, { text: ORDER, children }, ...months] };
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
  if (pack.procedure?.id === id) return procedureLine(pack.procedure, pack);
  const mechanism = pack.mechanisms.find((one) => one.id === id);
  if (mechanism) return mechanismLine(mechanism, pack);
  const provision = pack.provisions?.find((one) => one.id === id);
  return provision ? provisionLine(provision, pack) : roleLine(id, pack);
}
