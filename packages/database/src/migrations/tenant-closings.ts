import { byArea, DIVISION, OF_CHILD } from "./foundation/rules.ts";
import type { Migration } from "./migration.ts";

/** When closed files were closed, as the record has it. The bounds of the whole country are for this step alone. */
const ofClosedFiles = `
    SET LOCAL app.lo = '000000000000';
    SET LOCAL app.hi = ':';
    UPDATE child SET closed_at = (
      SELECT max(audit.at) FROM audit WHERE audit.child_id = child.id AND audit.action = 'children.close')
    WHERE status = 'closed';`;

/**
 * What was known of a closing, and when; and closings of files that were opened again: the days they were closed for, none
 * where the closing was a mistake. Months in between are not due because a child came back. A short index of the record
 * holds what was done with awards.
 */
export const closings: Migration = {
  version: 6,
  name: "closings",
  sql: (role) => `
    ALTER TABLE child ADD COLUMN closed_at timestamptz;
    CREATE TABLE past_closing (
      id uuid PRIMARY KEY,
      child_id uuid NOT NULL,
      ${DIVISION},
      from_day date NOT NULL,
      until_day date CHECK (until_day > from_day),
      reason text COLLATE "C" NOT NULL,
      closed_at timestamptz,
      reopened_by uuid NOT NULL,
      reopened_at timestamptz NOT NULL,
      ${OF_CHILD}
    );
    CREATE INDEX past_closing_child ON past_closing (child_id);
    REVOKE UPDATE, DELETE ON past_closing FROM ${role};
    ${byArea("past_closing")}
    CREATE INDEX audit_award_act ON audit (position)
      WHERE action IN ('awards.suspend', 'awards.resume', 'awards.end');
    ${ofClosedFiles}`,
};
