import type { Part } from "../casework/part.ts";
import { DIVISION, MONTH, OF_CHILD } from "../foundation/rules.ts";

const OF_PAYMENT = "FOREIGN KEY (payment_id, division) REFERENCES payment (id, division) ON UPDATE CASCADE";

/**
 * Lists of money to transfer, one transfer a child, and what became of each. A source (a month's line, an approved
 * correction, an instalment, a grant, an item whose transfer failed) stands in one live item at most: the unique key
 * makes a double impossible. What banks and people answered is added, never changed.
 */
export const payments: Part = {
  tables: ["payment_batch", "payment_step", "payment", "payment_item", "payment_answer", "one_time_grant"],
  sql: (role) => `
    CREATE TABLE payment_batch (
      id uuid PRIMARY KEY,
      ${DIVISION},
      kind text COLLATE "C" NOT NULL CHECK (kind IN ('month', 'offCycle', 'oneTime')),
      month text COLLATE "C" NOT NULL ${MONTH},
      ordinal smallint NOT NULL CHECK (ordinal > 0),
      state text COLLATE "C" NOT NULL
        CHECK (state IN ('preparing', 'prepared', 'approved', 'closed', 'cancelled')),
      version integer NOT NULL DEFAULT 1,
      prepared_by uuid NOT NULL,
      prepared_at timestamptz NOT NULL,
      accounts_at timestamptz NOT NULL,
      approved_by uuid,
      approved_at timestamptz,
      exported_at timestamptz,
      closed_at timestamptz,
      reopen_by uuid,
      reopen_reason bytea,
      CONSTRAINT payment_batch_number UNIQUE (division, month, ordinal),
      CONSTRAINT payment_batch_second_person CHECK (approved_by <> prepared_by),
      CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
      CHECK (approved_by IS NOT NULL OR state NOT IN ('approved', 'closed')),
      CHECK ((reopen_by IS NULL) = (reopen_reason IS NULL))
    );
    CREATE UNIQUE INDEX payment_batch_once ON payment_batch (division, kind)
      WHERE state IN ('preparing', 'prepared');
    CREATE UNIQUE INDEX payment_batch_month ON payment_batch (division, month)
      WHERE kind = 'month' AND state <> 'cancelled';
    CREATE INDEX payment_batch_list ON payment_batch (prepared_at DESC);
    REVOKE DELETE ON payment_batch FROM ${role};
    CREATE TABLE payment_step (
      id uuid PRIMARY KEY,
      batch_id uuid NOT NULL REFERENCES payment_batch (id),
      ${DIVISION},
      step text COLLATE "C" NOT NULL CHECK (step IN (
        'prepared', 'leftOut', 'accountsRead', 'approved', 'exported', 'returned', 'marked', 'closed',
        'reopenAsked', 'reopenRefused', 'reopened', 'cancelled')),
      by uuid NOT NULL,
      at timestamptz NOT NULL,
      payments integer,
      fen bigint,
      reason bytea
    );
    CREATE INDEX payment_step_batch ON payment_step (batch_id, at);
    REVOKE UPDATE, DELETE ON payment_step FROM ${role};
    CREATE TABLE payment (
      id uuid PRIMARY KEY,
      batch_id uuid NOT NULL REFERENCES payment_batch (id),
      child_id uuid NOT NULL,
      ${DIVISION},
      serial integer NOT NULL,
      fen bigint NOT NULL CHECK (fen >= 0),
      state text COLLATE "C" NOT NULL CHECK (state IN ('open', 'leftOut', 'paid', 'failed', 'dropped')),
      payee_sealed bytea NOT NULL,
      account_hash bytea,
      problems text COLLATE "C" NOT NULL,
      answered_on date,
      UNIQUE (id, division),
      CONSTRAINT payment_serial UNIQUE (batch_id, serial),
      CONSTRAINT payment_child UNIQUE (batch_id, child_id),
      CHECK ((state IN ('paid', 'failed')) = (answered_on IS NOT NULL)),
      ${OF_CHILD}
    );
    CREATE INDEX payment_of_child ON payment (child_id);
    CREATE INDEX payment_failed ON payment (division) WHERE state = 'failed';
    CREATE INDEX payment_account ON payment (batch_id, account_hash);
    REVOKE UPDATE, DELETE ON payment FROM ${role};
    GRANT UPDATE (fen, state, payee_sealed, account_hash, problems, answered_on) ON payment TO ${role};
    CREATE TABLE payment_item (
      id uuid PRIMARY KEY,
      payment_id uuid NOT NULL,
      ${DIVISION},
      kind text COLLATE "C" NOT NULL CHECK (kind IN ('month', 'arrears', 'recovery', 'oneTime', 'again')),
      source_id uuid NOT NULL,
      month text COLLATE "C" NOT NULL ${MONTH},
      class text COLLATE "C",
      fen bigint NOT NULL CHECK (fen <> 0),
      base_fen bigint NOT NULL,
      live boolean NOT NULL DEFAULT true,
      ${OF_PAYMENT}
    );
    CREATE UNIQUE INDEX payment_item_once ON payment_item (kind, source_id) WHERE live;
    CREATE INDEX payment_item_payment ON payment_item (payment_id);
    REVOKE UPDATE, DELETE ON payment_item FROM ${role};
    GRANT UPDATE (live) ON payment_item TO ${role};
    CREATE TABLE payment_answer (
      id uuid PRIMARY KEY,
      payment_id uuid NOT NULL,
      ${DIVISION},
      state text COLLATE "C" NOT NULL CHECK (state IN ('leftOut', 'paid', 'failed')),
      source text COLLATE "C" NOT NULL CHECK (source IN ('person', 'returns', 'all', 'netted')),
      answered_on date,
      reason bytea,
      by uuid NOT NULL,
      at timestamptz NOT NULL,
      ${OF_PAYMENT}
    );
    CREATE INDEX payment_answer_payment ON payment_answer (payment_id, at);
    REVOKE UPDATE, DELETE ON payment_answer FROM ${role};
    CREATE TABLE one_time_grant (
      id uuid PRIMARY KEY,
      child_id uuid NOT NULL,
      ${DIVISION},
      purpose text NOT NULL,
      document text NOT NULL,
      fen bigint NOT NULL CHECK (fen > 0),
      reason bytea NOT NULL,
      state text COLLATE "C" NOT NULL CHECK (state IN ('proposed', 'approved', 'refused', 'withdrawn')),
      proposed_by uuid NOT NULL,
      proposed_at timestamptz NOT NULL,
      decided_by uuid,
      decided_at timestamptz,
      decided_reason bytea,
      CHECK ((state = 'proposed') = (decided_by IS NULL)),
      CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
      CONSTRAINT one_time_grant_second_person CHECK (state = 'withdrawn' OR decided_by <> proposed_by),
      ${OF_CHILD}
    );
    CREATE UNIQUE INDEX one_time_grant_once ON one_time_grant (child_id, purpose, document)
      WHERE state IN ('proposed', 'approved');
    CREATE INDEX one_time_grant_list ON one_time_grant (division, state);
    REVOKE UPDATE, DELETE ON one_time_grant FROM ${role};
    GRANT UPDATE (state, decided_by, decided_at, decided_reason) ON one_time_grant TO ${role};`,
};
