import { withTenant } from "@tongyou/database";
import { job } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { getChild } from "../children/get-child.ts";
import { recordFact } from "../children/record-fact.ts";
import type { StaffContext } from "../context.ts";
import { areaRange } from "../divisions/index.ts";
import { directQueue } from "../jobs/direct-queue.ts";
import { calculateMonth } from "../months/calculate-month.ts";
import { county, fix, MARCH, house as months } from "../months/month-desk.fixture.ts";
import { chooseReading } from "../standards/choose-reading.ts";
import { enterStandard } from "../standards/enter-standard.ts";
import { adminOf, again } from "../tenants/next-pack.fixture.ts";
import { pinPack } from "../tenants/pin-pack.ts";
import { rollBackPack } from "../tenants/roll-back-pack.ts";
import { computeSubject } from "./corrections.schema.ts";
import { listCorrections } from "./list-corrections.ts";
import { house, ORPHAN, PastDesk } from "./past-desk.fixture.ts";

afterAll(async () => {
  await house.close();
  await months.close();
});

const all = { offset: 0, limit: 50, state: "proposed" } as const;

async function paid(): Promise<{ desk: PastDesk; id: string }> {
  const desk = (await PastDesk.open()).on("2018-01-05");
  const id = await desk.child("丁一", "2010-05-05", ORPHAN, "2017-06-01");
  await desk.award("2018-01", id);
  for (const month of ["2018-01", "2018-02"]) await desk.on(`${month}-26`).pay(month);
  desk.on("2018-03-05");
  return { desk, id };
}

const scopeOf = ({ officer: { tenant } }: PastDesk) => ({ tenant, area: areaRange(tenant.division) });

/** Computations of the whole bureau and of every part of it. */
const everyJob = (desk: PastDesk) =>
  withTenant(desk.officer.db, scopeOf(desk), (tx) =>
    tx.select().from(job).where(eq(job.kind, "corrections.compute")),
  );

/** As if a step had passed all children. */
const markHalfDone = (desk: PastDesk, id: string) =>
  withTenant(desk.officer.db, scopeOf(desk), (tx) =>
    tx
      .update(job)
      .set({ reached: { after: "ffffffff-ffff-ffff-ffff-ffffffffffff", proposed: 0, withdrawn: 0 }, done: 1 })
      .where(eq(job.id, id)),
  );

const said = async (who: StaffContext, id: string, from: string) => {
  const { version } = await getChild(who, { id });
  const fact = { name: "careArrangement", value: "institution", evidence: "入院证明" } as const;
  await recordFact(who, { id, version, from, ...fact });
};

test("what a village says late is computed by itself, for that child and by the bureau's months", async () => {
  const { desk, id } = await paid();
  const village = await desk.bureau.staff("villageWorker", desk.village(0));
  await said({ ...village, now: () => desk.officer.now() }, id, "2018-02-10");
  const rows = await desk.corrections();
  expect(rows.map(({ month, fen, proposedBy }) => [month, fen, proposedBy])).toEqual([
    ["2018-02", 31_200, village.staff.id],
  ]);
  // Whoever said it had it computed; the officer may approve, and sees no computation of the whole area.
  const { rows: seen, computedAt, computing } = await listCorrections(desk.officer, all);
  expect(seen[0]?.months[0]?.mayDecide).toBe(true);
  expect([computedAt, computing]).toEqual([null, null]);
});

test("nothing is computed of a child for whom no month is over", async () => {
  const { desk } = await paid();
  const other = await desk.child("丁二", "2010-05-05", ORPHAN, "2017-06-01");
  const before = (await everyJob(desk)).length;
  await said(desk.officer, other, "2018-02-10");
  await desk.award("2018-03", other);
  await said(desk.officer, other, "2018-03-01");
  expect(await everyJob(desk)).toHaveLength(before);
});

test("another reading for months that are fixed is computed for the whole bureau, by whoever takes it", async () => {
  const { desk } = await paid();
  const waits = { ...ORPHAN, "mother.statuses": [{ status: "imprisoned" }] };
  const id = await desk.on("2018-01-06").child("丁三", "2010-05-05", waits, "2017-06-01");
  await desk.award("2018-01", id);
  const elsewhere = await desk.bureau.staff("countyOfficer", "640424000000");
  const neighbour = { ...elsewhere, now: () => desk.officer.now() };
  desk.on("2018-03-06");
  const reading = {
    reading: "NX-3.1-c.olderPairs",
    option: "include",
    validFrom: "2018-01-01",
    reason: "局务会议",
  };
  await chooseReading(neighbour, reading);
  const rows = await desk.corrections();
  expect(rows.map(({ childId, month, fen, causes }) => [childId, month, fen, causes])).toEqual(
    ["2018-01", "2018-02"].map((month) => [
      id,
      month,
      53_100,
      [{ kind: "reading", id: reading.reading, option: "include" }],
    ]),
  );
  expect((await listCorrections(desk.officer, all)).computedAt).toMatch(/^2018-03-06/);
  // A second click computes nothing again.
  const jobs = () => everyJob(desk);
  const before = await jobs();
  await chooseReading(neighbour, reading);
  expect(await jobs()).toHaveLength(before.length);
});

test("another pack for a month that is fixed is computed, its rules beside those of then", async () => {
  const cast = await county();
  await fix(cast, await calculateMonth(cast.officer, { month: MARCH }));
  const admin = await adminOf(cast);
  await pinPack(admin, { from: "2018-03-01", reason: "新标准印发", seen: 1 });
  const { rows } = await listCorrections(await again(cast.finance), all);
  expect(rows.map(({ name, fen, months }) => [name, fen, months.map(({ causes }) => causes)])).toEqual([
    ["丁双亡", 100, [["pack"]]],
  ]);
  await rollBackPack(await again(admin), { from: "2018-03-01", reason: "误换", seen: 2 });
  expect((await listCorrections(await again(cast.finance), all)).rows).toEqual([]);
});

test("rules entered while a computation is under way have it begin anew, and none is passed over", async () => {
  const { desk } = await paid();
  const idle = { ...desk.officer, jobs: { send: () => Promise.resolve() } };
  const enter = (validFrom: string, value: number) =>
    enterStandard(idle, {
      parameter: "NX.bothDead.monthly",
      validFrom,
      value,
      documentNumber: "测试〔2018〕3号",
      issuedOn: "2018-03-01",
      note: "测试",
    });
  const open = async () => (await everyJob(desk)).filter(({ state }) => state === "open");
  await enter("2018-02-01", 80_000);
  const [first] = await open();
  await markHalfDone(desk, first?.id ?? "");
  await enter("2018-01-01", 75_000);
  const { computing } = await listCorrections(desk.officer, all);
  expect(computing).toBe(computeSubject("640000000000"));
  expect(await open()).toMatchObject([{ id: first?.id, input: { from: "2018-01" }, reached: null, done: 0 }]);
  expect(await desk.corrections()).toEqual([]);
  await directQueue.send({ tenant: idle.tenant.number, job: first?.id ?? "" }, desk.officer);
  expect((await desk.corrections()).map(({ month, fen }) => [month, fen])).toEqual([
    ["2018-01", 75_000 - 73_700],
    ["2018-02", 80_000 - 73_700],
  ]);
});
