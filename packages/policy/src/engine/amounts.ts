import type { Pack, Parameter } from "../artefact/pack.ts";
import type { Bilingual } from "../decision.ts";
import { PolicyError } from "../errors.ts";
import type { CivilDate } from "../facts/calendar.ts";
import { isCivilDate, within } from "../facts/calendar.ts";
import { derivedFen } from "./derived-amount.ts";
import type { ParameterAnswer, Standards } from "./types.ts";

const findParameter = (pack: Pack, id: string): Parameter => {
  const parameter = pack.parameters.find((one) => one.id === id);
  if (parameter) return parameter;
  throw new PolicyError("question", id, {
    zh: `本政策包没有标准“${id}”，请核对标准的编号。`,
    en: `This pack has no parameter "${id}"; check its id.`,
  });
};

/**
 * The value of a parameter on a civil day, in fen per month: of the pack's values and the entered ones in
 * force on that day, the one with the latest beginning; the entered one on a tie. No value is a refusal with
 * its remedy, never the last value. Throws `PolicyError` for an unknown parameter, a day that does not exist
 * or an entered amount that is not whole fen.
 */
export function parameterOn(pack: Pack, id: string, on: CivilDate, standards?: Standards): ParameterAnswer {
  const parameter = findParameter(pack, id);
  if (!isCivilDate(on)) throw noSuchDay(on);
  let best: (ParameterAnswer & { from: CivilDate }) | undefined;
  for (const value of parameter.values)
    if (value.from <= on && on < value.until && (best === undefined || value.from >= best.from))
      best = { fen: value.fen, from: value.from, entered: false, source: value.source.text };
  for (const value of Object.hasOwn(standards?.parameters ?? {}, id)
    ? (standards?.parameters?.[id] ?? [])
    : []) {
    if (!Number.isSafeInteger(value.fen) || value.fen < 0)
      throw new PolicyError("question", `standards.${id}`, {
        zh: "录入的标准必须是非负整数（单位：分）。",
        en: "An entered standard must be a whole number of fen, not negative.",
      });
    if (
      value.from <= on &&
      (value.until === undefined || on < value.until) &&
      (best === undefined || value.from >= best.from)
    )
      best = {
        fen: value.fen,
        from: value.from,
        entered: true,
        source: { zh: value.source, en: value.source },
      };
  }
  return best ?? derivedOn(pack, parameter, on, standards) ?? { refusal: refusalFor(parameter, on) };
}

/** The amount that follows from other parameters, with their entered values too; they stand earlier in the pack. */
function derivedOn(
  pack: Pack,
  parameter: Parameter,
  on: CivilDate,
  standards: Standards | undefined,
): ParameterAnswer | undefined {
  const rule = parameter.derived?.find((one) => within(on, one));
  if (rule === undefined) return undefined;
  let from = rule.from;
  const fen = derivedFen(rule.formula, (id) => {
    const answer = parameterOn(pack, id, on, standards);
    if ("refusal" in answer) return undefined;
    if (answer.from > from) from = answer.from;
    return answer.fen;
  });
  return fen === undefined ? undefined : { fen, from, entered: false, source: rule.source.text };
}

export const noSuchDay = (on: unknown) =>
  new PolicyError("question", "on", {
    zh: `“${String(on).slice(0, 20)}”不是有效日期，请按 YYYY-MM-DD 填写。`,
    en: `"${String(on).slice(0, 20)}" is not a day; write it as YYYY-MM-DD.`,
  });

function refusalFor({ title, toBeEntered = [] }: Parameter, on: CivilDate): Bilingual {
  const gap = toBeEntered.find((one) => within(on, one));
  return gap
    ? {
        zh: `${on} 的“${title.zh}”由本单位录入（${gap.why.zh}）。请录入当日执行的标准及其文号。`,
        en: `"${title.en}" on ${on} is for the bureau to enter (${gap.why.en}). Enter the standard in force on that day, with its document number.`,
      }
    : {
        zh: `${on} 没有可用的“${title.zh}”：本政策包的标准不适用于这一天。请录入当日执行的标准及其文号。`,
        en: `No value of "${title.en}" is in force on ${on} in this pack. Enter the standard in force on that day, with its document number.`,
      };
}
