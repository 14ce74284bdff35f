/** Everything the schema of an artefact cannot say: names exist, dates do not overlap, conditions are of the language. */
import { overlap } from "../facts/calendar.ts";
import { checkMoney, checkParameter } from "./check-money.ts";
import { checkProcedure } from "./check-procedure.ts";
import { checkProvisions, checkSpan } from "./check-provisions.ts";
import { formerParts } from "./former-parts.ts";
import type { PackContent } from "./pack.ts";
import { refuse } from "./refuse.ts";
import { checkClauses, checkExpression, type Names } from "./validate-expression.ts";

/** A set of ids that refuses the second use of one, and of those in `taken`. */
function uniqueIds(list: readonly string[], place: string, taken: Iterable<string> = []): Set<string> {
  const seen = new Set<string>(taken);
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
  const readings = new Map(
    content.readings.map((reading) => [reading.id, reading.options.map((option) => option.id)]),
  );
  const parameters = uniqueIds(
    content.parameters.map((parameter) => parameter.id),
    "parameters",
  );
  uniqueIds(
    content.series.map((one) => one.id),
    "series",
  );
  uniqueIds(
    content.stackings.map((one) => one.id),
    "stackings",
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
  content.items.forEach((item, i) => {
    const place = `items[${i}]`;
    if (items.has(item.id))
      refuse(`${place}.id`, `编号“${item.id}”重复。`, `the id "${item.id}" is used twice.`);
    checkClauses(item.clauses, names, `${place}.clauses`);
    checkSpan(item, place);
    checkExpression(item.when, names, 0, `${place}.when`);
    if (item.kind === "entitlement" && item.parameter !== undefined)
      checkParameter(item.parameter, parameters, `${place}.parameter`);
    items.add(item.id);
  });
  uniqueIds(
    (content.provisions ?? []).map((one) => one.id),
    "provisions",
    items,
  );
  checkGroups(content);
  checkMoney(content, names);
  checkProvisions(content, names);
  checkProcedure(content, names);
  content.shadowed.forEach((one, i) => {
    checkClauses(one.clauses, names, `shadowed[${i}].clauses`);
  });
  checkBecame(content, new Set([...items, ...encodedElsewhere(content)]), clauses);
}

/** Two rules that define one group on the same day contradict each other; replace or end the earlier one. */
function checkGroups(content: PackContent): void {
  content.items.forEach((item, i) => {
    if (item.kind !== "group") return;
    const rival = content.items
      .slice(0, i)
      .find((one) => one.kind === "group" && one.group === item.group && overlap(one, item));
    if (rival)
      refuse(
        `items[${i}]`,
        `与“${rival.id}”同时规定了同一类儿童，请写明替换或停用哪一条。`,
        `it defines the same group on the same days as "${rival.id}"; say which one is replaced or disabled.`,
      );
  });
}

/** Ids that a clause can become besides items: parameters, proposals, classes, the procedure, stacking, roles, mechanisms, provisions. */
const encodedElsewhere = (content: PackContent): string[] => [
  ...content.parameters.map((one) => one.id),
  ...content.proposals.map((one) => `${one.parameter}.proposal`),
  ...(content.benefit ? [content.benefit.id, ...content.benefit.classes.map((one) => one.id)] : []),
  ...(content.procedure ? [content.procedure.id] : []),
  ...content.stackings.map((one) => one.id),
  ...content.mechanisms.map((one) => one.id),
  ...(content.provisions ?? []).map((one) => one.id),
  ...content.roles.map((one) => `role.${one.role}`),
];

/** A clause of a parent may name what this pack replaced or disabled: it became that, until then. */
function checkBecame(content: PackContent, known: ReadonlySet<string>, clauses: ReadonlySet<string>): void {
  const former = formerParts(content);
  content.documents.forEach((document, d) => {
    document.clauses.forEach((clause, c) => {
      if (clause.became.as === "superseded" && !clauses.has(clause.became.by))
        refuse(
          `documents[${d}].clauses[${c}].became.by`,
          "引用的条款不存在。",
          "this clause does not exist.",
        );
      if (clause.became.as !== "encoded") return;
      clause.became.items.forEach((id, i) => {
        if (!known.has(id) && (document.pack === content.id || !former.has(id)))
          refuse(`documents[${d}].clauses[${c}].became.items[${i}]`, `没有“${id}”。`, `there is no "${id}".`);
      });
    });
  });
}
