import { DIVISION, OF_CHILD } from "../foundation/rules.ts";
import type { Part } from "./part.ts";

const OF_INSTITUTION = (column: string) =>
  `FOREIGN KEY (${column}, division) REFERENCES institution (id, division) ON UPDATE CASCADE`;

/**
 * Where children are cared for and by whom: institutions with their records and agreements, placements, and
 * entrustments by parents who go away. A placement may name an institution of another area: only its id is kept.
 */
export const places: Part = {
  tables: [
    "institution",
    "institution_record",
    "institution_agreement",
    "institution_transfer",
    "placement",
    "placement_step",
    "transfer_child",
    "entrustment",
    "entrustment_signature",
  ],
  sql: (role) => `
    ALTER TABLE staff ADD COLUMN institution_id uuid,
      ADD CONSTRAINT staff_institution CHECK (institution_id IS NULL OR role = 'institutionStaff');
    CREATE TABLE institution (
      id uuid PRIMARY KEY,
      ${DIVISION},
      name text NOT NULL,
      kind text COLLATE "C" NOT NULL,
      also text COLLATE "C" NOT NULL,
      nature text COLLATE "C" NOT NULL CHECK (nature IN ('public', 'private')),
      state text COLLATE "C" NOT NULL CHECK (state IN ('open', 'converting', 'closed')),
      beds integer CHECK (beds >= 0),
      services jsonb NOT NULL,
      contact_sealed bytea,
      made_by uuid NOT NULL,
      made_at timestamptz NOT NULL,
      version integer NOT NULL DEFAULT 1,
      UNIQUE (id, division)
    );
    CREATE UNIQUE INDEX institution_name ON institution (division, name);
    REVOKE DELETE ON institution FROM ${role};
    CREATE TABLE institution_record (
      id uuid PRIMARY KEY,
      institution_id uuid NOT NULL,
      ${DIVISION},
      kind text COLLATE "C" NOT NULL CHECK (kind IN ('licence', 'inspection', 'form', 'change')),
      form text COLLATE "C",
      day date NOT NULL,
      until date,
      content_sealed bytea NOT NULL,
      by uuid NOT NULL,
      at timestamptz NOT NULL,
      replaced_at timestamptz,
      CHECK (until IS NULL OR kind = 'licence' AND until >= day),
      ${OF_INSTITUTION("institution_id")}
    );
    CREATE INDEX institution_record_of ON institution_record (institution_id, day);
    CREATE INDEX institution_licence_end ON institution_record (division, until)
      WHERE until IS NOT NULL AND replaced_at IS NULL;
    REVOKE UPDATE, DELETE ON institution_record FROM ${role};
    GRANT UPDATE (replaced_at) ON institution_record TO ${role};
    CREATE TABLE institution_agreement (
      id uuid PRIMARY KEY,
      ${DIVISION},
      entruster uuid NOT NULL,
      entrusted uuid NOT NULL CHECK (entrusted <> entruster),
      signed_on date NOT NULL,
      from_on date NOT NULL,
      until_on date NOT NULL CHECK (until_on >= from_on),
      content_sealed bytea NOT NULL,
      made_by uuid NOT NULL,
      made_at timestamptz NOT NULL,
      ended_on date,
      ended_sealed bytea,
      ended_by uuid,
      CHECK ((ended_on IS NULL) = (ended_sealed IS NULL) AND (ended_on IS NULL) = (ended_by IS NULL)),
      UNIQUE (id, division),
      ${OF_INSTITUTION("entruster")}
    );
    CREATE INDEX institution_agreement_of ON institution_agreement (entruster);
    CREATE INDEX institution_agreement_with ON institution_agreement (entrusted);
    CREATE INDEX institution_agreement_end ON institution_agreement (division, until_on) WHERE ended_on IS NULL;
    REVOKE UPDATE, DELETE ON institution_agreement FROM ${role};
    GRANT UPDATE (ended_on, ended_sealed, ended_by) ON institution_agreement TO ${role};
    CREATE TABLE institution_transfer (
      id uuid PRIMARY KEY,
      ${DIVISION},
      from_institution uuid NOT NULL,
      to_institution uuid NOT NULL CHECK (to_institution <> from_institution),
      planned_on date NOT NULL,
      content_sealed bytea NOT NULL,
      made_by uuid NOT NULL,
      made_at timestamptz NOT NULL,
      done_at timestamptz,
      ${OF_INSTITUTION("from_institution")}
    );
    CREATE UNIQUE INDEX institution_transfer_open ON institution_transfer (from_institution) WHERE done_at IS NULL;
    REVOKE UPDATE, DELETE ON institution_transfer FROM ${role};
    GRANT UPDATE (done_at) ON institution_transfer TO ${role};
    CREATE TABLE placement (
      id uuid PRIMARY KEY,
      child_id uuid NOT NULL,
      ${DIVISION},
      kind text COLLATE "C" NOT NULL CHECK (kind IN
        ('kinship', 'foster', 'institution', 'institutionTemporary', 'nonPublicBody')),
      institution_id uuid,
      agreement_id uuid,
      from_on date NOT NULL,
      content_sealed bytea NOT NULL,
      made_by uuid NOT NULL,
      made_at timestamptz NOT NULL,
      ended_on date CHECK (ended_on >= from_on),
      ended_how text COLLATE "C" CHECK (ended_how IN
        ('replaced', 'transferred', 'returned', 'adopted', 'grownUp', 'hukouPlace', 'died', 'other')),
      ended_sealed bytea,
      ended_by uuid,
      ended_at timestamptz,
      CHECK ((ended_on IS NULL) = (ended_how IS NULL) AND (ended_on IS NULL) = (ended_at IS NULL)),
      UNIQUE (id, division),
      ${OF_CHILD}
    );
    CREATE UNIQUE INDEX placement_open ON placement (child_id) WHERE ended_on IS NULL;
    CREATE INDEX placement_child ON placement (child_id, from_on);
    CREATE INDEX placement_institution ON placement (institution_id) WHERE ended_on IS NULL;
    REVOKE UPDATE, DELETE ON placement FROM ${role};
    GRANT UPDATE (ended_on, ended_how, ended_sealed, ended_by, ended_at) ON placement TO ${role};
    CREATE TABLE placement_step (
      id uuid PRIMARY KEY,
      placement_id uuid NOT NULL,
      ${DIVISION},
      kind text COLLATE "C" NOT NULL CHECK (kind IN ('handOver', 'assessment', 'stage', 'followUp', 'form')),
      form text COLLATE "C",
      day date NOT NULL,
      again_on date,
      content_sealed bytea NOT NULL,
      by uuid NOT NULL,
      at timestamptz NOT NULL,
      FOREIGN KEY (placement_id, division) REFERENCES placement (id, division) ON UPDATE CASCADE
    );
    CREATE INDEX placement_step_of ON placement_step (placement_id, day);
    CREATE INDEX placement_step_again ON placement_step (division, again_on) WHERE again_on IS NOT NULL;
    REVOKE UPDATE, DELETE ON placement_step FROM ${role};
    CREATE TABLE transfer_child (
      transfer_id uuid NOT NULL,
      child_id uuid NOT NULL,
      ${DIVISION},
      received_on date,
      received_by uuid,
      received_at timestamptz,
      receipt_sealed bytea,
      PRIMARY KEY (transfer_id, child_id),
      CHECK ((received_on IS NULL) = (received_by IS NULL) AND (received_on IS NULL) = (received_at IS NULL)),
      ${OF_CHILD}
    );
    CREATE INDEX transfer_child_of ON transfer_child (child_id);
    REVOKE UPDATE, DELETE ON transfer_child FROM ${role};
    GRANT UPDATE (received_on, received_by, received_at, receipt_sealed) ON transfer_child TO ${role};
    CREATE TABLE entrustment (
      id uuid PRIMARY KEY,
      child_id uuid NOT NULL,
      ${DIVISION},
      from_on date NOT NULL,
      until_on date NOT NULL CHECK (until_on > from_on),
      signed_on date NOT NULL,
      content_sealed bytea NOT NULL,
      made_by uuid NOT NULL,
      made_at timestamptz NOT NULL,
      confirmed_by uuid,
      confirmed_at timestamptz,
      ended_on date,
      ended_how text COLLATE "C" CHECK (ended_how IN ('renewed', 'parentBack', 'carerUnfit', 'withdrawn', 'other')),
      ended_sealed bytea,
      ended_by uuid,
      CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL)),
      CHECK ((ended_on IS NULL) = (ended_how IS NULL) AND (ended_on IS NULL) = (ended_by IS NULL)),
      UNIQUE (id, division),
      ${OF_CHILD}
    );
    CREATE INDEX entrustment_child ON entrustment (child_id, from_on);
    CREATE UNIQUE INDEX entrustment_waiting ON entrustment (child_id)
      WHERE ended_on IS NULL AND confirmed_at IS NULL;
    CREATE UNIQUE INDEX entrustment_running ON entrustment (child_id)
      WHERE ended_on IS NULL AND confirmed_at IS NOT NULL;
    CREATE INDEX entrustment_until ON entrustment (division, until_on) WHERE ended_on IS NULL;
    REVOKE UPDATE, DELETE ON entrustment FROM ${role};
    GRANT UPDATE (confirmed_by, confirmed_at, ended_on, ended_how, ended_sealed, ended_by) ON entrustment TO ${role};
    CREATE TABLE entrustment_signature (
      entrustment_id uuid NOT NULL,
      ${DIVISION},
      who text COLLATE "C" NOT NULL CHECK (who IN ('guardian', 'entrusted', 'child', 'witness')),
      sealed bytea NOT NULL,
      taken_by uuid NOT NULL,
      at timestamptz NOT NULL,
      PRIMARY KEY (entrustment_id, who),
      FOREIGN KEY (entrustment_id, division) REFERENCES entrustment (id, division) ON UPDATE CASCADE
    );
    REVOKE UPDATE, DELETE ON entrustment_signature FROM ${role};`,
};
