import type { Part } from "../casework/part.ts";
import { DIVISION } from "../foundation/rules.ts";

/**
 * What cases of protection came to need: statements that name the case which makes them, files that came with a report
 * and name nobody, and terms of the pack that began with a step of a case.
 */
export const caseTerms: Part = {
  tables: ["protection_term"],
  sql: (role) => `
    ALTER TABLE fact ADD COLUMN case_id uuid;
    ALTER TABLE attachment ALTER COLUMN added_by DROP NOT NULL;
    GRANT UPDATE (child_id, division) ON attachment TO ${role};
    CREATE TABLE protection_term (
      id uuid PRIMARY KEY,
      case_id uuid NOT NULL,
      ${DIVISION},
      timer text COLLATE "C" NOT NULL,
      begun_on date NOT NULL,
      due_at timestamptz NOT NULL,
      begun_by uuid NOT NULL,
      done_on date,
      done_by uuid,
      done_at timestamptz,
      CHECK ((done_on IS NULL) = (done_by IS NULL) AND (done_on IS NULL) = (done_at IS NULL)),
      FOREIGN KEY (case_id, division) REFERENCES protection_case (id, division) ON UPDATE CASCADE
    );
    CREATE UNIQUE INDEX protection_term_running ON protection_term (case_id, timer) WHERE done_on IS NULL;
    CREATE INDEX protection_term_due ON protection_term (division, due_at) WHERE done_on IS NULL;
    REVOKE UPDATE, DELETE ON protection_term FROM ${role};
    GRANT UPDATE (done_on, done_by, done_at) ON protection_term TO ${role};`,
};
