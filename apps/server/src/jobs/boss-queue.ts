import { type AppContext, type JobQueue, type JobRef, openJobs, workOn } from "@tongyou/core";
import type { Database } from "@tongyou/database";
import { PgBoss } from "pg-boss";

const QUEUE = "jobs";
/** How long one job is worked on before the next one has its turn. */
const TURN_MS = 2_000;
/** Turns at the same time in this process. */
const HANDS = 2;
/** Another server has the job in hand: looked at again after so long. */
const LATER_S = 5;

export type RunningQueue = {
  queue: JobQueue;
  /** Begins to work: first on what a stop or a crash left open. */
  work(app: AppContext): Promise<void>;
  /** Lets the turns under way end. */
  stop(): Promise<void>;
};

/**
 * The queue of jobs, kept by pg-boss in a schema and under a login of its own that sees no bureau. It carries which job
 * has a turn and nothing else: how far a job came stands in the bureau's own tables. A job that is not done after its
 * turn goes to the end of the queue, so that a large bureau's month keeps nobody waiting.
 */
export async function openQueue(
  db: Pick<Database, "queueUrl">,
  report: (what: string, error: unknown) => void,
): Promise<RunningQueue> {
  const boss = new PgBoss({
    connectionString: db.queueUrl,
    schema: "jobs",
    application_name: "tongyou jobs",
    max: HANDS + 2,
    createSchema: false,
    schedule: false,
    // These read what the server holds of other schemas, which this login may not.
    reindex: false,
    monitorVacuum: false,
  });
  boss.on("error", (error) => report("jobs", error));
  await boss.start();
  await boss.createQueue(QUEUE, {
    retryLimit: 1_000,
    retryDelay: LATER_S,
    expireInSeconds: 600,
    deleteAfterSeconds: 3_600,
  });
  let workers: string[] = [];
  const send = async (ref: JobRef, afterSeconds = 0) => {
    await boss.send(QUEUE, ref, { startAfter: afterSeconds });
    for (const worker of workers) boss.notifyWorker(worker);
  };
  return {
    queue: { send: (ref) => send(ref) },
    async work(app) {
      const turn = async ([job]: { data: JobRef }[]) => {
        if (!job) return;
        const left = await workOn(app, job.data, TURN_MS);
        if (left !== "over") await send(job.data, left === "busy" ? LATER_S : 0);
      };
      for (const ref of await openJobs(app)) await send(ref);
      const hands = Array.from({ length: HANDS }, () =>
        boss.work<JobRef>(QUEUE, { pollingIntervalSeconds: 1 }, turn),
      );
      workers = await Promise.all(hands);
    },
    stop: () => boss.stop({ graceful: true, timeout: 30_000 }),
  };
}
