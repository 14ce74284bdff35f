/** Checks one condition of an artefact: operator whitelist, own properties, caps on depth and size. */
import { isCivilDate } from "../facts/calendar.ts";
import type { Expression } from "./expression.ts";
import { refuse } from "./refuse.ts";
import {
  checkApart,
  checkBound,
  checkIncident,
  checkIs,
  checkStatusTest,
  checkWords,
  checkYears,
  isList,
  isPlain,
  onlyKeys,
  tuple,
} from "./validate-leaf.ts";

export const MAX_DEPTH = 24;
export const MAX_NODES = 20_000;

/** What the names in a condition may refer to; `nodes` counts over the whole artefact. */
export type Names = {
  clauses: ReadonlySet<string>;
  items: ReadonlySet<string>;
  readings: ReadonlyMap<string, readonly string[]>;
  nodes: number;
};

export const checkText = (value: unknown, place: string, limit = 2000): void => {
  if (typeof value !== "string" || value.trim() === "" || value.length > limit)
    refuse(place, `应为 1 到 ${limit} 字的文字。`, `a text of 1 to ${limit} characters is expected.`);
};

export const checkBilingual = (value: unknown, place: string): void => {
  const text = onlyKeys(value, ["zh", "en"], place);
  checkText(text.zh, `${place}.zh`);
  checkText(text.en, `${place}.en`);
};

export const checkClauses = (value: unknown, names: Pick<Names, "clauses">, place: string): void => {
  if (!isList(value) || value.length === 0)
    refuse(place, "至少引用一个条款。", "at least one clause is expected.");
  value.forEach((clause, i) => {
    if (typeof clause !== "string" || !names.clauses.has(clause))
      refuse(`${place}[${i}]`, "引用的条款不存在。", "this clause does not exist.");
  });
};

const readingAt = (value: unknown, names: Names, place: string): readonly string[] => {
  const options = typeof value === "string" ? names.readings.get(value) : undefined;
  return options ?? refuse(place, "引用的读法不存在。", "this reading does not exist.");
};

function checkUnder(value: unknown, names: Names, depth: number, place: string): void {
  const [reading, branches] = tuple(value, 2, place);
  const options = readingAt(reading, names, `${place}[0]`);
  const record = onlyKeys(branches, options, `${place}[1]`);
  for (const option of options) checkExpression(record[option], names, depth + 1, `${place}[1].${option}`);
}

function checkCite(value: unknown, names: Names, depth: number, place: string): void {
  if (!isList(value) || value.length < 2 || value.length > 3)
    refuse(place, "应有 2 或 3 项。", "2 or 3 entries are expected.");
  checkClauses(value[0], names, `${place}[0]`);
  checkExpression(value[1], names, depth + 1, `${place}[1]`);
  if (value.length === 3) checkBilingual(value[2], `${place}[2]`);
}

/** Refuses, with its place, anything that is not a condition of this language. */
export function checkExpression(
  value: unknown,
  names: Names,
  depth: number,
  place: string,
): asserts value is Expression {
  names.nodes++;
  if (depth > MAX_DEPTH)
    refuse(place, `条件嵌套超过 ${MAX_DEPTH} 层。`, `conditions nest deeper than ${MAX_DEPTH}.`);
  if (names.nodes > MAX_NODES)
    refuse(place, `条件超过 ${MAX_NODES} 个。`, `there are more than ${MAX_NODES} conditions.`);
  const keys = isPlain(value) ? Object.keys(value) : [];
  if (keys.length !== 1) refuse(place, "每个条件恰好有一个算子。", "a condition has exactly one operator.");
  const operator = keys[0] ?? "";
  const operand = (value as Record<string, unknown>)[operator];
  const at = `${place}.${operator.slice(0, 40)}`;
  switch (operator) {
    case "all":
    case "any":
      if (!isList(operand) || operand.length === 0) refuse(at, "应为非空列表。", "a list is expected.");
      for (const [i, child] of operand.entries()) checkExpression(child, names, depth + 1, `${at}[${i}]`);
      return;
    case "not":
      return checkExpression(operand, names, depth + 1, at);
    case "constant":
      if (typeof operand !== "boolean") refuse(at, "应为是或否。", "true or false is expected.");
      return;
    case "is":
      return checkIs(operand, at);
    case "in":
      return checkWords(operand, "word", at);
    case "has":
      return checkWords(operand, "words", at);
    case "gte":
    case "lte":
      return checkBound(operand, at);
    case "age": {
      const test = onlyKeys(operand, ["from", "under"], at);
      if (test.from === undefined && test.under === undefined)
        refuse(at, "应写明年龄界限。", "an age limit is expected.");
      for (const key of ["from", "under"]) if (test[key] !== undefined) checkYears(test[key], `${at}.${key}`);
      return;
    }
    case "parents": {
      const [one, other] = tuple(operand, 2, at);
      checkStatusTest(one, `${at}[0]`);
      return checkStatusTest(other, `${at}[1]`);
    }
    case "eachParent":
    case "someParent":
    case "father":
    case "mother":
      return checkStatusTest(operand, at);
    case "incident":
      return checkIncident(operand, at);
    case "apart":
      return checkApart(operand, at);
    case "item":
      if (typeof operand !== "string" || !names.items.has(operand))
        refuse(at, "引用的规则不存在，或声明在后。", "this item does not exist, or is declared later.");
      return;
    case "under":
      return checkUnder(operand, names, depth, at);
    case "review": {
      const [reading, child] = tuple(operand, 2, at);
      readingAt(reading, names, `${at}[0]`);
      return checkExpression(child, names, depth + 1, `${at}[1]`);
    }
    case "cite":
      return checkCite(operand, names, depth, at);
    case "since": {
      const [day, child] = tuple(operand, 2, at);
      if (!isCivilDate(day)) refuse(`${at}[0]`, "应为日期。", "a day is expected.");
      return checkExpression(child, names, depth + 1, `${at}[1]`);
    }
    default:
      refuse(at, "没有这个算子。", "there is no such operator.");
  }
}
