import { afterAll, expect, test } from "vitest";
import type { StaffContext } from "../context.ts";
import { testHouse } from "../testing.ts";
import { enterSetting } from "./enter-setting.ts";
import { getPolicyBook } from "./get-policy-book.ts";
import { getPolicyClause } from "./get-policy-clause.ts";
import type { PolicyBook } from "./standards.schema.ts";

const house = testHouse();
afterAll(() => house.close());

const onDay = (context: StaffContext, day: string): StaffContext => ({
  ...context,
  now: () => new Date(`${day}T02:00:00Z`),
});
const lichengOfficer = async () =>
  onDay(
    await (await house.bureau({ division: "350302000000", pack: "licheng" })).staff("countyOfficer"),
    "2021-06-01",
  );
const VISITS = "FJ.keyVisitMonths";
const ENTRY = { setting: VISITS, value: 3, validFrom: "2021-01-01", reason: "局务会议决定" };
const visits = (book: PolicyBook) => book.settings.find(({ id }) => id === VISITS);

test("a setting is nobody's until the bureau enters it; what begins later is not in force yet", async () => {
  const officer = await lichengOfficer();
  expect(visits(await getPolicyBook(officer))).toMatchObject({ unit: "months", current: null, values: [] });
  await enterSetting(officer, ENTRY);
  const book = await enterSetting(officer, { ...ENTRY, value: 1, validFrom: "2021-07-01" });
  expect(visits(book)).toMatchObject({
    current: 3,
    values: [
      { from: "2021-01-01", value: 3, reason: ENTRY.reason, enteredBy: officer.staff.name },
      { from: "2021-07-01", value: 1 },
    ],
  });
  expect(visits(await getPolicyBook(onDay(officer, "2021-07-01")))?.current).toBe(1);
  const again = await enterSetting(officer, { ...ENTRY, value: 6 });
  expect(visits(again)).toMatchObject({ current: 6, values: [{ value: 6 }, { value: 1 }] });
});

test("the clause says which setting its term waits for", async () => {
  const officer = await lichengOfficer();
  const book = await getPolicyBook(officer);
  const clause = book.documents
    .flatMap(({ clauses }) => clauses)
    .find(({ items }) => items.some(({ id }) => id === "FJ.cadence.keyChild"));
  const { rules } = await getPolicyClause(officer, { no: clause?.no ?? "" });
  const lines = rules.find(({ id }) => id === "FJ.cadence.keyChild")?.rule.children ?? [];
  expect(lines.map(({ setting }) => setting)).toContain(VISITS);
});

test("a value that does not fit the unit is refused, and so is what is no setting and who may not set it", async () => {
  const officer = await lichengOfficer();
  const enter = (change: Partial<typeof ENTRY | { value: string }>) =>
    enterSetting(officer, { ...ENTRY, ...change });
  await expect(enter({ setting: "FJ.scattered.monthly" })).rejects.toMatchObject({ field: "setting" });
  await expect(enter({ value: 0 })).rejects.toMatchObject({ field: "value" });
  await expect(enter({ value: "三个月" })).rejects.toMatchObject({ field: "value" });
  const share = { setting: "FJ.spotCheckShare" };
  await expect(enter({ ...share, value: "100.5" })).rejects.toMatchObject({ field: "value" });
  const book = await enter({ ...share, value: "12.5" });
  expect(book.settings.find(({ id }) => id === share.setting)?.current).toBe("12.5");
  await expect(enter({ setting: "LC.workRules", value: 3 })).rejects.toMatchObject({ field: "value" });
  const finance = await (await house.bureau({ division: "350302000000", pack: "licheng" })).staff(
    "countyFinance",
  );
  await expect(enterSetting(finance, ENTRY)).rejects.toMatchObject({ code: "forbidden" });
});
