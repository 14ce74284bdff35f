import type { TenantTransaction } from "@tongyou/database";
import { type CivilMonth, lastDayOf } from "@tongyou/policy";
import { decidingOn } from "../children/deciding.ts";
import type { StaffContext } from "../context.ts";
import { invalid } from "../errors/refusals.ts";
import type { MonthScope } from "./month-children.ts";

/**
 * A month of an area with the rules of its last day: the day on which every child is decided, so that who turns
 * 18 in the month is 18. Throws `invalid` where the bureau's document states no monthly allowance.
 */
export async function monthScope(
  tx: TenantTransaction,
  context: StaffContext,
  month: CivilMonth,
  division: string,
): Promise<MonthScope> {
  const deciding = await decidingOn(tx, context, lastDayOf(month));
  const { benefit } = deciding.policy.pack;
  if (!benefit)
    throw invalid(
      "month",
      {
        zh: "本地区的政策文件没有规定按月发放的津贴。",
        en: "No document of this region states a monthly allowance.",
      },
      { zh: "请在政策页查看文件内容。", en: "See the policy page." },
    );
  return { month, division, benefit: benefit.id, deciding };
}
