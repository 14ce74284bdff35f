import { afterAll, expect, test } from "vitest";
import { testHouse } from "../testing.ts";
import { enterStandard } from "./enter-standard.ts";
import { getPolicyBook } from "./get-policy-book.ts";

const house = testHouse();
afterAll(() => house.close());

const STANDARD = {
  parameter: "NX.bothDead.monthly",
  validFrom: "2026-01-01",
  value: 120_000,
  documentNumber: "测试〔2026〕1号",
  issuedOn: "2026-01-05",
};

test("every clause of the document is in the book with what became of it", async () => {
  const bureau = await house.bureau();
  const book = await getPolicyBook(await bureau.staff("villageWorker"));
  const own = book.documents.flatMap((document) => document.clauses).filter(({ no }) => no.startsWith("NX-"));
  expect(own).toHaveLength(84);
  const { clauses, encoded, manual, informational, superseded } = book.counts;
  expect(encoded + manual + informational + superseded).toBe(clauses);
  for (const clause of own) {
    expect(clause.says.zh.length, clause.no).toBeGreaterThan(0);
    expect(clause.became !== "encoded" || clause.items.every((item) => item.kind !== "rule"), clause.no).toBe(
      true,
    );
    expect(clause.became !== "manual" || clause.where !== null, clause.no).toBe(true);
    const carriedOut = clause.became === "encoded" || clause.became === "manual";
    const named = book.places.filter(({ place }) => clause.places?.includes(place));
    expect(named.length > 0, clause.no).toBe(carriedOut);
  }
  expect(book.categories.map(({ id }) => id)).toEqual(
    expect.arrayContaining(["NX.family", "NX.self", "NX.guardianship", "NX.temporary"]),
  );
  const parameter = book.parameters.find(({ id }) => id === "NX.bothDead.monthly");
  expect(parameter?.values.map(({ from, value, status }) => [from, value, status])).toEqual([
    ["2017-01-01", 70_000, "press"],
    ["2018-01-01", 73_700, "press"],
  ]);
  expect(parameter?.toBeEntered).toMatchObject([{ from: "2020-01-01", to: null, clause: "NX-3.1-c" }]);
  // Nobody entered the statistics: what is missing is named, for the next first day and for the newest value.
  expect(parameter?.proposals.map(({ from, value, missing }) => [from, value, missing[0]?.series])).toEqual([
    ["2019-01-01", null, { id: "NX.ruralIncome", year: "2017" }],
    ["2018-01-01", null, { id: "NX.ruralIncome", year: "2016" }],
  ]);
});

test("an entered value stands beside the pack's with its document and the person; a second entry replaces it", async () => {
  const bureau = await house.bureau();
  const officer = await bureau.staff("countyOfficer");
  await enterStandard(officer, STANDARD);
  const book = await enterStandard(officer, { ...STANDARD, value: 125_000 });
  const values = book.parameters.find(({ id }) => id === STANDARD.parameter)?.values;
  expect(values?.at(-1)).toMatchObject({
    from: "2026-01-01",
    to: null,
    value: 125_000,
    status: "bureau",
    documentNumber: STANDARD.documentNumber,
    entered: { by: officer.staff.name, issuedOn: STANDARD.issuedOn, note: null, proposed: null },
  });
  expect(values).toHaveLength(3);
  const other = await getPolicyBook(await (await house.bureau()).staff("countyOfficer"));
  expect(other.parameters.find(({ id }) => id === STANDARD.parameter)?.values).toHaveLength(2);
});

test("published statistics give the formula's proposal with its working and the difference to the gazetted value", async () => {
  const bureau = await house.bureau();
  const officer = await bureau.staff("countyOfficer");
  const figure = (year: number, value: string) => ({
    parameter: "NX.ruralIncome",
    validFrom: `${year}-01-01`,
    value,
    documentNumber: `测试统计公报${year}`,
    issuedOn: `${year + 1}-03-01`,
  });
  await enterStandard(officer, figure(2015, "9000.0"));
  const book = await enterStandard(officer, figure(2016, "9732.9"));
  expect(book.series[0]?.values.map(({ year, value }) => [year, value])).toEqual([
    ["2015", "9000.0"],
    ["2016", "9732.9"],
  ]);
  const [next, newest] = book.parameters.find(({ id }) => id === "NX.bothDead.monthly")?.proposals ?? [];
  expect(newest).toMatchObject({ from: "2018-01-01", value: 73_700, gazetted: 73_700, missing: [] });
  expect(next).toMatchObject({ from: "2019-01-01", value: null, gazetted: null });
});

test("what cannot be a standard is refused, and so is a role that may not enter one", async () => {
  const bureau = await house.bureau();
  const officer = await bureau.staff("countyOfficer");
  const enter = (change: Partial<Parameters<typeof enterStandard>[1]>) =>
    enterStandard(officer, { ...STANDARD, ...change });
  await expect(enter({ parameter: "NX.none" })).rejects.toMatchObject({ field: "parameter" });
  await expect(enter({ value: "1200.5" })).rejects.toMatchObject({ field: "value" });
  const income = { parameter: "NX.ruralIncome", value: "9732.9", validFrom: "2016-02-01" };
  await expect(enter(income)).rejects.toMatchObject({ field: "validFrom" });
  await expect(enter({ parameter: "NX.ruralIncome" })).rejects.toMatchObject({ field: "value" });
  const finance = await bureau.staff("countyFinance");
  await expect(enterStandard(finance, STANDARD)).rejects.toMatchObject({ code: "forbidden" });
});

test("a clause of the province names what the district's pack replaced, and says that it did", async () => {
  const bureau = await house.bureau({ pack: "licheng" });
  const book = await getPolicyBook(await bureau.staff("countyOfficer"));
  const clause = book.documents.flatMap(({ clauses }) => clauses).find(({ no }) => no === "FJ-2020-125-2");
  expect(clause?.items.map(({ id, kind }) => [id, kind])).toEqual([
    ["FJ.scattered", "former"],
    ["FJ.scattered.monthly", "parameter"],
  ]);
  expect(clause?.items[0]?.name.zh).toContain("散居孤儿（已由本地区的规定取代）");
});
