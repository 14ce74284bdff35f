import pg from "pg";
import type { TenantKey } from "./envelope.ts";
import { deriveSecret, type MasterKey } from "./master-key.ts";

/** A tenant as the session knows it. `number` names its schema and role. */
export type TenantRef = { number: number; code: string };

/** The road to the database. Features use it through `withTenant` and `withControl` only. */
export type Database = {
  /** Logs in as `app`: no privilege of its own. */
  readonly app: pg.Pool;
  /** The owner of the installation: provisioning and migrations only. */
  readonly owner: pg.Pool;
  /** Where the queue of jobs logs in: schema `jobs`, no tenant. */
  readonly queueUrl: string;
  readonly masterKey: MasterKey;
  /** Unwrapped data keys, by tenant number. */
  readonly tenantKeys: Map<number, Promise<TenantKey>>;
  close(): Promise<void>;
};

export type ConnectOptions = {
  /** The owner's URL; the login of `app` is derived from it and the master key. */
  url: string;
  masterKey: MasterKey;
  /** Connections of `app` at most; 10. */
  poolSize?: number;
};

/** The roles the server logs in as: for requests, and for the queue of jobs, which sees no tenant. */
export const LOGINS = ["app", "jobs"] as const;
export type Login = (typeof LOGINS)[number];

export const passwordOf = (login: Login, masterKey: MasterKey) => deriveSecret(masterKey, `${login}-login`);

/** The connection string of a login for an owner's URL. */
function urlOf(login: Login, ownerUrl: string, masterKey: MasterKey): string {
  const url = new URL(ownerUrl);
  url.username = login;
  url.password = passwordOf(login, masterKey);
  return url.href;
}

/**
 * Opens the pools; connects only when first asked. `app` connections pipeline, so that opening a tenant's
 * transaction costs no round trip of its own.
 */
export function connect({ url, masterKey, poolSize = 10 }: ConnectOptions): Database {
  const shared = { application_name: "tongyou", connectionTimeoutMillis: 10_000, keepAlive: true };
  // One connection stays: another process on the same embedded database sees by it that it is in use.
  const kept = { min: 1, max: poolSize, pipeline: true };
  const app = pool({ ...shared, ...kept, connectionString: urlOf("app", url, masterKey) });
  const owner = pool({ ...shared, connectionString: url, max: 2 });
  return {
    app,
    owner,
    queueUrl: urlOf("jobs", url, masterKey),
    masterKey,
    tenantKeys: new Map(),
    async close() {
      await Promise.all([app.end(), owner.end()]);
    },
  };
}

function pool(config: pg.PoolConfig & { pipeline?: boolean }): pg.Pool {
  const made = new pg.Pool(config);
  // A connection the server drops raises an error event with nobody waiting; unheard it would end the
  // process. The pool removes the connection by itself, and whoever uses it gets the error from its query.
  const unheard = () => undefined;
  made.on("error", unheard);
  made.on("connect", (client) => client.on("error", unheard));
  return made;
}
