import { DIVISION, OF_CHILD } from "../foundation/rules.ts";
import type { Part } from "./part.ts";

const OF_CASE = "FOREIGN KEY (case_id, division) REFERENCES protection_case (id, division) ON UPDATE CASCADE";

/**
 * Reports of harm and what became of them, and who opened what was closed to them. A record stays as it was written.
 * Who reported is kept in a table of its own, so that no reading of a case can bring it along.
 */
export const protection: Part = {
  tables: [
    "protection_case",
    "protection_reporter",
    "protection_stage",
    "protection_record",
    "protection_request",
    "break_glass",
  ],
  sql: (role) => `
    CREATE TABLE protection_case (
      id uuid PRIMARY KEY,
      ${DIVISION},
      number text COLLATE "C" NOT NULL CONSTRAINT protection_case_number_key UNIQUE,
      child_id uuid,
      subject_sealed bytea NOT NULL,
      told_sealed bytea NOT NULL,
      situation text COLLATE "C" NOT NULL,
      danger text NOT NULL CHECK (danger IN ('yes', 'no', 'unknown')),
      happened_on date,
      source text NOT NULL CHECK (source IN ('duty', 'public', 'hotline', 'child')),
      reported_at timestamptz NOT NULL,
      mechanism text COLLATE "C" NOT NULL,
      stage text COLLATE "C" NOT NULL,
      owners text COLLATE "C" NOT NULL,
      due_at timestamptz,
      feedback_due timestamptz,
      feedback_at timestamptz,
      state text COLLATE "C" NOT NULL CHECK (state IN ('open', 'closing', 'closed')),
      handler uuid,
      sealed_at timestamptz,
      outcome text COLLATE "C",
      outcome_sealed bytea,
      closing_by uuid,
      closed_by uuid,
      closed_at timestamptz,
      follows uuid,
      version integer NOT NULL DEFAULT 1,
      UNIQUE (id, division),
      ${OF_CHILD}
    );
    CREATE INDEX protection_case_open ON protection_case (division, due_at) WHERE state <> 'closed';
    CREATE INDEX protection_case_list ON protection_case (reported_at DESC, id);
    CREATE INDEX protection_case_child ON protection_case (child_id) WHERE child_id IS NOT NULL;
    REVOKE DELETE ON protection_case FROM ${role};
    CREATE TABLE protection_reporter (
      case_id uuid PRIMARY KEY,
      ${DIVISION},
      account_hash bytea NOT NULL,
      sealed bytea NOT NULL,
      ${OF_CASE}
    );
    CREATE INDEX protection_reporter_account ON protection_reporter (account_hash);
    REVOKE UPDATE, DELETE ON protection_reporter FROM ${role};
    CREATE TABLE protection_stage (
      case_id uuid NOT NULL,
      number integer NOT NULL,
      ${DIVISION},
      stage text COLLATE "C" NOT NULL,
      entered_at timestamptz NOT NULL,
      entered_by uuid,
      due_at timestamptz,
      due_from text COLLATE "C" NOT NULL CHECK (due_from IN ('pack', 'bureau', 'unset')),
      left_at timestamptz,
      PRIMARY KEY (case_id, number),
      ${OF_CASE}
    );
    REVOKE UPDATE, DELETE ON protection_stage FROM ${role};
    GRANT UPDATE (left_at) ON protection_stage TO ${role};
    CREATE TABLE protection_record (
      id uuid PRIMARY KEY,
      case_id uuid NOT NULL,
      ${DIVISION},
      stage text COLLATE "C" NOT NULL,
      kind text COLLATE "C" NOT NULL,
      form text COLLATE "C",
      day date NOT NULL,
      content_sealed bytea NOT NULL,
      by uuid,
      at timestamptz NOT NULL,
      ${OF_CASE}
    );
    CREATE INDEX protection_record_case ON protection_record (case_id, at);
    REVOKE UPDATE, DELETE ON protection_record FROM ${role};
    CREATE TABLE protection_request (
      id uuid PRIMARY KEY,
      case_id uuid NOT NULL,
      ${DIVISION},
      kind text COLLATE "C" NOT NULL CHECK (kind IN ('police', 'institution', 'joint')),
      party text COLLATE "C" NOT NULL,
      question_sealed bytea NOT NULL,
      asked_by uuid NOT NULL,
      asked_at timestamptz NOT NULL,
      due_on date,
      answer_sealed bytea,
      answered_by uuid,
      answered_at timestamptz,
      ${OF_CASE}
    );
    CREATE INDEX protection_request_open ON protection_request (party, division) WHERE answered_at IS NULL;
    CREATE INDEX protection_request_case ON protection_request (case_id, asked_at);
    REVOKE UPDATE, DELETE ON protection_request FROM ${role};
    GRANT UPDATE (answer_sealed, answered_by, answered_at) ON protection_request TO ${role};
    CREATE TABLE break_glass (
      id uuid PRIMARY KEY,
      ${DIVISION},
      child_id uuid,
      case_id uuid,
      person uuid NOT NULL,
      reason_sealed bytea NOT NULL,
      opened_at timestamptz NOT NULL,
      until timestamptz NOT NULL,
      ended_at timestamptz,
      ended_by uuid,
      seen_at timestamptz,
      seen_by uuid,
      CHECK ((child_id IS NULL) <> (case_id IS NULL)),
      CHECK (until > opened_at AND until <= opened_at + interval '24 hours'),
      ${OF_CHILD},
      ${OF_CASE}
    );
    CREATE INDEX break_glass_unseen ON break_glass (division, opened_at) WHERE seen_at IS NULL;
    CREATE INDEX break_glass_person ON break_glass (person, until);
    REVOKE UPDATE, DELETE ON break_glass FROM ${role};
    GRANT UPDATE (ended_at, ended_by, seen_at, seen_by) ON break_glass TO ${role};`,
};
