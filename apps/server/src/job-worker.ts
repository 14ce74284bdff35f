import { setTimeout as pause } from "node:timers/promises";
import { type AppContext, type JobQueue, type JobRef, openJobs, workOn } from "@tongyou/core";
import { type Database, openTurnQueue } from "@tongyou/database";

/** How long one job is worked on before the next one has its turn. */
const TURN_MS = 2_000;
/** Another server has the job in hand: looked at again after so many seconds. */
const BUSY_S = 5;
/** A turn that fails is tried again so often, for so long, before the queue hears of it. */
const AGAIN_MS = 250;
const PATIENCE_MS = 300_000;

export type JobWorker = {
  queue: JobQueue;
  /** Begins to work: first on what a stop or a crash left open. */
  work(app: AppContext): Promise<void>;
  /** Lets the turns under way end. */
  stop(): Promise<void>;
};

/**
 * Works on the jobs of all bureaus. A job that is not done after its turn goes to the end of the queue, so that a large
 * bureau's month keeps nobody waiting; how far it came stands in the bureau's own tables. `turnMs`: a step at least.
 */
export async function openJobWorker(
  db: Pick<Database, "queueUrl">,
  report: (what: string, error: unknown) => void,
  { turnMs = TURN_MS } = {},
): Promise<JobWorker> {
  const turns = await openTurnQueue<JobRef>(db, (error) => report("jobs", error));
  const stopping = new AbortController();
  return {
    queue: { send: (ref) => turns.send(ref) },
    async work(app) {
      for (const ref of await openJobs(app)) await turns.send(ref);
      const turn = async (ref: JobRef) => {
        const left = await workOn(app, ref, turnMs);
        if (left !== "over") await turns.send(ref, left === "busy" ? BUSY_S : 0);
      };
      await turns.work((ref) => patiently(() => turn(ref), stopping.signal, report));
    },
    stop() {
      stopping.abort();
      return turns.stop();
    },
  };
}

/**
 * A turn fails when the database went away. The queue lives in the same one and could not take the ticket back, so the
 * turn waits here until the database has returned.
 */
async function patiently(
  turn: () => Promise<void>,
  stopping: AbortSignal,
  report: (what: string, error: unknown) => void,
): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  for (let failures = 0; ; failures++) {
    try {
      return await turn();
    } catch (error) {
      if (stopping.aborted || performance.now() > until) throw error;
      if (failures === 0) report("jobs", error);
      await pause(AGAIN_MS);
    }
  }
}
