import { endSession } from "./session-store.ts";
import type { SignedInContext } from "./signed-in.ts";

/** Ends this session; the person's other devices stay signed in. */
export async function signOut(context: SignedInContext): Promise<void> {
  await endSession(context.db, context.session.id);
}
