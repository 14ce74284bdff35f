import { DIVISION, MONTH, OF_CHILD } from "./rules.ts";

/** Months, their lines, and what a named person decided or entered. */
export const months = (role: string) => `
    CREATE TABLE month_run (
      id uuid PRIMARY KEY,
      ${DIVISION},
      month text COLLATE "C" NOT NULL ${MONTH},
      state text NOT NULL CHECK (state IN ('calculated', 'submitted', 'approved', 'fixed', 'cancelled')),
      pack text NOT NULL,
      pack_version text NOT NULL,
      pack_hash text NOT NULL,
      version integer NOT NULL DEFAULT 1,
      totals jsonb NOT NULL,
      calculated_by uuid NOT NULL,
      calculated_at timestamptz NOT NULL,
      submitted_by uuid,
      submitted_at timestamptz,
      approved_by uuid,
      approved_at timestamptz,
      fixed_by uuid,
      fixed_at timestamptz,
      sent_back_by uuid,
      sent_back_at timestamptz,
      sent_back_reason text,
      CONSTRAINT month_run_second_person CHECK (approved_by <> submitted_by)
    );
    CREATE UNIQUE INDEX month_run_once ON month_run (division, month) WHERE state <> 'cancelled';
    CREATE INDEX month_run_list ON month_run (month DESC, division);
    CREATE TABLE month_item (
      run_id uuid NOT NULL REFERENCES month_run (id),
      child_id uuid NOT NULL,
      ${DIVISION},
      change text NOT NULL,
      status text NOT NULL,
      class text,
      fen bigint,
      previous_class text,
      previous_fen bigint,
      decision jsonb NOT NULL,
      receipt jsonb,
      PRIMARY KEY (run_id, child_id),
      ${OF_CHILD}
    );
    CREATE INDEX month_item_child ON month_item (child_id);
    CREATE TABLE benefit_line (
      id uuid PRIMARY KEY,
      child_id uuid NOT NULL,
      ${DIVISION},
      benefit text NOT NULL,
      month text COLLATE "C" NOT NULL ${MONTH},
      class text NOT NULL,
      fen bigint NOT NULL CHECK (fen > 0),
      run_id uuid NOT NULL REFERENCES month_run (id),
      receipt jsonb NOT NULL,
      reason jsonb NOT NULL,
      fixed_at timestamptz NOT NULL,
      CONSTRAINT benefit_line_once UNIQUE (child_id, benefit, month),
      ${OF_CHILD}
    );
    CREATE INDEX benefit_line_run ON benefit_line (run_id);
    CREATE INDEX benefit_line_month ON benefit_line (month, division);
    REVOKE UPDATE, DELETE ON benefit_line FROM ${role};
    CREATE TABLE choice (
      id uuid PRIMARY KEY,
      child_id uuid NOT NULL,
      ${DIVISION},
      clause text NOT NULL,
      from_month text COLLATE "C" NOT NULL CHECK (from_month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
      chosen text NOT NULL,
      class text,
      reason text NOT NULL,
      document text,
      by uuid NOT NULL,
      at timestamptz NOT NULL,
      superseded_at timestamptz,
      ${OF_CHILD}
    );
    CREATE UNIQUE INDEX choice_current ON choice (child_id, clause, from_month) WHERE superseded_at IS NULL;
    CREATE TABLE standard (
      id uuid PRIMARY KEY,
      parameter text NOT NULL,
      valid_from date NOT NULL,
      value jsonb NOT NULL,
      document_number text,
      issued_on date,
      note text,
      entered_by uuid NOT NULL,
      entered_at timestamptz NOT NULL,
      superseded_at timestamptz
    );
    CREATE UNIQUE INDEX standard_current ON standard (parameter, valid_from) WHERE superseded_at IS NULL;`;
