import type { Bilingual } from "@tongyou/policy";
import { AREA_LEVELS, type TenantRole } from "../access/roles.ts";
import type { StaffContext } from "../context.ts";
import { type Division, findDivision, isWithin } from "../divisions/index.ts";
import { invalid } from "../errors/refusals.ts";

/** The levels of `AREA_LEVELS` in words. */
const LEVEL_WORDS: Record<TenantRole, Bilingual> = {
  villageWorker: { zh: "村（社区）", en: "a village or community" },
  townSupervisor: { zh: "乡镇（街道）", en: "a town or subdistrict" },
  townSocialWorker: { zh: "乡镇（街道）", en: "a town or subdistrict" },
  countyOfficer: { zh: "县（市、区）或以上", en: "a county or above" },
  countyFinance: { zh: "县（市、区）或以上", en: "a county or above" },
  institutionStaff: { zh: "县（市、区）或以上", en: "a county or above" },
  departmentStaff: { zh: "乡镇（街道）或以上", en: "a town or above" },
  tenantAdmin: { zh: "县（市、区）或以上", en: "a county or above" },
  auditor: { zh: "县（市、区）或以上", en: "a county or above" },
};

/**
 * The place a member of staff is to work for: known, inside the administrator's own area, and of the level the
 * role works at. `area` is a 12-digit code. Throws `invalid` with field `area`.
 */
export function requireAreaFor(context: StaffContext, role: TenantRole, area: string): Division {
  const place = findDivision(area);
  if (!place)
    throw invalid(
      "area",
      { zh: "没有这个行政区划代码。", en: "There is no place with that division code." },
      { zh: "请从区划列表中选择。", en: "Choose it from the list of places." },
    );
  if (!isWithin(area, context.area.code))
    throw invalid(
      "area",
      { zh: "该区域不在您管理的范围内。", en: "That place is outside the area you administer." },
      { zh: "请选择本单位范围内的区域。", en: "Choose a place inside your own area." },
    );
  const words = LEVEL_WORDS[role];
  if (!AREA_LEVELS[role].includes(place.level))
    throw invalid(
      "area",
      { zh: `这个岗位的区域应为${words.zh}。`, en: `The area of this role must be ${words.en}.` },
      { zh: "请改选相应层级的区域，或更换岗位。", en: "Choose a place of that level, or another role." },
    );
  return place;
}
