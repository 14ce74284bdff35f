import { DomainError, type DomainErrorShape, type ErrorCode, failed, invalid } from "@tongyou/core";
import { TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import { toInputError } from "./input-errors.ts";

const STATUS: Record<ErrorCode, TRPCError["code"]> = {
  signedOut: "UNAUTHORIZED",
  forbidden: "FORBIDDEN",
  notFound: "NOT_FOUND",
  invalid: "BAD_REQUEST",
  conflict: "CONFLICT",
  stale: "PRECONDITION_FAILED",
  tooMany: "TOO_MANY_REQUESTS",
  suspended: "FORBIDDEN",
  unavailable: "SERVICE_UNAVAILABLE",
  failed: "INTERNAL_SERVER_ERROR",
};

/** What tRPC itself refuses before a procedure runs: the caller is a program that speaks wrongly. */
const unreadable = () =>
  invalid(
    "",
    { zh: "请求的内容无法读取。", en: "The request cannot be read." },
    { zh: "请刷新页面后重试。", en: "Reload the page and try again." },
  );

/** Any error of a call as one of our family: a verb's own, a wrong input, or one nobody expected. */
function toDomainError(error: TRPCError, requestId: string): DomainError {
  const { cause } = error;
  if (cause instanceof DomainError) return cause;
  if (error.code === "INTERNAL_SERVER_ERROR") return failed(requestId);
  return cause instanceof ZodError ? toInputError(cause) : unreadable();
}

/** The one place where an error of a verb becomes an error of the transport. Foreign texts stay behind. */
export function toTrpcError(error: TRPCError, requestId: string): TRPCError {
  const cause = toDomainError(error, requestId);
  return new TRPCError({ code: STATUS[cause.code], message: cause.reason.zh, cause });
}

/** What the console shows. */
export function toDomainShape(error: TRPCError, requestId: string): DomainErrorShape {
  const { code, reason, remedy, field } = toDomainError(error, requestId);
  return { code, cause: reason, remedy, ...(field ? { field } : {}) };
}
