import { DIVISION, OF_CHILD } from "../foundation/rules.ts";
import type { Part } from "./part.ts";

/** What is known of the files kept for a record; their bytes lie sealed in the store. Removed is marked, not deleted. */
export const attachments: Part = {
  tables: ["attachment"],
  sql: (role) => `
    CREATE TABLE attachment (
      id uuid PRIMARY KEY,
      owner_kind text COLLATE "C" NOT NULL,
      owner_id uuid NOT NULL,
      child_id uuid,
      ${DIVISION},
      name_sealed bytea NOT NULL,
      type text COLLATE "C" NOT NULL,
      size integer NOT NULL CHECK (size > 0),
      content_hash bytea NOT NULL,
      added_by uuid NOT NULL,
      added_at timestamptz NOT NULL,
      removed_by uuid,
      removed_at timestamptz,
      removed_reason bytea,
      CHECK ((removed_at IS NULL) = (removed_by IS NULL) AND (removed_at IS NULL) = (removed_reason IS NULL)),
      ${OF_CHILD}
    );
    CREATE UNIQUE INDEX attachment_once ON attachment (owner_kind, owner_id, content_hash) WHERE removed_at IS NULL;
    CREATE INDEX attachment_owner ON attachment (owner_kind, owner_id);
    CREATE INDEX attachment_child ON attachment (child_id) WHERE child_id IS NOT NULL;
    REVOKE UPDATE, DELETE ON attachment FROM ${role};
    GRANT UPDATE (removed_by, removed_at, removed_reason) ON attachment TO ${role};`,
};
