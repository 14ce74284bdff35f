import { afterAll, expect, test } from "vitest";
import { getChild } from "../children/get-child.ts";
import { reopenChild } from "../children/reopen-child.ts";
import { dueInMonth } from "../months/due-in-month.ts";
import { monthScope } from "../months/month-scope.ts";
import { house, ORPHAN, PastDesk } from "./past-desk.fixture.ts";

afterAll(() => house.close());

/** An orphan paid for January, moved away in February, and two months fixed since. */
async function away() {
  const desk = (await PastDesk.open()).on("2018-01-05");
  const id = await desk.child("丁一", "2010-05-05", ORPHAN, "2017-06-01");
  await desk.award("2018-01", id);
  await desk.on("2018-01-26").pay("2018-01");
  await desk.on("2018-02-10").close(id, "2018-02-08", "moved");
  for (const month of ["2018-02", "2018-03"]) await desk.on(`${month}-26`).pay(month);
  const reopen = async (from: string | null) => {
    const { officer } = desk.on("2018-04-10");
    const { version } = await getChild(officer, { id });
    await reopenChild(officer, { id, version, from, reason: "核实" });
  };
  const due = (month: string, knownAt?: Date) =>
    desk.read(async (tx) => {
      const scope = await monthScope(tx, desk.officer, month, desk.officer.area.code);
      const known = { ...scope, deciding: { ...scope.deciding, ...(knownAt && { knownAt }) } };
      return (await dueInMonth(tx, known, [id])).get(id)?.why;
    });
  return { desk, id, reopen, due };
}

test("who comes back is paid again from then on, and for none of the months in between", async () => {
  const { desk, reopen, due } = await away();
  await reopen("2018-04-05");
  expect(await Promise.all(["2018-01", "2018-02", "2018-03", "2018-04"].map((month) => due(month)))).toEqual([
    null,
    "closed",
    "closed",
    null,
  ]);
  await desk.compute();
  expect(await desk.corrections()).toEqual([]);
  // As it was known before the file was closed, and before it was opened again.
  expect(await due("2018-02", new Date("2018-02-09T00:00:00Z"))).toBeNull();
  expect(await due("2018-04", new Date("2018-04-09T00:00:00Z"))).toBe("closed");
});

test("a closing that was a mistake leaves the months in between due, and was known while it lasted", async () => {
  const { desk, reopen, due } = await away();
  expect(await due("2018-02", new Date("2018-02-09T00:00:00Z"))).toBeNull();
  await reopen(null);
  await desk.compute();
  expect((await desk.corrections()).map(({ month, fen }) => [month, fen])).toEqual([
    ["2018-02", 73_700],
    ["2018-03", 73_700],
  ]);
  expect(await due("2018-02", new Date("2018-03-01T00:00:00Z"))).toBe("closed");
  expect(await due("2018-02")).toBeNull();
});
