import { headOf, type Migration } from "./migration.ts";
import { casework } from "./tenant-casework.ts";
import { closings } from "./tenant-closings.ts";
import { foundation } from "./tenant-foundation.ts";
import { money } from "./tenant-money.ts";
import { records } from "./tenant-records.ts";
import { touches } from "./tenant-touches.ts";

/** The steps of a tenant's schema, in order. A new one is a new file here, never a change to an old one. */
export const TENANT_MIGRATIONS: readonly Migration[] = [
  foundation,
  casework,
  touches,
  records,
  money,
  closings,
];

/** The version a bureau's schema has when it is up to date. */
export const TENANT_HEAD = headOf(TENANT_MIGRATIONS);
