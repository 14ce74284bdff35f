import { may, type Permission } from "../access/roles.ts";
import { actorsOf, stagesOf } from "../applications/procedure-of.ts";
import type { StaffContext } from "../context.ts";
import { conflict } from "../errors/refusals.ts";
import { benefitOf } from "../months/month-scope.ts";
import { policyToday } from "../protection/chain.ts";

/** The allowance of today's pack. Throws `invalid` where its documents state none. */
export const benefitToday = (context: StaffContext): string => benefitOf(policyToday(context));

/** True for a desk that decides about awards: the one that confirms by the region's procedure, and the county's officer. */
function isDeciding(context: StaffContext): boolean {
  const { role } = context.staff;
  if (role === "countyOfficer") return true;
  const confirms = stagesOf(policyToday(context).pack).filter(({ kind }) => kind === "confirm");
  return confirms.some((stage) => actorsOf(stage).includes(role));
}

export const mayChange = (context: StaffContext, permission: Permission): boolean =>
  may(context.staff.role, permission) && isDeciding(context);

/** Throws `conflict` where the region's procedure leaves awards to another desk. */
export function refuseNotDeciding(context: StaffContext): void {
  if (isDeciding(context)) return;
  throw conflict(
    {
      zh: "按本地区的认定程序，待遇由县级决定。",
      en: "By the region's procedure awards are decided by the county.",
    },
    { zh: "请把情况告知县级经办人。", en: "Tell the county's officer." },
  );
}
