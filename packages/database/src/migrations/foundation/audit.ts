import { DIVISION } from "./rules.ts";

/** The record and its end: appended to only. */
export const audit = (role: string) => `
    CREATE TABLE audit (
      position bigint PRIMARY KEY,
      at timestamptz NOT NULL,
      actor uuid,
      actor_name text NOT NULL,
      action text NOT NULL,
      child_id uuid,
      ${DIVISION},
      purpose text,
      detail jsonb NOT NULL,
      pack text,
      prev_hash bytea NOT NULL,
      hash bytea NOT NULL
    );
    CREATE INDEX audit_child ON audit (child_id, position) WHERE child_id IS NOT NULL;
    CREATE INDEX audit_actor ON audit (actor, position);
    CREATE TABLE audit_head (
      id integer PRIMARY KEY CHECK (id = 1),
      position bigint NOT NULL,
      previous bytea NOT NULL,
      hash bytea NOT NULL
    );
    INSERT INTO audit_head VALUES (1, 0, '', '');
    REVOKE UPDATE, DELETE ON audit FROM ${role};
    REVOKE INSERT, DELETE ON audit_head FROM ${role};`;
