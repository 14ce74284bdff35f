/** Parameters, classes and stackings: spans, floors, names of other parameters, words of the vocabulary. */
import { parseRational } from "../exact/rational.ts";
import { overlap } from "../facts/calendar.ts";
import { FACTS } from "../facts/vocabulary.ts";
import { checkSpan } from "./check-provisions.ts";
import type { PackContent, Parameter } from "./pack.ts";
import { refuse } from "./refuse.ts";
import { disregarded, type Stacking } from "./stacking.ts";
import { checkClauses, checkExpression, type Names } from "./validate-expression.ts";
import { checkFormula, type FormulaNames } from "./validate-formula.ts";

/** Refuses, with its place, what is wrong with the money of a content. */
export function checkMoney(content: PackContent, names: Names): void {
  const known = new Map<string, Parameter>();
  const series = new Set(content.series.map((one) => one.id));
  content.parameters.forEach((parameter, i) => {
    const place = `parameters[${i}]`;
    checkClauses(parameter.clauses, names, `${place}.clauses`);
    checkValues(parameter, place);
    checkToBeEntered(parameter, names, place);
    parameter.derived?.forEach((one, k) => {
      checkSpan(one, `${place}.derived[${k}]`);
      // Only earlier parameters, and nothing that a bureau's reading or a statistic decides: no circles, one answer.
      const formulaNames: FormulaNames = {
        series: new Set(),
        readings: new Map(),
        parameters: new Set(known.keys()),
        pure: true,
      };
      checkFormula(one.formula, formulaNames, 0, `${place}.derived[${k}].formula`);
    });
    if (parameter.atLeast !== undefined) checkFloor(parameter, known.get(parameter.atLeast), place);
    known.set(parameter.id, parameter);
  });
  content.series.forEach((one, i) => {
    checkClauses(one.clauses, names, `series[${i}].clauses`);
    for (const [year, value] of Object.entries(one.values))
      if (!parseRational(value.value))
        refuse(`series[${i}].values.${year}`, "应为小数文字。", "a decimal is expected.");
  });
  const parameters = new Set(known.keys());
  content.proposals.forEach((proposal, i) => {
    checkClauses(proposal.clauses, names, `proposals[${i}].clauses`);
    checkParameter(proposal.parameter, parameters, `proposals[${i}].parameter`);
    checkFormula(
      proposal.formula,
      { series, readings: names.readings, parameters },
      0,
      `proposals[${i}].formula`,
    );
  });
  checkBenefit(content, names, parameters);
  checkStackings(content, names);
}

/** A parameter that is named exists. */
export function checkParameter(id: string, parameters: ReadonlySet<string>, place: string): void {
  if (!parameters.has(id)) refuse(place, "标准不存在。", "this parameter does not exist.");
}

function checkValues(parameter: Parameter, place: string): void {
  parameter.values.forEach((value, k) => {
    checkSpan(value, `${place}.values[${k}]`);
    const before = parameter.values[k - 1];
    if (before && value.from < before.until)
      refuse(
        `${place}.values[${k}]`,
        "与前一期重叠或次序颠倒。",
        "it overlaps the value before it, or is out of order.",
      );
  });
}

/** What is to be entered rests on a clause, and is said of no day that has a value. */
function checkToBeEntered(
  { values, derived = [], toBeEntered = [] }: Parameter,
  names: Names,
  place: string,
): void {
  toBeEntered.forEach((gap, k) => {
    const at = `${place}.toBeEntered[${k}]`;
    checkSpan(gap, at);
    checkClauses(gap.clauses, names, `${at}.clauses`);
    if ([...values, ...derived, ...toBeEntered.slice(0, k)].some((one) => overlap(one, gap)))
      refuse(
        at,
        "这些天已有数值或已写明待录入。",
        "these days have a value, or are said to have none already.",
      );
  });
}

/** No value lies below the floor in force on any of its days. */
function checkFloor(parameter: Parameter, floor: Parameter | undefined, place: string): void {
  const { values, title } =
    floor ?? refuse(`${place}.atLeast`, "应为在前的标准。", "an earlier parameter is expected.");
  parameter.values.forEach((value, k) => {
    const above = values.find((one) => overlap(one, value) && one.fen > value.fen);
    if (above)
      refuse(
        `${place}.values[${k}].fen`,
        `低于“${title.zh}”自 ${above.from} 起的下限 ${above.fen} 分。`,
        `it is below the floor of ${above.fen} fen that "${title.en}" sets from ${above.from} on.`,
      );
  });
}

function checkBenefit(content: PackContent, names: Names, parameters: ReadonlySet<string>): void {
  const { benefit } = content;
  if (benefit === undefined) return;
  for (const key of ["precedence", "starts", "stops"] as const) {
    const said = benefit[key];
    if (said) checkClauses(said.clauses, names, `benefit.${key}.clauses`);
  }
  const seen = new Set<string>();
  benefit.classes.forEach((one, i) => {
    const place = `benefit.classes[${i}]`;
    if (seen.has(one.id)) refuse(place, `编号“${one.id}”重复。`, `the id "${one.id}" is used twice.`);
    seen.add(one.id);
    checkClauses(one.clauses, names, `${place}.clauses`);
    if (one.starts) checkClauses(one.starts.clauses, names, `${place}.starts.clauses`);
    checkSpan(one, place);
    checkExpression(one.when, names, 0, `${place}.when`);
    if (one.parameter !== undefined) checkParameter(one.parameter, parameters, `${place}.parameter`);
    one.rates?.forEach((rate, k) => {
      checkParameter(rate.parameter, parameters, `${place}.rates[${k}].parameter`);
      if (rate.when) checkExpression(rate.when, names, 0, `${place}.rates[${k}].when`);
      else if (k < (one.rates?.length ?? 0) - 1)
        refuse(`${place}.rates[${k}]`, "无条件的一档应在最后。", "the rate without a condition comes last.");
    });
  });
}

function checkStackings(content: PackContent, names: Names): void {
  const drawable = Object.keys(FACTS.benefitsDrawn.words);
  const classes = new Set(content.benefit?.classes.map((one) => one.id));
  content.stackings.forEach((stacking, i) => {
    const place = `stackings[${i}]`;
    checkClauses(stacking.clauses, names, `${place}.clauses`);
    checkSpan(stacking, place);
    const seen = new Set<string>();
    stacking.schemes.forEach((scheme, k) => {
      const at = `${place}.schemes[${k}]`;
      if (seen.has(scheme.id)) refuse(at, `编号“${scheme.id}”重复。`, `the id "${scheme.id}" is used twice.`);
      seen.add(scheme.id);
      if (scheme.drawn.some((word) => !drawable.includes(word)))
        refuse(`${at}.drawn`, "该待遇不在词汇表中。", "this benefit is not in the vocabulary.");
      if (scheme.classes?.some((id) => !classes.has(id)))
        refuse(`${at}.classes`, "没有这一档津贴。", "there is no such class of the allowance.");
      if (scheme.classes && scheme.allowance !== true)
        refuse(`${at}.classes`, "仅本包的津贴可分档。", "only the allowance of this pack has classes.");
    });
    if (stacking.kind === "exclusive" && stacking.keeps !== undefined && !seen.has(stacking.keeps))
      refuse(`${place}.keeps`, "应为所列制度之一。", "one of its schemes is expected.");
    if (stacking.kind === "highestOf") checkTrigger(stacking.when, names, `${place}.when`);
    if (stacking.kind === "disregardAsIncome") checkDisregards(stacking, place);
    if (stacking.kind === "topUp" && !stacking.schemes.some((scheme) => scheme.allowance))
      refuse(`${place}.schemes`, "补差须有本包的津贴。", "a top-up needs the allowance of this pack.");
  });
}

type HighestOf = Extract<Stacking, { kind: "highestOf" }>;

/** A trigger that hangs on a reading says one for each of its options. */
function checkTrigger(when: HighestOf["when"], names: Names, place: string): void {
  if (typeof when === "string") return;
  const [reading, triggers] = when.under;
  const options =
    names.readings.get(reading) ??
    refuse(`${place}.under[0]`, "引用的读法不存在。", "this reading does not exist.");
  if (Object.keys(triggers).length !== options.length || options.some((one) => !Object.hasOwn(triggers, one)))
    refuse(`${place}.under[1]`, "应为该读法的每个选项各写一项。", "one entry for each option is expected.");
}

/** The allowance is among the money that is no income; somebody is left who tests the means. */
function checkDisregards(stacking: Extract<Stacking, { kind: "disregardAsIncome" }>, place: string): void {
  const { schemes, disregards } = stacking;
  if (disregards === undefined && schemes.length > 2)
    refuse(
      `${place}.disregards`,
      "超过两项制度时，应写明哪些不计入收入。",
      "with more than two schemes, say whose money is not counted.",
    );
  disregards?.forEach((id, i) => {
    if (!schemes.some((scheme) => scheme.id === id))
      refuse(`${place}.disregards[${i}]`, "应为所列制度之一。", "one of its schemes is expected.");
  });
  const { income, tests } = disregarded(stacking);
  if (!income.some((scheme) => scheme.allowance))
    refuse(
      `${place}.schemes`,
      "不计入收入的须有本包的津贴。",
      "the allowance of this pack is expected among them.",
    );
  if (tests.length === 0)
    refuse(`${place}.schemes`, "须有测算收入的制度。", "a scheme that tests the means is expected.");
}
