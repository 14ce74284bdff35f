import { DIVISION, OF_CHILD } from "../foundation/rules.ts";
import type { Part } from "./part.ts";

const OF_NOTIFICATION =
  "FOREIGN KEY (notification_id, division) REFERENCES notification (id, division) ON UPDATE CASCADE";

/**
 * What people are told, who has read it, and what is still to be sent outside. A notification lies at the place it is
 * about, inside the area of whoever it is for: no one needs to reach beyond their own area to tell another.
 */
export const notifications: Part = {
  tables: ["notification", "notification_read", "notification_post"],
  sql: (role) => `
    ALTER TABLE staff ADD COLUMN email_sealed bytea;
    CREATE TABLE notification (
      id uuid PRIMARY KEY,
      ${DIVISION},
      kind text COLLATE "C" NOT NULL,
      role text COLLATE "C",
      department text COLLATE "C",
      staff_id uuid,
      child_id uuid,
      subject text,
      path text NOT NULL,
      by uuid,
      at timestamptz NOT NULL,
      CHECK ((role IS NULL) <> (staff_id IS NULL)),
      CHECK (department IS NULL OR role = 'departmentStaff'),
      UNIQUE (id, division),
      ${OF_CHILD}
    );
    CREATE INDEX notification_role ON notification (role, at DESC) WHERE role IS NOT NULL;
    CREATE INDEX notification_staff ON notification (staff_id, at DESC) WHERE staff_id IS NOT NULL;
    REVOKE UPDATE, DELETE ON notification FROM ${role};
    CREATE TABLE notification_read (
      notification_id uuid NOT NULL,
      staff_id uuid NOT NULL,
      ${DIVISION},
      at timestamptz NOT NULL,
      PRIMARY KEY (notification_id, staff_id),
      ${OF_NOTIFICATION}
    );
    REVOKE UPDATE, DELETE ON notification_read FROM ${role};
    CREATE TABLE notification_post (
      notification_id uuid NOT NULL,
      channel text COLLATE "C" NOT NULL CHECK (channel IN ('mail', 'hook')),
      ${DIVISION},
      state text COLLATE "C" NOT NULL CHECK (state IN ('waiting', 'sent', 'failed')),
      attempts integer NOT NULL,
      next_at timestamptz NOT NULL,
      error text,
      settled_at timestamptz,
      PRIMARY KEY (notification_id, channel),
      ${OF_NOTIFICATION}
    );
    CREATE INDEX notification_post_due ON notification_post (next_at) WHERE state = 'waiting';
    CREATE INDEX notification_post_failed ON notification_post (settled_at) WHERE state = 'failed';
    REVOKE DELETE ON notification_post FROM ${role};`,
};
