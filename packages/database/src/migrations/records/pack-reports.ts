import type { Part } from "../casework/part.ts";
import { DIVISION } from "../foundation/rules.ts";

/**
 * Reports a document asks for, as a place or an institution handed them in for a period; handed in again, the newer row
 * has the next number and both stay. `child.report_rows`: the rows that count the child, null where that is not found out
 * yet; without a default, so that no row is rewritten.
 */
export const packReports: Part = {
  tables: ["pack_report"],
  sql: (role) => `
    ALTER TABLE child ADD COLUMN report_rows text COLLATE "C";
    CREATE TABLE pack_report (
      id uuid PRIMARY KEY,
      ${DIVISION},
      report text COLLATE "C" NOT NULL,
      institution_id uuid,
      from_on date NOT NULL,
      to_on date NOT NULL CHECK (to_on >= from_on),
      number integer NOT NULL CHECK (number > 0),
      counted_on date,
      content_sealed bytea NOT NULL,
      by uuid NOT NULL,
      at timestamptz NOT NULL,
      superseded_at timestamptz
    );
    CREATE UNIQUE INDEX pack_report_number ON pack_report
      (report, division, (coalesce(institution_id::text, '')), from_on, to_on, number);
    CREATE INDEX pack_report_newest ON pack_report (report, division, to_on) WHERE superseded_at IS NULL;
    CREATE INDEX pack_report_institution ON pack_report (institution_id) WHERE institution_id IS NOT NULL;
    REVOKE UPDATE, DELETE ON pack_report FROM ${role};
    GRANT UPDATE (superseded_at) ON pack_report TO ${role};`,
};
