import { withTenant } from "@tongyou/database";
import { afterAll, expect, test } from "vitest";
import { registerChild } from "../children/register-child.ts";
import type { StaffContext } from "../context.ts";
import { testHouse } from "../testing.ts";
import { isAwarded } from "./award-spans.ts";
import { awardsOf } from "./awards-of.ts";
import { type Grant, grantAwards } from "./grant-awards.ts";

const house = testHouse();
afterAll(() => house.close());

const BENEFIT = "NX.allowance";

async function oneChild(): Promise<{ officer: StaffContext; grant: (from: string) => Grant }> {
  const officer = await (await house.bureau()).staff("countyOfficer");
  const division = officer.area.code;
  const { id } = await registerChild(officer, {
    name: "丁一",
    birthDate: "2012-01-05",
    division,
    evidence: "户口簿",
  });
  const basis = { benefit: BENEFIT, basis: "application", reason: "符合条件" } as const;
  return { officer, grant: (from) => ({ childId: id, division, from, ...basis }) };
}

const give = (officer: StaffContext, ...grants: Grant[]) =>
  withTenant(house.app.db, officer, (tx) => grantAwards(tx, officer, grants));

const spansOf = (officer: StaffContext, { childId }: Grant, knownAt?: Date) =>
  withTenant(house.app.db, officer, async (tx) => {
    const spans = await awardsOf(tx, BENEFIT, [childId], knownAt);
    return spans.get(childId) ?? [];
  });

test("a grant holds from its month on, and the same again changes nothing", async () => {
  const { officer, grant } = await oneChild();
  const march = grant("2018-03");
  expect(await give(officer, march)).toEqual(new Set([march.childId]));
  const spans = await spansOf(officer, march);
  expect(spans).toMatchObject([{ from: "2018-03", until: null, state: "granted" }]);
  expect(["2018-02", "2018-03", "2031-12"].map((month) => isAwarded(spans, month))).toEqual([
    false,
    true,
    true,
  ]);
  expect(await give(officer, march)).toEqual(new Set());
  expect(await give(officer, grant("2018-06"))).toEqual(new Set());
  expect(await spansOf(officer, march)).toEqual(spans);
});

test("an earlier grant adds the months before, and nothing was known of it before it was decided", async () => {
  const { officer, grant } = await oneChild();
  const june = grant("2018-06");
  const clock = { now: new Date("2018-06-20T02:00:00Z") };
  const at = { ...officer, now: () => clock.now };
  await give(at, june);
  clock.now = new Date("2018-09-01T02:00:00Z");
  await give(at, grant("2018-01"));
  expect((await spansOf(officer, june)).map(({ from, until }) => [from, until])).toEqual([
    ["2018-01", "2018-06"],
    ["2018-06", null],
  ]);
  const then = await spansOf(officer, june, new Date("2018-07-01T00:00:00Z"));
  expect(then.map(({ from }) => from)).toEqual(["2018-06"]);
  expect(await spansOf(officer, june, new Date("2018-06-01T00:00:00Z"))).toEqual([]);
});

test("two grants at the same time leave one", async () => {
  const { officer, grant } = await oneChild();
  const both = await Promise.all([give(officer, grant("2018-03")), give(officer, grant("2018-05"))]);
  expect(both.some((granted) => granted.size > 0)).toBe(true);
  const spans = await spansOf(officer, grant("2018-03"));
  expect(spans[0]?.from).toBe("2018-03");
  expect(spans.filter(({ until }) => until === null)).toHaveLength(1);
  expect(spans.slice(1).every((span, at) => span.from === spans[at]?.until)).toBe(true);
});
