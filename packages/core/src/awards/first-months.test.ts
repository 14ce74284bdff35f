import { withTenant } from "@tongyou/database";
import { afterAll, expect, test } from "vitest";
import { child, desk, pass, read, start } from "../applications/applications-desk.fixture.ts";
import { confirmApplications, previewConfirming } from "../applications/confirm-applications.ts";
import { getApplication } from "../applications/get-application.ts";
import type { StaffContext } from "../context.ts";
import { enterSetting } from "../standards/enter-setting.ts";
import { enterStandard } from "../standards/enter-standard.ts";
import { BENEFIT_STARTS } from "../standards/own-settings.ts";
import { testHouse } from "../testing.ts";
import { getWorkbench } from "../workbench/get-workbench.ts";
import { firstMonths } from "./first-months.ts";
import { getChildAwards } from "./get-child-awards.ts";
import { listAwards } from "./list-awards.ts";

const house = testHouse();
afterAll(() => house.close());

const ILL = [{ status: "severeIllness" as const }];
const DE_FACTO = { "father.statuses": ILL, "mother.statuses": ILL };
const CLAUSE = { month: "2020-07", rule: "nextMonth", clauses: ["GJ-62-4"], set: null };
const SET = {
  month: "2020-06",
  rule: "sameMonth",
  clauses: [],
  set: { by: "测试countyOfficer", on: "2018-07-02" },
};

/** Zhengzhou in June 2020, with the amounts that its documents leave to the bureau. */
async function zhengzhou(starts: "sameMonth" | null) {
  const scene = await desk(house, "zhengzhou", "410100000000", starts);
  scene.goTo("2020-06-15");
  for (const rate of ["deFacto", "orphan.scattered"])
    await enterStandard(scene.officer, {
      parameter: `ZZ.${rate}.monthly`,
      validFrom: "2020-01-01",
      value: 95_000,
      documentNumber: "郑民〔2020〕1号",
      issuedOn: "2020-01-01",
    });
  /** An application of the child that waits for the county. */
  const waiting = async (id: string) => {
    const application = await start(scene.town, id);
    await pass(scene.town, application);
    return application;
  };
  return { ...scene, waiting };
}
const at = ({ officer }: { officer: StaffContext }, rate: string, instant: string) =>
  withTenant(house.app.db, officer, async (tx) => (await firstMonths(tx, officer))(rate, new Date(instant)));

test("the document's month counts for its class, the bureau's own for the others; both are cited before and after", async () => {
  const scene = await zhengzhou("sameMonth");
  const { officer, second, waiting } = scene;
  const [ill, orphan] = [await child(scene, "丁双病", DE_FACTO), await child(scene, "丁双亡")];
  const [first, other] = [await waiting(ill), await waiting(orphan)];
  const before = await getApplication(second, { id: first });
  expect(before).toMatchObject({
    first: CLAUSE,
    procedure: { for: "yes", of: { zh: "事实无人抚养儿童" } },
    may: { confirm: true },
  });
  expect(before.stages[0]?.clauses).toEqual(["GJ-62-4"]);
  const unsaid = await getApplication(second, { id: other });
  expect(unsaid).toMatchObject({ first: SET, procedure: { for: "no" } });
  expect(unsaid.stages.flatMap(({ clauses }) => clauses)).toEqual([]);

  const items = [await read(second, first), await read(second, other)];
  const effect = await previewConfirming(second, { items });
  expect(effect).toMatchObject({
    fen: 190_000,
    granted: [
      { name: "丁双病", className: { zh: "事实无人抚养儿童" }, fen: 95_000, month: "2020-07" },
      { name: "丁双亡", fen: 95_000, month: "2020-06" },
    ],
    firsts: [
      { children: 1, first: CLAUSE },
      { children: 1, first: SET },
    ],
    leftOut: [],
  });
  expect(await confirmApplications(second, { items })).toEqual(effect);
  expect((await getApplication(officer, { id: first })).first).toEqual(CLAUSE);
  expect((await getChildAwards(officer, { childId: ill })).spans).toMatchObject([
    { from: "2020-07", first: CLAUSE },
  ]);
  // What the bureau decides afterwards does not change what an award rested on.
  const later = { setting: BENEFIT_STARTS, value: "nextMonth", validFrom: "2018-01-01", reason: "改为次月" };
  await enterSetting(officer, later);
  const { rows } = await listAwards(officer, { offset: 0, limit: 50, state: "granted" });
  expect(Object.fromEntries(rows.map(({ name, first: said }) => [name, said]))).toEqual({
    丁双病: CLAUSE,
    丁双亡: SET,
  });
});

test("where nobody says it only those wait of whom no document speaks, and the bureau is asked", async () => {
  const scene = await zhengzhou(null);
  const { second, waiting } = scene;
  const ill = await waiting(await child(scene, "丁双病", DE_FACTO));
  const orphan = await waiting(await child(scene, "丁双亡"));
  const barred = { cause: { zh: expect.stringContaining("没有写认定后从哪个月起发放") } };
  expect(await getApplication(second, { id: orphan })).toMatchObject({
    first: null,
    may: { confirm: false, barred },
  });
  const done = await confirmApplications(second, {
    items: [await read(second, ill), await read(second, orphan)],
  });
  expect(done).toMatchObject({ granted: [{ name: "丁双病" }], leftOut: [{ name: "丁双亡", ...barred }] });
  expect((await getWorkbench(second, {})).counts).toContainEqual({ kind: "startsUnset", count: 1 });
});

test("what was confirmed before the document took effect keeps the bureau's month, as it was set by then", async () => {
  const scene = await zhengzhou("sameMonth");
  expect(await at(scene, "ZZ.deFacto", "2019-12-31T02:00:00Z")).toMatchObject({
    month: "2019-12",
    clauses: [],
  });
  expect(await at(scene, "ZZ.deFacto", "2020-01-01T02:00:00Z")).toMatchObject({
    month: "2020-02",
    clauses: ["GJ-62-4"],
  });
  // Nobody had set it before the clerk did.
  expect(await at(scene, "ZZ.orphan.scattered", "2018-06-30T02:00:00Z")).toBeUndefined();
});
