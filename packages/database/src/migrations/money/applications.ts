import type { Part } from "../casework/part.ts";
import { DIVISION, OF_CHILD } from "../foundation/rules.ts";

/**
 * Applications for the allowance and what was done with them, step by step. The stages are those of the region's
 * procedure on the day it was started: it ends by them, whatever pack comes later. Steps are only ever added.
 */
export const applications: Part = {
  tables: ["application", "application_step"],
  sql: (role) => `
    CREATE TABLE application (
      id uuid PRIMARY KEY,
      ${DIVISION},
      number text COLLATE "C" NOT NULL CONSTRAINT application_number_key UNIQUE,
      child_id uuid NOT NULL,
      benefit text COLLATE "C" NOT NULL,
      origin text COLLATE "C" NOT NULL CHECK (origin IN ('staff', 'proposed', 'family')),
      state text COLLATE "C" NOT NULL CHECK (state IN ('open', 'granted', 'refused', 'withdrawn')),
      stages jsonb NOT NULL,
      stage text COLLATE "C" NOT NULL,
      stage_kind text COLLATE "C" NOT NULL CHECK (stage_kind IN ('accept', 'check', 'confirm')),
      actors text COLLATE "C" NOT NULL,
      due_on date,
      due_from text COLLATE "C" NOT NULL CHECK (due_from IN ('pack', 'bureau', 'unset')),
      due_calendar smallint,
      started_by uuid NOT NULL,
      started_at timestamptz NOT NULL,
      passed_by uuid,
      closed_at timestamptz,
      decided_on date,
      class text COLLATE "C",
      fen bigint CHECK (fen >= 0),
      first_month text COLLATE "C" CHECK (first_month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
      receipt jsonb,
      version integer NOT NULL DEFAULT 1,
      UNIQUE (id, division),
      CHECK ((state = 'open') = (closed_at IS NULL)),
      CHECK ((state IN ('granted', 'refused')) = (receipt IS NOT NULL)),
      CHECK ((state = 'granted') = (first_month IS NOT NULL)),
      ${OF_CHILD}
    );
    CREATE UNIQUE INDEX application_open_once ON application (child_id, benefit) WHERE state = 'open';
    CREATE INDEX application_open ON application (due_on, id) WHERE state = 'open';
    CREATE INDEX application_list ON application (started_at DESC, id);
    REVOKE UPDATE, DELETE ON application FROM ${role};
    GRANT UPDATE (division, state, stage, stage_kind, actors, passed_by, due_on, due_from, due_calendar, closed_at, decided_on, class, fen,
      first_month, receipt, version) ON application TO ${role};
    CREATE TABLE application_step (
      id uuid PRIMARY KEY,
      application_id uuid NOT NULL,
      ${DIVISION},
      stage text COLLATE "C" NOT NULL,
      act text COLLATE "C" NOT NULL
        CHECK (act IN ('start', 'pass', 'return', 'choose', 'grant', 'refuse', 'withdraw')),
      by uuid NOT NULL,
      at timestamptz NOT NULL,
      opinion_sealed bytea,
      FOREIGN KEY (application_id, division) REFERENCES application (id, division) ON UPDATE CASCADE
    );
    CREATE INDEX application_step_of ON application_step (application_id, at);
    REVOKE UPDATE, DELETE ON application_step FROM ${role};`,
};
