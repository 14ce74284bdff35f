import { createHash } from "node:crypto";
import { type Database, withControl } from "@tongyou/database";
import { signInThrottle } from "@tongyou/database/schema";
import { lt, sql } from "drizzle-orm";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { DomainError } from "../errors/errors.ts";

const QUARTER_HOUR = 15 * 60;
/** Wrong passwords of one login in a quarter of an hour; the next one locks it for a quarter of an hour. */
const PER_LOGIN = 5;
/** Wrong passwords from one address: a whole office may sit behind one. */
const PER_ADDRESS = 60;

/** rate-limiter-flexible writes `$1`; drizzle numbers its own, so the text is cut at each place. */
function statement(text: string, values: readonly unknown[]) {
  const parts = text.split(/\$(\d+)/);
  return sql.join(parts.map((part, i) => (i % 2 === 0 ? sql.raw(part) : sql`${values[Number(part) - 1]}`)));
}

/** What the limiter takes for a Postgres client: every query by the control role, none prepared by name. */
const storeOf = (db: Database) => ({
  query: ({ text, values }: { text: string; values?: unknown[] }) =>
    withControl(db, (tx) => tx.execute(statement(text, values ?? []))),
});

const limiterOf = (db: Database, keyPrefix: string, points: number) =>
  new RateLimiterPostgres({
    storeClient: storeOf(db),
    storeType: "client",
    tableName: "sign_in_throttle",
    tableCreated: true,
    keyPrefix,
    points,
    duration: QUARTER_HOUR,
    blockDuration: QUARTER_HOUR,
    clearExpiredByTimeout: false,
  });

/** Keys are hashed: a password typed into the login field is not kept. */
const keyOf = (...parts: string[]) => createHash("sha256").update(parts.join("\0")).digest("base64url");

function tooMany(refused: RateLimiterRes): DomainError {
  const minutes = Math.max(1, Math.ceil(refused.msBeforeNext / 60_000));
  return new DomainError(
    "tooMany",
    {
      zh: "密码错误次数过多，登录已被暂时锁定。",
      en: "Too many wrong passwords: signing in is locked for a while.",
    },
    {
      zh: `请在 ${minutes} 分钟后重试；忘记密码请联系本单位管理员重置。`,
      en: `Try again in ${minutes} minutes, or ask your administrator for a new password.`,
    },
  );
}

async function spend(limiter: RateLimiterPostgres, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refused) {
    throw refused instanceof RateLimiterRes ? tooMany(refused) : refused;
  }
}

/**
 * Counts a password attempt before it is looked at, so that attempts sent at once count too; throws `tooMany`
 * when the login or the address has used up its own. The answer, `pardon`, takes the count back after a right
 * password, and sweeps away the counts that have run out.
 */
export async function countAttempt(
  db: Database,
  who: { bureau: string; login: string; address: string | undefined },
): Promise<{ pardon(): Promise<void> }> {
  const login = limiterOf(db, "login", PER_LOGIN);
  const loginKey = keyOf(who.bureau, who.login);
  const address = who.address === undefined ? undefined : limiterOf(db, "address", PER_ADDRESS);
  const addressKey = keyOf(who.address ?? "");
  if (address) await spend(address, addressKey);
  await spend(login, loginKey);
  return {
    async pardon() {
      await login.delete(loginKey);
      await address?.reward(addressKey);
      await withControl(db, (tx) => tx.delete(signInThrottle).where(lt(signInThrottle.expire, Date.now())));
    },
  };
}
