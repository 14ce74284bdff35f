import { type CivilDate, type CivilMonth, lastDayOf } from "@tongyou/policy";
import { allowanceInputs, type Standards } from "@tongyou/policy/engine";
import type { Deciding } from "../children/deciding.ts";
import { conflict, invalid } from "../errors/refusals.ts";
import { checkChoice } from "../standards/choose-reading.ts";
import { withValue } from "../standards/with-value.ts";
import type { TrialChange } from "./trials.schema.ts";

/** Where a tried amount is said to come from, in a child's reasons. */
const SOURCE = "测算";

/** What a change is of, where a trial may change it once only. */
const subjectOf = (change: TrialChange): string => {
  if (change.kind === "pack") return "pack";
  return change.kind === "reading" ? `reading ${change.reading}` : change.parameter;
};

/**
 * Throws `invalid` (field `changes`, or that of the change) for a change twice, and for one that no monthly allowance of
 * the pack can rest on.
 */
export function checkChanges({ policy }: Deciding, changes: readonly TrialChange[], month: CivilMonth): void {
  const { pack } = policy;
  const inputs = allowanceInputs(pack);
  const seen = new Set<string>();
  for (const change of changes) {
    const subject = subjectOf(change);
    if (seen.has(subject))
      throw invalid(
        "changes",
        { zh: "同一项内容改了两次。", en: "The same thing is changed twice." },
        { zh: "请只保留其中一处改动。", en: "Keep one of the two changes." },
      );
    seen.add(subject);
    if (change.kind === "pack") continue;
    if (change.kind === "reading") {
      checkChoice(pack, change);
      if (!inputs.readings.has(change.reading)) throw without("reading");
      continue;
    }
    if (!inputs.parameters.has(change.parameter)) throw without("parameter");
    if (change.kind === "formula" && change.from > lastDayOf(month))
      throw invalid(
        "from",
        { zh: `${change.from} 晚于所选月份。`, en: `${change.from} is after the month.` },
        { zh: "请选择该月或以前的日期。", en: "Choose a day in the month or before it." },
      );
  }
}

const without = (field: string) =>
  invalid(
    field,
    {
      zh: "按月津贴的认定和金额不用这一项。",
      en: "No monthly allowance of this region rests on it.",
    },
    { zh: "请从测算页所列的标准和读法中选择。", en: "Choose one that the page lists." },
  );

/** Puts an amount in the place of what is in force on the days of the month that children are decided on. */
const inMonth = (
  standards: Standards,
  parameter: string,
  fen: number,
  days: readonly CivilDate[],
): Standards =>
  days.reduce((all, from) => withValue(all, parameter, { from, fen, source: SOURCE }), standards);

/** What a formula proposes. Throws `conflict` where it cannot. */
function proposed({ policy, standards, readings }: Deciding, parameter: string, from: CivilDate): number {
  const found = policy.propose(parameter, from, { standards, readings });
  if (found?.fen !== undefined) return found.fen;
  const [missing] = found?.missing ?? [];
  throw conflict(
    missing ?? { zh: "这项标准没有公式。", en: "This standard has no formula." },
    missing
      ? { zh: "请先在“政策”页录入，再按公式测算。", en: "Enter it on the policy page, then try the formula." }
      : { zh: "请直接填写金额。", en: "Give an amount instead." },
    "parameter",
  );
}

/**
 * The same rules with the readings and amounts of a trial; `deciding` is of the artefact it takes. Changes are taken
 * together: a formula proposes under the readings chosen beside it. Throws `conflict` for a formula without its figures.
 */
export function underChanges(
  deciding: Deciding,
  changes: readonly TrialChange[],
  month: CivilMonth,
): Deciding {
  const days = [`${month}-01`, lastDayOf(month)];
  const chosen = changes.flatMap((one) =>
    one.kind === "reading" ? [[one.reading, one.option] as const] : [],
  );
  const withdrawn = new Set(changes.flatMap((one) => (one.kind === "withdrawn" ? [one.parameter] : [])));
  const parameters = Object.entries(deciding.standards.parameters ?? {}).filter(([id]) => !withdrawn.has(id));
  const ground: Deciding = {
    ...deciding,
    readings: { ...deciding.readings, ...Object.fromEntries(chosen) },
    standards: { ...deciding.standards, parameters: Object.fromEntries(parameters) },
  };
  const standards = changes.reduce((all, change) => {
    if (change.kind === "amount") return inMonth(all, change.parameter, change.fen, days);
    if (change.kind !== "formula") return all;
    const from = days.filter((day) => day >= change.from);
    return inMonth(all, change.parameter, proposed(ground, change.parameter, change.from), from);
  }, ground.standards);
  return { ...ground, standards };
}
