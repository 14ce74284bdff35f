/** Checks one condition of an artefact: operator whitelist, own properties, caps on depth and size. */
import type { Bilingual } from "../decision.ts";
import { PolicyError } from "../errors.ts";
import { isCivilDate } from "../facts/calendar.ts";
import {
  FACTS,
  type FactDefinition,
  type FactName,
  INCIDENT_KINDS,
  PARENT_STATUSES,
} from "../facts/vocabulary.ts";
import type { Expression } from "./expression.ts";

export const MAX_DEPTH = 24;
export const MAX_NODES = 20_000;

/** What the names in a condition may refer to; `nodes` counts over the whole artefact. */
export type Names = {
  clauses: ReadonlySet<string>;
  items: ReadonlySet<string>;
  readings: ReadonlyMap<string, readonly string[]>;
  nodes: number;
};

export function refuse(place: string, zh: string, en: string): never {
  const text: Bilingual = {
    zh: `策略包有误，位置 ${place}：${zh}`,
    en: `The pack is wrong at ${place}: ${en}`,
  };
  throw new PolicyError("pack", place, text);
}

const isList = (value: unknown): value is unknown[] => Array.isArray(value);
const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const factAt = (value: unknown, place: string): FactDefinition => {
  if (typeof value === "string" && Object.hasOwn(FACTS, value)) return FACTS[value as FactName];
  return refuse(place, "事实名不在词汇表中。", "this fact is not in the vocabulary.");
};

const onlyKeys = (value: unknown, keys: readonly string[], place: string): Record<string, unknown> => {
  if (!isPlain(value)) return refuse(place, "应为对象。", "an object is expected.");
  for (const key of Object.keys(value))
    if (!keys.includes(key))
      refuse(`${place}.${key.slice(0, 40)}`, "此处不允许该字段。", "this key is not allowed here.");
  return value;
};

const wordsOf = (value: unknown, allowed: readonly string[], place: string): void => {
  if (!isList(value) || value.length === 0 || value.length > 64)
    refuse(place, "应为非空词表。", "a list of words is expected.");
  value.forEach((word, i) => {
    if (typeof word !== "string" || !allowed.includes(word))
      refuse(`${place}[${i}]`, "该词不在词汇表中。", "this word is not in the vocabulary.");
  });
};

const tuple = (value: unknown, length: number, place: string): unknown[] =>
  isList(value) && value.length === length
    ? value
    : refuse(place, `应有 ${length} 项。`, `${length} entries are expected.`);

const years = (value: unknown, place: string): void => {
  if (!Number.isInteger(value) || (value as number) < 0 || (value as number) > 150)
    refuse(place, "应为 0 到 150 的整数。", "a whole number from 0 to 150 is expected.");
};

function checkStatusTest(value: unknown, place: string): void {
  const test = onlyKeys(value, ["any", "months"], place);
  wordsOf(test.any, PARENT_STATUSES, `${place}.any`);
  if (test.months !== undefined) years(test.months, `${place}.months`);
}

function checkIs(value: unknown, place: string): void {
  const [name, wanted] = tuple(value, 2, place);
  const fact = factAt(name, `${place}[0]`);
  const fits =
    (fact.type === "boolean" && typeof wanted === "boolean") ||
    (fact.type === "number" && typeof wanted === "number" && Number.isFinite(wanted)) ||
    (fact.type === "word" && typeof wanted === "string" && Object.hasOwn(fact.words, wanted));
  if (!fits)
    refuse(`${place}[1]`, "取值与该事实的类型不符。", "the value does not fit the type of the fact.");
}

function checkWords(value: unknown, type: "word" | "words", place: string): void {
  const [name, words] = tuple(value, 2, place);
  const fact = factAt(name, `${place}[0]`);
  if (fact.type !== type)
    refuse(`${place}[0]`, "该事实的类型不适用此算子。", "this operator does not fit the type of the fact.");
  wordsOf(words, Object.keys(fact.words), `${place}[1]`);
}

function checkBound(value: unknown, place: string): void {
  const [name, bound] = tuple(value, 2, place);
  if (factAt(name, `${place}[0]`).type !== "number")
    refuse(`${place}[0]`, "应为数值事实。", "a number fact is expected.");
  if (typeof bound !== "number" || !Number.isFinite(bound))
    refuse(`${place}[1]`, "应为数值。", "a number is expected.");
}

function checkIncident(value: unknown, place: string): void {
  const test = onlyKeys(value, ["kinds", "byGuardianship", "safetyThreat", "open"], place);
  wordsOf(test.kinds, INCIDENT_KINDS, `${place}.kinds`);
  for (const key of ["byGuardianship", "safetyThreat", "open"])
    if (test[key] !== undefined && typeof test[key] !== "boolean")
      refuse(`${place}.${key}`, "应为是或否。", "true or false is expected.");
}

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

function checkApart(value: unknown, place: string): void {
  const [a, b, digits] = tuple(value, 3, place);
  if (factAt(a, `${place}[0]`).type !== "division")
    refuse(`${place}[0]`, "应为区划事实。", "a division fact is expected.");
  if (factAt(b, `${place}[1]`).type !== "division")
    refuse(`${place}[1]`, "应为区划事实。", "a division fact is expected.");
  if (digits !== 2 && digits !== 4 && digits !== 6 && digits !== 9 && digits !== 12)
    refuse(`${place}[2]`, "位数应为 2、4、6、9 或 12。", "2, 4, 6, 9 or 12 digits are expected.");
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
      for (const key of ["from", "under"]) if (test[key] !== undefined) years(test[key], `${at}.${key}`);
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
