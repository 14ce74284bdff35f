import { PgBoss } from "pg-boss";
import type { Database } from "./connect.ts";

const QUEUE = "turns";
/** Turns at the same time in this process. */
const HANDS = 2;
/** A turn that failed because the database was away is tried again after so many seconds, and so often. */
const RETRY = { retryLimit: 1_000, retryDelay: 5 };
/** A ticket whose holder was killed, or lost it with the database, comes back after about so many seconds. */
const HEARTBEAT = { heartbeatSeconds: 10 };
const LOOK_EVERY = { superviseIntervalSeconds: 10, monitorIntervalSeconds: 10 };

export type TurnQueue<Ticket extends object> = {
  /** Puts a ticket at the end of the queue; `afterSeconds`: not before. */
  send(ticket: Ticket, afterSeconds?: number): Promise<void>;
  /** Begins to call `turn` with one ticket after another; a ticket whose turn throws comes back later. */
  work(turn: (ticket: Ticket) => Promise<void>): Promise<void>;
  /** Lets the turns under way end. */
  stop(): Promise<void>;
};

/**
 * A queue of whose turn it is, kept by pg-boss in a schema and under a login of its own, which sees no tenant: a ticket
 * holds ids and nothing about a person. Polls, for listening is among the powers that were revoked.
 */
export async function openTurnQueue<Ticket extends object>(
  db: Pick<Database, "queueUrl">,
  report: (error: unknown) => void,
): Promise<TurnQueue<Ticket>> {
  const boss = new PgBoss({
    connectionString: db.queueUrl,
    schema: "jobs",
    application_name: "tongyou jobs",
    max: HANDS + 2,
    createSchema: false,
    schedule: false,
    // These look at relations of all schemas.
    reindex: false,
    monitorVacuum: false,
    ...LOOK_EVERY,
  });
  boss.on("error", report);
  await boss.start();
  await boss.createQueue(QUEUE, { ...RETRY, ...HEARTBEAT, expireInSeconds: 600, deleteAfterSeconds: 3_600 });
  let workers: string[] = [];
  return {
    async send(ticket, afterSeconds = 0) {
      await boss.send(QUEUE, ticket, { startAfter: afterSeconds });
      for (const worker of workers) boss.notifyWorker(worker);
    },
    async work(turn) {
      const hand = () =>
        boss.work<Ticket>(QUEUE, { pollingIntervalSeconds: 1 }, async ([job]) => {
          if (job) await turn(job.data);
        });
      workers = await Promise.all(Array.from({ length: HANDS }, hand));
    },
    stop: () => boss.stop({ graceful: true, timeout: 30_000 }),
  };
}
