import {
  childrenListInput,
  getChild,
  getPolicyClause,
  listChildren,
  recordFact,
  type StaffContext,
} from "@tongyou/core";
import { testHouse } from "@tongyou/core/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { HOME, type Seed, seedBureau } from "./seed.ts";

/** How many children a rule touches is a number about children: it stays inside the area, whatever area is asked for. */
const house = testHouse();
let seed: Seed;

const SAID = [
  ["father.statuses", [{ status: "deceased" }]],
  ["mother.statuses", [{ status: "deceased" }]],
  ["careArrangement", "kinship"],
  ["benefitsDrawn", []],
  ["disabled", true],
] as const;

beforeAll(async () => {
  seed = await seedBureau(house);
  const { officer, childId: id } = seed;
  for (const [name, value] of SAID) {
    const { version } = await getChild(officer, { id });
    await recordFact(officer, { id, version, name, value, from: "2018-01-01", evidence: "入户核实" });
  }
});
afterAll(() => house.close());

const WHOLE = "640000000000";
const FILTERS = [{ class: "NX.bothDead" }, { group: "orphan" }] as const;

async function countsOf(context: StaffContext): Promise<number[]> {
  const book = context.packs.get(context.tenant.pack.id, context.tenant.pack.hash).pack;
  const found: number[] = [];
  for (const { no } of book.documents.flatMap(({ clauses }) => clauses)) {
    const { rules } = await getPolicyClause(context, { no, area: WHOLE });
    found.push(...rules.flatMap(({ children }) => (children?.count ? [children.count] : [])));
  }
  return found;
}
const totalOf = async (context: StaffContext, filter: object) =>
  (await listChildren(context, childrenListInput.parse({ ...filter, area: WHOLE }))).total;

test("the child's own officer sees it under its rules", async () => {
  expect(new Set(await countsOf(seed.officer))).toEqual(new Set([1]));
  for (const filter of FILTERS) expect(await totalOf(seed.officer, filter), JSON.stringify(filter)).toBe(1);
});

test("no rule counts a child of another area or another bureau", async () => {
  const strangers = [
    await seed.bureau.staff("countyOfficer", "640424000000"),
    await seed.bureau.staff("villageWorker", "640423100013"),
    await (await house.bureau()).staff("countyOfficer", HOME.county),
  ];
  for (const stranger of strangers) {
    expect(await countsOf(stranger)).toEqual([]);
    for (const filter of FILTERS) expect(await totalOf(stranger, filter), JSON.stringify(filter)).toBe(0);
  }
});
