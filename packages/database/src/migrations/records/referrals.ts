import type { Part } from "../casework/part.ts";

/** An institution can be asked as a department is: a referral goes to one of the two. */
export const referralParties: Part = {
  tables: [],
  sql: () => `
    ALTER TABLE referral
      ALTER COLUMN department DROP NOT NULL,
      ADD COLUMN institution_id uuid,
      ADD CONSTRAINT referral_party CHECK (num_nonnulls(department, institution_id) = 1);
    CREATE INDEX referral_institution ON referral (institution_id, due_on)
      WHERE institution_id IS NOT NULL AND replied_at IS NULL AND closed_at IS NULL;`,
};
