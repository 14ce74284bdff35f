/**
 * One child's facts, flattened for the compiled conditions: numbers in slots (booleans 0/1, words by index,
 * sets as bit masks), −1 for unknown, texts beside them.
 */
import { PolicyError } from "../errors.ts";
import type { CivilDate } from "../facts/calendar.ts";
import type { DatedStatus, FactName, Facts, Incident } from "../facts/vocabulary.ts";
import { FACTS, PARENT_STATUSES } from "../facts/vocabulary.ts";
import type { Value } from "./answers.ts";

export const ABSENT = -1;

/** Index of each word of a word or set fact, in the vocabulary's order. */
const indexOfWords = (words: readonly string[]) => new Map(words.map((word, index) => [word, index]));
const STATUS_INDEX = indexOfWords(PARENT_STATUSES);
const WORD_INDEX = new Map<FactName, ReadonlyMap<string, number>>();
for (const name of Object.keys(FACTS) as FactName[]) {
  const definition = FACTS[name];
  if (definition.type === "word" || definition.type === "words")
    WORD_INDEX.set(name, indexOfWords(Object.keys(definition.words)));
}

const wrongWord = (name: FactName, word: unknown) =>
  new PolicyError("facts", name, {
    zh: `“${String(word).slice(0, 40)}”不在词汇表中，请改用词汇表中的词。`,
    en: `"${String(word).slice(0, 40)}" is not in the vocabulary; use one of its words.`,
  });

/** Index of a word of a fact. Throws `PolicyError` for a word the vocabulary does not have. */
export function wordIndex(name: FactName, word: string): number {
  const index = WORD_INDEX.get(name)?.get(word);
  if (index === undefined) throw wrongWord(name, word);
  return index;
}

/** Bit mask of words of a set fact. */
export function wordMask(name: FactName, words: readonly string[]): number {
  let mask = 0;
  for (const word of words) mask |= 1 << wordIndex(name, word);
  return mask;
}

/** Bit mask of parent statuses. */
export function statusMask(statuses: readonly string[]): number {
  let mask = 0;
  for (const status of statuses) {
    const index = STATUS_INDEX.get(status as DatedStatus["status"]);
    if (index === undefined) throw wrongWord("father.statuses", status);
    mask |= 1 << index;
  }
  return mask;
}

/** True when a dated status holds on a day: begun (or begun on an unknown day) and not ended. */
export const holdsOn = (status: DatedStatus, on: CivilDate): boolean =>
  (status.since === undefined || status.since <= on) && (status.until === undefined || on < status.until);

type Kind = "flag" | "number" | "word" | "words" | "statuses" | "text" | "incidents";
const kindOf = (name: FactName): Kind => {
  const { type } = FACTS[name];
  if (type === "boolean") return "flag";
  if (type === "date" || type === "division" || type === "text") return "text";
  return type;
};

export class Frame {
  readonly names: readonly FactName[];
  readonly #kinds: readonly Kind[];
  /** By slot: the flattened value, −1 when unknown. */
  readonly slots: Float64Array;
  /** By slot: dates, divisions and texts. */
  readonly texts: (string | undefined)[];
  incidents: readonly Incident[] | undefined;
  father: readonly DatedStatus[] | undefined;
  mother: readonly DatedStatus[] | undefined;
  on: CivilDate = "";
  /** Answers of the items decided so far, by item number. */
  readonly answers: Uint8Array;
  /** The option in force of each reading. */
  options: Uint8Array = new Uint8Array(0);
  /** What people confirmed (3) or denied (0) for this child, by reading; 2 where nobody has spoken. */
  confirmed: Uint8Array = new Uint8Array(0);
  /** Civil dates that mark ages on the day: born on or before `ages[n]` is n full years old. */
  readonly ages: string[] = [];

  constructor(names: readonly FactName[], items: number) {
    this.names = names;
    this.#kinds = names.map(kindOf);
    this.slots = new Float64Array(names.length).fill(ABSENT);
    this.texts = names.map(() => undefined);
    this.answers = new Uint8Array(items);
  }

  slot(index: number): number {
    // The slot numbers come from the compiler of the same pack: always inside the array.
    return this.slots[index] as number;
  }

  answer(index: number): Value {
    return this.answers[index] as Value;
  }

  /** Sets the day: the dates at which somebody is n years old move with it. */
  setDay(on: CivilDate, ageLimits: readonly number[]): void {
    if (this.on === on) return;
    this.on = on;
    for (const years of ageLimits)
      this.ages[years] = `${String(Number(on.slice(0, 4)) - years).padStart(4, "0")}${on.slice(4)}`;
  }

  /** Reads one child's facts. Throws `PolicyError` for a word outside the vocabulary. */
  load(facts: Facts): void {
    const { names, slots, texts } = this;
    const kinds = this.#kinds;
    this.incidents = facts.incidents ?? undefined;
    this.father = facts["father.statuses"] ?? undefined;
    this.mother = facts["mother.statuses"] ?? undefined;
    for (let i = 0; i < names.length; i++) {
      const name = names[i] as FactName;
      const value = facts[name];
      if (value === undefined || value === null) {
        slots[i] = ABSENT;
        texts[i] = undefined;
        continue;
      }
      switch (kinds[i]) {
        case "flag":
          slots[i] = value === true ? 1 : 0;
          break;
        case "number":
          slots[i] = value as number;
          break;
        case "word":
          slots[i] = wordIndex(name, value as string);
          break;
        case "words":
          slots[i] = wordMask(name, value as readonly string[]);
          break;
        case "statuses":
          slots[i] = this.#activeStatuses(name, value as readonly DatedStatus[]);
          break;
        case "text":
          texts[i] = value as string;
          break;
        default:
          slots[i] = 0;
      }
    }
  }

  #activeStatuses(name: FactName, statuses: readonly DatedStatus[]): number {
    let mask = 0;
    for (const status of statuses) {
      const index = STATUS_INDEX.get(status.status);
      if (index === undefined) throw wrongWord(name, status.status);
      if (holdsOn(status, this.on)) mask |= 1 << index;
    }
    return mask;
  }
}
