import { allowanceInputs, type Policy } from "@tongyou/policy/engine";
import type { Deciding } from "../children/deciding.ts";
import type { TrialOutlook } from "./trials.schema.ts";

type InputKind = keyof ReturnType<typeof allowanceInputs>;

/** What the allowance rests on under either side, each once. */
const either = (before: Policy, after: Policy, kind: InputKind): string[] => [
  ...new Set([before, after].flatMap(({ pack }) => [...allowanceInputs(pack)[kind]])),
];

/** The amount of a parameter on the day in fen; null where there is none, or no such parameter. */
export function amountOf({ policy, on, standards }: Deciding, parameter: string): number | null {
  if (!policy.pack.parameters.some(({ id }) => id === parameter)) return null;
  const found = policy.parameterOn(parameter, on, standards);
  return "fen" in found ? found.fen : null;
}

function optionOf({ policy, readings }: Deciding, id: string) {
  const found = policy.pack.readings.find((one) => one.id === id);
  const taken = readings[id] ?? found?.taken;
  return found?.options.find((option) => option.id === taken);
}

const ABSENT = { zh: "没有这一条", en: "not there" } as const;

/** What differs between two sets of rules for the same day, as far as the monthly allowance can rest on it. */
export function outlookOf(before: Deciding, after: Deciding): TrialOutlook {
  const [was, is] = [before.policy, after.policy];
  const version = ({ pack: { version, hash } }: Policy) => ({ version, hash });
  return {
    amounts: either(was, is, "parameters").flatMap((parameter) => {
      const pair = { before: amountOf(before, parameter), after: amountOf(after, parameter) };
      if (pair.before === pair.after) return [];
      const found = [is, was].flatMap(({ pack }) => pack.parameters).find(({ id }) => id === parameter);
      return found ? [{ parameter, name: found.title, clause: found.clauses[0] ?? "", ...pair }] : [];
    }),
    readings: either(was, is, "readings").flatMap((reading) => {
      const [old, fresh] = [optionOf(before, reading), optionOf(after, reading)];
      if (old?.id === fresh?.id) return [];
      const found = [is, was].flatMap(({ pack }) => pack.readings).find(({ id }) => id === reading);
      if (!found) return [];
      const words = { before: old?.text ?? ABSENT, after: fresh?.text ?? ABSENT };
      return [{ reading, clause: found.clause, text: found.text, ...words }];
    }),
    packs: { before: version(was), after: version(is) },
    missing: was.missingStandards(before).map(({ refusal }) => refusal),
  };
}

/** True where a trial would show the month as it is. */
export const isEmpty = ({ amounts, readings, packs }: TrialOutlook): boolean =>
  amounts.length === 0 && readings.length === 0 && packs.before.hash === packs.after.hash;
