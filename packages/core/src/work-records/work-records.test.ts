import { randomUUID } from "node:crypto";
import { withTenant } from "@tongyou/database";
import { audit } from "@tongyou/database/schema";
import { desc, eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { addAttachment } from "../attachments/add-attachment.ts";
import { listAttachments } from "../attachments/list-attachments.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { employ } from "../institutions/employ.ts";
import { founded } from "../institutions/institutions.fixture.ts";
import { enterSetting } from "../standards/enter-setting.ts";
import { testHouse } from "../testing.ts";
import { getWorkbench } from "../workbench/get-workbench.ts";
import { addWorkStep } from "./add-work-step.ts";
import { exportWorkRecords } from "./export-work-records.ts";
import { getWorkDue } from "./get-work-due.ts";
import { getWorkForm } from "./get-work-form.ts";
import { getWorkRecord } from "./get-work-record.ts";
import { listWorkRecords } from "./list-work-records.ts";
import { correctWork, recordWork } from "./save-work.ts";
import { voidWork } from "./void-work.ts";
import { recordWorkInput, workRecordsInput } from "./work-records.schema.ts";

const house = testHouse();
afterAll(() => house.close());

const MEETING = {
  kind: "meeting",
  day: "2026-01-05",
  title: "第一次联席会议",
  who: "民政、教育、公安",
  what: "研究困境儿童保障",
} as const;
const all = workRecordsInput.parse({});

/** 鲤城区, whose documents ask for meetings and inspections and leave open how often. */
async function licheng() {
  const bureau = await house.bureau({ division: "350502000000", pack: "licheng" });
  return { bureau, officer: await bureau.staff("countyOfficer") };
}
const said = (more: Partial<z.input<typeof recordWorkInput>> = {}) =>
  recordWorkInput.parse({ id: randomUUID(), ...MEETING, ...more });
const recorded = async (context: StaffContext, more: Partial<z.input<typeof recordWorkInput>> = {}) =>
  (await recordWork(context, said(more))).record;
const setMonths = (officer: StaffContext, id: string, months: number) =>
  enterSetting(officer, { setting: id, value: months, validFrom: "2020-01-01", reason: "县办会议纪要" });

describe("a record", () => {
  test("is written once, corrected in a new version, and keeps what stood there", async () => {
    const { officer } = await licheng();
    const input = said();
    await recordWork(officer, input);
    await recordWork(officer, input);
    expect(await listWorkRecords(officer, all)).toMatchObject({
      total: 1,
      rows: [{ title: MEETING.title, kind: "meeting", place: { code: officer.area.code } }],
    });
    const { id: record, division: _, ...content } = input;
    const next = {
      ...content,
      id: randomUUID(),
      record,
      number: 1,
      why: "参加单位写漏",
      who: "民政、教育、公安、卫健",
    };
    await correctWork(officer, next);
    await correctWork(officer, next);
    await expect(correctWork(officer, { ...next, id: randomUUID() })).rejects.toMatchObject({
      code: "stale",
    });
    const { versions, mayChange } = await getWorkRecord(officer, { id: record });
    expect(versions.map(({ number, who, why }) => [number, who, why])).toEqual([
      [2, "民政、教育、公安、卫健", "参加单位写漏"],
      [1, "民政、教育、公安", null],
    ]);
    expect(mayChange).toBe(true);
    expect((await listWorkRecords(officer, all)).total).toBe(1);
  });

  test("takes the form of the region, its fields checked, and leaves an audit row without names", async () => {
    const { officer } = await licheng();
    const { kinds } = await getWorkForm(officer);
    const form = kinds
      .find(({ kind }) => kind === "supervision")
      ?.forms.find(({ id }) => id === "LC.form.supervision");
    expect(form?.clauses).toContain("LC-4.2-c");
    const record = { kind: "supervision", title: "约谈某街道", form: "LC.form.supervision" } as const;
    await expect(recordWork(officer, said({ ...record, fields: { unit: "某街道" } }))).rejects.toMatchObject({
      code: "invalid",
    });
    await expect(recordWork(officer, said({ ...record, kind: "notice" }))).rejects.toMatchObject({
      field: "form",
    });
    const id = await recorded(officer, { ...record, fields: { unit: "某街道", measure: "talk" } });
    const [version] = (await getWorkRecord(officer, { id })).versions;
    expect(version.form?.lines.map(({ title }) => title.zh)).toEqual(["被督促单位", "措施"]);
    expect(version.fields).toEqual({ unit: "某街道", measure: "talk" });
    const rows = await withTenant(officer.db, officer, (tx) =>
      tx.select().from(audit).where(eq(audit.action, "workRecords.record")).orderBy(desc(audit.position)),
    );
    expect(rows[0]?.detail).toMatchObject({ record: id, kind: "supervision" });
    expect(JSON.stringify(rows)).not.toContain("约谈某街道");
  });

  test("refuses days that cannot be, places out of the area and demands that nobody makes", async () => {
    const { officer } = await licheng();
    await expect(recordWork(officer, said({ day: "2099-01-01" }))).rejects.toMatchObject({ field: "day" });
    await expect(recordWork(officer, said({ dueOn: "2025-01-01" }))).rejects.toMatchObject({
      field: "dueOn",
    });
    await expect(recordWork(officer, said({ division: "640423000000" }))).rejects.toMatchObject({
      field: "division",
    });
    await expect(recordWork(officer, said({ provision: "LC.castle" }))).rejects.toMatchObject({
      field: "provision",
    });
    await expect(recordWork(officer, said({ institution: randomUUID() }))).rejects.toMatchObject({
      code: "notFound",
    });
    await expect(recordWork(officer, said({ worker: randomUUID() }))).rejects.toMatchObject({
      code: "notFound",
    });
    const plan = said({ kind: "workPlan", day: "2099-01-01", title: "明年计划" });
    await expect(recordWork(officer, plan)).resolves.toEqual({ record: plan.id });
  });

  test("stays when it is voided, and counts for nothing", async () => {
    const { bureau, officer } = await licheng();
    const record = await recorded(officer, { dueOn: "2026-02-01" });
    const colleague = await bureau.another("townSupervisor");
    await expect(voidWork(colleague, { record, number: 1, why: "误录" })).rejects.toMatchObject({
      code: "notFound",
    });
    await voidWork(officer, { record, number: 1, why: "误录" });
    await expect(voidWork(officer, { record, number: 1, why: "误录" })).rejects.toMatchObject({
      code: "stale",
    });
    expect((await getWorkRecord(officer, { id: record })).voided).toMatchObject({ why: "误录" });
    expect((await getWorkDue(officer, {})).open).toEqual([]);
    expect((await listWorkRecords(officer, { ...all, state: "voided" })).total).toBe(1);
  });

  test("is changed by whoever wrote it or the county, and read by its area", async () => {
    const { bureau, officer } = await licheng();
    const town = await bureau.staff("townSupervisor");
    const record = await recorded(town, { title: "街道排查" });
    const { id: _, division: __, ...content } = said({ title: "街道排查" });
    const correction = { ...content, record, number: 1, why: "改" };
    const other = await bureau.another("townSupervisor");
    await expect(correctWork(other, { ...correction, id: randomUUID() })).rejects.toMatchObject({
      code: "forbidden",
    });
    await correctWork(officer, { ...correction, id: randomUUID() });
    const auditor = await bureau.staff("auditor");
    expect((await listWorkRecords(auditor, all)).mayRecord).toBe(false);
    await expect(recordWork(auditor, said())).rejects.toMatchObject({ code: "forbidden" });
    const department = await bureau.department("education");
    await expect(listWorkRecords(department, all)).rejects.toMatchObject({ code: "forbidden" });
    const stranger = await (await house.bureau()).staff("countyOfficer");
    await expect(getWorkRecord(stranger, { id: record })).rejects.toMatchObject({ code: "notFound" });
  });

  test("keeps files, seen by those who see the record", async () => {
    const { bureau, officer } = await licheng();
    const record = await recorded(officer);
    const owner = { ownerKind: "workRecord", ownerId: record } as const;
    const base64 = Buffer.from("%PDF-1.7 minutes").toString("base64");
    await addAttachment(officer, { ...owner, fileName: "纪要.pdf", base64 });
    expect(await listAttachments(officer, owner)).toMatchObject([{ name: "纪要.pdf" }]);
    const village = await bureau.staff("villageWorker");
    await expect(listAttachments(village, owner)).rejects.toMatchObject({ code: "notFound" });
  });

  test("of an institution is seen by its own staff, and no other", async () => {
    const { bureau, officer } = await licheng();
    const [home, other] = [
      await founded(officer, { name: "一院" }),
      await founded(officer, { name: "二院" }),
    ];
    const visit = await recorded(officer, { kind: "inspection", title: "消防检查", institution: home });
    await recorded(officer, { kind: "inspection", title: "别院检查", institution: other });
    const carer = await bureau.staff("institutionStaff");
    expect((await listWorkRecords(carer, all)).rows).toEqual([]);
    await expect(recordWork(carer, said())).rejects.toMatchObject({ field: "institution" });
    await employ(officer, { institution: home, staff: carer.staff.id, belongs: true });
    const own: StaffContext = { ...carer, staff: { ...carer.staff, institution: home } };
    expect((await listWorkRecords(own, all)).rows).toMatchObject([
      { record: visit, institution: { name: "一院" } },
    ]);
    const step = { id: randomUUID(), record: visit, day: "2026-01-20", note: "灭火器已更换", done: true };
    await addWorkStep(own, step);
    expect((await getWorkRecord(officer, { id: visit })).doneOn).toBe("2026-01-20");
  });
});

describe("what is due", () => {
  test("is what a record left to be done, until it is", async () => {
    const { officer } = await licheng();
    const record = await recorded(officer, { kind: "inspection", title: "整改通知", dueOn: "2026-02-01" });
    const counts = async () => (await getWorkbench(officer, {})).counts;
    expect(await counts()).toContainEqual({ kind: "workOpen", count: 1 });
    const [todo] = (await getWorkbench(officer, {})).todos.filter(({ kind }) => kind === "workOpen");
    expect(todo).toMatchObject({ due: "2026-02-01", overdue: true, to: `/work/${record}` });
    expect(JSON.stringify(todo)).not.toContain("整改通知");
    expect((await listWorkRecords(officer, { ...all, state: "late" })).rows).toMatchObject([
      { record, late: true },
    ]);
    const step = { id: randomUUID(), record, day: "2026-01-20", note: "整改过半", done: false };
    await addWorkStep(officer, step);
    await addWorkStep(officer, step);
    await addWorkStep(officer, { ...step, id: randomUUID(), note: "整改完毕", done: true });
    const { steps, late } = await getWorkRecord(officer, { id: record });
    expect([steps.map(({ note }) => note), late]).toEqual([["整改完毕", "整改过半"], false]);
    await expect(addWorkStep(officer, { ...step, id: randomUUID() })).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await counts()).not.toContainEqual(expect.objectContaining({ kind: "workOpen" }));
  });

  test("of what documents want repeated waits for the bureau to set how often, and is never invented", async () => {
    const { officer } = await licheng();
    const duty = async () =>
      (await getWorkDue(officer, {})).duties.find(({ id }) => id === "LC-4.1-b.meeting");
    expect(await duty()).toMatchObject({ every: null, setting: "LC.meetingMonths", due: null, last: null });
    const todo = async () =>
      (await getWorkbench(officer, {})).todos.find(
        ({ kind, title }) => kind === "workDue" && title.zh === "研究重大问题",
      );
    expect((await todo())?.to).toBe("/policy?view=standards&parameter=LC.meetingMonths");
    await setMonths(officer, "LC.meetingMonths", 3);
    expect(await duty()).toMatchObject({ every: { count: 3, unit: "months" }, due: null });
    expect(await todo()).toMatchObject({ due: null, to: "/work?answer=LC-4.1-b.meeting" });
    const record = await recorded(officer, { provision: "LC-4.1-b.meeting" });
    expect(await duty()).toMatchObject({
      last: { record, day: "2026-01-05" },
      due: "2026-04-05",
      overdue: true,
    });
    await recorded(officer, { provision: "LC-4.1-b.meeting", day: civilDayOf(officer.now()) });
    expect(await duty()).toMatchObject({ overdue: false });
    expect(await todo()).toBeUndefined();
  });

  test("names what documents want recorded without a rhythm, and who did it last", async () => {
    const { bureau, officer } = await licheng();
    const publicity = async (context: StaffContext) =>
      (await getWorkDue(context, {})).duties.find(({ id }) => id === "LC-4.6-a");
    expect(await publicity(officer)).toMatchObject({ every: null, setting: null, last: null });
    const record = await recorded(officer, { kind: "activity", provision: "LC-4.6-a" });
    expect((await publicity(officer))?.last).toEqual({ record, day: "2026-01-05" });
    expect((await getWorkRecord(officer, { id: record })).versions[0].demand).toMatchObject({
      clause: "LC-4.6-a",
    });
    // Each place has its own: the town has not done it yet.
    expect(await publicity(await bureau.staff("townSupervisor"))).toMatchObject({ last: null });
    const { todos } = await getWorkbench(officer, {});
    expect(todos.map(({ to }) => to)).not.toContain("/work?answer=LC-4.6-a");
  });

  test("shows the documents' own days with what answers them", async () => {
    const { officer } = await licheng();
    const record = await recorded(officer, {
      kind: "other",
      title: "制度建成",
      provision: "LC-1-a.deadline",
    });
    const { deadlines } = await getWorkDue(officer, {});
    expect(deadlines.find(({ id }) => id === "LC-1-a.deadline")).toMatchObject({
      by: "2020-12-31",
      passed: true,
      answered: { record },
    });
  });
});

test("the list leaves the house as a sheet", async () => {
  const { officer } = await licheng();
  await recorded(officer);
  const { fileName, base64 } = await exportWorkRecords(officer, {});
  expect(fileName).toMatch(/^工作记录 .*\.xlsx$/);
  expect(Buffer.from(base64, "base64").subarray(0, 2).toString()).toBe("PK");
});
