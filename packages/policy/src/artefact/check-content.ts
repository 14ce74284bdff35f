/** Everything the schema of an artefact cannot say: names exist, dates do not overlap, conditions are of the language. */
import { parseRational } from "../exact/rational.ts";
import { FACTS } from "../facts/vocabulary.ts";
import type { PackContent } from "./pack.ts";
import { refuse } from "./refuse.ts";
import { checkClauses, checkExpression, type Names } from "./validate-expression.ts";
import { checkFormula } from "./validate-formula.ts";

/** A set of ids that refuses the second use of one. */
function uniqueIds(list: readonly string[], place: string): Set<string> {
  const seen = new Set<string>();
  list.forEach((id, i) => {
    if (seen.has(id)) refuse(`${place}[${i}]`, `编号“${id}”重复。`, `the id "${id}" is used twice.`);
    seen.add(id);
  });
  return seen;
}

/** Checks a content of the right shape. Throws `PolicyError` with the place that is wrong. */
export function checkContent(content: PackContent): void {
  const clauses = uniqueIds(
    content.documents.flatMap((document) => document.clauses.map((clause) => clause.no)),
    "clauses",
  );
  uniqueIds(
    content.documents.map((document) => document.id),
    "documents",
  );
  uniqueIds(
    content.readings.map((reading) => reading.id),
    "readings",
  );
  const parameters = uniqueIds(
    content.parameters.map((parameter) => parameter.id),
    "parameters",
  );
  const series = uniqueIds(
    content.series.map((one) => one.id),
    "series",
  );
  const readings = new Map(
    content.readings.map((reading) => [reading.id, reading.options.map((option) => option.id)]),
  );
  const items = new Set<string>();
  const names: Names = { clauses, items, readings, nodes: 0 };

  content.readings.forEach((reading, i) => {
    checkClauses([reading.clause], names, `readings[${i}].clause`);
    uniqueIds(
      reading.options.map((option) => option.id),
      `readings[${i}].options`,
    );
    if (!readings.get(reading.id)?.includes(reading.taken))
      refuse(`readings[${i}].taken`, "不是其选项之一。", "this is not one of its options.");
  });
  content.parameters.forEach((parameter, i) => {
    checkClauses(parameter.clauses, names, `parameters[${i}].clauses`);
    parameter.values.forEach((value, k) => {
      const place = `parameters[${i}].values[${k}]`;
      if (value.until <= value.from)
        refuse(place, "终止日应晚于起始日。", "the end must be after the beginning.");
      const before = parameter.values[k - 1];
      if (before && value.from < before.until)
        refuse(place, "与前一期重叠或次序颠倒。", "it overlaps the value before it, or is out of order.");
    });
  });
  content.series.forEach((one, i) => {
    checkClauses(one.clauses, names, `series[${i}].clauses`);
    for (const [year, value] of Object.entries(one.values))
      if (!parseRational(value.value))
        refuse(`series[${i}].values.${year}`, "应为小数文字。", "a decimal is expected.");
  });
  content.proposals.forEach((proposal, i) => {
    checkClauses(proposal.clauses, names, `proposals[${i}].clauses`);
    if (!parameters.has(proposal.parameter))
      refuse(`proposals[${i}].parameter`, "标准不存在。", "this parameter does not exist.");
    checkFormula(proposal.formula, { series, readings }, 0, `proposals[${i}].formula`);
  });
  for (const [i, role] of content.roles.entries()) checkClauses(role.clauses, names, `roles[${i}].clauses`);
  for (const [i, mechanism] of content.mechanisms.entries())
    checkClauses(mechanism.clauses, names, `mechanisms[${i}].clauses`);
  content.items.forEach((item, i) => {
    const place = `items[${i}]`;
    if (items.has(item.id))
      refuse(`${place}.id`, `编号“${item.id}”重复。`, `the id "${item.id}" is used twice.`);
    checkClauses(item.clauses, names, `${place}.clauses`);
    checkExpression(item.when, names, 0, `${place}.when`);
    items.add(item.id);
  });
  checkGroups(content);
  checkBenefit(content, names, parameters);
  checkStackings(content, names);
  checkBecame(content, new Set([...items, ...encodedElsewhere(content)]));
}

/** Two rules that define one group on the same day contradict each other; replace or end the earlier one. */
function checkGroups(content: PackContent): void {
  content.items.forEach((item, i) => {
    if (item.kind !== "group") return;
    const rival = content.items
      .slice(0, i)
      .find(
        (one) =>
          one.kind === "group" &&
          one.group === item.group &&
          (one.until === undefined || item.from < one.until) &&
          (item.until === undefined || one.from < item.until),
      );
    if (rival)
      refuse(
        `items[${i}]`,
        `与“${rival.id}”同时规定了同一类儿童，请写明替换或停用哪一条。`,
        `it defines the same group on the same days as "${rival.id}"; say which one is replaced or disabled.`,
      );
  });
}

function checkBenefit(content: PackContent, names: Names, parameters: ReadonlySet<string>): void {
  const { benefit } = content;
  if (benefit === undefined) return;
  checkClauses(benefit.precedence.clauses, names, "benefit.precedence.clauses");
  uniqueIds(
    benefit.classes.map((one) => one.id),
    "benefit.classes",
  );
  benefit.classes.forEach((one, i) => {
    const place = `benefit.classes[${i}]`;
    checkClauses(one.clauses, names, `${place}.clauses`);
    checkExpression(one.when, names, 0, `${place}.when`);
    if (!parameters.has(one.parameter))
      refuse(`${place}.parameter`, "标准不存在。", "this parameter does not exist.");
  });
}

function checkStackings(content: PackContent, names: Names): void {
  const drawable = Object.keys(FACTS.benefitsDrawn.words);
  content.stackings.forEach((stacking, i) => {
    const place = `stackings[${i}]`;
    checkClauses(stacking.clauses, names, `${place}.clauses`);
    uniqueIds(
      stacking.schemes.map((scheme) => scheme.id),
      `${place}.schemes`,
    );
    stacking.schemes.forEach((scheme, k) => {
      for (const word of scheme.drawn)
        if (!drawable.includes(word))
          refuse(
            `${place}.schemes[${k}].drawn`,
            "该待遇不在词汇表中。",
            "this benefit is not in the vocabulary.",
          );
    });
  });
}

/** Ids that a clause can become besides items: parameters, proposals, classes, stacking, roles, mechanisms. */
const encodedElsewhere = (content: PackContent): string[] => [
  ...content.parameters.map((one) => one.id),
  ...content.proposals.map((one) => `${one.parameter}.proposal`),
  ...(content.benefit ? [content.benefit.id, ...content.benefit.classes.map((one) => one.id)] : []),
  ...content.stackings.map((one) => one.id),
  ...content.mechanisms.map((one) => one.id),
  ...content.roles.map((one) => `role.${one.role}`),
];

function checkBecame(content: PackContent, known: ReadonlySet<string>): void {
  content.documents.forEach((document, d) => {
    document.clauses.forEach((clause, c) => {
      if (clause.became.as !== "encoded") return;
      clause.became.items.forEach((id, i) => {
        if (!known.has(id))
          refuse(`documents[${d}].clauses[${c}].became.items[${i}]`, `没有“${id}”。`, `there is no "${id}".`);
      });
    });
  });
}
