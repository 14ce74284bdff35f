import { DrizzleQueryError } from "drizzle-orm/errors";
import { type NodePgDatabase, NodePgSession, NodePgTransaction } from "drizzle-orm/node-postgres";
import { PgDialect } from "drizzle-orm/pg-core";
import type { Database, TenantRef } from "./connect.ts";
import { DatabaseError, translate } from "./errors.ts";
import { ScopedSession } from "./scoped-session.ts";

/** drizzle inside a scoped transaction; its own `transaction()` is a savepoint. */
export type Transaction = Parameters<Parameters<NodePgDatabase["transaction"]>[0]>[0];
/** Sees one tenant's schema, and in it one area. */
export type TenantTransaction = Transaction;
/** Sees the control schema: tenants, sessions, national staff; no child. */
export type ControlTransaction = Transaction;

/** Division codes `lo <= code < hi`, compared as text. */
export type AreaRange = { lo: string; hi: string };

export type TenantScope = {
  tenant: Pick<TenantRef, "number">;
  area: AreaRange;
  /** For each statement; 15 s. Jobs ask for more. */
  timeoutMs?: number;
};

const CODE = /^\d{12}$/;

/** The schema and role of a tenant: `t_0007`. A RangeError for anything but 1…9999. */
export function tenantRole(number: number): string {
  if (!Number.isInteger(number) || number < 1 || number > 9999)
    throw new RangeError(`not a tenant number: ${number}`);
  return `t_${String(number).padStart(4, "0")}`;
}

/**
 * Runs `fn` in one transaction that sees one tenant and one area: the only way to a tenant's tables.
 * Commits when `fn` returns, rolls back when it throws; nothing is sent when it asks nothing.
 * @throws DatabaseError `unknownTenant`, `suspendedTenant`, `timeout`, `unavailable`, `misuse`;
 *   StatementError for a broken constraint (see `isUniqueViolation`)
 */
export async function withTenant<T>(
  db: Database,
  scope: TenantScope,
  fn: (tx: TenantTransaction) => Promise<T>,
): Promise<T> {
  const role = tenantRole(scope.tenant.number);
  const { lo, hi } = scope.area;
  if (!CODE.test(lo) || !CODE.test(hi)) throw new RangeError("an area is two 12-digit division codes");
  const opening = `BEGIN; SET LOCAL search_path = ${role}, pg_temp; SET LOCAL app.lo = '${lo}'; SET LOCAL app.hi = '${hi}';${timeout(scope.timeoutMs)} SET LOCAL ROLE ${role}`;
  return scoped(db, opening, fn, (error) => refusedTenant(error, opening));
}

/** Runs `fn` in one transaction on the control schema; it can read no tenant. Errors as `withTenant`. */
export async function withControl<T>(
  db: Database,
  fn: (tx: ControlTransaction) => Promise<T>,
  timeoutMs?: number,
): Promise<T> {
  const opening = `BEGIN; SET LOCAL search_path = control, pg_temp;${timeout(timeoutMs)} SET LOCAL ROLE control`;
  return scoped(db, opening, fn, (error) => translate(error, opening));
}

/** The login of `app` brings 15 s along; only another limit needs saying. */
function timeout(milliseconds: number | undefined): string {
  if (milliseconds === undefined) return "";
  if (!Number.isInteger(milliseconds) || milliseconds < 1) throw new RangeError("a time-out in milliseconds");
  return ` SET LOCAL statement_timeout = ${milliseconds};`;
}

async function scoped<T>(
  db: Database,
  opening: string,
  fn: (tx: Transaction) => Promise<T>,
  refused: (error: unknown) => Error,
): Promise<T> {
  const client = await db.app.connect().catch((error: unknown) => {
    throw translate(error, "connect");
  });
  const session = new ScopedSession(client, opening, refused);
  try {
    const result = await fn(transactionOn(session));
    await session.commit();
    return result;
  } catch (error) {
    await session.rollback();
    // drizzle's own error repeats the values in its message; ours, behind it, does not.
    throw error instanceof DrizzleQueryError && error.cause instanceof Error ? error.cause : error;
  } finally {
    client.release(session.broken);
  }
}

const dialect = new PgDialect();

/** drizzle asks nothing of its client but `query`. */
function transactionOn(session: ScopedSession): Transaction {
  return new NodePgTransaction(dialect, new NodePgSession(session as never, dialect, undefined), undefined);
}

/** Suspending takes the role from `app`; a number never given out has no role at all. */
function refusedTenant(error: unknown, opening: string): Error {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "42501")
    return new DatabaseError(
      "suspendedTenant",
      { zh: "本单位的账户已停用。", en: "This bureau is suspended." },
      { zh: "请联系国家平台管理员恢复。", en: "Ask the national desk to resume it." },
    );
  if (code === "22023")
    return new DatabaseError(
      "unknownTenant",
      { zh: "没有这个单位。", en: "There is no such bureau." },
      { zh: "请重新登录。", en: "Sign in again." },
    );
  return translate(error, opening);
}
