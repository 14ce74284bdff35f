import type { Migration } from "./migration.ts";

/**
 * What the lists and the policy book count by, beside categories. Without defaults, so that no row is rewritten: null is
 * "not counted yet", and the next refresh of the decisions fills it in.
 */
export const touches: Migration = {
  version: 3,
  name: "whom rules touch",
  sql: () => `
    ALTER TABLE child
      ADD COLUMN groups text COLLATE "C",
      ADD COLUMN entitlements text COLLATE "C",
      ADD COLUMN provisions text COLLATE "C",
      ADD COLUMN restricted text COLLATE "C",
      ADD COLUMN open_needs_count integer;`,
};
