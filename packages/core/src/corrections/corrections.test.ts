import { afterAll, expect, test } from "vitest";
import { approveMonth } from "../months/approve-month.ts";
import { calculateMonth } from "../months/calculate-month.ts";
import { sendBackMonth } from "../months/send-back-month.ts";
import { submitMonth } from "../months/submit-month.ts";
import { approveCorrections } from "./approve-corrections.ts";
import { house, ORPHAN, PastDesk } from "./past-desk.fixture.ts";

afterAll(() => house.close());

const MONTHS = ["2018-01", "2018-02", "2018-03"];

/** An orphan who was paid for three months. */
async function paid(): Promise<{ desk: PastDesk; id: string }> {
  const desk = (await PastDesk.open()).on("2018-01-05");
  const id = await desk.child("丁一", "2010-05-05", ORPHAN, "2017-06-01");
  await desk.award("2018-01", id);
  for (const month of MONTHS) expect(await desk.on(`${month}-26`).pay(month)).toBe(73_700);
  return { desk, id };
}

const short = (rows: Awaited<ReturnType<PastDesk["corrections"]>>) =>
  rows.map(({ month, fen, state, causes }) => [month, fen, state, causes]);

test("nothing learned since is nothing to correct", async () => {
  const { desk } = await paid();
  await desk.on("2018-04-10").compute();
  expect(await desk.corrections()).toEqual([]);
});

test("a placement learned late is paid afterwards from its month on, with the fact, its day and when it was said", async () => {
  const { desk, id } = await paid();
  await desk
    .on("2018-04-10")
    .say(id, { careArrangement: "institution", educationStage: "junior" }, "2018-02-15");
  await desk.compute();
  const cause = {
    kind: "fact",
    name: "careArrangement",
    from: "2018-02-15",
    at: expect.stringMatching(/^2018-04-10T02:00:00/),
  };
  const rows = await desk.corrections();
  expect(short(rows)).toEqual([
    ["2018-02", 31_200, "proposed", [cause]],
    ["2018-03", 31_200, "proposed", [cause]],
  ]);
  expect(rows[0]).toMatchObject({ paidFen: 73_700, dueFen: 104_900, paidClass: rows[0]?.paidClass });
  await desk.on("2018-04-11").compute();
  expect(await desk.corrections()).toEqual(rows);
  // It was a mistake: what no longer differs is withdrawn, and nothing of what was fixed has moved.
  await desk.on("2018-04-12").say(id, { careArrangement: "kinship" }, "2018-02-15");
  await desk.compute();
  expect(await desk.corrections()).toEqual([]);
  expect((await desk.lines(id)).map(({ fen }) => fen)).toEqual([73_700, 73_700, 73_700]);
});

test("a death learned late is taken back from the month after it on", async () => {
  const { desk, id } = await paid();
  await desk.on("2018-04-10").close(id, "2018-02-03");
  await desk.compute();
  const cause = { kind: "closing", on: "2018-02-03", reason: "deceased" };
  expect(short(await desk.corrections())).toEqual([
    ["2018-02", -73_700, "proposed", [cause]],
    ["2018-03", -73_700, "proposed", [cause]],
  ]);
});

test("months awarded afterwards are arrears, months before the award nobody's", async () => {
  const { desk } = await paid();
  const late = await desk.on("2018-04-10").child("丁二", "2011-05-05", ORPHAN, "2017-06-01");
  await desk.compute();
  expect(await desk.corrections()).toEqual([]);
  await desk.award("2018-02", late);
  await desk.compute();
  expect(short(await desk.corrections())).toEqual([
    ["2018-02", 73_700, "proposed", [{ kind: "award", state: "granted" }]],
    ["2018-03", 73_700, "proposed", [{ kind: "award", state: "granted" }]],
  ]);
});

test("what is no longer known is neither paid nor taken back", async () => {
  const { desk, id } = await paid();
  await desk.on("2018-04-10").say(id, { "mother.statuses": null }, "2018-02-01");
  await desk.compute();
  expect(await desk.corrections()).toEqual([]);
});

test("a month that the whole region fixed is corrected by the county, and one that nobody fixed is not", async () => {
  const desk = (await PastDesk.open()).on("2018-01-05");
  const id = await desk.child("丁一", "2010-05-05", ORPHAN, "2017-06-01");
  await desk.award("2018-01", id);
  const region = async (role: "countyOfficer" | "countyFinance") => ({
    ...(await desk.bureau.staff(role, "640000000000")),
    now: () => desk.officer.now(),
  });
  const [officer, finance] = [await region("countyOfficer"), await region("countyFinance")];
  const run = await calculateMonth(officer, { month: "2018-01" });
  const { version } = await submitMonth(officer, { id: run.id, version: run.version });
  await approveMonth(finance, { id: run.id, version });
  const missed = await desk.on("2018-03-05").child("丁二", "2010-06-05", ORPHAN, "2017-06-01");
  await desk.award("2018-01", missed);
  await desk.say(id, { careArrangement: "institution" }, "2018-01-10");
  await desk.compute();
  const rows = await desk.corrections();
  expect(new Map(rows.map(({ childId, month, fen }) => [childId, [month, fen]]))).toEqual(
    new Map([
      [id, ["2018-01", 31_200]],
      [missed, ["2018-01", 73_700]],
    ]),
  );
});

test("what is paid afterwards for a month is not paid again when a wider area's month is fixed", async () => {
  const desk = (await PastDesk.open()).on("2018-01-05");
  const [paid, missed] = [
    await desk.child("先发", "2010-05-05", ORPHAN, "2017-06-01"),
    await desk.child("漏发", "2010-06-05", ORPHAN, "2017-06-01"),
  ];
  await desk.award("2018-01", paid);
  await desk.on("2018-01-26").pay("2018-01", `${desk.village(0).slice(0, 9)}000`);
  await desk.on("2018-02-05").award("2018-01", missed);
  await desk.compute();
  const [proposal] = await desk.corrections();
  expect(proposal).toMatchObject({ childId: missed, month: "2018-01" });
  const before = await calculateMonth(desk.officer, { month: "2018-01" });
  expect(before.totals).toMatchObject({ paid: 1, alreadyFixed: 1 });
  const submitted = await submitMonth(desk.officer, before);
  await approveCorrections(desk.finance, { ids: [proposal?.id ?? ""], fen: proposal?.fen ?? 0 });
  await expect(approveMonth(desk.finance, submitted)).rejects.toMatchObject({ code: "conflict" });
  const returned = await sendBackMonth(desk.finance, { ...submitted, reason: "已批准补发" });
  const again = await calculateMonth(desk.officer, { month: "2018-01" });
  expect(again.totals).toMatchObject({ paid: 0, alreadyFixed: 2 });
  expect(again.version).toBeGreaterThan(returned.version);
});
