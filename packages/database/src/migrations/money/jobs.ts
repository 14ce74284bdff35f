import type { Part } from "../casework/part.ts";
import { DIVISION } from "../foundation/rules.ts";

/**
 * Long work in steps. The row is the truth of how far a job came: it is written in the same transaction as what the
 * step did, so that a crash loses no step and repeats none.
 */
export const jobs: Part = {
  tables: ["job"],
  sql: (role) => `
    CREATE TABLE job (
      id uuid PRIMARY KEY,
      ${DIVISION},
      kind text COLLATE "C" NOT NULL,
      subject text COLLATE "C" NOT NULL,
      input jsonb NOT NULL,
      state text COLLATE "C" NOT NULL CHECK (state IN ('open', 'done', 'failed', 'cancelled')),
      reached jsonb,
      done integer NOT NULL DEFAULT 0,
      total integer,
      result jsonb,
      error jsonb,
      asked_by uuid NOT NULL,
      asked_at timestamptz NOT NULL,
      cancel_by uuid,
      ended_at timestamptz,
      CHECK ((state = 'open') = (ended_at IS NULL))
    );
    CREATE UNIQUE INDEX job_once ON job (kind, subject) WHERE state = 'open';
    CREATE INDEX job_list ON job (asked_at DESC);
    REVOKE DELETE ON job FROM ${role};
    ALTER TABLE benefit_line DROP COLUMN reason;
    ALTER TABLE month_item DROP COLUMN decision, DROP COLUMN receipt;
    ALTER TABLE month_run DROP CONSTRAINT month_run_state_check,
      ADD CONSTRAINT month_run_state_check CHECK (
        state IN ('calculating', 'calculated', 'submitted', 'approved', 'fixed', 'cancelled'));`,
};
