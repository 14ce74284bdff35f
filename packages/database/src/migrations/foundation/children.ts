import { DIVISION, OF_CHILD } from "./rules.ts";

/** Households, children and what is said of them: superseded, never rewritten or deleted. */
export const children = (role: string) => `
    CREATE TABLE household (id uuid PRIMARY KEY, ${DIVISION}, UNIQUE (id, division));
    CREATE TABLE child (
      id uuid PRIMARY KEY,
      ${DIVISION},
      name text COLLATE "C" NOT NULL,
      pinyin text COLLATE "C" NOT NULL,
      initials text COLLATE "C" NOT NULL,
      sex text CHECK (sex IN ('male', 'female')),
      birth_date date,
      id_hash bytea CONSTRAINT child_id_hash_key UNIQUE,
      id_tail text COLLATE "C",
      id_sealed bytea,
      hukou_division text COLLATE "C",
      status text COLLATE "C" NOT NULL CHECK (status IN ('active', 'closed')),
      closed_reason text,
      closed_on date,
      closed_note text,
      household_id uuid,
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL DEFAULT now(),
      updated_at timestamptz NOT NULL DEFAULT now(),
      categories text COLLATE "C" NOT NULL DEFAULT '|',
      review_categories text COLLATE "C" NOT NULL DEFAULT '|',
      in_difficulty text,
      orphan text,
      allowance_status text COLLATE "C",
      allowance_class text COLLATE "C",
      allowance_fen bigint,
      needs_count integer NOT NULL DEFAULT 0,
      decided_on date,
      receipt jsonb,
      UNIQUE (id, division),
      FOREIGN KEY (household_id, division) REFERENCES household (id, division) ON UPDATE CASCADE
    );
    CREATE INDEX child_list ON child (division, pinyin, id) WHERE status = 'active';
    CREATE INDEX child_closed ON child (division, pinyin, id) WHERE status = 'closed';
    CREATE INDEX child_name ON child (name);
    CREATE INDEX child_pinyin ON child (pinyin, id);
    CREATE INDEX child_initials ON child (initials);
    CREATE INDEX child_id_tail ON child (id_tail);
    CREATE INDEX child_birth_date ON child (birth_date, id);
    CREATE INDEX child_household ON child (household_id) WHERE household_id IS NOT NULL;
    REVOKE DELETE ON child FROM ${role};
    CREATE TABLE fact (
      id uuid PRIMARY KEY,
      child_id uuid NOT NULL,
      ${DIVISION},
      name text COLLATE "C" NOT NULL,
      value jsonb,
      sealed bytea,
      valid_from date,
      valid_to date,
      evidence text,
      source text NOT NULL,
      import_id uuid,
      said_by uuid,
      recorded_at timestamptz NOT NULL,
      superseded_at timestamptz,
      superseded_by uuid,
      CHECK (value IS NULL OR sealed IS NULL),
      CHECK (valid_from < valid_to),
      ${OF_CHILD}
    );
    CREATE INDEX fact_child ON fact (child_id, name);
    CREATE INDEX fact_import ON fact (import_id) WHERE import_id IS NOT NULL;
    REVOKE UPDATE, DELETE ON fact FROM ${role};
    GRANT UPDATE (superseded_at, superseded_by) ON fact TO ${role};`;
