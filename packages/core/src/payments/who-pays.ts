import { AREA_LEVELS, may, type Permission, type TenantRole } from "../access/roles.ts";
import { actorsOf } from "../applications/procedure-of.ts";
import type { StaffContext } from "../context.ts";
import { levelOf } from "../divisions/index.ts";
import { DomainError } from "../errors/errors.ts";
import { policyToday } from "../protection/chain.ts";
import type { Payer } from "./payments.schema.ts";

const isOfTown = (role: TenantRole): boolean => AREA_LEVELS[role].every((level) => level >= 4);
/** What a town's supervisor sees of lists of payments wherever the county pays. */
const TOTALS: ReadonlySet<Permission> = new Set<Permission>(["payments.list", "payments.get"]);

/** The town's accounts that pay by the procedure of today's pack; none where its documents do not have the town pay. */
export const townPayers = (context: StaffContext): readonly TenantRole[] =>
  (policyToday(context).pack.procedure?.stages ?? [])
    .filter(({ kind }) => kind === "pay")
    .flatMap(actorsOf)
    .filter((role) => isOfTown(role) && may(role, "payments.prepare"));

export const townPays = (context: StaffContext): boolean => townPayers(context).length > 0;

/** False for a town's account where the region's procedure leaves this verb of lists of payments to the county. */
export function paysHere(context: StaffContext, permission: Permission): boolean {
  const { role } = context.staff;
  if (!permission.startsWith("payments.") || !isOfTown(role)) return true;
  if (role === "townSupervisor" && TOTALS.has(permission)) return true;
  return townPayers(context).includes(role);
}

/** Of whom a list waits: a town's of the town where the town pays, every other of the county. The county may do both. */
export const payerOf = (context: StaffContext, division: string): Payer =>
  levelOf(division) >= 4 && townPays(context) ? "town" : "county";

/** Whose lists wait for this person. */
export const payerAt = ({ staff }: StaffContext): Payer => (isOfTown(staff.role) ? "town" : "county");

/** Of whoever `paysHere` says false. */
export const paysElsewhere = () =>
  new DomainError(
    "forbidden",
    {
      zh: "按本地区的办理程序，发放不由您的岗位办理。",
      en: "By the region's procedure your desk does not pay.",
    },
    {
      zh: "请由县级经办和财务办理；乡镇督导员可以看本乡镇清单的合计。",
      en: "The county's officer and finance do it; a town's supervisor sees the totals of the town's lists.",
    },
  );
