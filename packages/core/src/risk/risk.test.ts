import { withTenant } from "@tongyou/database";
import { riskAssessment } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listAudit } from "../audit/list-audit.ts";
import { childrenListInput } from "../children/children.schema.ts";
import { getChild } from "../children/get-child.ts";
import { listChildren } from "../children/list-children.ts";
import { recordFact } from "../children/record-fact.ts";
import { registerChild } from "../children/register-child.ts";
import type { StaffContext } from "../context.ts";
import { getChildPlan } from "../plans/get-child-plan.ts";
import { enterSetting } from "../standards/enter-setting.ts";
import { levelInterval, REASSESS_INTERVAL } from "../standards/own-settings.ts";
import { type TestBureau, testHouse } from "../testing.ts";
import { getTimeline } from "../timeline/get-timeline.ts";
import { listChildVisits } from "../visits/list-child-visits.ts";
import { getWorkbench } from "../workbench/get-workbench.ts";
import { assessRisk } from "./assess-risk.ts";
import { getRiskDesk } from "./get-risk-desk.ts";
import { listChildRisk } from "./list-child-risk.ts";
import type { RiskCriteria } from "./risk.schema.ts";
import { setRiskCriteria } from "./set-risk-criteria.ts";
import { setRiskMeasures } from "./set-risk-measures.ts";

const house = testHouse();
afterAll(() => house.close());

const SAFE = { harm: "no", alone: "no", health: "no" } as const;
const CRITERIA: RiskCriteria = {
  criteria: [
    { id: "hurt", text: "曾受伤害", weight: 6 },
    { id: "care", text: "照料不足", weight: 3 },
  ],
  bands: [
    { level: 1, from: 9 },
    { level: 2, from: 6 },
    { level: 3, from: 3 },
    { level: 4, from: 0 },
  ],
};

let bureau: TestBureau;
let officer: StaffContext;
let worker: StaffContext;
let village: string;

let seconds = 0;
/** A clock that goes on by a second whenever it is looked at. */
const onDay = (context: StaffContext, day: string): StaffContext => ({
  ...context,
  now: () => new Date(Date.parse(`${day}T02:00:00Z`) + 1000 * seconds++),
});

beforeAll(async () => {
  bureau = await house.bureau({ division: "350504000000", pack: "licheng" });
  officer = onDay(await bureau.staff("countyOfficer"), "2018-04-03");
  worker = onDay(await bureau.staff("villageWorker"), "2018-04-10");
  village = worker.area.code;
});

const register = async (name: string, by = officer, division = village) =>
  (await registerChild(by, { name, birthDate: "2010-05-01", division, evidence: "户口簿" })).id;

async function assess(
  childId: string,
  change: Partial<Parameters<typeof assessRisk>[1]> = {},
  context = worker,
) {
  const { version, criteria } = await listChildRisk(context, { childId });
  const answers = criteria?.criteria.map(({ id }) => ({ criterion: id, answer: "no" as const })) ?? [];
  return assessRisk(context, {
    id: crypto.randomUUID(),
    childId,
    version,
    on: "2018-04-10",
    danger: SAFE,
    reported: false,
    ...(criteria && { criteriaFrom: criteria.from }),
    answers,
    level: 3,
    reasons: "祖父母照料，学业正常",
    ...change,
  });
}

test("Licheng has four levels with a clause; another region only the bureau's own", async () => {
  const { scheme, criteria } = await getRiskDesk(officer);
  expect(scheme).toMatchObject({ clause: "LC-2-e", source: { zh: "泉政办〔2016〕56号" } });
  expect(scheme.levels.map(({ level }) => level)).toEqual([1, 2, 3, 4]);
  expect(criteria).toBeNull();
  const ningxia = await (await house.bureau()).staff("countyOfficer");
  expect((await getRiskDesk(ningxia)).scheme).toMatchObject({ clause: null, source: null });
});

test("an assessment becomes a fact, shortens the visits of its level, and stays when the next one is made", async () => {
  const set = { validFrom: "2018-01-01", reason: "本单位研究确定" };
  await enterSetting(officer, { ...set, setting: levelInterval(2), value: 7 });
  const childId = await register("许评定");
  await assess(childId);
  expect((await listChildVisits(worker, { childId })).plan.cadence?.id).not.toBe(levelInterval(2));
  await assess(childId, { level: 2, reasons: "母亲外出，无人照料", measures: "每周走访" });

  const { level, assessments } = await listChildRisk(worker, { childId });
  expect(level).toBe(2);
  expect(assessments.map((one) => [one.level, one.reasons, one.by])).toEqual([
    [2, "母亲外出，无人照料", worker.staff.name],
    [3, "祖父母照料，学业正常", worker.staff.name],
  ]);
  const file = await getChild(officer, { id: childId });
  const said = file.facts.filter(({ name, supersededAt }) => name === "riskLevel" && supersededAt === null);
  expect(said).toMatchObject([{ shown: { zh: "2" }, evidence: expect.stringContaining("风险评定") }]);
  expect((await listChildVisits(worker, { childId })).plan.cadence?.id).toBe(levelInterval(2));

  const { rows } = await getTimeline(officer, {
    id: childId,
    kinds: ["risk"],
    offset: 0,
    limit: 50,
    superseded: false,
  });
  expect(rows).toHaveLength(2);
  const audit = await listAudit(await bureau.staff("auditor"), {
    offset: 0,
    limit: 50,
    action: "risk.assess",
  });
  expect(audit.rows.filter((row) => row.childId === childId)).toHaveLength(2);
  expect(JSON.stringify(audit)).not.toContain("无人照料");
});

test("what was found is sealed in the database, and no row of it can be changed or taken away", async () => {
  const childId = await register("许密封");
  const { id } = await assess(childId, { reasons: "邻居反映挨打" });
  const own = { tenant: officer.tenant, area: officer.area };
  const [row] = await withTenant(officer.db, own, (tx) =>
    tx.select().from(riskAssessment).where(eq(riskAssessment.id, id)),
  );
  expect(row?.contentSealed.toString("utf8")).not.toContain("邻居");
  const change = withTenant(officer.db, own, (tx) => tx.update(riskAssessment).set({ level: 4 }));
  await expect(change).rejects.toThrow();
  const remove = withTenant(officer.db, own, (tx) => tx.delete(riskAssessment));
  await expect(remove).rejects.toThrow();
});

test("danger comes first: it is reported before a level is given, and what nobody looked at is no 'no'", async () => {
  const childId = await register("许紧急");
  const harmed = { ...SAFE, harm: "yes" as const };
  await expect(assess(childId, { danger: harmed })).rejects.toMatchObject({
    code: "invalid",
    field: "danger",
  });
  await expect(assess(childId, { danger: { ...SAFE, alone: "unknown" } })).rejects.toMatchObject({
    code: "invalid",
    field: "danger",
  });
  expect((await listChildRisk(worker, { childId })).assessments).toEqual([]);
  await assess(childId, { danger: harmed, reported: true, level: 1 });
  expect((await listChildRisk(worker, { childId })).level).toBe(1);
});

test("the same form twice is one assessment; a stale, an earlier or an impossible one is refused", async () => {
  const childId = await register("许重复");
  const id = crypto.randomUUID();
  await assess(childId, { id });
  await assess(childId, { id });
  const { assessments, version } = await listChildRisk(worker, { childId });
  expect(assessments).toHaveLength(1);
  await expect(assess(childId, { version: version - 1 })).rejects.toMatchObject({ code: "stale" });
  await expect(assess(childId, { on: "2018-04-09" })).rejects.toMatchObject({ code: "invalid", field: "on" });
  await expect(assess(childId, { reassessOn: "2018-04-10" })).rejects.toMatchObject({ field: "reassessOn" });
  await expect(assess(childId, { id }, onDay(officer, "2018-04-11"))).rejects.toMatchObject({
    code: "conflict",
  });
});

test("a day to assess again is on the desk when it comes; the bureau's interval proposes it", async () => {
  const later = onDay(worker, "2018-10-20");
  const childId = await register("许复评");
  await assess(childId, { reassessOn: "2018-10-10" });
  const kinds = async (context: StaffContext) =>
    (await getWorkbench(context, {})).todos.filter(({ kind }) => kind === "riskReassess");
  expect(await kinds(worker)).toEqual([]);
  expect(await kinds(later)).toMatchObject([
    { title: { zh: "许复评" }, due: "2018-10-10", overdue: true, to: `/risk/new?child=${childId}` },
  ]);
  const set = { validFrom: "2018-01-01", reason: "本单位研究确定" };
  await enterSetting(officer, { ...set, setting: REASSESS_INTERVAL, value: 6 });
  expect((await listChildRisk(worker, { childId })).interval).toBe(6);
});

test("a level said in a ledger or by hand is shown though nobody assessed it", async () => {
  const childId = await register("许台账");
  const { version } = await getChild(officer, { id: childId });
  const said = { id: childId, version, from: "2018-03-01", evidence: "旧台账" };
  await recordFact(officer, { ...said, name: "riskLevel", value: 4 });
  expect(await listChildRisk(worker, { childId })).toMatchObject({ level: 4, assessments: [] });
});

test("the bureau's criteria weigh the answers; they are official only from the named document", async () => {
  const entry = { ...CRITERIA, validFrom: "2018-04-01", reason: "试行" };
  const own = await setRiskCriteria(officer, entry);
  expect(own.criteria).toMatchObject({ official: false, enteredBy: officer.staff.name });
  const childId = await register("许标准");
  await assess(childId, {
    answers: [
      { criterion: "hurt", answer: "no" },
      { criterion: "care", answer: "unknown" },
    ],
  });
  const [first] = (await listChildRisk(worker, { childId })).assessments;
  expect(first).toMatchObject({ official: false, score: { score: 0, most: 3, level: 4, atWorst: 3 } });

  const official = await setRiskCriteria(officer, { ...entry, documentNumber: "泉政办〔2016〕56号" });
  expect(official.criteria).toMatchObject({ official: true });
  expect(official.entered).toHaveLength(1);
  await assess(childId);
  const [second, before] = (await listChildRisk(worker, { childId })).assessments;
  expect(second?.official).toBe(true);
  expect(before?.official).toBe(false);
  await expect(assess(childId, { answers: [] })).rejects.toMatchObject({ field: "answers" });
  await expect(assess(childId, { criteriaFrom: "2018-01-01" })).rejects.toMatchObject({ code: "stale" });
});

test.each([
  [
    "weights for some only",
    { ...CRITERIA, criteria: CRITERIA.criteria.with(0, { id: "a", text: "甲", weight: null }) },
    "criteria",
  ],
  ["a criterion twice", { ...CRITERIA, criteria: [...CRITERIA.criteria, ...CRITERIA.criteria] }, "criteria"],
  ["a level left out", { ...CRITERIA, bands: CRITERIA.bands.slice(0, 3) }, "bands"],
  ["scores that do not fall", { ...CRITERIA, bands: CRITERIA.bands.with(1, { level: 2, from: 9 }) }, "bands"],
  [
    "a lowest level above nothing",
    { ...CRITERIA, bands: CRITERIA.bands.with(3, { level: 4, from: 1 }) },
    "bands",
  ],
] as const)("criteria with %s are refused", async (_what, criteria, field) => {
  const entry = {
    criteria: [...criteria.criteria],
    bands: [...criteria.bands],
    validFrom: "2018-04-01",
    reason: "试",
  };
  await expect(setRiskCriteria(officer, entry)).rejects.toMatchObject({ code: "invalid", field });
});

test("another area, another bureau and roles without the permission get nothing", async () => {
  const childId = await register("许他乡");
  const stranger = await (await house.bureau()).staff("countyOfficer");
  await expect(listChildRisk(stranger, { childId })).rejects.toMatchObject({ code: "notFound" });
  const finance = await bureau.staff("countyFinance");
  await expect(listChildRisk(finance, { childId })).rejects.toMatchObject({ code: "forbidden" });
  await expect(assess(childId, {}, await bureau.staff("auditor"))).rejects.toMatchObject({
    code: "forbidden",
  });
  const entry = { ...CRITERIA, validFrom: "2018-04-01", reason: "试行" };
  await expect(setRiskCriteria(worker, entry)).rejects.toMatchObject({ code: "forbidden" });
});

test("what the bureau does at a level is proposed to the plan of a child at that level and category", async () => {
  const childId = await register("措施甲");
  const { categories, kinds } = await getRiskDesk(officer);
  const [category, kind] = [categories[0]?.id ?? "", kinds[0]?.id ?? ""];
  const measure = { id: "m1", level: 2, category: null, kind, what: "三日内入户", workingDays: 3 };
  const measures = [
    measure,
    { ...measure, id: "m2", level: 1, what: "立即转移" },
    { ...measure, id: "m3", category, what: "只对该类别" },
  ];
  const entered = { measures, validFrom: "2018-04-01", reason: "本区暂行规定" };
  const set = (more: object = {}, context = officer) => setRiskMeasures(context, { ...entered, ...more });
  await expect(set({ measures: [{ ...measure, category: "XX.none" }] })).rejects.toMatchObject({
    field: "measures",
  });
  await expect(set({}, worker)).rejects.toMatchObject({ code: "forbidden" });
  expect((await set()).measures).toMatchObject({
    from: "2018-04-01",
    enteredBy: officer.staff.name,
    measures,
  });
  expect((await getChildPlan(worker, { childId })).proposed).toBeNull();
  await assess(childId, { level: 2 });
  // 2018-04-10 was a Tuesday: three working days later it is Friday.
  expect((await getChildPlan(worker, { childId })).proposed).toEqual({
    level: { zh: "二级", en: "Level 2" },
    services: [{ id: "m1", kind, what: "三日内入户", dueOn: "2018-04-13" }],
  });
});

test("the list of children tells levels, is narrowed to one and ordered by them, for those who may see them", async () => {
  const [first, second, third] = [
    await register("级别甲"),
    await register("级别乙"),
    await register("级别丙"),
  ];
  await assess(second, { level: 1 });
  await assess(first, { level: 3 });
  const list = (context: StaffContext, more: object = {}) =>
    listChildren(context, childrenListInput.parse({ q: "级别", ...more }));
  const seen = async (context: StaffContext, more: object = {}) =>
    (await list(context, more)).rows.map(({ id, riskLevel }) => [id, riskLevel]);
  expect((await list(officer)).riskLevels.map(({ level }) => level)).toEqual([1, 2, 3, 4]);
  expect(await seen(officer, { sort: "risk" })).toEqual([
    [second, 1],
    [first, 3],
    [third, null],
  ]);
  expect(await seen(officer, { sort: "risk", descending: true })).toEqual([
    [first, 3],
    [second, 1],
    [third, null],
  ]);
  expect(await seen(officer, { risk: 3 })).toEqual([[first, 3]]);
  expect((await list(officer, { risk: 2 })).total).toBe(0);
  const finance = onDay(await bureau.staff("countyFinance"), "2018-04-12");
  expect((await list(finance)).riskLevels).toEqual([]);
  expect((await seen(finance)).every(([, level]) => level === null)).toBe(true);
  expect((await list(finance, { risk: 3 })).total).toBe(0);
  expect((await list(finance, { sort: "risk" })).total).toBe(3);
});

test("a region whose documents have no levels has none in the list of children", async () => {
  const other = await house.bureau();
  expect(
    (await listChildren(await other.staff("countyOfficer"), childrenListInput.parse({}))).riskLevels,
  ).toEqual([]);
});
