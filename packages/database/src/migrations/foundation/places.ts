import { DIVISION } from "./rules.ts";

/** Geography, settings and accounts. */
export const places = `
    CREATE TABLE division (
      code text COLLATE "C" PRIMARY KEY CHECK (code ~ '^[0-9]{12}$'),
      name text NOT NULL,
      full_name text NOT NULL,
      level smallint NOT NULL CHECK (level BETWEEN 1 AND 5),
      parent text COLLATE "C"
    );
    CREATE INDEX division_parent ON division (parent, code);
    CREATE TABLE setting (key text PRIMARY KEY, value jsonb NOT NULL);
    CREATE TABLE staff (
      id uuid PRIMARY KEY,
      ${DIVISION},
      login text NOT NULL CONSTRAINT staff_login_key UNIQUE,
      name text NOT NULL,
      role text NOT NULL,
      phone_sealed bytea,
      password_hash text NOT NULL,
      must_change_password boolean NOT NULL,
      disabled_at timestamptz,
      created_at timestamptz NOT NULL DEFAULT now(),
      created_by uuid
    );`;
