import { openJobs, refreshOutdated, type StaffContext } from "@tongyou/core";
import { testHouse } from "@tongyou/core/testing";
import { tenantRole, withTenant } from "@tongyou/database";
import { job } from "@tongyou/database/schema";
import { ownDatabase } from "@tongyou/database/testing";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type JobWorker, openJobWorker } from "./job-worker.ts";

/** Steps of the large bureaus' work, and children of one. */
const STEPS = 12;
const STEP = 500;

const house = testHouse(await ownDatabase());
const reported: unknown[] = [];
/** Two large ones, as many as have turns at a time, and a small one. */
const large: StaffContext[] = [];
let small: StaffContext;
let worker: JobWorker;

/** A bureau with children on file whom nothing was decided of yet. */
async function bureauOf(children: number): Promise<StaffContext> {
  const officer = await (await house.bureau()).staff("countyOfficer");
  await house.app.db.owner.query(
    `INSERT INTO ${tenantRole(officer.tenant.number)}.child
       (id, division, name, pinyin, initials, status, created_at, updated_at)
     SELECT md5('turns' || n)::uuid, $1, '童', 'tong', 't', 'active', now(), now() FROM generate_series(1, $2) AS n`,
    [officer.area.code.replace(/0{6}$/, "100001"), children],
  );
  return officer;
}

const whole = ({ tenant, area }: StaffContext) => ({ tenant, area: { lo: "000000000000", hi: area.hi } });

const workOf = (officer: StaffContext) =>
  withTenant(house.app.db, whole(officer), async (tx) => {
    const [found] = await tx.select({ state: job.state, done: job.done }).from(job);
    if (!found) throw new Error("no job was asked for");
    return found;
  });

const decidedOf = async ({ tenant }: StaffContext) => {
  const { rows } = await house.app.db.owner.query<{ children: number }>(
    `SELECT count(*)::int AS children FROM ${tenantRole(tenant.number)}.child WHERE decided_on IS NOT NULL`,
  );
  return rows[0]?.children;
};

const ended = (officer: StaffContext) =>
  vi.waitUntil(async () => (await workOf(officer)).state !== "open", { timeout: 40_000, interval: 20 });

beforeAll(async () => {
  large.push(await bureauOf(STEPS * STEP), await bureauOf(STEPS * STEP));
  small = await bureauOf(3);
  worker = await openJobWorker(house.app.db, (_, error) => reported.push(error), { turnMs: 0 });
  await worker.work({ ...house.app, jobs: worker.queue });
});
afterAll(() => house.close());

test("a small bureau's work has its turn between the steps of two large ones", async () => {
  const queue = { ...house.app, jobs: worker.queue };
  for (const officer of large) await refreshOutdated(queue, officer.tenant);
  for (const officer of large)
    await vi.waitUntil(async () => (await workOf(officer)).done > 0, { timeout: 20_000, interval: 20 });
  await refreshOutdated(queue, small.tenant);
  const before = await Promise.all(large.map(workOf));
  await ended(small);
  const after = await Promise.all(large.map(workOf));
  // Its two steps, each behind no more than one of either: the large ones are far from their end.
  for (const [at, { state, done }] of after.entries()) {
    expect(state).toBe("open");
    expect((done - (before[at]?.done ?? 0)) / STEP).toBeLessThanOrEqual(6);
  }
});

test("a server that is told to stop ends its steps, and the next one goes on from there", async () => {
  await worker.stop();
  const [one] = large;
  if (!one) throw new Error("no bureau");
  const { state, done } = await workOf(one);
  expect(state).toBe("open");
  expect(done % STEP).toBe(0);
  expect(await decidedOf(one)).toBe(done);
  expect((await openJobs(house.app)).filter(({ tenant }) => tenant === one.tenant.number)).toHaveLength(1);
  const next = await openJobWorker(house.app.db, (_, error) => reported.push(error));
  await next.work({ ...house.app, jobs: next.queue });
  await ended(one);
  expect(await workOf(one)).toEqual({ state: "done", done: STEPS * STEP });
  expect(await decidedOf(one)).toBe(STEPS * STEP);
  await next.stop();
  expect(reported).toEqual([]);
});
