import type { z } from "zod";
import { decidingOn } from "../children/deciding.ts";
import type { StaffContext } from "../context.ts";
import { invalid } from "../errors/refusals.ts";
import { serviceKinds } from "../plans/plan-forms.ts";
import { replaceEntry } from "../standards/replace-entry.ts";
import { inTenant } from "../verb.ts";
import { getRiskDesk } from "./get-risk-desk.ts";
import { MEASURES_KEY } from "./load-measures.ts";
import type { RiskDesk, setRiskMeasuresInput } from "./risk.schema.ts";
import { riskSchemeOf } from "./risk-scheme.ts";

/**
 * Enters what the bureau does for children at each level of risk, for all or for a category, with the term in working
 * days, from a day on (LC-3.6-b asks for measures matched to both and lists none). For the same day they take the place of
 * those entered before, which stay. Throws `invalid` for a level, category or kind of service the region does not have.
 */
export async function setRiskMeasures(
  context: StaffContext,
  input: z.output<typeof setRiskMeasuresInput>,
): Promise<RiskDesk> {
  const { measures, validFrom, documentNumber = null, reason } = input;
  await inTenant(context, "risk.setMeasures", async (tx, note) => {
    const { policy, on } = await decidingOn(tx, context);
    const { pack } = policy;
    const levels = new Set(riskSchemeOf(pack, on).levels.map(({ level }) => level));
    const categories = new Set(pack.items.flatMap(({ id, kind }) => (kind === "category" ? [id] : [])));
    const kinds = new Set(serviceKinds(pack, on).map(({ id }) => id));
    const known = measures.every(
      ({ level, category, kind }) =>
        levels.has(level) &&
        (category === null || categories.has(category)) &&
        (kind === null || kinds.has(kind)),
    );
    if (!known)
      throw invalid(
        "measures",
        {
          zh: "有一项措施的等级、类别或服务类型不在本地区文件之内。",
          en: "A measure has a level, category or kind of service the region does not have.",
        },
        { zh: "请刷新页面后重新选择。", en: "Reload the page and choose again." },
      );
    const repeated = !(await replaceEntry(tx, context, {
      parameter: MEASURES_KEY,
      validFrom,
      value: { measures },
      documentNumber,
      issuedOn: null,
      note: reason,
    }));
    note({ detail: { validFrom, documentNumber, measures: measures.length, ...(repeated && { repeated }) } });
  });
  return getRiskDesk(context);
}
