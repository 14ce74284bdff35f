import type { Part } from "./part.ts";

/** Whose question an account of another department answers; null for the bureau's own people. */
export const accounts: Part = {
  tables: [],
  sql: () => `
    ALTER TABLE staff ADD COLUMN department text,
      ADD CONSTRAINT staff_department CHECK ((role = 'departmentStaff') = (department IS NOT NULL));`,
};
