import { afterAll, expect, test } from "vitest";
import { awardFrom } from "../awards/award.fixture.ts";
import { closeChild } from "../children/close-child.ts";
import { getChild } from "../children/get-child.ts";
import { listChildAccess } from "../children/list-child-access.ts";
import { recordFact } from "../children/record-fact.ts";
import { registerChild } from "../children/register-child.ts";
import { dateCell } from "../made-up/index.ts";
import { enterStandard } from "../standards/enter-standard.ts";
import { approveMonth } from "./approve-month.ts";
import { calculateMonth } from "./calculate-month.ts";
import { chooseForChild } from "./choose-for-child.ts";
import { getMonth } from "./get-month.ts";
import { getRoster } from "./get-roster.ts";
import { listMonths } from "./list-months.ts";
import {
  APRIL,
  CHILDREN,
  county,
  family,
  fix,
  house,
  importLines,
  itemsOf,
  key,
  later,
  MARCH,
} from "./month-desk.fixture.ts";
import type { MonthSummary } from "./months.schema.ts";
import { sendBackMonth } from "./send-back-month.ts";
import { submitMonth } from "./submit-month.ts";

afterAll(() => house.close());

test("each child is paid by its class, and who cannot be decided waits with what is needed", async () => {
  const { officer } = await county();
  const run = await calculateMonth(officer, { month: MARCH });
  expect(run).toMatchObject({ state: "calculated", version: 1, stale: false, decidedOn: "2018-03-31" });
  const items = await itemsOf(officer, run);
  const outcome = [...items].map(([name, item]) => [name, item.change, item.class, item.fen]);
  expect(Object.fromEntries(outcome.map(([name, ...rest]) => [name, rest]))).toEqual({
    丁双亡: ["new", "NX.bothDead", 73_700],
    丁机构: ["new", "NX.institution", 104_900],
    丁双残: ["new", "NX.deFacto", 53_100],
    丁待认: ["review", "NX.deFacto", null],
    丁低保: ["choice", "NX.bothDead", null],
    丁不详: ["needs", "NX.bothDead", null],
    丁无事: ["none", null, null],
  });
  expect(items.get("丁不详")?.needs.map((need) => need.fact)).toEqual(["benefitsDrawn"]);
  expect(items.get("丁双亡")).toMatchObject({
    className: { zh: "父母双亡孤儿" },
    reason: { zh: expect.stringContaining("737 元") },
    clauses: expect.arrayContaining(["NX-3.1-c"]),
  });
  expect(run.totals).toMatchObject({
    children: 7,
    paid: 3,
    fen: 231_700,
    previousFen: 0,
    joinedFen: 231_700,
  });
  expect(run.totals.byClass.map(({ class: rate, children, fen }) => [rate, children, fen])).toEqual([
    ["NX.institution", 1, 104_900],
    ["NX.bothDead", 1, 73_700],
    ["NX.deFacto", 1, 53_100],
  ]);
});

test("calculating again gives the same lines in a new version", async () => {
  const { officer } = await county();
  const first = await calculateMonth(officer, { month: MARCH });
  const before = await itemsOf(officer, first);
  const second = await calculateMonth(officer, { month: MARCH });
  expect(second).toMatchObject({ id: first.id, version: 2, totals: first.totals });
  expect(await itemsOf(officer, second)).toEqual(before);
});

test("a named person's choice settles a line, and only an open question takes an answer", async () => {
  const { officer } = await county();
  const run = await calculateMonth(officer, { month: MARCH });
  const items = await itemsOf(officer, run);
  const review = items.get("丁待认");
  expect(review?.decisions.map(({ clause }) => clause)).toEqual(["NX-3.1-c.olderPairs"]);
  expect(items.get("丁低保")?.decisions[0]).toMatchObject({
    clause: "NX-3.1-j",
    options: [{ value: "dibao" }, { value: "allowance" }, { value: "tekun" }],
  });
  const choose = (childId: string | undefined, clause: string, chosen: string) =>
    chooseForChild(officer, { id: run.id, childId: childId ?? "", clause, chosen, reason: "集体研究决定" });
  await choose(review?.childId, "NX-3.1-c.olderPairs", "yes");
  await choose(items.get("丁低保")?.childId, "NX-3.1-j", "dibao");
  const after = await itemsOf(officer, run);
  // The ledger did not confirm whoever qualifies only now.
  expect(after.get("丁待认")).toMatchObject({
    change: "unawarded",
    class: "NX.deFacto",
    fen: null,
    reason: { zh: expect.stringContaining("还没有认定") },
  });
  expect(after.get("丁低保")).toMatchObject({ change: "none", fen: null });
  const summary = await getMonth(officer, { id: run.id });
  expect(summary).toMatchObject({ version: 3, stale: false, totals: { paid: 3, fen: 231_700 } });
  // A month calculated again keeps what was chosen.
  expect((await calculateMonth(officer, { month: MARCH })).totals).toEqual(summary.totals);
  await awardFrom(officer, MARCH, review?.childId ?? "");
  expect((await getMonth(officer, { id: run.id })).stale).toBe(true);
  const awarded = await calculateMonth(officer, { month: MARCH });
  expect(awarded).toMatchObject({ stale: false, totals: { paid: 4, fen: 284_800 } });
  const invalid = { code: "invalid" };
  await expect(choose(items.get("丁双亡")?.childId, "NX-3.1-j", "dibao")).rejects.toMatchObject(invalid);
  await expect(choose(review?.childId, "NX-3.1-c.olderPairs", "maybe")).rejects.toMatchObject(invalid);
  const file = await getChild(officer, { id: review?.childId ?? "" });
  expect(file.choices).toMatchObject([{ clause: "NX-3.1-c.olderPairs", chosen: "yes", fromMonth: MARCH }]);
  const seen = await listChildAccess(officer, { id: review?.childId ?? "" });
  expect(seen.map((row) => row.action)).toContain("months.choose");
});

test("a month sent back is calculated again with the reason in view", async () => {
  const { officer, finance } = await county();
  const submitted = await submitMonth(officer, key(await calculateMonth(officer, { month: MARCH })));
  await expect(calculateMonth(officer, { month: MARCH })).rejects.toMatchObject({ code: "conflict" });
  const back = await sendBackMonth(finance, { ...key(submitted), reason: "请补银行账号" });
  expect(back).toMatchObject({
    state: "calculated",
    sentBack: { reason: "请补银行账号" },
    submittedBy: null,
  });
  const again = await submitMonth(officer, key(await calculateMonth(officer, { month: MARCH })));
  expect(again).toMatchObject({ state: "submitted", sentBack: null });
});

test("a month whose facts moved is not submitted or approved before it is calculated again", async () => {
  const { officer, finance } = await county();
  const run = await calculateMonth(officer, { month: MARCH });
  const id = (await itemsOf(officer, run)).get("丁双亡")?.childId ?? "";
  const say = async (name: string, value: unknown, from: string) => {
    const { version } = await getChild(officer, { id });
    const input = { id, version, name, value, from, evidence: "核实" };
    await recordFact(officer, input as Parameters<typeof recordFact>[1]);
  };
  // A fact that does not touch the month does not make it stale.
  await say("school", "城关二小", "2018-04-01");
  expect((await getMonth(officer, { id: run.id })).stale).toBe(false);
  await say("benefitsDrawn", ["tekun"], "2018-03-15");
  expect((await getMonth(officer, { id: run.id })).stale).toBe(true);
  expect((await listMonths(officer))[0]?.stale).toBe(true);
  await expect(submitMonth(officer, key(run))).rejects.toMatchObject({
    code: "conflict",
    remedy: { zh: expect.stringContaining("重新计算") },
  });
  const fresh = await calculateMonth(officer, { month: MARCH });
  expect((await itemsOf(officer, fresh)).get("丁双亡")).toMatchObject({ change: "choice", fen: null });
  const submitted = await submitMonth(officer, key(fresh));
  await say("benefitsDrawn", [], "2018-03-15");
  await expect(approveMonth(finance, key(submitted))).rejects.toMatchObject({ code: "conflict" });
});

test("next month is compared with the last fixed one: joined, left, changed", async () => {
  const cast = await county();
  const { officer } = cast;
  await fix(cast, await calculateMonth(officer, { month: MARCH }));
  const april = CHILDREN.map((line) =>
    line.name === "丁双亡" ? { ...line, care: "机构", careSince: dateCell("2018-04-10") } : line,
  );
  const may = later(officer, "2018-05-02");
  await importLines(
    may,
    [...april.filter((line) => line.name !== "丁机构"), family("丁新来", "重残", "重残")],
    "2018-04-30",
  );
  const gone = (await itemsOf(may, (await listMonths(may))[0] as MonthSummary)).get("丁机构")?.childId ?? "";
  const { version } = await getChild(may, { id: gone });
  await closeChild(may, { id: gone, version, on: "2018-04-20", reason: "moved" });
  const run = await calculateMonth(may, { month: APRIL });
  const items = await itemsOf(may, run);
  expect(items.get("丁双亡")).toMatchObject({ change: "changed", fen: 104_900, previousFen: 73_700 });
  expect(items.get("丁机构")).toMatchObject({ change: "stopped", fen: null, previousFen: 104_900 });
  expect(items.get("丁双亡")?.because).toMatchObject([{ zh: expect.stringMatching(/“照料.+机构/) }]);
  expect(items.get("丁新来")?.because).toEqual([{ zh: "待遇自 2018-04 起认定", en: "awarded from 2018-04" }]);
  expect(items.get("丁双残")?.because).toEqual([]);
  expect(items.get("丁机构")?.reason.zh).toContain("2018-04-20 结案");
  expect(items.get("丁双残")).toMatchObject({ change: "unchanged" });
  expect(items.get("丁新来")).toMatchObject({ change: "new", fen: 53_100 });
  const { fen, previousFen, joinedFen, leftFen, changedFen } = run.totals;
  expect({ previousFen, joinedFen, leftFen, changedFen }).toEqual({
    previousFen: 231_700,
    joinedFen: 53_100,
    leftFen: -104_900,
    changedFen: 31_200,
  });
  expect(previousFen + joinedFen + leftFen + changedFen).toBe(fen);
  const differences = await itemsOf(may, run, "differences");
  expect(differences.has("丁双残")).toBe(false);
});

test("a child who turns 18 in the month is 18 in it", async () => {
  const { officer } = await county([
    family("丁成年", "死亡", "死亡", { idNumber: null, birthDate: dateCell("2000-03-31"), sex: "男" }),
    family("丁未满", "死亡", "死亡", { idNumber: null, birthDate: dateCell("2000-04-01"), sex: "男" }),
  ]);
  const items = await itemsOf(officer, await calculateMonth(officer, { month: MARCH }));
  expect(items.get("丁成年")).toMatchObject({ change: "none", fen: null });
  expect(items.get("丁未满")).toMatchObject({ change: "new", fen: 73_700 });
});

test("a child born after the month is not of it", async () => {
  const { officer } = await county([family("丁在册", "死亡", "死亡")]);
  const told = { division: officer.area.code, evidence: "出生证" };
  await registerChild(officer, { name: "丁未生", birthDate: "2018-04-01", ...told });
  await registerChild(officer, { name: "丁初生", birthDate: "2018-03-31", ...told });
  const items = await itemsOf(officer, await calculateMonth(officer, { month: MARCH }));
  expect([...items.keys()].toSorted()).toEqual(["丁初生", "丁在册"]);
});

test("a month without a standard in force is refused until somebody enters it", async () => {
  const { officer } = await county();
  const now = later(officer, "2026-03-01");
  const month = "2026-02";
  await expect(calculateMonth(now, { month })).rejects.toMatchObject({
    code: "conflict",
    remedy: { zh: expect.stringContaining("录入") },
  });
  for (const [parameter, value] of [
    ["NX.institution.monthly", 150_000],
    ["NX.bothDead.monthly", 120_000],
    ["NX.deFacto.monthly", 100_000],
  ] as const)
    await enterStandard(now, {
      parameter,
      validFrom: "2026-01-01",
      value,
      documentNumber: "测试〔2026〕1号",
      issuedOn: "2026-01-05",
    });
  const run = await calculateMonth(now, { month });
  expect((await itemsOf(now, run)).get("丁双残")).toMatchObject({ fen: 100_000 });
});

test("the area, the bureau and the role each shut a month", async () => {
  const cast = await county();
  const { officer, bureau } = cast;
  const run = await calculateMonth(officer, { month: MARCH });
  const outside = [
    later(await bureau.staff("countyOfficer", "640422000000"), "2018-04-03"),
    later(await (await house.bureau()).staff("countyOfficer"), "2018-04-03"),
  ];
  const refused = { code: "notFound" };
  for (const context of outside) {
    expect(await listMonths(context)).toEqual([]);
    await expect(getMonth(context, { id: run.id })).rejects.toMatchObject(refused);
    await expect(itemsOf(context, run)).rejects.toMatchObject(refused);
    await expect(submitMonth(context, key(run))).rejects.toMatchObject(refused);
    await expect(approveMonth(context, key(run))).rejects.toMatchObject(refused);
    await expect(getRoster(context, { id: run.id })).rejects.toMatchObject(refused);
  }
  await expect(
    calculateMonth(outside[0] ?? officer, { month: MARCH, area: "640423000000" }),
  ).rejects.toMatchObject({
    code: "invalid",
  });
  const town = await bureau.staff("townSupervisor");
  const auditor = later(await bureau.staff("auditor"), "2018-04-03");
  const forbidden = { code: "forbidden" };
  await expect(calculateMonth(town, { month: MARCH })).rejects.toMatchObject(forbidden);
  await expect(listMonths(town)).rejects.toMatchObject(forbidden);
  await expect(submitMonth(auditor, key(run))).rejects.toMatchObject(forbidden);
  await expect(getRoster(auditor, { id: run.id })).rejects.toMatchObject(forbidden);
  expect((await getMonth(auditor, { id: run.id })).mayApprove).toBe(false);
});
