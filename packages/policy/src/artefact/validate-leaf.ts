/** Checks what a leaf condition says about a fact: names, words and values of the vocabulary. */
import {
  FACTS,
  type FactDefinition,
  type FactName,
  INCIDENT_KINDS,
  INCIDENT_STATES,
  PARENT_STATUSES,
} from "../facts/vocabulary.ts";
import { refuse } from "./refuse.ts";

export const isList = (value: unknown): value is unknown[] => Array.isArray(value);
export const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const factAt = (value: unknown, place: string): FactDefinition => {
  if (typeof value === "string" && Object.hasOwn(FACTS, value)) return FACTS[value as FactName];
  return refuse(place, "事实名不在词汇表中。", "this fact is not in the vocabulary.");
};

/** An object with no other keys than these. */
export const onlyKeys = (value: unknown, keys: readonly string[], place: string): Record<string, unknown> => {
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

/** A list of exactly that many entries. */
export const tuple = (value: unknown, length: number, place: string): unknown[] =>
  isList(value) && value.length === length
    ? value
    : refuse(place, `应有 ${length} 项。`, `${length} entries are expected.`);

export const checkYears = (value: unknown, place: string): void => {
  if (!Number.isInteger(value) || (value as number) < 0 || (value as number) > 150)
    refuse(place, "应为 0 到 150 的整数。", "a whole number from 0 to 150 is expected.");
};

export function checkStatusTest(value: unknown, place: string): void {
  const test = onlyKeys(value, ["any", "months", "beforeAge"], place);
  wordsOf(test.any, PARENT_STATUSES, `${place}.any`);
  if (test.months !== undefined) checkYears(test.months, `${place}.months`);
  if (test.beforeAge !== undefined) checkYears(test.beforeAge, `${place}.beforeAge`);
  if (test.months !== undefined && test.beforeAge !== undefined)
    refuse(place, "只能写一种时间条件。", "only one condition of time is allowed.");
}

export function checkIs(value: unknown, place: string): void {
  const [name, wanted] = tuple(value, 2, place);
  const fact = factAt(name, `${place}[0]`);
  const fits =
    (fact.type === "boolean" && typeof wanted === "boolean") ||
    (fact.type === "number" && typeof wanted === "number" && Number.isFinite(wanted)) ||
    (fact.type === "word" && typeof wanted === "string" && Object.hasOwn(fact.words, wanted));
  if (!fits)
    refuse(`${place}[1]`, "取值与该事实的类型不符。", "the value does not fit the type of the fact.");
}

export function checkWords(value: unknown, type: "word" | "words", place: string): void {
  const hasOpen = type === "word" && isList(value) && value.length === 3;
  const [name, words, open] = tuple(value, hasOpen ? 3 : 2, place);
  const fact = factAt(name, `${place}[0]`);
  if (fact.type !== type)
    refuse(`${place}[0]`, "该事实的类型不适用此算子。", "this operator does not fit the type of the fact.");
  wordsOf(words, Object.keys(fact.words), `${place}[1]`);
  if (!hasOpen) return;
  wordsOf(open, Object.keys(fact.words), `${place}[2]`);
  if (isList(words) && isList(open) && open.some((word) => words.includes(word)))
    refuse(`${place}[2]`, "同一个词不能既肯定又存疑。", "one word cannot both say yes and leave it open.");
}

export function checkBound(value: unknown, place: string): void {
  const [name, bound] = tuple(value, 2, place);
  if (factAt(name, `${place}[0]`).type !== "number")
    refuse(`${place}[0]`, "应为数值事实。", "a number fact is expected.");
  if (typeof bound !== "number" || !Number.isFinite(bound))
    refuse(`${place}[1]`, "应为数值。", "a number is expected.");
}

export function checkIncident(value: unknown, place: string): void {
  const test = onlyKeys(value, ["kinds", "byGuardianship", "safetyThreat", "open", "state"], place);
  wordsOf(test.kinds, INCIDENT_KINDS, `${place}.kinds`);
  for (const key of ["byGuardianship", "safetyThreat", "open"])
    if (test[key] !== undefined && typeof test[key] !== "boolean")
      refuse(`${place}.${key}`, "应为是或否。", "true or false is expected.");
  if (test.state === undefined) return;
  if (!INCIDENT_STATES.some((state) => state === test.state))
    refuse(`${place}.state`, "该词不在词汇表中。", "this word is not in the vocabulary.");
  if (test.open !== undefined)
    refuse(place, "open 与 state 只能写一个。", "only one of `open` and `state` is allowed.");
}

export function checkApart(value: unknown, place: string): void {
  const [a, b, digits] = tuple(value, 3, place);
  if (factAt(a, `${place}[0]`).type !== "division")
    refuse(`${place}[0]`, "应为区划事实。", "a division fact is expected.");
  if (factAt(b, `${place}[1]`).type !== "division")
    refuse(`${place}[1]`, "应为区划事实。", "a division fact is expected.");
  if (digits !== 2 && digits !== 4 && digits !== 6 && digits !== 9 && digits !== 12)
    refuse(`${place}[2]`, "位数应为 2、4、6、9 或 12。", "2, 4, 6, 9 or 12 digits are expected.");
}
