import type { Bilingual, CivilDate } from "@tongyou/policy";
import { type Pack, ROLE_WORDS } from "@tongyou/policy/engine";
import { TENANT_ROLES, type TenantRole } from "../access/roles.ts";
import type { DivisionLevel } from "../divisions/division.ts";
import type { PostRole } from "./people.schema.ts";

/** The level of place a post is for: 3 county, 4 town, 5 village. */
export const POST_LEVELS: Readonly<Record<PostRole, readonly DivisionLevel[]>> = {
  villageWorker: [5],
  townSupervisor: [4],
  townSocialWorker: [4],
  countyGovernment: [3, 4],
  "department.other": [5],
  townGovernment: [5],
};

/** The desk that gives a post: the town for its villages, the county for the towns and for other departments' people. */
export const FILLED_BY: Readonly<Record<PostRole, "town" | "county">> = {
  villageWorker: "town",
  townGovernment: "town",
  townSupervisor: "county",
  townSocialWorker: "county",
  countyGovernment: "county",
  "department.other": "county",
};

/** Cadres who answer for a place; they hold no account for it. */
const CADRES: Readonly<Partial<Record<PostRole, Bilingual>>> = {
  countyGovernment: { zh: "县级责任干部", en: "County cadre in charge" },
  "department.other": { zh: "部门包村干部", en: "Department cadre in charge of the village" },
  townGovernment: { zh: "乡镇包组干部", en: "Town cadre in charge of a group" },
};

/** The role of the account a post is worked with; undefined for cadres, who need none. */
export const accountRoleOf = (role: PostRole): TenantRole | undefined =>
  TENANT_ROLES.find((known) => known === role);

/** What the region calls the holder of a post on a day. */
export function postTitle({ roles }: Pack, role: PostRole, on: CivilDate): Bilingual {
  const own = roles.find(
    (one) => one.role === role && (one.from ?? "") <= on && (one.until === undefined || on < one.until),
  );
  return own?.title ?? CADRES[role] ?? ROLE_WORDS[role];
}
