import type { Migration } from "./migration.ts";
import { foundation } from "./tenant-foundation.ts";

/** The steps of a tenant's schema, in order. A new one is a new file here, never a change to an old one. */
export const TENANT_MIGRATIONS: readonly Migration[] = [foundation];
