import type { DomainErrorShape } from "@tongyou/core";
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

/** tRPC's wire codes for what is refused before a procedure is reached. */
const WIRE = {
  403: { code: "FORBIDDEN", number: -32003 },
  413: { code: "PAYLOAD_TOO_LARGE", number: -32013 },
  415: { code: "UNSUPPORTED_MEDIA_TYPE", number: -32015 },
  503: { code: "SERVICE_UNAVAILABLE", number: -32603 },
} as const satisfies Partial<Record<ContentfulStatusCode, { code: string; number: number }>>;

/** Refuses a /trpc request in tRPC's own shape, so that the console shows cause and remedy like any other error. */
export function refuse(c: Context, status: keyof typeof WIRE, domain: DomainErrorShape): Response {
  const { code, number } = WIRE[status];
  const error = {
    error: { message: domain.cause.zh, code: number, data: { code, httpStatus: status, domain } },
  };
  const calls = c.req.query("batch") === "1" ? c.req.path.split(",").length : undefined;
  return c.json(calls === undefined ? error : Array.from({ length: calls }, () => error), status);
}
