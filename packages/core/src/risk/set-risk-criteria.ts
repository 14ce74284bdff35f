import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { invalid } from "../errors/refusals.ts";
import { replaceEntry } from "../standards/replace-entry.ts";
import { inTenant } from "../verb.ts";
import { getRiskDesk, readScheme } from "./get-risk-desk.ts";
import { CRITERIA_KEY } from "./load-criteria.ts";
import type { RiskCriteria, RiskDesk, RiskSchemeOut, setRiskCriteriaInput } from "./risk.schema.ts";

const wrong = (field: "criteria" | "bands", zh: string, en: string, fixZh: string, fixEn: string) =>
  invalid(field, { zh, en }, { zh: fixZh, en: fixEn });

/** Weights are for all criteria or for none; with them every level has its score, the lowest from nothing on. */
function checkCriteria({ criteria, bands }: RiskCriteria, { levels }: RiskSchemeOut): void {
  const weighed = criteria.filter(({ weight }) => weight !== null).length;
  if (new Set(criteria.map(({ id }) => id)).size < criteria.length)
    throw wrong(
      "criteria",
      "同一条标准出现了两次。",
      "A criterion is there twice.",
      "请删去重复的。",
      "Take one out.",
    );
  if (weighed > 0 && weighed < criteria.length)
    throw wrong(
      "criteria",
      "有的标准有分值，有的没有，总分无从比较。",
      "Some criteria have a weight and some have none: the sums mean nothing.",
      "请给每一条都填分值，或全部不填。",
      "Give every criterion a weight, or none.",
    );
  const sorted = bands.toSorted((a, b) => a.level - b.level);
  const falling = sorted.every(({ from }, i) => i === 0 || from < (sorted[i - 1]?.from ?? 0));
  const complete =
    sorted.length === levels.length &&
    sorted.every(({ level }, i) => level === levels[i]?.level) &&
    sorted.at(-1)?.from === 0;
  if (weighed === 0 ? bands.length > 0 : !complete || !falling)
    throw wrong(
      "bands",
      "各等级的起始分不完整或次序不对。",
      "The scores from which levels begin are incomplete or out of order.",
      "请为每个等级填起始分：等级越高分越高，最低一级从 0 分起；没有分值的标准不填。",
      "Give each level its first score, the higher the level the higher, the lowest from 0; none without weights.",
    );
}

/**
 * Enters the criteria by which the bureau tells its levels of risk apart, from a day on, with the document they come
 * from. For the same day they take the place of those entered before, which stay. Assessments keep the criteria they
 * were made by. Throws `invalid`.
 */
export async function setRiskCriteria(
  context: StaffContext,
  input: z.output<typeof setRiskCriteriaInput>,
): Promise<RiskDesk> {
  const { criteria, bands, validFrom, documentNumber = null, reason } = input;
  await inTenant(context, "risk.setCriteria", async (tx, note) => {
    const { scheme } = await readScheme(tx, context);
    checkCriteria(input, scheme);
    const repeated = !(await replaceEntry(tx, context, {
      parameter: CRITERIA_KEY,
      validFrom,
      value: { criteria, bands },
      documentNumber,
      issuedOn: null,
      note: reason,
    }));
    note({ detail: { validFrom, documentNumber, criteria: criteria.length, ...(repeated && { repeated }) } });
  });
  return getRiskDesk(context);
}
