import { withTenant } from "@tongyou/database";
import { visit, visitAppointment } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addAttachment } from "../attachments/add-attachment.ts";
import { listAttachments } from "../attachments/list-attachments.ts";
import { listAudit } from "../audit/list-audit.ts";
import { closeChild } from "../children/close-child.ts";
import { getChild } from "../children/get-child.ts";
import { registerChild } from "../children/register-child.ts";
import type { StaffContext } from "../context.ts";
import { listNotifications } from "../notifications/list-notifications.ts";
import { enterSetting } from "../standards/enter-setting.ts";
import { OTHER_INTERVAL, SPOT_CHECK_SHARE } from "../standards/own-settings.ts";
import { type TestBureau, testHouse } from "../testing.ts";
import { getTimeline } from "../timeline/get-timeline.ts";
import { getWorkbench } from "../workbench/get-workbench.ts";
import { checkVisit } from "./check-visit.ts";
import { getVisit } from "./get-visit.ts";
import { getVisitForm } from "./get-visit-form.ts";
import { listChildVisits } from "./list-child-visits.ts";
import { listDone } from "./list-done.ts";
import { listPlans } from "./list-plans.ts";
import { planVisits } from "./plan-visits.ts";
import { recordVisit } from "./record-visit.ts";
import { VISIT_SECTIONS } from "./visits.schema.ts";

const house = testHouse();
afterAll(() => house.close());

const VILLAGE = "640423100004";
const NEXT_VILLAGE = "640423100005";
const page = { offset: 0, limit: 50 };

let bureau: TestBureau;
let officer: StaffContext;
let worker: StaffContext;
let supervisor: StaffContext;

const onDay = (context: StaffContext, day: string): StaffContext => ({
  ...context,
  now: () => new Date(`${day}T02:00:00Z`),
});

beforeAll(async () => {
  bureau = await house.bureau();
  officer = onDay(await bureau.staff("countyOfficer"), "2018-04-03");
  worker = onDay(await bureau.staff("villageWorker", VILLAGE), "2018-04-10");
  supervisor = onDay(await bureau.staff("townSupervisor", "640423100000"), "2018-04-12");
});

const register = async (name: string, division = VILLAGE) =>
  (await registerChild(officer, { name, birthDate: "2010-05-01", division, evidence: "户口簿" })).id;
const sections = VISIT_SECTIONS.map((section) => ({ section, answer: "same" as const }));

async function visitInput(childId: string, change: Partial<Parameters<typeof recordVisit>[1]> = {}) {
  const { version } = await getChild(officer, { id: childId });
  return {
    id: crypto.randomUUID(),
    childId,
    version,
    kind: "home" as const,
    on: "2018-04-10",
    sections,
    fields: [],
    facts: [],
    ...change,
  };
}
const record = async (
  childId: string,
  change: Partial<Parameters<typeof recordVisit>[1]> = {},
  who = worker,
) => recordVisit(who, await visitInput(childId, change));
const planOf = async (childId: string) => (await listChildVisits(officer, { childId })).plan;
const setInterval = async (value: number, validFrom = "2018-01-01") => {
  await enterSetting(officer, { setting: OTHER_INTERVAL, value, validFrom, reason: "局务会议决定" });
};

test("where no document and no bureau says how often, the child stands without a day and the officer is asked", async () => {
  const id = await register("未设定");
  expect(await planOf(id)).toMatchObject({
    basis: "unset",
    due: null,
    cadence: { every: null, clause: null },
  });
  const { rows, missing } = await listPlans(officer, { ...page, view: "unset", mine: false });
  expect(rows.map(({ childId }) => childId)).toContain(id);
  expect(missing.map(({ setting }) => setting)).toEqual([OTHER_INTERVAL]);
  const { todos } = await getWorkbench(officer, {});
  expect(todos).toContainEqual(
    expect.objectContaining({ kind: "cadenceMissing", to: expect.stringContaining(OTHER_INTERVAL) }),
  );
});

test("once the bureau sets it, the day counts from the file's opening and then from the last visit", async () => {
  const id = await register("按期走访");
  await setInterval(30);
  expect(await planOf(id)).toMatchObject({
    basis: "cadence",
    due: "2018-05-03",
    cadence: { every: { count: 30 } },
  });
  const recorded = await record(id);
  expect(recorded).toMatchObject({ due: "2018-05-10", basis: "cadence", concern: false });
  const late = await listPlans(onDay(officer, "2018-05-11"), { ...page, view: "overdue", mine: false });
  expect(late.rows.find(({ childId }) => childId === id)).toMatchObject({
    due: "2018-05-10",
    lastOn: "2018-04-10",
    overdue: true,
  });
  const { todos } = await getWorkbench(onDay(worker, "2018-05-11"), {});
  expect(todos).toContainEqual(
    expect.objectContaining({ kind: "visit", overdue: true, to: `/visits/new?child=${id}` }),
  );
});

test("what a visit finds becomes facts with the visit as evidence, and the answer says what changed", async () => {
  const id = await register("马查明");
  const form = await getVisitForm(worker, { childId: id });
  const asked = form.questions.map(({ name }) => name);
  expect(asked).toContain("father.statuses");
  expect(asked).not.toContain("incidents");
  const facts = [
    {
      name: "father.statuses" as const,
      value: [{ status: "deceased", since: "2015-02-01" }],
      from: "2015-02-01",
    },
    {
      name: "mother.statuses" as const,
      value: [{ status: "deceased", since: "2016-01-01" }],
      from: "2016-01-01",
    },
    { name: "careArrangement" as const, value: "kinship", from: "2016-01-01" },
    { name: "benefitsDrawn" as const, value: [], from: "2018-04-10" },
    { name: "disabled" as const, value: false, from: "2018-04-10" },
    { name: "severelyIll" as const, value: false, from: "2018-04-10" },
  ];
  const { changes, id: visitId } = await record(id, { facts, note: "与祖父母同住" });
  expect(changes.allowance?.before.status).toBe("needs");
  expect(changes.allowance?.after).toMatchObject({ status: "decided", fen: 73_700 });
  expect(changes.needs.after).toBeLessThan(changes.needs.before);
  const file = await getChild(officer, { id });
  const father = file.facts.find(({ name }) => name === "father.statuses");
  expect(father?.evidence).toBe(`2018-04-10入户走访（走访记录 ${visitId.slice(0, 8)}）`);
  const read = await getVisit(supervisor, { id: visitId });
  expect(read).toMatchObject({ note: "与祖父母同住", changed: 6, concern: false, mayCheck: true });
  const { rows } = await listAudit(await bureau.staff("auditor"), page);
  expect(rows.find(({ action, childId }) => action === "visits.record" && childId === id)).toBeDefined();
  const timeline = await getTimeline(officer, { id, ...page, superseded: false });
  expect(timeline.rows.find((row) => row.kind === "visit")).toMatchObject({
    on: "2018-04-10",
    to: `/visits/${visitId}`,
  });
});

test("unknown stays unknown: a visit that found nothing out says no fact and does not verify the file", async () => {
  const id = await register("未了解");
  const unknown = VISIT_SECTIONS.map((section) => ({ section, answer: "unknown" as const }));
  const { changes } = await record(id, { sections: unknown });
  expect(changes).toMatchObject({ gained: [], lost: [], allowance: null });
  expect(await planOf(id)).toMatchObject({ lastOn: "2018-04-10", verifiedOn: null });
  const [row] = (await listChildVisits(officer, { childId: id })).visits;
  expect(row).toMatchObject({ concern: null, changed: 0 });
});

test("sent twice, one visit is kept; a stale, unfinished or impossible one is refused", async () => {
  const id = await register("重复提交");
  const input = await visitInput(id);
  const [first, second] = [await recordVisit(worker, input), await recordVisit(worker, input)];
  expect(second.id).toBe(first.id);
  expect((await listChildVisits(officer, { childId: id })).visits).toHaveLength(1);
  await expect(recordVisit(worker, { ...input, id: crypto.randomUUID() })).rejects.toMatchObject({
    code: "stale",
  });
  const other = await register("另一名");
  await expect(record(other, { id: input.id })).rejects.toMatchObject({ code: "conflict" });
  await expect(record(other, { sections: sections.slice(1) })).rejects.toMatchObject({ field: "sections" });
  await expect(record(other, { on: "2018-04-11" })).rejects.toMatchObject({ field: "on" });
  await expect(record(other, { next: { on: "2018-04-10", reason: "家长要求" } })).rejects.toMatchObject({
    field: "next",
  });
  const unknownField = [{ form: "X", field: "y", answer: "same" as const }];
  await expect(record(other, { fields: unknownField })).rejects.toMatchObject({ field: "fields" });
  expect((await listChildVisits(officer, { childId: other })).visits).toHaveLength(0);
});

test("a closed file takes no visit", async () => {
  const id = await register("已结案");
  const { version } = await getChild(officer, { id });
  await closeChild(officer, { id, version, on: "2018-04-03", reason: "moved" });
  await expect(record(id)).rejects.toMatchObject({ code: "conflict" });
  const { rows } = await listPlans(officer, { ...page, view: "later", mine: false, limit: 200 });
  expect(rows.map(({ childId }) => childId)).not.toContain(id);
});

test("the next visit is changed with a reason and ends with the visit that keeps it", async () => {
  const id = await register("改期");
  const { due, basis } = await record(id, { next: { on: "2018-04-20", reason: "母亲下周返乡" } });
  expect({ due, basis }).toEqual({ due: "2018-04-20", basis: "appointment" });
  const later = onDay(worker, "2018-04-20");
  const kept = await recordVisit(later, await visitInput(id, { on: "2018-04-20" }));
  expect(kept).toMatchObject({ basis: "cadence", due: "2018-05-20" });
  const rows = await withTenant(house.app.db, { tenant: officer.tenant, area: officer.area }, (tx) =>
    tx.select().from(visitAppointment).where(eq(visitAppointment.childId, id)),
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]?.endedHow).toBe("visited");
});

test("a visit that is written down late keeps no appointment made since", async () => {
  const id = await register("补记");
  await planVisits(supervisor, { childIds: [id], on: "2018-04-25", replace: false });
  const late = await recordVisit(onDay(worker, "2018-04-13"), await visitInput(id, { on: "2018-04-11" }));
  expect(late).toMatchObject({ due: "2018-04-25", basis: "appointment" });
  const next = { on: "2018-04-27", reason: "家长要求" };
  const again = await recordVisit(
    onDay(worker, "2018-04-13"),
    await visitInput(id, { on: "2018-04-11", next }),
  );
  expect(again).toMatchObject({ due: "2018-04-27", basis: "appointment" });
});

test("a stricter cadence comes before a day that was agreed under a milder one", async () => {
  const id = await register("风险升高");
  await record(id, { next: { on: "2018-05-08", reason: "约定" } });
  await setInterval(7);
  expect(await planOf(id)).toMatchObject({ basis: "cadence", due: "2018-04-17" });
  await setInterval(30);
  expect(await planOf(id)).toMatchObject({ basis: "appointment", due: "2018-05-08" });
});

test("a level of risk that the bureau gave an interval shortens the visits", async () => {
  const id = await register("二级风险");
  await enterSetting(officer, {
    setting: "visits.level2",
    value: 14,
    validFrom: "2018-01-01",
    reason: "局务会议",
  });
  const { due } = await record(id, { facts: [{ name: "riskLevel", value: 2, from: "2018-04-10" }] });
  expect(due).toBe("2018-04-24");
});

test("several visits are agreed at once; what was agreed otherwise is named, not overwritten", async () => {
  const [a, b] = [await register("批量甲"), await register("批量乙")];
  const plan = { childIds: [a, b], on: "2018-04-25", worker: worker.staff.id, replace: false };
  expect(await planVisits(supervisor, plan)).toEqual({ planned: 2, unchanged: 0, kept: [] });
  expect(await planVisits(supervisor, plan)).toEqual({ planned: 0, unchanged: 2, kept: [] });
  const moved = { ...plan, on: "2018-04-28" };
  expect(await planVisits(supervisor, { ...moved, childIds: [a] })).toMatchObject({
    planned: 0,
    kept: [{ childId: a, name: "批量甲" }],
  });
  expect(await planVisits(supervisor, { ...moved, childIds: [a], replace: true })).toMatchObject({
    planned: 1,
  });
  expect(await planOf(a)).toMatchObject({
    due: "2018-04-28",
    worker: worker.staff.name,
    basis: "appointment",
  });
  const { rows } = await listPlans(worker, { ...page, view: "due", mine: true });
  expect(rows.map(({ childId }) => childId)).toEqual(expect.arrayContaining([a, b]));
  const told = await listNotifications(worker, { ...page, unread: true });
  expect(told.rows.map(({ kind, subject }) => [kind, subject])).toContainEqual([
    "visitPlanned",
    "2018-04-28",
  ]);
  const elsewhere = await bureau.staff("villageWorker", NEXT_VILLAGE);
  await expect(planVisits(officer, { ...plan, worker: elsewhere.staff.id })).rejects.toMatchObject({
    field: "worker",
  });
  await expect(planVisits(officer, { ...plan, on: "2018-04-02" })).rejects.toMatchObject({ field: "on" });
  await expect(planVisits(elsewhere, { ...plan, on: "2030-01-01" })).rejects.toMatchObject({
    code: "notFound",
  });
});

test("every visit is drawn at a share of a hundred per cent; its check corrects the file and is made once", async () => {
  await enterSetting(officer, {
    setting: SPOT_CHECK_SHARE,
    value: "100",
    validFrom: "2018-01-01",
    reason: "局务会议",
  });
  const id = await register("抽查");
  const { id: visitId } = await record(id);
  const waiting = await listDone(supervisor, { ...page, filter: "toCheck" });
  expect(waiting).toMatchObject({ share: "100", rows: [{ id: visitId, check: "waiting" }] });
  const { todos } = await getWorkbench(supervisor, {});
  expect(todos).toContainEqual(expect.objectContaining({ kind: "spotCheck", to: `/visits/${visitId}` }));
  const { version } = await getVisit(supervisor, { id: visitId });
  const check = {
    id: crypto.randomUUID(),
    visitId,
    version,
    on: "2018-04-12",
    kind: "home" as const,
    outcome: "wrong" as const,
    note: "孩子已辍学",
    facts: [{ name: "schoolState" as const, value: "droppedOut", from: "2018-04-01" }],
  };
  const { note: _, ...silent } = check;
  await expect(checkVisit(supervisor, silent)).rejects.toMatchObject({ field: "note" });
  await expect(checkVisit(supervisor, { ...check, outcome: "confirmed" })).rejects.toMatchObject({
    field: "outcome",
  });
  await checkVisit(supervisor, check);
  await checkVisit(supervisor, check);
  await expect(checkVisit(supervisor, { ...check, id: crypto.randomUUID() })).rejects.toMatchObject({
    code: "conflict",
  });
  const told = await listNotifications(worker, { ...page, unread: true });
  expect(told.rows.find(({ kind }) => kind === "visitWrong")?.path).toBe(`/visits/${check.id}`);
  const file = await getChild(officer, { id });
  expect(file.facts.find(({ name }) => name === "schoolState")?.value).toBe("droppedOut");
  expect(
    (await listChildVisits(officer, { childId: id })).visits.map(({ kind, check: found }) => [kind, found]),
  ).toEqual([
    ["spotCheck", "wrong"],
    ["home", "wrong"],
  ]);
  expect((await listDone(supervisor, { ...page, filter: "wrong" })).rows).toHaveLength(1);
});

test("nobody checks a visit of their own", async () => {
  const id = await register("自查");
  const { id: visitId } = await record(id, {}, supervisor);
  const { version, mayCheck } = await getVisit(supervisor, { id: visitId });
  expect(mayCheck).toBe(false);
  const check = { id: crypto.randomUUID(), visitId, version, on: "2018-04-12", kind: "phone" as const };
  await expect(checkVisit(supervisor, { ...check, outcome: "confirmed", facts: [] })).rejects.toMatchObject({
    code: "conflict",
  });
});

test("a neighbour, another bureau and a role without the permission reach nothing", async () => {
  const id = await register("外人勿看");
  const { id: visitId } = await record(id);
  const neighbour = onDay(await bureau.staff("villageWorker", NEXT_VILLAGE), "2018-04-10");
  const abroad = onDay(await (await house.bureau()).staff("countyOfficer"), "2018-04-10");
  for (const who of [neighbour, abroad]) {
    await expect(getVisitForm(who, { childId: id })).rejects.toMatchObject({ code: "notFound" });
    await expect(getVisit(who, { id: visitId })).rejects.toMatchObject({ code: "notFound" });
    await expect(record(id, {}, who)).rejects.toMatchObject({ code: "notFound" });
  }
  const finance = await bureau.staff("countyFinance");
  await expect(getVisitForm(finance, { childId: id })).rejects.toMatchObject({ code: "forbidden" });
});

test("photos and papers are kept with the visit, for those who may see it", async () => {
  const { id: ownerId } = await record(await register("照片"));
  const owner = { ownerKind: "visit" as const, ownerId };
  const pdf = { ...owner, fileName: "证明.pdf", base64: Buffer.from("%PDF-1.7 test").toString("base64") };
  await addAttachment(worker, pdf);
  expect((await listAttachments(supervisor, owner)).map(({ name }) => name)).toEqual(["证明.pdf"]);
  const neighbour = await bureau.staff("villageWorker", NEXT_VILLAGE);
  await expect(listAttachments(neighbour, owner)).rejects.toMatchObject({ code: "notFound" });
  await expect(addAttachment(neighbour, pdf)).rejects.toMatchObject({ code: "notFound" });
});

test("what was found is sealed where it is kept", async () => {
  const id = await register("密封");
  await record(id, { note: "邻居反映深夜争吵" });
  const rows = await withTenant(house.app.db, { tenant: officer.tenant, area: officer.area }, (tx) =>
    tx.select().from(visit).where(eq(visit.childId, id)),
  );
  expect(Buffer.from(rows[0]?.content ?? []).toString("utf8")).not.toContain("争吵");
});
