import type { Part } from "../casework/part.ts";

/**
 * What cases of protection came to need: statements that name the case which makes them, and files that came with a
 * report, name nobody and follow the case to its child.
 */
export const caseStatements: Part = {
  tables: [],
  sql: (role) => `
    ALTER TABLE fact ADD COLUMN case_id uuid;
    ALTER TABLE attachment ALTER COLUMN added_by DROP NOT NULL;
    GRANT UPDATE (child_id, division) ON attachment TO ${role};`,
};
