import type { Department, TenantRole } from "../access/roles.ts";
import { invalid } from "../errors/refusals.ts";

/**
 * The department an account of this role is of: named for another department's staff, null for everybody else.
 * Throws `invalid` with field `department`.
 */
export function departmentFor(
  role: TenantRole,
  department: Department | null | undefined,
): Department | null {
  if (role !== "departmentStaff") return null;
  if (department) return department;
  throw invalid(
    "department",
    { zh: "没有选择是哪个部门的人员。", en: "It is not said which department the person is of." },
    { zh: "请选择部门。", en: "Choose the department." },
  );
}
