import type { Part } from "../casework/part.ts";
import { DIVISION } from "../foundation/rules.ts";

/**
 * The bureau's own work: a meeting, a circular, a campaign, an inspection. A record is the row that began it (`record_id`)
 * and its corrections, each a whole new row; only the newest is not superseded. Steps say how it went on. The
 * institution or person it concerns may be of another area: only their ids are kept.
 */
export const workRecords: Part = {
  tables: ["work_record", "work_record_step"],
  sql: (role) => `
    CREATE TABLE work_record (
      id uuid PRIMARY KEY,
      record_id uuid NOT NULL,
      number integer NOT NULL CHECK (number > 0),
      ${DIVISION},
      kind text COLLATE "C" NOT NULL CHECK (kind IN ('meeting', 'supervision', 'inspection', 'activity', 'venue',
        'workPlan', 'campaign', 'notice', 'other')),
      form text COLLATE "C",
      provision text COLLATE "C",
      day date NOT NULL,
      institution_id uuid,
      worker_id uuid,
      due_on date,
      content_sealed bytea NOT NULL,
      by uuid NOT NULL,
      at timestamptz NOT NULL,
      superseded_at timestamptz,
      done_on date,
      voided_by uuid,
      voided_at timestamptz,
      voided_reason bytea,
      UNIQUE (id, division),
      CONSTRAINT work_record_number_key UNIQUE (record_id, number),
      FOREIGN KEY (record_id, division) REFERENCES work_record (id, division) ON UPDATE CASCADE,
      CHECK ((id = record_id) = (number = 1)),
      CHECK (num_nonnulls(voided_by, voided_at, voided_reason) IN (0, 3))
    );
    CREATE INDEX work_record_day ON work_record (division, day) WHERE superseded_at IS NULL;
    CREATE INDEX work_record_open ON work_record (division, due_on)
      WHERE due_on IS NOT NULL AND done_on IS NULL AND superseded_at IS NULL AND voided_at IS NULL;
    CREATE INDEX work_record_provision ON work_record (provision, division, day)
      WHERE provision IS NOT NULL AND superseded_at IS NULL AND voided_at IS NULL;
    CREATE INDEX work_record_institution ON work_record (institution_id, day)
      WHERE institution_id IS NOT NULL AND superseded_at IS NULL;
    CREATE INDEX work_record_worker ON work_record (worker_id) WHERE worker_id IS NOT NULL;
    REVOKE UPDATE, DELETE ON work_record FROM ${role};
    GRANT UPDATE (superseded_at, done_on, voided_by, voided_at, voided_reason) ON work_record TO ${role};
    CREATE TABLE work_record_step (
      id uuid PRIMARY KEY,
      record_id uuid NOT NULL,
      ${DIVISION},
      day date NOT NULL,
      done boolean NOT NULL,
      note_sealed bytea NOT NULL,
      by uuid NOT NULL,
      at timestamptz NOT NULL,
      FOREIGN KEY (record_id, division) REFERENCES work_record (id, division) ON UPDATE CASCADE
    );
    CREATE INDEX work_record_step_of ON work_record_step (record_id, at);
    REVOKE UPDATE, DELETE ON work_record_step FROM ${role};`,
};
