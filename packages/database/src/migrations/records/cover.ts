import type { Part } from "../casework/part.ts";
import { DIVISION } from "../foundation/rules.ts";

/**
 * Whose account also works for a place that has nobody, from a day to a day; the division is the place covered. A cover is
 * ended early but never changed; `in_use`: the person works there now instead of at their own place.
 */
export const cover: Part = {
  tables: ["staff_cover"],
  sql: (role) => `
    CREATE TABLE staff_cover (
      id uuid PRIMARY KEY,
      ${DIVISION},
      staff_id uuid NOT NULL,
      role text COLLATE "C" NOT NULL CHECK (role IN ('villageWorker', 'townSupervisor', 'townSocialWorker')),
      from_on date NOT NULL,
      until_on date NOT NULL,
      reason_sealed bytea NOT NULL,
      made_by uuid NOT NULL,
      made_at timestamptz NOT NULL,
      ended_by uuid,
      ended_at timestamptz,
      in_use boolean NOT NULL DEFAULT false,
      CHECK (until_on > from_on),
      CHECK ((ended_by IS NULL) = (ended_at IS NULL)),
      CHECK (NOT in_use OR ended_at IS NULL)
    );
    CREATE INDEX staff_cover_place ON staff_cover (division, until_on);
    CREATE INDEX staff_cover_staff ON staff_cover (staff_id, until_on);
    CREATE UNIQUE INDEX staff_cover_in_use ON staff_cover (staff_id) WHERE in_use;
    REVOKE UPDATE, DELETE ON staff_cover FROM ${role};
    GRANT UPDATE (ended_by, ended_at, in_use) ON staff_cover TO ${role};`,
};
