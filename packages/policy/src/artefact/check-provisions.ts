/** Duties, timers, records and rules for staff: their conditions, settings, roles and beginnings exist. */
import { FACTS, type FactName, INCIDENT_KINDS, PARENT_STATUSES } from "../facts/vocabulary.ts";
import type { PackContent } from "./pack.ts";
import { conditionsOf, type Provision, type Term, type TimerStart } from "./provision.ts";
import { refuse } from "./refuse.ts";
import { checkClauses, checkExpression, type Names } from "./validate-expression.ts";

/** Refuses, with its place, what is wrong with the provisions, mechanisms and role titles of a content. */
export function checkProvisions(content: PackContent, names: Names): void {
  const provisions = content.provisions ?? [];
  const settings = new Set(provisions.flatMap((one) => (one.kind === "setting" ? [one.id] : [])));
  const checkTerm = (term: Term | undefined, place: string) => {
    if (term !== undefined && "setting" in term && !settings.has(term.setting))
      refuse(`${place}.setting`, "没有这个设置项。", "there is no such setting.");
  };
  provisions.forEach((provision, i) => {
    const place = `provisions[${i}]`;
    checkClauses(provision.clauses, names, `${place}.clauses`);
    checkSpan(provision, place);
    for (const [key, when] of conditionsOf(provision)) checkExpression(when, names, 0, `${place}.${key}`);
    if (provision.kind === "timer") checkStart(provision.starts, `${place}.starts`);
    if (provision.kind === "form") checkFields(provision, place);
    if (provision.kind === "riskScheme") checkLevels(provision, place);
    if (provision.kind === "report") checkRows(provision, place);
    if ("every" in provision) checkTerm(provision.every, `${place}.every`);
    if (
      "count" in provision &&
      provision.count?.max !== undefined &&
      provision.count.max < provision.count.min
    )
      refuse(`${place}.count`, "上限小于下限。", "the upper bound is below the lower one.");
  });
  content.mechanisms.forEach((mechanism, i) => {
    checkClauses(mechanism.clauses, names, `mechanisms[${i}].clauses`);
    if (mechanism.educationFirst)
      checkClauses(mechanism.educationFirst, names, `mechanisms[${i}].educationFirst`);
    mechanism.stages.forEach((stage, k) => {
      checkTerm(stage.within, `mechanisms[${i}].stages[${k}].within`);
    });
  });
  content.roles.forEach((role, i) => {
    checkClauses(role.clauses, names, `roles[${i}].clauses`);
    checkSpan(role, `roles[${i}]`);
  });
}

/** An end comes after its beginning. */
export function checkSpan(span: { from?: string; until?: string }, place: string): void {
  if (span.from !== undefined && span.until !== undefined && span.until <= span.from)
    refuse(place, "终止日应晚于起始日。", "the end must be after the beginning.");
}

function checkStart(starts: TimerStart, place: string): void {
  if ("fact" in starts) {
    if (!Object.hasOwn(FACTS, starts.fact) || FACTS[starts.fact as FactName].type !== "date")
      refuse(`${place}.fact`, "应为日期事实。", "a date fact is expected.");
  } else if ("incident" in starts) {
    for (const kind of starts.incident)
      if (!INCIDENT_KINDS.includes(kind))
        refuse(`${place}.incident`, "该词不在词汇表中。", "this word is not in the vocabulary.");
  } else if ("parentStatus" in starts) {
    for (const status of starts.parentStatus)
      if (!PARENT_STATUSES.includes(status))
        refuse(`${place}.parentStatus`, "该词不在词汇表中。", "this word is not in the vocabulary.");
  }
}

function checkRows(report: Extract<Provision, { kind: "report" }>, place: string): void {
  const seen = new Set<string>();
  report.rows.forEach((row, k) => {
    if (seen.has(row.id)) refuse(`${place}.rows[${k}]`, "统计行重复。", "the row is there twice.");
    seen.add(row.id);
  });
}

function checkFields(form: Extract<Provision, { kind: "form" }>, place: string): void {
  const seen = new Set<string>();
  form.fields.forEach((field, k) => {
    const at = `${place}.fields[${k}]`;
    if (seen.has(field.id)) refuse(at, "字段重复。", "the field is there twice.");
    seen.add(field.id);
    if ((field.type === "choice") !== (field.options !== undefined))
      refuse(`${at}.options`, "仅选择题有选项，且必须有。", "a choice, and only a choice, has options.");
  });
}

function checkLevels({ levels }: Extract<Provision, { kind: "riskScheme" }>, place: string): void {
  levels.forEach(({ level }, k) => {
    if (level !== k + 1)
      refuse(
        `${place}.levels[${k}]`,
        "等级应从 1（最高）起依次编号。",
        "levels are numbered in order from 1, the highest.",
      );
  });
  if (new Set(levels.map(({ colour }) => colour)).size < levels.length)
    refuse(`${place}.levels`, "各等级的颜色应不同。", "each level has a colour of its own.");
}
