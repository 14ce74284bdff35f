import { DIVISION } from "../foundation/rules.ts";
import type { Part } from "./part.ts";

const OF_WORKER = "FOREIGN KEY (worker_id, division) REFERENCES worker (id, division) ON UPDATE CASCADE";

/**
 * The real-name register of those who answer for places. A person's division covers the places of the posts, which lie
 * where the post is. A post ends and is never changed; trainings and reviews stay as they were written.
 */
export const people: Part = {
  tables: ["worker", "worker_post", "worker_training", "worker_review", "worker_handover"],
  sql: (role) => `
    CREATE TABLE worker (
      id uuid PRIMARY KEY,
      ${DIVISION},
      name text NOT NULL,
      id_hash bytea CONSTRAINT worker_id_hash_key UNIQUE,
      id_sealed bytea,
      phone_sealed bytea,
      identity text COLLATE "C",
      unit text,
      registered_by uuid NOT NULL,
      registered_at timestamptz NOT NULL,
      version integer NOT NULL DEFAULT 1,
      UNIQUE (id, division),
      CHECK ((id_hash IS NULL) = (id_sealed IS NULL))
    );
    CREATE INDEX worker_division ON worker (division, name);
    REVOKE DELETE ON worker FROM ${role};
    CREATE TABLE worker_post (
      id uuid PRIMARY KEY,
      ${DIVISION},
      worker_id uuid NOT NULL REFERENCES worker (id),
      role text COLLATE "C" NOT NULL,
      part text,
      full_time boolean,
      from_on date NOT NULL,
      until_on date,
      account_id uuid,
      appointed_by uuid NOT NULL,
      appointed_at timestamptz NOT NULL,
      reason_sealed bytea,
      ended_by uuid,
      ended_at timestamptz,
      CHECK (until_on >= from_on),
      CHECK ((until_on IS NULL) = (ended_at IS NULL))
    );
    CREATE INDEX worker_post_place ON worker_post (division, role);
    CREATE INDEX worker_post_worker ON worker_post (worker_id, from_on);
    CREATE UNIQUE INDEX worker_post_once ON worker_post (worker_id, division, role, part) NULLS NOT DISTINCT
      WHERE until_on IS NULL;
    CREATE UNIQUE INDEX worker_post_account ON worker_post (account_id) WHERE until_on IS NULL;
    REVOKE UPDATE, DELETE ON worker_post FROM ${role};
    GRANT UPDATE (until_on, account_id, reason_sealed, ended_by, ended_at) ON worker_post TO ${role};
    CREATE TABLE worker_training (
      id uuid PRIMARY KEY,
      ${DIVISION},
      worker_id uuid NOT NULL,
      batch uuid NOT NULL,
      held_on date NOT NULL,
      hours integer NOT NULL CHECK (hours > 0),
      topics jsonb NOT NULL,
      organiser text,
      passed boolean,
      recorded_by uuid NOT NULL,
      recorded_at timestamptz NOT NULL,
      voided_by uuid,
      voided_at timestamptz,
      void_sealed bytea,
      UNIQUE (worker_id, batch),
      CHECK ((voided_at IS NULL) = (void_sealed IS NULL)),
      ${OF_WORKER}
    );
    CREATE INDEX worker_training_worker ON worker_training (worker_id, held_on);
    REVOKE UPDATE, DELETE ON worker_training FROM ${role};
    GRANT UPDATE (voided_by, voided_at, void_sealed) ON worker_training TO ${role};
    CREATE TABLE worker_review (
      id uuid PRIMARY KEY,
      ${DIVISION},
      worker_id uuid NOT NULL,
      kind text COLLATE "C" NOT NULL
        CHECK (kind IN ('inspection', 'spotCheck', 'appraisal', 'praise', 'correction', 'corrected')),
      held_on date NOT NULL,
      due_on date,
      found_sealed bytea NOT NULL,
      recorded_by uuid NOT NULL,
      recorded_at timestamptz NOT NULL,
      CHECK (due_on IS NULL OR kind = 'correction'),
      ${OF_WORKER}
    );
    CREATE INDEX worker_review_worker ON worker_review (worker_id, held_on);
    REVOKE UPDATE, DELETE ON worker_review FROM ${role};
    CREATE TABLE worker_handover (
      id uuid PRIMARY KEY,
      ${DIVISION},
      worker_id uuid NOT NULL,
      handed_on date NOT NULL,
      content_sealed bytea NOT NULL,
      by uuid NOT NULL,
      at timestamptz NOT NULL,
      ${OF_WORKER}
    );
    CREATE INDEX worker_handover_list ON worker_handover (at DESC, id);
    REVOKE UPDATE, DELETE ON worker_handover FROM ${role};`,
};
