import { DIVISION, OF_CHILD } from "../foundation/rules.ts";
import type { Part } from "./part.ts";

/**
 * Visits are only ever added; a spot check names the visit it checks. An appointment is ended, never changed.
 * `visit_plan` is a projection of both and of the cadences, one row a child: what lists and workbenches go by.
 */
export const visits: Part = {
  tables: ["visit", "visit_appointment", "visit_plan"],
  sql: (role) => `
    CREATE TABLE visit (
      id uuid PRIMARY KEY,
      child_id uuid NOT NULL,
      ${DIVISION},
      kind text COLLATE "C" NOT NULL CHECK (kind IN ('home', 'phone', 'spotCheck', 'verification')),
      done_on date NOT NULL,
      done_by uuid NOT NULL,
      recorded_at timestamptz NOT NULL,
      content bytea NOT NULL,
      changed smallint NOT NULL CHECK (changed >= 0),
      concern boolean,
      complete boolean NOT NULL,
      sampled boolean NOT NULL,
      checked boolean NOT NULL DEFAULT false,
      checks uuid CONSTRAINT visit_checks_key UNIQUE,
      confirmed boolean,
      UNIQUE (id, division),
      CHECK ((kind = 'spotCheck') = (checks IS NOT NULL AND confirmed IS NOT NULL)),
      FOREIGN KEY (checks, division) REFERENCES visit (id, division) ON UPDATE CASCADE,
      ${OF_CHILD}
    );
    CREATE INDEX visit_child ON visit (child_id, done_on);
    CREATE INDEX visit_done ON visit (division, done_on);
    CREATE INDEX visit_to_check ON visit (division, done_on) WHERE sampled AND NOT checked;
    REVOKE UPDATE, DELETE ON visit FROM ${role};
    GRANT UPDATE (checked) ON visit TO ${role};
    CREATE TABLE visit_appointment (
      id uuid PRIMARY KEY,
      child_id uuid NOT NULL,
      ${DIVISION},
      planned_for date NOT NULL,
      proposed date,
      worker uuid,
      reason bytea,
      made_by uuid NOT NULL,
      made_at timestamptz NOT NULL,
      ended_at timestamptz,
      ended_how text COLLATE "C" CHECK (ended_how IN ('visited', 'replaced')),
      CHECK ((ended_at IS NULL) = (ended_how IS NULL)),
      ${OF_CHILD}
    );
    CREATE UNIQUE INDEX visit_appointment_open ON visit_appointment (child_id) WHERE ended_at IS NULL;
    CREATE INDEX visit_appointment_child ON visit_appointment (child_id);
    REVOKE UPDATE, DELETE ON visit_appointment FROM ${role};
    GRANT UPDATE (ended_at, ended_how) ON visit_appointment TO ${role};
    CREATE TABLE visit_plan (
      child_id uuid PRIMARY KEY,
      ${DIVISION},
      basis text COLLATE "C" NOT NULL CHECK (basis IN ('appointment', 'cadence', 'unset', 'none')),
      due date,
      cadence text COLLATE "C",
      cadence_due date,
      worker uuid,
      last_on date,
      verify text COLLATE "C",
      verified_on date,
      CHECK ((due IS NULL) = (basis IN ('unset', 'none'))),
      ${OF_CHILD}
    );
    CREATE INDEX visit_plan_due ON visit_plan (division, due, child_id) WHERE due IS NOT NULL;
    CREATE INDEX visit_plan_worker ON visit_plan (worker, due) WHERE worker IS NOT NULL;
    CREATE INDEX visit_plan_unset ON visit_plan (division, child_id) WHERE basis = 'unset';
    CREATE INDEX visit_plan_verify ON visit_plan (division, verified_on) WHERE verify IS NOT NULL;`,
};
