import type { Part } from "../casework/part.ts";

/** A file that fills a field of a record's form, which is its `field`: it stays with the record. */
export const formFiles: Part = {
  tables: [],
  sql: () => `
    ALTER TABLE attachment ADD COLUMN field text COLLATE "C";
    ALTER TABLE attachment ADD CHECK (field IS NULL OR removed_at IS NULL);`,
};
