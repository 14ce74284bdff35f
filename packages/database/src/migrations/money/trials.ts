import type { Part } from "../casework/part.ts";
import { DIVISION, MONTH, OF_CHILD } from "../foundation/rules.ts";

/**
 * Months tried out under other rules or amounts, and the children for whom that differs. Nothing else refers to them:
 * rows of a trial that was stopped are taken away again.
 */
export const trials: Part = {
  tables: ["trial", "trial_row"],
  sql: (role) => `
    CREATE TABLE trial (
      id uuid PRIMARY KEY,
      ${DIVISION},
      name text NOT NULL,
      month text COLLATE "C" NOT NULL ${MONTH},
      changes jsonb NOT NULL,
      outlook jsonb NOT NULL,
      known_at timestamptz NOT NULL,
      pack text NOT NULL,
      before_hash text NOT NULL,
      after_hash text NOT NULL,
      state text COLLATE "C" NOT NULL CHECK (state IN ('running', 'done', 'stopped')),
      totals jsonb,
      made_by uuid NOT NULL,
      made_at timestamptz NOT NULL,
      put_away_by uuid,
      put_away_at timestamptz,
      CHECK ((state = 'done') = (totals IS NOT NULL))
    );
    CREATE INDEX trial_list ON trial (made_at DESC) WHERE put_away_at IS NULL;
    REVOKE DELETE ON trial FROM ${role};
    CREATE TABLE trial_row (
      trial_id uuid NOT NULL REFERENCES trial (id),
      child_id uuid NOT NULL,
      ${DIVISION},
      awarded boolean NOT NULL,
      effect text COLLATE "C" NOT NULL CHECK (
        effect IN ('joined', 'left', 'more', 'less', 'reclassed', 'settled', 'unsettled')),
      before_status text COLLATE "C" NOT NULL,
      before_class text COLLATE "C",
      before_fen bigint,
      after_status text COLLATE "C" NOT NULL,
      after_class text COLLATE "C",
      after_fen bigint,
      PRIMARY KEY (child_id, trial_id),
      ${OF_CHILD}
    );
    CREATE INDEX trial_row_list ON trial_row (trial_id, division, child_id);
    REVOKE UPDATE ON trial_row FROM ${role};`,
};
