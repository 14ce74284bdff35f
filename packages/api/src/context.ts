import type { AppContext, SignedIn, SignedInContext } from "@tongyou/core";

/** A call that did not succeed: which one, how, and the error itself only when nobody expected it. No input. */
export type Failure = { path: string; code: string; error?: unknown };

/** One request. The server resolves `signedIn` from the session cookie; input never carries identity. */
export type RequestContext = {
  app: AppContext;
  /** Undefined: no session, an expired one, or one whose staff member or tenant is disabled. */
  signedIn: SignedInContext | undefined;
  /** Sets or clears the session cookie of the response. */
  keepSession(session: SignedIn): void;
  dropSession(): void;
  /** Into the log, beside the request's number. */
  report(failure: Failure): void;
};
