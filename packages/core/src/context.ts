import type { Database, TenantRef } from "@tongyou/database";
import type { Bilingual } from "@tongyou/policy";
import type { Policy } from "@tongyou/policy/engine";
import type { Department, TenantRole } from "./access/roles.ts";
import type { FileStore } from "./attachments/file-store.ts";
import type { JobQueue } from "./jobs/job-work.ts";
import type { PackCases } from "./pack-cases.ts";
import type { PinnedPack } from "./tenants/pack-pins.ts";

/** An artefact on disk. `refusal`: why it does not fit the running kit; then `hash` is what it says of itself. */
export type PackEntry = {
  id: string;
  version: string;
  hash: string;
  name: Bilingual;
  refusal: Bilingual | null;
};

/** The packs this server has on disk. */
export type PackLibrary = {
  /** All of them: reads every artefact. */
  list(): PackEntry[];
  /** The one offered under an id: reads no other. */
  find(id: string): PackEntry | undefined;
  /** @throws DomainError `unavailable` where exactly this artefact is not here, or does not fit */
  get(id: string, hash: string): Policy;
  /** The golden cases of exactly this artefact, or why there are none; read when first asked for. */
  cases(id: string, hash: string): PackCases;
};

/** What every verb has, signed in or not. */
export type AppContext = {
  db: Database;
  packs: PackLibrary;
  /** Who works on jobs. */
  jobs: JobQueue;
  /** Where attachments lie, sealed. */
  files: FileStore;
  /** Correlates log lines and audit rows of one request. */
  requestId: string;
  /** Hosts, `host` or `host:port`, to which bureaus may have mail and calls sent; absent: none. */
  postHosts?: readonly string[];
  /** The network address the request came from, where there is one; it counts wrong passwords. */
  address?: string;
  /** The clock, so that tests can move it. */
  now(): Date;
  /** Hears of a failure that nobody waits for, such as a background import's; the server logs it. */
  report?(what: string, error: unknown): void;
};

/** A signed-in member of a bureau. Comes from the session, never from input. */
export type StaffContext = AppContext & {
  tenant: TenantRef & {
    name: string;
    division: string;
    /** In force today. */
    pack: { id: string; version: string; hash: string };
    /** What is in force on any day: ask `packOn`. */
    pins: readonly PinnedPack[];
  };
  /** `institution`: the one an institution's account belongs to, where it was said. */
  staff: {
    id: string;
    login: string;
    name: string;
    role: TenantRole;
    department?: Department;
    institution?: string;
    /** The own place, while the person works at another that they cover. */
    home?: string;
  };
  /** Root division code of the area and its half-open range of codes. */
  area: { code: string; lo: string; hi: string };
};

/** A signed-in member of the national desk: holds no tenant and can open none. */
export type NationalContext = AppContext & {
  staff: { id: string; login: string; name: string; role: "nationalAdmin" };
};
