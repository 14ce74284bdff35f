import type { Part } from "../casework/part.ts";
import { DIVISION, MONTH, OF_CHILD } from "../foundation/rules.ts";

const OF_PLAN = "FOREIGN KEY (plan_id, division) REFERENCES recovery_plan (id, division) ON UPDATE CASCADE";
const OF_CORRECTION =
  "FOREIGN KEY (correction_id, division) REFERENCES correction (id, division) ON UPDATE CASCADE";

/**
 * What a child was due for a past month against what was fixed for it, and how money paid too much comes back. A
 * correction stays as it was computed; only how it ended is written afterwards, by another person than who had it
 * computed. An instalment is due only after a second person agreed to its plan.
 */
export const corrections: Part = {
  tables: ["correction", "recovery_plan", "recovery_instalment"],
  sql: (role) => `
    CREATE TABLE correction (
      id uuid PRIMARY KEY,
      child_id uuid NOT NULL,
      ${DIVISION},
      benefit text COLLATE "C" NOT NULL,
      month text COLLATE "C" NOT NULL ${MONTH},
      class text COLLATE "C" NOT NULL,
      paid_class text COLLATE "C",
      fen bigint NOT NULL CHECK (fen <> 0),
      paid_fen bigint NOT NULL CHECK (paid_fen >= 0),
      due_fen bigint NOT NULL CHECK (due_fen >= 0),
      causes jsonb NOT NULL,
      known_at timestamptz NOT NULL,
      state text COLLATE "C" NOT NULL CHECK (state IN ('proposed', 'approved', 'dismissed', 'withdrawn')),
      proposed_by uuid NOT NULL,
      proposed_at timestamptz NOT NULL,
      decided_by uuid CHECK (decided_by <> proposed_by),
      decided_at timestamptz,
      reason_sealed bytea,
      UNIQUE (id, division),
      CHECK (fen = due_fen - paid_fen),
      CHECK ((state = 'proposed') = (decided_at IS NULL)),
      CHECK ((state IN ('approved', 'dismissed')) = (decided_by IS NOT NULL)),
      CHECK ((state = 'dismissed') = (reason_sealed IS NOT NULL)),
      ${OF_CHILD}
    );
    CREATE UNIQUE INDEX correction_open ON correction (child_id, benefit, month) WHERE state = 'proposed';
    CREATE INDEX correction_child ON correction (child_id, month);
    CREATE INDEX correction_list ON correction (division, state);
    REVOKE UPDATE, DELETE ON correction FROM ${role};
    GRANT UPDATE (state, decided_by, decided_at, reason_sealed) ON correction TO ${role};
    CREATE TABLE recovery_plan (
      id uuid PRIMARY KEY,
      child_id uuid NOT NULL,
      ${DIVISION},
      kind text COLLATE "C" NOT NULL CHECK (kind IN ('instalments', 'repaid', 'waiver')),
      corrections jsonb NOT NULL,
      fen bigint NOT NULL CHECK (fen > 0),
      from_month text COLLATE "C" CHECK (from_month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
      monthly_fen bigint CHECK (monthly_fen > 0),
      document text NOT NULL,
      reason_sealed bytea NOT NULL,
      state text COLLATE "C" NOT NULL CHECK (state IN ('proposed', 'approved', 'refused', 'withdrawn')),
      proposed_by uuid NOT NULL,
      proposed_at timestamptz NOT NULL,
      decided_by uuid,
      decided_at timestamptz,
      UNIQUE (id, division),
      CHECK ((kind = 'instalments') = (from_month IS NOT NULL AND monthly_fen IS NOT NULL)),
      CHECK ((state = 'proposed') = (decided_by IS NULL)),
      CHECK ((state = 'proposed') = (decided_at IS NULL)),
      CHECK (state = 'withdrawn' OR decided_by <> proposed_by),
      ${OF_CHILD}
    );
    CREATE UNIQUE INDEX recovery_plan_open ON recovery_plan (child_id) WHERE state = 'proposed';
    CREATE INDEX recovery_plan_child ON recovery_plan (child_id, proposed_at);
    REVOKE UPDATE, DELETE ON recovery_plan FROM ${role};
    GRANT UPDATE (state, decided_by, decided_at) ON recovery_plan TO ${role};
    CREATE TABLE recovery_instalment (
      id uuid PRIMARY KEY,
      plan_id uuid NOT NULL,
      correction_id uuid NOT NULL,
      child_id uuid NOT NULL,
      ${DIVISION},
      due_month text COLLATE "C" NOT NULL CHECK (due_month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
      fen bigint NOT NULL CHECK (fen > 0),
      state text COLLATE "C" NOT NULL CHECK (state IN ('due', 'taken', 'waived', 'replanned')),
      ${OF_PLAN},
      ${OF_CORRECTION},
      ${OF_CHILD}
    );
    CREATE INDEX recovery_instalment_correction ON recovery_instalment (correction_id);
    CREATE INDEX recovery_instalment_due ON recovery_instalment (division, due_month) WHERE state = 'due';
    REVOKE UPDATE, DELETE ON recovery_instalment FROM ${role};
    GRANT UPDATE (state) ON recovery_instalment TO ${role};`,
};
