import { withTenant } from "@tongyou/database";
import { afterAll, expect, test } from "vitest";
import { closeChild } from "../children/close-child.ts";
import { decidingOn } from "../children/deciding.ts";
import { getChild } from "../children/get-child.ts";
import type { StaffContext } from "../context.ts";
import { dateCell } from "../made-up/index.ts";
import { enterSetting } from "../standards/enter-setting.ts";
import { calculateMonth } from "./calculate-month.ts";
import { dueInMonth } from "./due-in-month.ts";
import { getMonth } from "./get-month.ts";
import { APRIL, county, family, fix, house, itemsOf, later, MARCH } from "./month-desk.fixture.ts";
import { monthScope } from "./month-scope.ts";
import type { MonthSummary } from "./months.schema.ts";

afterAll(() => house.close());

const LINES = [
  family("丁双亡", "死亡", "死亡"),
  family("丁成年", "死亡", "死亡", { idNumber: null, birthDate: dateCell("2000-04-10"), sex: "男" }),
  family("丁不详", "死亡", "死亡", { benefits: "不详" }),
];
const rule = (officer: StaffContext, setting: string, value: string) =>
  enterSetting(officer, { setting, value, validFrom: "2018-01-01", reason: "局务会议决定" });

async function close(officer: StaffContext, id: string, on: string, reason: "deceased" | "duplicate") {
  const { version } = await getChild(officer, { id });
  await closeChild(officer, { id, version, on, reason });
}

test("where the bureau stops with the next month, the month somebody stops to qualify in is paid as it began", async () => {
  const cast = await county(LINES);
  const march = await fix(cast, await calculateMonth(cast.officer, { month: MARCH }));
  const ids = new Map([...(await itemsOf(cast.officer, march))].map(([name, item]) => [name, item.childId]));
  const finance = later(cast.finance, "2018-05-03");
  const officer = later(cast.officer, "2018-05-02");
  await close(officer, ids.get("丁双亡") ?? "", "2018-04-20", "deceased");
  const outcome = async (run: MonthSummary) =>
    Object.fromEntries(
      [...(await itemsOf(officer, run))].map(([name, { change, fen }]) => [name, [change, fen]]),
    );
  const strict = await calculateMonth(officer, { month: APRIL });
  expect(await outcome(strict)).toEqual({
    丁双亡: ["stopped", null],
    丁成年: ["stopped", null],
    丁不详: ["needs", null],
  });
  await rule(officer, "benefit.stops", "nextMonth");
  expect((await getMonth(officer, { id: strict.id })).stale).toBe(true);
  const run = await calculateMonth(officer, { month: APRIL });
  expect(await outcome(run)).toEqual({
    丁双亡: ["unchanged", 73_700],
    丁成年: ["unchanged", 73_700],
    丁不详: ["needs", null],
  });
  const items = await itemsOf(officer, run);
  expect(items.get("丁成年")?.reason.zh).toContain("月底不再符合");
  expect(await fix({ ...cast, officer, finance }, run)).toMatchObject({
    state: "fixed",
    totals: { paid: 2 },
  });
  const june = later(officer, "2018-06-02");
  const may = await itemsOf(june, await calculateMonth(june, { month: "2018-05" }));
  expect(may.get("丁双亡")).toMatchObject({ change: "stopped", fen: null, previousFen: 73_700 });
  expect(may.get("丁成年")).toMatchObject({ change: "stopped", fen: null });
});

test("a file that was opened twice is not paid for its first days", async () => {
  const { officer } = await county([family("丁双亡", "死亡", "死亡")]);
  await rule(officer, "benefit.stops", "nextMonth");
  const run = await calculateMonth(officer, { month: MARCH });
  const id = (await itemsOf(officer, run)).get("丁双亡")?.childId ?? "";
  const may = later(officer, "2018-05-02");
  await close(may, id, "2018-04-20", "duplicate");
  const again = await calculateMonth(may, { month: APRIL });
  expect(again.totals).toMatchObject({ paid: 0, fen: 0 });
});

test("what is due was due by what was known: a closing and an award count from when they were decided", async () => {
  const { officer } = await county([family("丁双亡", "死亡", "死亡")]);
  const run = await calculateMonth(officer, { month: MARCH });
  const id = (await itemsOf(officer, run)).get("丁双亡")?.childId ?? "";
  const due = (knownAt?: Date) =>
    withTenant(house.app.db, officer, async (tx) => {
      const scope = await monthScope(tx, officer, MARCH, officer.area.code);
      const deciding = await decidingOn(tx, officer, scope.deciding.on, knownAt);
      const found = (await dueInMonth(tx, { ...scope, deciding }, [id])).get(id);
      return { due: found?.due, why: found?.why };
    });
  expect(await due()).toEqual({ due: { class: "NX.bothDead", fen: 73_700 }, why: null });
  expect(await due(new Date("2018-03-01T00:00:00Z"))).toMatchObject({ due: null });
  await close(officer, id, "2018-03-20", "deceased");
  expect(await due()).toEqual({ due: null, why: "closed" });
});
