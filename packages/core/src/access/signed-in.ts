import type { NationalContext, StaffContext } from "../context.ts";

/** The session a request came with. Until the first password is changed nothing else may be done with it. */
export type SessionState = { id: string; expiresAt: Date; mustChangePassword: boolean };

/** Anyone with a session: a bureau's staff or the national desk. */
export type SignedInContext = (StaffContext | NationalContext) & { session: SessionState };

/** The raw session id goes into the cookie and nowhere else; the database keeps its hash. */
export type SignedIn = { sessionId: string; expiresAt: Date; mustChangePassword: boolean };

/** True for the national desk, which holds no tenant. */
export const isNational = (
  context: SignedInContext,
): context is NationalContext & { session: SessionState } => context.staff.role === "nationalAdmin";

/** True for a bureau's staff. */
export const isStaff = (context: SignedInContext): context is StaffContext & { session: SessionState } =>
  context.staff.role !== "nationalAdmin";
