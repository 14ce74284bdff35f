import { DIVISION } from "./rules.ts";

/** Workbooks and their rows. */
export const imports = `
    CREATE TABLE import_batch (
      id uuid PRIMARY KEY,
      ${DIVISION},
      file_name text NOT NULL,
      file_hash text NOT NULL,
      file bytea NOT NULL,
      unit text,
      pack text NOT NULL,
      reference_date date NOT NULL,
      state text NOT NULL CHECK (state IN ('previewed', 'running', 'done', 'failed', 'undone')),
      counts jsonb NOT NULL,
      problems jsonb,
      columns jsonb,
      progress integer NOT NULL DEFAULT 0,
      total integer NOT NULL DEFAULT 0,
      version integer NOT NULL DEFAULT 1,
      created_by uuid NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      confirmed_by uuid,
      confirmed_at timestamptz,
      finished_at timestamptz,
      undone_by uuid,
      undone_at timestamptz,
      undone_reason text,
      error jsonb,
      UNIQUE (id, division)
    );
    CREATE INDEX import_batch_list ON import_batch (created_at DESC, id);
    CREATE TABLE import_row (
      import_id uuid NOT NULL REFERENCES import_batch (id),
      row integer NOT NULL,
      ${DIVISION},
      verdict text NOT NULL CHECK (verdict IN ('accepted', 'warned', 'rejected')),
      change text NOT NULL CHECK (change IN ('new', 'changed', 'unchanged', 'rejected')),
      child_id uuid,
      name text,
      notes bytea,
      PRIMARY KEY (import_id, row)
    );
    CREATE TABLE import_group (
      import_id uuid NOT NULL REFERENCES import_batch (id),
      number integer NOT NULL,
      ${DIVISION},
      rows integer NOT NULL CHECK (rows > 0),
      content bytea NOT NULL,
      PRIMARY KEY (import_id, number)
    );`;
