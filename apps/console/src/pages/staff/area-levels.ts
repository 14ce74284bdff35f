import type { TenantRole } from "@tongyou/core/schemas";

const COUNTY_OR_ABOVE = [1, 2, 3] as const;

/** The division levels the picker offers for a role (1 province … 5 village); the server has the last word. */
export const AREA_LEVELS: Record<TenantRole, readonly number[]> = {
  villageWorker: [5],
  townSupervisor: [4],
  countyOfficer: COUNTY_OR_ABOVE,
  countyFinance: COUNTY_OR_ABOVE,
  tenantAdmin: COUNTY_OR_ABOVE,
  auditor: COUNTY_OR_ABOVE,
};
