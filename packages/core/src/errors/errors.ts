import type { Bilingual } from "@tongyou/policy";

export type ErrorCode =
  | "signedOut"
  | "forbidden"
  | "notFound"
  | "invalid"
  | "conflict"
  | "stale"
  | "tooMany"
  | "suspended"
  | "unavailable"
  | "failed";

/**
 * The one family of errors a verb throws. `message` says the cause, `remedy` what to do; neither carries
 * personal data. Translated to HTTP once, in the api package; anything else that is thrown never leaks its text.
 */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly reason: Bilingual;
  readonly remedy: Bilingual;
  /** The input field at fault, where there is one. */
  readonly field: string | undefined;

  constructor(code: ErrorCode, cause: Bilingual, remedy: Bilingual, field?: string) {
    super(`${cause.en} ${remedy.en}`);
    this.name = "DomainError";
    this.code = code;
    this.reason = cause;
    this.remedy = remedy;
    this.field = field;
  }
}

/** What crosses the wire of a DomainError (tRPC `error.data.domain`). */
export type DomainErrorShape = { code: ErrorCode; cause: Bilingual; remedy: Bilingual; field?: string };
