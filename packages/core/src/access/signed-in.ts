import type { NationalContext, StaffContext } from "../context.ts";

/** Anyone with a session: a bureau's staff or the national desk. */
export type SignedInContext = (StaffContext | NationalContext) & { session: { id: string; expiresAt: Date } };

/** The raw session id goes into the cookie and nowhere else; the database keeps its hash. */
export type SignedIn = { sessionId: string; expiresAt: Date; mustChangePassword: boolean };
