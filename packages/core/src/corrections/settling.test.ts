import { afterAll, expect, test } from "vitest";
import { approveAllCorrections } from "./approve-all.ts";
import { approveCorrections } from "./approve-corrections.ts";
import { dismissCorrections } from "./dismiss-corrections.ts";
import { getCorrection } from "./get-correction.ts";
import { listCorrections } from "./list-corrections.ts";
import { house, ORPHAN, PastDesk } from "./past-desk.fixture.ts";

afterAll(() => house.close());

const all = { offset: 0, limit: 50, state: "proposed" } as const;
const sum = (rows: readonly { fen: number }[]) => rows.reduce((fen, row) => fen + row.fen, 0);

/** Two orphans paid for January and February; then it turns out that one was in an institution since January. */
async function twoProposals() {
  const desk = (await PastDesk.open()).on("2018-01-05");
  const [late, same] = [
    await desk.child("丁一", "2010-05-05", ORPHAN, "2017-06-01"),
    await desk.child("丁二", "2010-06-05", ORPHAN, "2017-06-01"),
  ];
  await desk.award("2018-01", late, same);
  for (const month of ["2018-01", "2018-02"]) await desk.on(`${month}-26`).pay(month);
  await desk.on("2018-03-05").say(late, { careArrangement: "institution" }, "2018-01-10");
  await desk.compute();
  const rows = await desk.corrections();
  expect(rows.map(({ childId, month, fen }) => [childId, month, fen])).toEqual([
    [late, "2018-01", 31_200],
    [late, "2018-02", 31_200],
  ]);
  return { desk, late, same, ids: rows.map(({ id }) => id) };
}

test("a second person approves; who had it computed cannot, nor can it be approved twice", async () => {
  const { desk, ids, late } = await twoProposals();
  const { officer, finance } = desk;
  await expect(approveCorrections(officer, { ids, fen: 62_400 })).rejects.toMatchObject({
    code: "conflict",
    reason: { zh: expect.stringContaining("本人") },
  });
  await expect(approveCorrections(finance, { ids, fen: 31_200 })).rejects.toMatchObject({ code: "conflict" });
  await expect(
    approveCorrections(await desk.bureau.staff("townSupervisor"), { ids, fen: 62_400 }),
  ).rejects.toMatchObject({ code: "forbidden" });
  const clicks = await Promise.allSettled([
    approveCorrections(finance, { ids, fen: 62_400 }),
    approveCorrections(finance, { ids, fen: 62_400 }),
  ]);
  expect(clicks.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await desk.on("2018-03-08").compute();
  expect((await desk.corrections()).map(({ state }) => state)).toEqual(["approved", "approved"]);
  // What is learned after it starts from what was paid and approved.
  await desk.on("2018-03-10").say(late, { careArrangement: "kinship" }, "2018-02-01");
  await desk.compute();
  expect(
    (await desk.corrections()).map(({ month, state, fen, paidFen }) => [month, state, fen, paidFen]),
  ).toEqual([
    ["2018-01", "approved", 31_200, 73_700],
    ["2018-02", "approved", 31_200, 73_700],
    ["2018-02", "proposed", -31_200, 104_900],
  ]);
});

test("what moved since it was computed is refused, and computed anew it is approved", async () => {
  const { desk, ids, late } = await twoProposals();
  await desk.on("2018-03-06").say(late, { careArrangement: "kinship" }, "2018-02-01");
  await expect(approveCorrections(desk.finance, { ids, fen: 62_400 })).rejects.toMatchObject({
    code: "conflict",
    reason: { zh: expect.stringContaining("其中 1 条") },
  });
  await desk.compute();
  const rows = await desk.corrections();
  expect(rows).toHaveLength(1);
  await expect(approveCorrections(desk.finance, { ids, fen: 62_400 })).rejects.toMatchObject({
    code: "conflict",
  });
  const done = await approveCorrections(desk.finance, { ids: rows.map(({ id }) => id), fen: 31_200 });
  expect(done).toEqual({ approved: 1, fen: 31_200 });
});

test("all that a filter finds is approved at once, but for what moved meanwhile", async () => {
  const { desk, late, same } = await twoProposals();
  await desk.on("2018-03-06").say(same, { careArrangement: "institution" }, "2018-02-01");
  await desk.compute();
  const { officer, finance } = desk;
  const shown = { lines: 3, fen: 93_600 };
  await expect(approveAllCorrections(officer, shown)).rejects.toMatchObject({ code: "conflict" });
  await expect(approveAllCorrections(finance, { ...shown, fen: 1 })).rejects.toMatchObject({
    code: "conflict",
  });
  await desk.on("2018-03-07").say(same, { careArrangement: "kinship" }, "2018-02-01");
  await approveAllCorrections(finance, shown);
  expect((await desk.corrections()).map(({ childId, month, state }) => [childId, month, state])).toEqual([
    [late, "2018-01", "approved"],
    [late, "2018-02", "approved"],
    [same, "2018-02", "proposed"],
  ]);
  await approveAllCorrections(finance, { lines: 1, fen: 31_200 });
  expect((await desk.corrections()).filter(({ state }) => state === "approved")).toHaveLength(2);
});

test("what was dismissed is not proposed again, another difference is", async () => {
  const { desk, ids, late } = await twoProposals();
  const reason = "机构已另行发放";
  await expect(dismissCorrections(desk.officer, { ids, reason })).rejects.toMatchObject({ code: "conflict" });
  expect(await dismissCorrections(desk.finance, { ids, reason })).toEqual({ dismissed: 2 });
  await desk.on("2018-03-08").compute();
  expect((await desk.corrections()).map(({ state }) => state)).toEqual(["dismissed", "dismissed"]);
  const [first = ""] = ids;
  expect(await getCorrection(desk.finance, { id: first })).toMatchObject({ reason, state: "dismissed" });
  await desk.on("2018-03-09").close(late, "2018-01-20");
  await desk.compute();
  const open = (await desk.corrections()).filter(({ state }) => state === "proposed");
  expect(open.map(({ month, fen }) => [month, fen])).toEqual([
    ["2018-01", -73_700],
    ["2018-02", -73_700],
  ]);
});

test("the list folds the months of a child and its sums are those of its lines", async () => {
  const { desk, late, same } = await twoProposals();
  await desk.on("2018-03-07").close(same, "2018-02-02");
  await desk.compute();
  const { rows, sums, total, computedAt } = await listCorrections(desk.finance, all);
  expect(total).toBe(2);
  expect(computedAt).toMatch(/^2018-03-07/);
  expect(rows.map(({ childId, months, fen }) => [childId, months.length, fen])).toEqual([
    [same, 1, -73_700],
    [late, 2, 62_400],
  ]);
  expect(rows.find(({ childId }) => childId === same)?.causes[0]?.zh).toBe(
    "档案自 2018-02-02 起结案（儿童死亡）",
  );
  expect(sums).toMatchObject({ children: 2, lines: 3, arrearsFen: 62_400, recoveryFen: 73_700 });
  expect(sum(sums.byMonth)).toBe(62_400 - 73_700);
  expect(sum(sums.byClass)).toBe(62_400 - 73_700);
  const only = async (filter: object) => (await listCorrections(desk.finance, { ...all, ...filter })).rows;
  expect((await only({ kind: "recovery" })).map(({ childId }) => childId)).toEqual([same]);
  expect((await only({ cause: "fact" })).map(({ childId }) => childId)).toEqual([late]);
  expect((await only({ month: "2018-01" })).map(({ fen }) => fen)).toEqual([31_200]);
  expect(await only({ state: "approved" })).toEqual([]);
  expect(await only({ area: desk.village(5) })).toEqual([]);
  const officer = await listCorrections(desk.officer, all);
  expect(officer.rows.flatMap(({ months }) => months.map(({ mayDecide }) => mayDecide))).toEqual([
    false,
    false,
    false,
  ]);
});

test("why: what was known when the month was fixed, what is known now, and the clauses of both", async () => {
  const { desk, ids } = await twoProposals();
  const [id = ""] = ids;
  const view = await getCorrection(desk.finance, { id });
  expect(view).toMatchObject({ month: "2018-01", fen: 31_200, paidFen: 73_700, dueFen: 104_900 });
  expect(view.why.map(({ zh }) => zh)).toEqual(["“照料方式”自 2018-01-10 起有变动，2018-03-05 才记录"]);
  expect(view.before?.knownAt).toMatch(/^2018-01-26/);
  expect(view.before?.reason.zh).toContain("737");
  expect(view.after.reason.zh).toContain("1049");
  expect(view.after.clauses).not.toEqual(view.before?.clauses);
});

test("why: what was not awarded then says so, and a closing says more than the rules", async () => {
  const { desk, same } = await twoProposals();
  const late = await desk.on("2018-01-06").child("丁三", "2010-06-05", ORPHAN, "2017-06-01");
  await desk.on("2018-03-06").award("2018-01", late);
  await desk.close(same, "2018-02-02");
  await desk.compute();
  const rows = await desk.corrections();
  const view = (childId: string) =>
    getCorrection(desk.finance, { id: rows.findLast((one) => one.childId === childId)?.id ?? "" });
  const unawarded = await view(late);
  expect(unawarded.before?.reason.zh).toContain("还没有认定待遇");
  expect(unawarded.after.reason.zh).not.toContain("还没有认定");
  expect((await view(same)).after.reason.zh).toBe("档案已于 2018-02-02 结案，2018-02-28 不再发放。");
});

test("a restricted fact is named to the county officer alone", async () => {
  const desk = (await PastDesk.open({ division: "350502000000", pack: "licheng" })).on("2018-01-05");
  const family = { ...ORPHAN, "mother.statuses": [{ status: "normal" }] };
  const id = await desk.child("丁三", "2010-05-05", family, "2017-06-01");
  await desk.award("2018-01", id, await desk.child("丁四", "2010-05-05", ORPHAN, "2017-06-01"));
  await desk.on("2018-01-26").pay("2018-01");
  await desk.on("2018-02-05").say(id, { hivInfected: true }, "2018-01-10");
  await desk.compute();
  const { officer, finance } = desk;
  const told = async (who: typeof officer) => JSON.stringify((await listCorrections(who, all)).rows);
  const [open, closed] = [await told(officer), await told(finance)];
  expect(open).toContain("感染");
  expect(closed).toContain("限阅内容有变动");
  expect(closed).not.toContain("感染");
  const [row] = await desk.corrections();
  expect(row?.fen).toBe(90_000);
  const view = JSON.stringify(await getCorrection(finance, { id: row?.id ?? "" }));
  expect(view).not.toMatch(/感染|hiv/i);
});
