import type { Part } from "../casework/part.ts";

/**
 * What to ask about a child first, so that a workbench need not decide anybody afresh. Without defaults, so that no
 * row is rewritten: null is "not counted yet", and the next refresh of the decisions fills it in.
 */
export const asks: Part = {
  tables: [],
  sql: () => `
    ALTER TABLE child
      ADD COLUMN first_need text COLLATE "C",
      ADD COLUMN first_open_need text COLLATE "C";`,
};
