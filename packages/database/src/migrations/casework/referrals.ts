import { DIVISION, OF_CHILD } from "../foundation/rules.ts";
import type { Part } from "./part.ts";

/**
 * Requests of families (`intake`) and what departments are asked. A referral goes to one department and through each
 * step once: what is asked again, or of another department, is a new referral that `follows` the old one. What was
 * disclosed and answered stays as it was written.
 */
export const referrals: Part = {
  tables: ["intake", "referral"],
  sql: (role) => `
    CREATE TABLE intake (
      id uuid PRIMARY KEY,
      ${DIVISION},
      number text COLLATE "C" NOT NULL CONSTRAINT intake_number_key UNIQUE,
      child_id uuid,
      source text COLLATE "C" NOT NULL CHECK (source IN ('visit', 'phone', 'letter', 'hotline', 'found')),
      told_sealed bytea NOT NULL,
      taken_by uuid NOT NULL,
      taken_at timestamptz NOT NULL,
      result_sealed bytea,
      finished_by uuid,
      finished_at timestamptz,
      version integer NOT NULL DEFAULT 1,
      UNIQUE (id, division),
      CHECK ((finished_at IS NULL) = (result_sealed IS NULL)),
      ${OF_CHILD}
    );
    CREATE INDEX intake_open ON intake (division, taken_at) WHERE finished_at IS NULL;
    CREATE INDEX intake_list ON intake (taken_at DESC, id);
    CREATE INDEX intake_taken_by ON intake (taken_by, taken_at);
    CREATE INDEX intake_child ON intake (child_id) WHERE child_id IS NOT NULL;
    REVOKE UPDATE, DELETE ON intake FROM ${role};
    GRANT UPDATE (child_id, division, result_sealed, finished_by, finished_at, version) ON intake TO ${role};
    CREATE TABLE referral (
      id uuid PRIMARY KEY,
      ${DIVISION},
      number text COLLATE "C" NOT NULL CONSTRAINT referral_number_key UNIQUE,
      child_id uuid,
      intake_id uuid,
      follows uuid CONSTRAINT referral_follows_key UNIQUE,
      kind text COLLATE "C" NOT NULL CHECK (kind IN ('question', 'service', 'entitlement')),
      department text COLLATE "C" NOT NULL,
      item text COLLATE "C",
      clause text COLLATE "C",
      restricted boolean NOT NULL,
      letter_sealed bytea NOT NULL,
      asked_by uuid NOT NULL,
      asked_at timestamptz NOT NULL,
      due_on date,
      due_from text COLLATE "C" NOT NULL CHECK (due_from IN ('bureau', 'sender', 'unset')),
      state text COLLATE "C" NOT NULL
        CHECK (state IN ('sent', 'accepted', 'answered', 'returned', 'refused', 'closed')),
      accepted_by uuid,
      accepted_at timestamptz,
      reply text COLLATE "C" CHECK (reply IN ('answered', 'returned', 'refused')),
      reply_sealed bytea,
      replied_by uuid,
      replied_at timestamptz,
      outcome text COLLATE "C" CHECK (outcome IN ('known', 'received', 'notGiven', 'withdrawn', 'passedOn')),
      outcome_sealed bytea,
      closed_by uuid,
      closed_at timestamptz,
      version integer NOT NULL DEFAULT 1,
      UNIQUE (id, division),
      CHECK (child_id IS NOT NULL OR intake_id IS NOT NULL),
      CHECK ((kind = 'entitlement') = (item IS NOT NULL)),
      CHECK ((due_on IS NULL) = (due_from = 'unset')),
      CHECK ((reply IS NULL) = (replied_at IS NULL)),
      CHECK ((state = 'closed') = (outcome IS NOT NULL)),
      FOREIGN KEY (intake_id, division) REFERENCES intake (id, division) ON UPDATE CASCADE,
      FOREIGN KEY (follows, division) REFERENCES referral (id, division) ON UPDATE CASCADE,
      ${OF_CHILD}
    );
    CREATE UNIQUE INDEX referral_open_item ON referral (child_id, item)
      WHERE item IS NOT NULL AND closed_at IS NULL;
    CREATE INDEX referral_child ON referral (child_id, asked_at) WHERE child_id IS NOT NULL;
    CREATE INDEX referral_intake ON referral (intake_id) WHERE intake_id IS NOT NULL;
    CREATE INDEX referral_list ON referral (asked_at DESC, id);
    CREATE INDEX referral_waiting ON referral (department, division, due_on)
      WHERE replied_at IS NULL AND closed_at IS NULL;
    CREATE INDEX referral_due ON referral (division, due_on) WHERE replied_at IS NULL AND closed_at IS NULL;
    CREATE INDEX referral_replied ON referral (asked_by, replied_at)
      WHERE replied_at IS NOT NULL AND closed_at IS NULL;
    CREATE INDEX referral_item ON referral (item, asked_at) WHERE item IS NOT NULL;
    REVOKE UPDATE, DELETE ON referral FROM ${role};
    GRANT UPDATE (state, accepted_by, accepted_at, reply, reply_sealed, replied_by, replied_at, outcome,
      outcome_sealed, closed_by, closed_at, version) ON referral TO ${role};`,
};
