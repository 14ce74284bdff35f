import { DIVISION, OF_CHILD } from "../foundation/rules.ts";
import type { Part } from "./part.ts";

const OF_PLAN = "FOREIGN KEY (plan_id, division) REFERENCES care_plan (id, division) ON UPDATE CASCADE";
const OF_SERVICE =
  "FOREIGN KEY (service_id, division) REFERENCES care_plan_service (id, division) ON UPDATE CASCADE";

/**
 * How great a child's risk was found to be, and what is planned for it. Assessments are only ever added. A version of a
 * plan stays as it was written; its services go on into the next one, and each step of theirs is kept. `care` is a
 * projection, one row a child of whom there is something to say: what lists and workbenches go by.
 */
export const care: Part = {
  tables: ["risk_assessment", "care_plan", "care_plan_service", "care_plan_step", "care"],
  sql: (role) => `
    CREATE TABLE risk_assessment (
      id uuid PRIMARY KEY,
      child_id uuid NOT NULL,
      ${DIVISION},
      assessed_on date NOT NULL,
      level smallint NOT NULL CHECK (level BETWEEN 1 AND 4),
      reassess_on date CHECK (reassess_on > assessed_on),
      content_sealed bytea NOT NULL,
      assessed_by uuid NOT NULL,
      recorded_at timestamptz NOT NULL,
      ${OF_CHILD}
    );
    CREATE INDEX risk_assessment_child ON risk_assessment (child_id, assessed_on);
    REVOKE UPDATE, DELETE ON risk_assessment FROM ${role};
    CREATE TABLE care_plan (
      id uuid PRIMARY KEY,
      child_id uuid NOT NULL,
      ${DIVISION},
      number integer NOT NULL CHECK (number > 0),
      owner uuid NOT NULL,
      review_on date NOT NULL,
      content_sealed bytea NOT NULL,
      made_by uuid NOT NULL,
      made_at timestamptz NOT NULL,
      ended_how text COLLATE "C" CHECK (ended_how IN ('revised', 'finished')),
      ended_by uuid,
      ended_at timestamptz,
      ended_reason bytea,
      UNIQUE (id, division),
      CONSTRAINT care_plan_number_key UNIQUE (child_id, number),
      CHECK ((ended_at IS NULL) = (ended_how IS NULL)),
      CHECK ((ended_reason IS NOT NULL) = (ended_how IS NOT DISTINCT FROM 'finished')),
      ${OF_CHILD}
    );
    CREATE UNIQUE INDEX care_plan_open ON care_plan (child_id) WHERE ended_at IS NULL;
    REVOKE UPDATE, DELETE ON care_plan FROM ${role};
    GRANT UPDATE (owner, ended_how, ended_by, ended_at, ended_reason) ON care_plan TO ${role};
    CREATE TABLE care_plan_service (
      id uuid PRIMARY KEY,
      child_id uuid NOT NULL,
      ${DIVISION},
      plan_id uuid NOT NULL,
      due_on date NOT NULL,
      state text COLLATE "C" NOT NULL CHECK (state IN ('open', 'done', 'dropped')),
      UNIQUE (id, division),
      ${OF_PLAN},
      ${OF_CHILD}
    );
    CREATE INDEX care_plan_service_child ON care_plan_service (child_id);
    CREATE INDEX care_plan_service_due ON care_plan_service (division, due_on) WHERE state = 'open';
    REVOKE DELETE ON care_plan_service FROM ${role};
    CREATE TABLE care_plan_step (
      id uuid PRIMARY KEY,
      service_id uuid NOT NULL,
      ${DIVISION},
      state text COLLATE "C" NOT NULL CHECK (state IN ('open', 'done', 'dropped')),
      day date NOT NULL,
      note_sealed bytea,
      by uuid NOT NULL,
      at timestamptz NOT NULL,
      CHECK (state = 'done' OR note_sealed IS NOT NULL),
      ${OF_SERVICE}
    );
    CREATE INDEX care_plan_step_service ON care_plan_step (service_id, at);
    REVOKE UPDATE, DELETE ON care_plan_step FROM ${role};
    CREATE TABLE care (
      child_id uuid PRIMARY KEY,
      ${DIVISION},
      risk_level smallint CHECK (risk_level BETWEEN 1 AND 4),
      reassess_on date,
      plan_rule text COLLATE "C",
      plan_number integer,
      review_on date,
      CHECK ((plan_number IS NULL) = (review_on IS NULL)),
      ${OF_CHILD}
    );
    CREATE INDEX care_risk ON care (division, risk_level) WHERE risk_level IS NOT NULL;
    CREATE INDEX care_reassess ON care (division, reassess_on) WHERE reassess_on IS NOT NULL;
    CREATE INDEX care_review ON care (division, review_on) WHERE review_on IS NOT NULL;
    CREATE INDEX care_without_plan ON care (division, child_id)
      WHERE plan_rule IS NOT NULL AND plan_number IS NULL;`,
};
