import { FACTS, type FactName } from "@tongyou/policy";
import type { TenantRole } from "../access/roles.ts";
import type { ContactKey } from "./contact.ts";

const stars = (count: number) => "*".repeat(Math.max(0, count));

/** `640423201001011234` → `6404**********1234`; shorter numbers keep their last four. */
export function maskNumber(number: string): string {
  const head = number.length >= 15 ? 4 : 0;
  return number.slice(0, head) + stars(number.length - head - 4) + number.slice(-4);
}

/** The mask of a number of which only the last four characters are at hand. */
export const maskTail = (tail: string): string => `${stars(14)}${tail}`;

/** Who sees which contact in full: the work needs it. Everyone else sees the last four characters. */
const IN_FULL: Readonly<Partial<Record<ContactKey, readonly TenantRole[]>>> = {
  idNumber: ["countyOfficer"],
  fatherIdNumber: ["countyOfficer"],
  motherIdNumber: ["countyOfficer"],
  disabilityCertificate: ["countyOfficer"],
  bankAccount: ["countyOfficer", "countyFinance"],
  guardianPhone: ["villageWorker", "townSupervisor", "townSocialWorker", "countyOfficer"],
};

/** A contact as a role may see it. */
export function shownContact(key: ContactKey, value: string, role: TenantRole): string {
  const allowed = IN_FULL[key];
  return allowed && !allowed.includes(role) ? maskNumber(value) : value;
}

/** Restricted facts (HIV, AIDS, community correction) are for the county's officer alone, and so is what rests on them. */
export const seesRestricted = (role: TenantRole): boolean => role === "countyOfficer";

export type RestrictedFact = {
  [N in FactName]: (typeof FACTS)[N] extends { restricted: true } ? N : never;
}[FactName];

export const isRestricted = (name: FactName): name is RestrictedFact => "restricted" in FACTS[name];
