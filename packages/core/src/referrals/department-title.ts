import type { Bilingual } from "@tongyou/policy";
import { ROLE_WORDS } from "@tongyou/policy/engine";
import type { Department } from "../access/roles.ts";
import type { Party } from "./referrals.schema.ts";

/** Desks that no document of a pack charges with anything. */
const OTHERS = {
  housing: { zh: "住房城乡建设部门", en: "housing department" },
  hotline: { zh: "12355／未成年人保护热线", en: "hotline 12355" },
} as const;

/** What a department is called. */
export const departmentTitle = (department: Department): Bilingual =>
  department === "housing" || department === "hotline"
    ? OTHERS[department]
    : ROLE_WORDS[`department.${department}`];

/** What whoever was asked is called. */
export const partyTitle = ({ department, institution }: Party): Bilingual =>
  department === null
    ? { zh: institution?.name ?? "机构", en: institution?.name ?? "institution" }
    : departmentTitle(department);
