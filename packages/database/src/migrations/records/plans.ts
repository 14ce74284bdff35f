import type { Part } from "../casework/part.ts";
import { DIVISION } from "../foundation/rules.ts";

/**
 * Who signed a version of a plan on the screen; the picture is the version's file. Only ever added. A service that
 * somebody else gives is asked for by a referral, by one at a time.
 */
export const plans: Part = {
  tables: ["care_plan_signature"],
  sql: (role) => `
    CREATE TABLE care_plan_signature (
      plan_id uuid NOT NULL,
      ${DIVISION},
      who text COLLATE "C" NOT NULL CHECK (who IN ('child', 'guardian', 'owner')),
      name_sealed bytea NOT NULL,
      file uuid NOT NULL,
      taken_by uuid NOT NULL,
      at timestamptz NOT NULL,
      PRIMARY KEY (plan_id, who),
      FOREIGN KEY (plan_id, division) REFERENCES care_plan (id, division) ON UPDATE CASCADE
    );
    CREATE INDEX care_plan_signature_file ON care_plan_signature (file);
    REVOKE UPDATE, DELETE ON care_plan_signature FROM ${role};
    ALTER TABLE referral ADD COLUMN service_id uuid;
    CREATE INDEX referral_service ON referral (service_id) WHERE service_id IS NOT NULL;
    CREATE UNIQUE INDEX referral_open_service ON referral (service_id)
      WHERE service_id IS NOT NULL AND closed_at IS NULL;`,
};
