/** How long a page waits, in milliseconds, before it asks again for a number that is still being counted. */
export const RECOUNT = 3000;
