import { withTenant } from "@tongyou/database";
import { child } from "@tongyou/database/schema";
import type { Facts } from "@tongyou/policy";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { StaffContext } from "../context.ts";
import { getPolicyClause } from "../standards/get-policy-clause.ts";
import { getWorkbench } from "../workbench/get-workbench.ts";
import { childrenListInput, type childrenListInput as Input } from "./children.schema.ts";
import { explainChild } from "./explain-child.ts";
import { getChild } from "./get-child.ts";
import { listChildren } from "./list-children.ts";
import { refreshOutdated } from "./refresh-lists.ts";
import { AT_HOME, at, type Desk, desk, house, say } from "./restricted-desk.fixture.ts";

afterAll(() => house.close());

const list = (context: StaffContext, input: Parameters<typeof Input.parse>[0] = {}) =>
  listChildren(context, childrenListInput.parse(input));
const numberOf = async (context: StaffContext, no: string, rule: string) => {
  const { rules } = await getPolicyClause(context, { no });
  return rules.find(({ id }) => id === rule)?.children?.count;
};

/** All that the product tells somebody about the child, but for how often the file was written. */
async function told(context: StaffContext, { id }: Desk) {
  const { version: _, ...file } = await getChild(context, { id });
  const rows = await list(context);
  const filtered: unknown[] = [];
  for (const filter of [
    { group: "orphan" },
    { class: "LC.scattered" },
    { category: "MTG.illness" },
    { allowance: "decided" },
    { allowance: "none" },
  ])
    filtered.push((await list(context, filter)).total);
  const explanation = await explainChild(context, { id });
  const clauses = [];
  for (const no of CLAUSES[context.tenant.pack.id] ?? [])
    clauses.push((await getPolicyClause(context, { no })).rules.map(({ children }) => children));
  const { todos, glance } = await getWorkbench(context, {});
  return JSON.stringify({ file, rows, filtered, explanation, clauses, todos, glance });
}

/** Clauses whose rules look at a restricted fact, or would if the pack did. */
const CLAUSES: Readonly<Record<string, readonly string[]>> = {
  licheng: ["LC-3.4-d", "LC-3.1-e"],
  mentougou: ["MTG-2.1-c"],
  ningxia: ["NX-2.1-a"],
};
const CASES = [
  { pack: "licheng", division: "350304000000", fact: "hivInfected" },
  { pack: "licheng", division: "350304000000", fact: "communityCorrection" },
  { pack: "mentougou", division: "110109000000", fact: "aidsAffected" },
  { pack: "mentougou", division: "110109000000", fact: "hivInfected" },
  // No rule of Ningxia looks at it: nothing is left out, and nothing tells it either.
  { pack: "ningxia", division: "640000000000", fact: "hivInfected" },
] as const;

test.each(CASES)(
  "in $pack nobody but the county officer can tell what $fact says, not even by what is left out",
  async ({ pack, division, fact }) => {
    const scene = await desk(pack, division, { ...AT_HOME, [fact]: true });
    const readers = [scene.worker];
    for (const role of ["townSupervisor", "countyFinance", "auditor"] as const)
      readers.push(at(await scene.bureau.staff(role)));
    const whenTrue = await Promise.all(readers.map((reader) => told(reader, scene)));
    const officerTrue = await told(scene.officer, scene);
    await say(scene, fact, false);
    expect(await Promise.all(readers.map((reader) => told(reader, scene)))).toEqual(whenTrue);
    expect(await told(scene.officer, scene)).not.toEqual(officerTrue);
  },
);

let licheng: Desk;
beforeAll(async () => {
  licheng = await desk("licheng", "350304000000", { ...AT_HOME, hivInfected: true });
});

test("in Licheng an infected child is an orphan to the county officer; to the others the answer is restricted", async () => {
  const { officer, worker, id } = licheng;
  const [full] = (await list(officer)).rows;
  expect(full).toMatchObject({ orphan: "yes", allowanceClass: "LC.scattered", allowanceFen: 90_000 });
  expect(full?.leftOut).toBeNull();
  const [row] = (await list(worker)).rows;
  expect(row).toMatchObject({
    orphan: null,
    allowanceStatus: "restricted",
    allowanceClass: null,
    allowanceFen: null,
    leftOut: "restricted",
  });
  for (const filter of [{ group: "orphan" }, { class: "LC.scattered" }, { allowance: "decided" }]) {
    expect((await list(officer, filter)).total, JSON.stringify(filter)).toBe(1);
    expect((await list(worker, filter)).total, JSON.stringify(filter)).toBe(0);
  }
  expect(await numberOf(officer, "LC-3.4-d", "LC.orphan")).toBe(1);
  expect(await numberOf(worker, "LC-3.4-d", "LC.orphan")).toBe(0);
  const { decision } = await getChild(worker, { id });
  expect(decision).toMatchObject({ orphan: null, allowance: { status: "restricted" }, restricted: true });
  const { explanation } = await explainChild(worker, { id });
  expect(explanation.groups.map((group) => group.id)).not.toContain("orphan");
  expect(explanation.allowance).toMatchObject({ status: "restricted", working: [] });
  expect(JSON.stringify(explanation)).not.toMatch(/hivInfected|艾滋|900/);
});

test("in Mentougou a child affected by AIDS counts under illness for the county officer alone", async () => {
  const { officer, worker } = await desk("mentougou", "110109000000", { ...AT_HOME, aidsAffected: true });
  const ill = { category: "MTG.illness" };
  expect([(await list(officer, ill)).total, (await list(worker, ill)).total]).toEqual([1, 0]);
  expect(await numberOf(officer, "MTG-2.1-c", "MTG.illness")).toBe(1);
  expect(await numberOf(worker, "MTG-2.1-c", "MTG.illness")).toBe(0);
  const illness = async (reader: StaffContext) =>
    (await getWorkbench(reader, {})).glance?.byCategory.find(({ id }) => id === "MTG.illness")?.count;
  expect([await illness(officer), await illness(worker)]).toEqual([1, 0]);
});

test("what does not rest on a restricted fact is told to everybody", async () => {
  const dead = { "father.statuses": [{ status: "deceased" }], "mother.statuses": [{ status: "deceased" }] };
  const orphan = { ...AT_HOME, ...dead, careArrangement: "kinship", hivInfected: true } as Facts;
  const { worker, id } = await desk("licheng", "350304000000", orphan);
  const [row] = (await list(worker)).rows;
  expect(row).toMatchObject({ orphan: "yes", allowanceClass: "LC.scattered", allowanceFen: 90_000 });
  expect((await list(worker, { group: "orphan" })).rows.map((one) => one.id)).toEqual([id]);
});

test("files that are not counted yet are no number, and are counted at once", async () => {
  const { officer, worker } = licheng;
  const uncounted = {
    groups: null,
    entitlements: null,
    provisions: null,
    restricted: null,
    openNeedsCount: null,
  };
  const forget = () =>
    withTenant(house.app.db, officer, (tx) =>
      tx.update(child).set(uncounted).where(eq(child.id, licheng.id)),
    );
  await forget();
  expect(await numberOf(officer, "LC-3.4-d", "LC.orphan")).toBeNull();
  await refreshOutdated(officer, officer.tenant);
  expect(await numberOf(officer, "LC-3.4-d", "LC.orphan")).toBe(1);
  await forget();
  expect(await list(worker)).toMatchObject({
    recounting: true,
    rows: [{ leftOut: "recounting", orphan: null, allowanceStatus: null }],
  });
  await refreshOutdated(officer, officer.tenant);
  expect(await list(worker)).toMatchObject({ recounting: false, rows: [{ leftOut: "restricted" }] });
});
