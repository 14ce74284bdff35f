import { type AppContext, type JobQueue, type JobRef, openJobs, workOn } from "@tongyou/core";
import { type Database, openTurnQueue } from "@tongyou/database";

/** How long one job is worked on before the next one has its turn. */
const TURN_MS = 2_000;
/** Another server has the job in hand: looked at again after so many seconds. */
const BUSY_S = 5;

export type JobWorker = {
  queue: JobQueue;
  /** Begins to work: first on what a stop or a crash left open. */
  work(app: AppContext): Promise<void>;
  /** Lets the turns under way end. */
  stop(): Promise<void>;
};

/**
 * Works on the jobs of all bureaus. A job that is not done after its turn goes to the end of the queue, so that a large
 * bureau's month keeps nobody waiting; how far it came stands in the bureau's own tables.
 */
export async function openJobWorker(
  db: Pick<Database, "queueUrl">,
  report: (what: string, error: unknown) => void,
): Promise<JobWorker> {
  const turns = await openTurnQueue<JobRef>(db, (error) => report("jobs", error));
  return {
    queue: { send: (ref) => turns.send(ref) },
    async work(app) {
      for (const ref of await openJobs(app)) await turns.send(ref);
      await turns.work(async (ref) => {
        const left = await workOn(app, ref, TURN_MS);
        if (left !== "over") await turns.send(ref, left === "busy" ? BUSY_S : 0);
      });
    },
    stop: () => turns.stop(),
  };
}
