import { afterAll, beforeAll, expect, test } from "vitest";
import { recordFact } from "../children/record-fact.ts";
import { registerChild } from "../children/register-child.ts";
import type { StaffContext } from "../context.ts";
import { divisionsUnder } from "../divisions/index.ts";
import { type TestBureau, testHouse } from "../testing.ts";
import { getWorkbench } from "../workbench/get-workbench.ts";
import { getVerification } from "./get-verification.ts";
import { listChildVisits } from "./list-child-visits.ts";
import { listUnverified } from "./list-unverified.ts";
import { recordVisit } from "./record-visit.ts";
import { verifyChildren } from "./verify-children.ts";
import { periodOf } from "./verify-period.ts";
import { VISIT_SECTIONS } from "./visits.schema.ts";

const house = testHouse();
afterAll(() => house.close());

const page = { offset: 0, limit: 50 };
const HOW = { how: "对照户口簿和学籍逐户核对" };

let bureau: TestBureau;
let officer: StaffContext;
let villages: string[];

const onDay = (context: StaffContext, day: string): StaffContext => ({
  ...context,
  now: () => new Date(`${day}T02:00:00Z`),
});
const register = async (name: string, village = villages[0] ?? "", day = "2021-01-15") =>
  (
    await registerChild(onDay(officer, day), {
      name,
      birthDate: "2012-05-01",
      division: village,
      evidence: "户口簿",
    })
  ).id;

beforeAll(async () => {
  bureau = await house.bureau({ division: "410100000000", pack: "zhengzhou" });
  officer = onDay(await bureau.staff("countyOfficer"), "2021-04-06");
  villages = divisionsUnder(officer.area.code, 5).map(({ code }) => code);
});

test("three months are the quarters of the year; days run from the day the rule began", () => {
  const quarter = { count: 3, unit: "months" } as const;
  expect(periodOf("2021-05-31", quarter, "2020-01-01")).toEqual({ from: "2021-04-01", to: "2021-06-30" });
  expect(periodOf("2021-12-31", quarter, "2020-01-01")).toEqual({ from: "2021-10-01", to: "2021-12-31" });
  expect(periodOf("2021-02-01", { count: 1, unit: "years" }, "2020-01-01")).toEqual({
    from: "2021-01-01",
    to: "2021-12-31",
  });
  expect(periodOf("2020-01-15", { count: 10, unit: "days" }, "2020-01-01")).toEqual({
    from: "2020-01-11",
    to: "2020-01-20",
  });
});

test("each quarter every file is confirmed once; a village is confirmed after looking, and shows its progress", async () => {
  const [a, b] = [await register("甲"), await register("乙")];
  const before = await getVerification(officer, {});
  expect(before).toMatchObject({
    period: { from: "2021-04-01", to: "2021-06-30" },
    rules: [{ id: "ZZ.dataCheck", clause: "ZZ-2.4.4-b", every: { count: 3, unit: "months" } }],
    total: { children: 2, verified: 0, overdue: 2 },
  });
  const { rows } = await listUnverified(officer, page);
  expect(rows.map(({ childId, overdue }) => [childId, overdue])).toEqual(
    expect.arrayContaining([
      [a, true],
      [b, true],
    ]),
  );
  const children = rows.map(({ childId: id, version }) => ({ id, version }));
  await recordFact(officer, {
    id: b,
    version: children.find(({ id }) => id === b)?.version ?? 0,
    name: "schoolState",
    value: "enrolled",
    from: "2021-03-01",
    evidence: "学籍",
  });
  expect(await verifyChildren(officer, { children, ...HOW })).toEqual({
    verified: 1,
    already: 0,
    changed: [{ childId: b, name: "乙" }],
  });
  expect(await verifyChildren(officer, { children, ...HOW })).toMatchObject({ verified: 0, already: 1 });
  expect((await getVerification(officer, {})).total).toEqual({ children: 2, verified: 1, overdue: 1 });
  const { todos } = await getWorkbench(officer, {});
  expect(todos).toContainEqual(
    expect.objectContaining({ kind: "verification", due: "2021-06-30", to: "/visits?tab=verification" }),
  );
  const next = await getVerification(onDay(officer, "2021-07-01"), {});
  expect(next.total).toMatchObject({ verified: 0, overdue: 1 });
});

test("a visit that found everything out verifies the file too", async () => {
  const id = await register("丙");
  await recordVisit(officer, {
    id: crypto.randomUUID(),
    childId: id,
    version: 1,
    kind: "phone",
    on: "2021-04-06",
    sections: VISIT_SECTIONS.map((section) => ({ section, answer: "same" as const })),
    fields: [],
    facts: [],
  });
  expect((await listChildVisits(officer, { childId: id })).plan.verifiedOn).toBe("2021-04-06");
  expect((await listUnverified(officer, page)).rows.map(({ childId }) => childId)).not.toContain(id);
});

test("a file opened in this quarter is not late for the last one", async () => {
  const id = await register("丁", villages[0], "2021-04-02");
  const { rows } = await listUnverified(officer, page);
  expect(rows.find(({ childId }) => childId === id)?.overdue).toBe(false);
});

test("a town sees its villages, and nobody confirms a child of another area", async () => {
  const here = await register("戊");
  const town = `${(villages[0] ?? "").slice(0, 9)}000`;
  const supervisor = onDay(await bureau.staff("townSupervisor", town), "2021-04-06");
  const { places } = await getVerification(supervisor, {});
  expect(places.map(({ division }) => division)).toEqual([villages[0]]);
  const elsewhere = onDay(await bureau.staff("villageWorker", villages.at(-1)), "2021-04-06");
  await expect(
    verifyChildren(elsewhere, { children: [{ id: here, version: 1 }], ...HOW }),
  ).rejects.toMatchObject({ code: "notFound" });
});

test("where no document asks for it, the bureau is told that it may set an interval", async () => {
  const ningxia = await (await house.bureau()).staff("countyOfficer");
  expect(await getVerification(ningxia, {})).toMatchObject({
    period: null,
    rules: [],
    setting: "visits.verify",
  });
  await expect(
    verifyChildren(ningxia, { children: [{ id: crypto.randomUUID(), version: 1 }], ...HOW }),
  ).rejects.toMatchObject({
    code: "conflict",
  });
});
