/** What is the same for every child asked about on one day: rules in force, amounts, readings. */

import type { Bilingual, Decision } from "../decision.ts";
import { PolicyError } from "../errors.ts";
import { isCivilDate, within } from "../facts/calendar.ts";
import { noSuchDay, parameterOn } from "./amounts.ts";
import { NO, REVIEW, YES } from "./answers.ts";
import type { Program } from "./program.ts";
import type { At, HumanChoices, ParameterAnswer } from "./types.ts";

export type DayContext = {
  on: string;
  /** By item number: 1 when the item is in force. */
  inForce: Uint8Array;
  /** By class: in force on the day, and its amount. */
  classes: readonly { inForce: boolean; amount: ParameterAnswer }[];
  stackings: readonly boolean[];
  /** Set when no class of the benefit is in force: which day its rules begin. */
  benefitRefusal: Bilingual | undefined;
  options: Uint8Array;
  /** Answers shared by the many children who have the same ones, by their code. */
  categories: Map<number, Decision["categories"]>;
  entitlements: Map<number, Decision["entitlements"]>;
};

/** The rules, amounts and readings of one day. Throws `PolicyError` for a day or reading that does not exist. */
export function dayContext(program: Program, at: At): DayContext {
  const { on } = at;
  if (!isCivilDate(on)) throw noSuchDay(on);
  const inForce = new Uint8Array(program.items.map(({ item }) => (within(on, item) ? 1 : 0)));
  const classes = program.classes.map(({ rate, parameter }) => ({
    inForce: within(on, rate),
    amount:
      parameter === undefined
        ? { refusal: noRate(rate.title) }
        : parameterOn(program.pack, parameter, on, at.standards),
  }));
  const starts = program.classes.map(({ rate }) => rate.from).sort();
  return {
    on,
    inForce,
    classes,
    stackings: program.stackings.map(({ stacking }) => within(on, stacking)),
    benefitRefusal:
      program.benefit && !classes.some((one) => one.inForce)
        ? {
            zh: `${on} 不在“${program.benefit.title.zh}”规则的施行期内（自 ${starts[0]} 起施行）。请查用当日有效的文件。`,
            en: `The rules of "${program.benefit.title.en}" are not in force on ${on} (they begin on ${starts[0]}). Use the document in force on that day.`,
          }
        : undefined,
    options: optionsOf(program, at),
    categories: new Map(),
    entitlements: new Map(),
  };
}

const noRate = (title: Bilingual): Bilingual => ({
  zh: `“${title.zh}”各档标准均不适用于该儿童，请核对文件并录入适用的标准。`,
  en: `None of the rates of "${title.en}" fits this child; check the document and enter the standard that does.`,
});

function optionsOf(program: Program, at: At): Uint8Array {
  for (const id of Object.keys(at.readings ?? {}))
    if (!program.readingNumber.has(id))
      throw new PolicyError("question", `readings.${id}`, {
        zh: "本政策包没有这一条读法，请从政策页所列的读法中选择。",
        en: "This pack has no such reading; choose one that the policy page lists.",
      });
  return new Uint8Array(
    program.readings.map((reading) => {
      const wanted =
        at.readings && Object.hasOwn(at.readings, reading.id) ? at.readings[reading.id] : reading.taken;
      const index = reading.options.findIndex((option) => option.id === wanted);
      if (index >= 0) return index;
      throw new PolicyError("question", `readings.${reading.id}`, {
        zh: `“${String(wanted)}”不是该读法的选项，可选：${reading.options.map((option) => option.id).join("、")}。`,
        en: `"${String(wanted)}" is not an option of this reading; options: ${reading.options.map((option) => option.id).join(", ")}.`,
      });
    }),
  );
}

/** What named people confirmed or denied for this child, by reading. */
export function confirmations(program: Program, choices: HumanChoices): Uint8Array {
  return new Uint8Array(
    program.readings.map((reading) => {
      const choice = Object.hasOwn(choices, reading.id)
        ? choices[reading.id]
        : Object.hasOwn(choices, reading.clause)
          ? choices[reading.clause]
          : undefined;
      return choice === "yes" ? YES : choice === "no" ? NO : REVIEW;
    }),
  );
}
