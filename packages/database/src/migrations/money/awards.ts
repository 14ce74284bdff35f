import type { Part } from "../casework/part.ts";
import { DIVISION, OF_CHILD } from "../foundation/rules.ts";

/**
 * Who was paid before there were awards has one from the first paid month, to the last where the file is closed since.
 * The bounds of the whole country are for this step alone.
 */
const ofPaidChildren = `
    SET LOCAL app.lo = '000000000000';
    SET LOCAL app.hi = ':';
    INSERT INTO award (id, child_id, division, benefit, from_month, until_month, state, basis, decided_by, decided_at)
    SELECT gen_random_uuid(), line.child_id, line.division, line.benefit, line.month,
           CASE WHEN child.status = 'closed' THEN to_char((last_month || '-01')::date + interval '1 month', 'YYYY-MM') END,
           'granted', 'ledger', coalesce(month_run.approved_by, month_run.calculated_by), line.fixed_at
    FROM (SELECT DISTINCT ON (child_id, benefit) *,
                 max(month) OVER (PARTITION BY child_id, benefit) AS last_month
          FROM benefit_line ORDER BY child_id, benefit, month) AS line
    JOIN child ON child.id = line.child_id
    JOIN month_run ON month_run.id = line.run_id;
    UPDATE child SET award = award.state FROM award WHERE award.child_id = child.id AND award.until_month IS NULL;`;

/**
 * What lists count by: the state of the award that holds until further notice, on the child's row. Two short indexes hold
 * whoever qualifies and has none, and whoever has one and does not qualify any more.
 */
const onTheChild = `
    ALTER TABLE child ADD COLUMN award text COLLATE "C" CHECK (award IN ('granted', 'suspended'));
    CREATE INDEX child_award_missing ON child (division)
      WHERE status = 'active' AND allowance_status = 'decided' AND allowance_fen > 0 AND award IS NULL;
    CREATE INDEX child_award_change ON child (division)
      WHERE award IS NOT NULL AND (status = 'closed' OR allowance_status IN ('none', 'undefined'));`;

/**
 * Months for which a child's allowance is granted or suspended, from a month to before another. The spans in force of a
 * child and benefit do not meet; one is superseded by others, never changed.
 */
export const awards: Part = {
  tables: ["award"],
  sql: (role) => `
    CREATE TABLE award (
      id uuid PRIMARY KEY,
      child_id uuid NOT NULL,
      ${DIVISION},
      benefit text COLLATE "C" NOT NULL,
      from_month text COLLATE "C" NOT NULL CHECK (from_month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
      until_month text COLLATE "C" CHECK (until_month > from_month),
      state text COLLATE "C" NOT NULL CHECK (state IN ('granted', 'suspended')),
      basis text COLLATE "C" NOT NULL CHECK (basis IN ('application', 'ledger', 'change')),
      application_id uuid,
      import_id uuid,
      reason bytea,
      decided_by uuid NOT NULL,
      decided_at timestamptz NOT NULL,
      approved_by uuid CHECK (approved_by <> decided_by),
      superseded_at timestamptz,
      ${OF_CHILD}
    );
    CREATE INDEX award_child ON award (child_id, from_month);
    CREATE UNIQUE INDEX award_begins_once ON award (child_id, benefit, from_month) WHERE superseded_at IS NULL;
    CREATE INDEX award_import ON award (import_id) WHERE import_id IS NOT NULL;
    CREATE INDEX award_open ON award (division) WHERE superseded_at IS NULL AND until_month IS NULL;
    REVOKE DELETE ON award FROM ${role};
    ${onTheChild}
    ${ofPaidChildren}`,
};
