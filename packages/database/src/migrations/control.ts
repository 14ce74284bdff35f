import type { Migration } from "./migration.ts";

const foundation: Migration = {
  version: 1,
  name: "foundation",
  sql: () => `
    CREATE SEQUENCE tenant_number MAXVALUE 9999;
    CREATE TABLE tenant (
      number integer PRIMARY KEY CHECK (number BETWEEN 1 AND 9999),
      code text NOT NULL UNIQUE CHECK (code ~ '^[a-z][a-z0-9-]{2,30}$'),
      name text NOT NULL,
      division text COLLATE "C" NOT NULL CHECK (division ~ '^[0-9]{12}$'),
      pack text NOT NULL,
      pack_version text NOT NULL,
      pack_hash text NOT NULL,
      state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'suspended')),
      suspended_reason text,
      wrapped_key bytea NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      schema_version integer NOT NULL
    );
    CREATE TABLE tenant_rollup (
      tenant integer PRIMARY KEY REFERENCES tenant (number),
      counts jsonb NOT NULL,
      at timestamptz NOT NULL
    );
    CREATE TABLE session (
      id_hash text PRIMARY KEY,
      tenant integer REFERENCES tenant (number),
      staff_id uuid NOT NULL,
      expires_at timestamptz NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now()
    );
    CREATE INDEX session_staff ON session (staff_id);
    CREATE INDEX session_expires ON session (expires_at);
    CREATE TABLE national_staff (
      id uuid PRIMARY KEY,
      login text NOT NULL UNIQUE,
      name text NOT NULL,
      password_hash text NOT NULL,
      must_change_password boolean NOT NULL,
      disabled_at timestamptz,
      created_at timestamptz NOT NULL DEFAULT now()
    );
    CREATE TABLE sign_in_throttle (
      key varchar(255) PRIMARY KEY,
      points integer NOT NULL DEFAULT 0,
      expire bigint
    );
    CREATE TABLE national_audit (
      position bigint PRIMARY KEY,
      at timestamptz NOT NULL,
      actor uuid,
      actor_name text NOT NULL,
      action text NOT NULL,
      tenant_code text,
      detail jsonb NOT NULL,
      prev_hash bytea NOT NULL,
      hash bytea NOT NULL
    );
    CREATE TABLE national_audit_head (
      id integer PRIMARY KEY CHECK (id = 1),
      position bigint NOT NULL,
      previous bytea NOT NULL,
      hash bytea NOT NULL
    );
    INSERT INTO national_audit_head VALUES (1, 0, '', '');
    REVOKE UPDATE, DELETE ON national_audit FROM control;
    REVOKE INSERT, DELETE ON national_audit_head, tenant FROM control;
    REVOKE UPDATE ON tenant FROM control;
    GRANT UPDATE (name, pack, pack_version, pack_hash) ON tenant TO control;`,
};

const packPins: Migration = {
  version: 2,
  name: "pack pins",
  sql: () => `
    ALTER TABLE tenant ADD COLUMN pack_pins jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(pack_pins) = 'array');
    GRANT UPDATE (pack_pins) ON tenant TO control;`,
};

export const CONTROL_MIGRATIONS: readonly Migration[] = [foundation, packPins];
