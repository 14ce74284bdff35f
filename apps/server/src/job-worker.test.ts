import {
  type AppContext,
  calculateMonth,
  cancelJob,
  confirmImport,
  getJobOf,
  getMonth,
  type JobQueue,
  previewImport,
  type StaffContext,
  whenImported,
} from "@tongyou/core";
import { testHouse } from "@tongyou/core/testing";
import { ownDatabase } from "@tongyou/database/testing";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { demoLedger } from "./demo/demo-ledgers.ts";
import { type JobWorker, openJobWorker } from "./job-worker.ts";

const MONTH = { month: "2018-03" } as const;
const house = testHouse(await ownDatabase());
const now = () => new Date("2018-04-02T02:00:00Z");
/** A queue nobody works on: what a server leaves behind that is killed at once. */
const unheard: JobQueue = { send: async () => undefined };
const reported: unknown[] = [];
let running: JobWorker;
let officers: StaffContext[];

async function county(): Promise<StaffContext> {
  const officer = { ...(await (await house.bureau()).staff("countyOfficer")), now };
  const bytes = await demoLedger("ledger-2018-03.xlsx");
  const content = Buffer.from(bytes ?? []).toString("base64");
  const seen = await previewImport(officer, { fileName: "台账.xlsx", content });
  await confirmImport(officer, seen);
  await whenImported(seen.id);
  return officer;
}

beforeAll(async () => {
  officers = [await county(), await county()];
  running = await openJobWorker(house.app.db, (_, error) => reported.push(error));
  const app: AppContext = { ...house.app, now, jobs: running.queue };
  await running.work(app);
});
afterAll(async () => {
  await running.stop();
  await house.close();
});

/** The month as it stands when its job has ended. */
async function ended(officer: StaffContext, id: string) {
  const job = await vi.waitUntil(
    async () => {
      const found = await getJobOf(officer, { subject: id });
      return found && found.state !== "open" ? found : undefined;
    },
    { timeout: 20_000, interval: 50 },
  );
  return { job, month: await getMonth(officer, { id }) };
}

test("two bureaus' months go through the queue and come out as those calculated at once", async () => {
  const asked = await Promise.all(
    officers.map((officer) => calculateMonth({ ...officer, jobs: running.queue }, MONTH)),
  );
  for (const [at, officer] of officers.entries()) {
    const { job, month } = await ended(officer, asked[at]?.id ?? "");
    expect(job).toMatchObject({ state: "done", done: job.total, error: null, mayCancel: false });
    expect(month).toMatchObject({ state: "calculated", stale: false });
    expect(month.totals.paid).toBeGreaterThan(30);
    expect((await calculateMonth(officer, MONTH)).totals).toEqual(month.totals);
  }
  expect(reported).toEqual([]);
});

test("what a killed server left open goes on with the next one", async () => {
  const [officer] = officers;
  if (!officer) throw new Error("no officer");
  const left = await calculateMonth({ ...officer, jobs: unheard }, MONTH);
  expect(left.state).toBe("calculating");
  const next = await openJobWorker(house.app.db, (_, error) => reported.push(error));
  await next.work({ ...house.app, now, jobs: next.queue });
  expect((await ended(officer, left.id)).month.state).toBe("calculated");
  await next.stop();
});

test("a cancelled calculation leaves no half month behind, and the month can be calculated anew", async () => {
  const officer = officers[1];
  if (!officer) throw new Error("no officer");
  const { id } = await calculateMonth({ ...officer, jobs: unheard }, MONTH);
  const job = await getJobOf(officer, { subject: id });
  expect(job).toMatchObject({ state: "open", mayCancel: true });
  await cancelJob({ ...officer, jobs: running.queue }, { id: job?.id ?? "" });
  expect(await ended(officer, id)).toMatchObject({
    job: { state: "cancelled" },
    month: { state: "cancelled" },
  });
  await expect(cancelJob(officer, { id: job?.id ?? "" })).rejects.toMatchObject({ code: "conflict" });
  const anew = await calculateMonth(officer, MONTH);
  expect(anew).toMatchObject({ state: "calculated" });
  expect(anew.id).not.toBe(id);
});
