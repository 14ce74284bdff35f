import { setTimeout as pause } from "node:timers/promises";
import type { County } from "./county.ts";
import type { FrailHouse } from "./frail-house.ts";

/**
 * When to kill what: after a share of the work is done, so long after a step was seen under way, or after one was seen
 * at its end, where what it did is saved.
 */
export type Moment = {
  kill: "worker" | "database";
  share: number;
  step: "underWay" | "ending";
  afterMs: number;
};

/** About what a step takes, and its end. */
const STEP_MS = { underWay: 120, ending: 1 };
/** Beyond it the job would be done before its last moments. */
const LAST_SHARE = 0.8;
/** Of so many moments one is at the end of a step. */
const ENDING = 3;

/** Random moments over a job, in order. */
export function momentsOf(kills: Readonly<Record<Moment["kill"], number>>, seed: number): Moment[] {
  const random = seeded(seed);
  const moment = (kill: Moment["kill"], at: number): Moment => {
    const step = at % ENDING === 0 ? "ending" : "underWay";
    return { kill, share: LAST_SHARE * random(), step, afterMs: STEP_MS[step] * random() };
  };
  return (["worker", "database"] as const)
    .flatMap((kill) => Array.from({ length: kills[kill] }, (_, at) => moment(kill, at)))
    .sort((a, b) => a.share - b.share);
}

/** A small repeatable generator (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export type Job = { kind: "months.calculate" | "months.fix" | "payments.prepare"; total: number };

/** What the database's owner sees of the job and of the transaction of the present worker. */
type Look = { state: string; done: number; underWay: boolean; ending: boolean };
const LOOK_EVERY_MS = 1;
const PATIENCE_MS = 60_000;

/** Kills at each moment until the job is done. The moments left when it was done before, to be had at once in the next. */
export async function underFire(
  house: FrailHouse,
  { schema }: County,
  { kind, total }: Job,
  moments: readonly Moment[],
): Promise<Moment[]> {
  const look = async (): Promise<Look | undefined> => {
    const { rows } = await house.app.db.owner.query<Look>(
      `SELECT state, done, coalesce(under_way, false) AS "underWay", coalesce(ending, false) AS ending
       FROM ${schema}.job LEFT JOIN LATERAL (
         SELECT bool_or(backend_xid IS NOT NULL) AS under_way, bool_or(query LIKE 'update "job"%') AS ending
         FROM pg_stat_activity WHERE usename = 'app' AND backend_start > $2) AS worker ON true
       WHERE kind = $1 ORDER BY asked_at DESC LIMIT 1`,
      [kind, house.workerSince()],
    );
    return rows[0];
  };
  /** Looks until it is so, or the job is done; while the database is away there is nothing to see. */
  const until = async (isSo: (found: Look) => boolean): Promise<Look> => {
    for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await pause(LOOK_EVERY_MS)) {
      const found = await look().catch(() => undefined);
      if (found && (isSo(found) || found.state !== "open")) return found;
    }
    throw new Error(`${kind} does not go on\n${house.complaints().slice(-2_000)}`);
  };
  let done = 0;
  for (const [at, { kill, share, step, afterMs }] of moments.entries()) {
    // Ahead of the moments, as after a restart that took long: early in a step, so that it does not come to its end.
    const ahead = done / total > LAST_SHARE * (at / moments.length) + 0.05;
    const seen = await until((found) => found[ahead ? "underWay" : step] && found.done >= share * total);
    if (seen.state !== "open") return moments.slice(at).map((moment) => ({ ...moment, share: 0 }));
    done = seen.done;
    await pause(ahead ? afterMs / 3 : afterMs);
    await (kill === "worker" ? house.killWorker() : house.killDatabase());
  }
  await until(({ state }) => state !== "open");
  return [];
}
