import { type Placeholder, sql } from "drizzle-orm";

/**
 * `LIMIT` of a page that is read in the order of a key, as a number the planner cannot see: it then plans for a tenth of
 * the rows and goes by the key's index. Seeing the number it goes through the whole table and sorts it for every page, for it
 * takes row security for leaving fewer rows than a page.
 */
export const nextPage = (rows: number): Placeholder => sql`(SELECT ${rows}::int)` as unknown as Placeholder;
