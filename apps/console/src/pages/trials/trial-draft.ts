import type { TrialChange, TrialForm } from "@tongyou/core/schemas";
import { fenOf } from "../../parts/money.tsx";

/** How one standard is tried; `text`: the amount as it is typed. */
export type TriedAmount = { kind: "amount"; text: string } | { kind: "formula" } | { kind: "withdrawn" };
/** What is chosen on the form: standards and readings by their ids. */
export type TrialDraft = {
  amounts: Readonly<Record<string, TriedAmount>>;
  readings: Readonly<Record<string, string>>;
  pack: string | undefined;
};

export const NO_CHANGES: TrialDraft = { amounts: {}, readings: {}, pack: undefined };

const entry = <T>(
  all: Readonly<Record<string, T>>,
  key: string,
  value: T | undefined,
): Record<string, T> => ({
  ...Object.fromEntries(Object.entries(all).filter(([id]) => id !== key)),
  ...(value === undefined ? {} : { [key]: value }),
});

/** The draft with a standard tried otherwise, or as it is. */
export const withAmount = (
  draft: TrialDraft,
  parameter: string,
  tried: TriedAmount | undefined,
): TrialDraft => ({
  ...draft,
  amounts: entry(draft.amounts, parameter, tried),
});

/** The draft with another option of a reading, or the one in force. */
export const withReading = (draft: TrialDraft, reading: string, option: string | undefined): TrialDraft => ({
  ...draft,
  readings: entry(draft.readings, reading, option),
});

/** An amount that is typed and cannot be one. */
export const isWrong = (tried: TriedAmount | undefined): boolean =>
  tried?.kind === "amount" && tried.text !== "" && fenOf(tried.text) === undefined;

function amountChange({ id, formula }: TrialForm["parameters"][number], tried: TriedAmount): TrialChange[] {
  if (tried.kind === "withdrawn") return [{ kind: "withdrawn", parameter: id }];
  if (tried.kind === "formula")
    return formula ? [{ kind: "formula", parameter: id, from: formula.from }] : [];
  const fen = fenOf(tried.text);
  return fen === undefined ? [] : [{ kind: "amount", parameter: id, fen }];
}

/** The changes of a draft, as far as the form still offers them. */
export function changesOf(draft: TrialDraft, form: TrialForm): TrialChange[] {
  return [
    ...(draft.pack === undefined ? [] : [{ kind: "pack" as const, hash: draft.pack }]),
    ...form.readings.flatMap(({ id }): TrialChange[] => {
      const option = draft.readings[id];
      return option === undefined ? [] : [{ kind: "reading", reading: id, option }];
    }),
    ...form.parameters.flatMap((parameter) => {
      const tried = draft.amounts[parameter.id];
      return tried ? amountChange(parameter, tried) : [];
    }),
  ];
}

/** The draft that makes these changes. */
export function draftOf(changes: readonly TrialChange[]): TrialDraft {
  const amounts: Record<string, TriedAmount> = {};
  const readings: Record<string, string> = {};
  let pack: string | undefined;
  for (const change of changes) {
    if (change.kind === "pack") pack = change.hash;
    else if (change.kind === "reading") readings[change.reading] = change.option;
    else
      amounts[change.parameter] =
        change.kind === "amount"
          ? { kind: "amount", text: (change.fen / 100).toFixed(2) }
          : { kind: change.kind };
  }
  return { amounts, readings, pack };
}
