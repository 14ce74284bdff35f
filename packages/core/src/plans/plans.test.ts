import { afterAll, beforeAll, expect, test } from "vitest";
import { addAttachment } from "../attachments/add-attachment.ts";
import { getAttachment } from "../attachments/get-attachment.ts";
import { removeAttachment } from "../attachments/remove-attachment.ts";
import { listAudit } from "../audit/list-audit.ts";
import { getChild } from "../children/get-child.ts";
import { recordFact } from "../children/record-fact.ts";
import { registerChild } from "../children/register-child.ts";
import type { StaffContext } from "../context.ts";
import { divisionsUnder } from "../divisions/index.ts";
import { draftReferral } from "../referrals/draft-referral.ts";
import { getReferral } from "../referrals/get-referral.ts";
import { draftInput, sendInput } from "../referrals/referrals.schema.ts";
import { sendReferral } from "../referrals/send-referral.ts";
import { type TestBureau, testHouse } from "../testing.ts";
import { getTimeline } from "../timeline/get-timeline.ts";
import { getWorkbench } from "../workbench/get-workbench.ts";
import { finishPlan } from "./finish-plan.ts";
import { getChildPlan } from "./get-child-plan.ts";
import { listCarePlans } from "./list-care-plans.ts";
import type { savePlanInput } from "./plans.schema.ts";
import { printPlan } from "./print-plan.ts";
import { savePlan } from "./save-plan.ts";
import { settleService } from "./settle-service.ts";
import { signPlan } from "./sign-plan.ts";

const house = testHouse();
afterAll(() => house.close());

const DAY = "2018-04-10";
/** The smallest picture. */
const SIGNATURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const page = { offset: 0, limit: 50 };
type Input = ReturnType<typeof savePlanInput.parse>;

let bureau: TestBureau;
let officer: StaffContext;
let worker: StaffContext;
let village: string;

const onDay = (context: StaffContext, day: string): StaffContext => ({
  ...context,
  now: () => new Date(`${day}T02:00:00Z`),
});

beforeAll(async () => {
  bureau = await house.bureau({ division: "110109000000", pack: "mentougou" });
  officer = onDay(await bureau.staff("countyOfficer"), DAY);
  worker = onDay(await bureau.staff("villageWorker"), DAY);
  village = worker.area.code;
});

async function register(name: string, facts: Record<string, unknown> = {}) {
  const { id } = await registerChild(officer, {
    name,
    birthDate: "2010-05-01",
    division: village,
    evidence: "户口簿",
  });
  for (const [fact, value] of Object.entries(facts)) {
    const { version } = await getChild(officer, { id });
    const said = { id, version, value, from: "2018-03-01", evidence: "核对" };
    await recordFact(officer, { ...said, name: fact as "severelyIll" });
  }
  return id;
}
const ill = (name: string) => register(name, { severelyIll: true });

const service = (what: string): Input["services"][number] => ({
  id: crypto.randomUUID(),
  what,
  by: { kind: "department", department: "health" },
  dueOn: "2018-06-30",
});
const input = (childId: string, change: Partial<Input> = {}): Input => ({
  id: crypto.randomUUID(),
  childId,
  base: 0,
  goals: ["完成治疗并按时复学"],
  services: [service("联系定点医院复查")],
  owner: worker.staff.id,
  reviewOn: "2018-07-01",
  child: { view: "agrees", said: "想早点上学" },
  guardian: { view: "signed", name: "周外婆", on: DAY },
  ...change,
});
const listed = async (view: "missing" | "review" | "current", context = worker) =>
  (await listCarePlans(context, { ...page, view })).rows.map(({ childId }) => childId);

test("a plan is demanded of children in difficulty and offered to others, and asked for where it is missing", async () => {
  const [childId, other] = [await ill("周患病"), await register("周无事", { severelyIll: false })];
  expect((await getChildPlan(worker, { childId })).demand).toMatchObject({
    answer: "yes",
    clause: "MTG-4.3-a",
  });
  expect((await getChildPlan(worker, { childId: other })).demand.answer).not.toBe("yes");
  expect(await listed("missing")).toContain(childId);
  expect(await listed("missing")).not.toContain(other);
  const todos = (await getWorkbench(worker, {})).todos.filter(({ kind }) => kind === "planMissing");
  expect(todos).toContainEqual(
    expect.objectContaining({ to: `/plans/${childId}/edit`, title: { zh: "周患病", en: "周患病" } }),
  );

  await savePlan(worker, input(childId));
  expect(await listed("missing")).not.toContain(childId);
  expect(await listed("current")).toContain(childId);
  expect(await listed("review")).not.toContain(childId);
  expect(await listed("review", onDay(worker, "2018-07-20"))).toContain(childId);
  const due = (await getWorkbench(onDay(worker, "2018-07-20"), {})).todos.filter(
    ({ kind }) => kind === "planReview",
  );
  expect(due).toMatchObject([{ due: "2018-07-01", overdue: true, to: `/plans/${childId}` }]);
});

test("where no document demands a plan it is offered", async () => {
  const ningxia = await house.bureau();
  const desk = onDay(await ningxia.staff("countyOfficer"), DAY);
  const { id } = await registerChild(desk, { name: "马自愿", division: "640423100004", evidence: "走访" });
  const { demand, kinds } = await getChildPlan(desk, { childId: id });
  expect(demand).toEqual({ answer: "no", title: null, clause: null });
  expect(kinds).toEqual([]);
  await savePlan(desk, input(id, { owner: desk.staff.id }));
  expect((await getChildPlan(desk, { childId: id })).versions).toHaveLength(1);
});

test("several hardships stand side by side: one plan is for all of them", async () => {
  const childId = await ill("周多重");
  const { version } = await getChild(officer, { id: childId });
  const poor = {
    name: "household.kinds",
    value: ["dibaoRural"],
    from: "2018-03-01",
    evidence: "低保证",
  } as const;
  await recordFact(officer, { id: childId, version, ...poor });
  expect((await getChildPlan(worker, { childId })).burdens.length).toBeGreaterThan(1);
});

test("a new version supersedes the one before; services go on, are dropped, and each step is kept", async () => {
  const childId = await ill("周修订");
  const [visitDoctor, tutor] = [service("复查"), service("补课")];
  const first = await savePlan(worker, input(childId, { services: [visitDoctor, tutor] }));
  await settleService(worker, { id: visitDoctor.id, from: "open", state: "done", on: DAY, note: "指标正常" });
  const second = input(childId, {
    base: 1,
    goals: ["稳定在校"],
    services: [service("送教上门")],
    reason: "病情好转",
  });
  await expect(savePlan(worker, { ...second, reason: undefined })).rejects.toMatchObject({ field: "reason" });
  expect(await savePlan(worker, second)).toEqual({ id: second.id, number: 2 });

  const { versions } = await getChildPlan(officer, { childId });
  expect(versions.map(({ number, goals, ended }) => [number, goals[0], ended?.how ?? null])).toEqual([
    [2, "稳定在校", null],
    [1, "完成治疗并按时复学", "revised"],
  ]);
  const [, old] = versions;
  expect(old?.id).toBe(first.id);
  expect(old?.services.map(({ what, state, steps }) => [what, state, steps.at(-1)?.note])).toEqual([
    ["复查", "done", "指标正常"],
    ["补课", "dropped", "病情好转"],
  ]);
  const story = await getTimeline(officer, { ...page, id: childId, kinds: ["plan"], superseded: true });
  expect(story.rows.map(({ title }) => title.zh).toSorted()).toEqual(
    ["制定帮扶方案", "修订帮扶方案（第 2 版）", "服务完成", "服务终止"].toSorted(),
  );
});

test("the same form twice is one version; one made from an older version is refused", async () => {
  const childId = await ill("周重复");
  const form = input(childId);
  const saved = await savePlan(worker, form);
  expect(await savePlan(worker, form)).toEqual(saved);
  await expect(savePlan(officer, input(childId))).rejects.toMatchObject({ code: "stale" });
  const both = [1, 2].map(() => savePlan(worker, input(childId, { base: 1, reason: "复核" })));
  const results = await Promise.allSettled(both);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(results.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "stale" } });
  expect((await getChildPlan(worker, { childId })).versions).toHaveLength(2);
});

test("a service is settled once, from the state that was seen, and taken up again with a reason", async () => {
  const childId = await ill("周服务");
  const form = input(childId);
  await savePlan(worker, form);
  const id = form.services[0]?.id ?? "";
  await expect(settleService(worker, { id, from: "open", state: "dropped", on: DAY })).rejects.toMatchObject({
    field: "note",
  });
  const done = { id, from: "open", state: "done", on: DAY } as const;
  await settleService(worker, done);
  await settleService(worker, done);
  const back = { id, from: "dropped", state: "open", on: DAY, note: "还需复查" } as const;
  await expect(settleService(worker, back)).rejects.toMatchObject({ code: "stale" });
  await settleService(worker, { ...back, from: "done" });
  const [plan] = (await getChildPlan(worker, { childId })).versions;
  expect(plan?.services[0]?.steps.map(({ state, note }) => [state, note])).toEqual([
    ["done", null],
    ["open", "还需复查"],
  ]);
});

test("a plan ends when nothing of it is open; the next one begins afresh", async () => {
  const childId = await ill("周结束");
  const form = input(childId);
  const { id } = await savePlan(worker, form);
  await expect(finishPlan(worker, { id, reason: "目标达成" })).rejects.toMatchObject({ code: "conflict" });
  const serviceId = form.services[0]?.id ?? "";
  await settleService(worker, { id: serviceId, from: "open", state: "done", on: DAY });
  await finishPlan(worker, { id, reason: "目标达成" });
  await finishPlan(worker, { id, reason: "目标达成" });
  const [plan] = (await getChildPlan(worker, { childId })).versions;
  expect(plan?.ended).toMatchObject({ how: "finished", reason: "目标达成" });
  expect(await listed("missing")).toContain(childId);
  await savePlan(worker, input(childId, { base: 1, reason: "病情反复" }));
  expect(await listed("missing")).not.toContain(childId);
});

test.each([
  ["a day of review that is past", { reviewOn: DAY }, "reviewOn"],
  ["a guardian who agreed without a name", { guardian: { view: "agrees" } }, "guardian"],
  ["a kind no document names", { services: [{ ...service("x"), kind: "magic" }] }, "services"],
  ["an owner who is not there", { owner: crypto.randomUUID() }, "owner"],
] as const)("%s is refused", async (_what, change, field) => {
  const childId = await ill("周不对");
  const form = input(childId, change as Partial<Input>);
  await expect(savePlan(worker, form)).rejects.toMatchObject({ code: "invalid", field });
});

test("a village's worker can name the county's officer, but nobody who works elsewhere", async () => {
  const childId = await ill("周负责");
  const elsewhere = divisionsUnder(officer.area.code, 5).find(({ code }) => code !== village)?.code ?? "";
  const stranger = await bureau.staff("villageWorker", elsewhere);
  const { owners } = await getChildPlan(worker, { childId });
  expect(owners.map(({ id }) => id)).toContain(officer.staff.id);
  expect(owners.map(({ id }) => id)).not.toContain(stranger.staff.id);
  const refused = savePlan(worker, input(childId, { owner: stranger.staff.id }));
  await expect(refused).rejects.toMatchObject({ field: "owner" });
  await savePlan(worker, input(childId, { owner: officer.staff.id }));
  expect((await getChildPlan(worker, { childId })).versions[0]?.owner.name).toBe(officer.staff.name);
});

test("a plan follows its child to another place, with its services and its signed copy", async () => {
  const childId = await ill("周搬家");
  const form = input(childId);
  const { id } = await savePlan(worker, form);
  await settleService(worker, { id: form.services[0]?.id ?? "", from: "open", state: "done", on: DAY });
  const file = { fileName: "签字.pdf", base64: Buffer.from("%PDF-1.7").toString("base64") };
  await addAttachment(worker, { ownerKind: "carePlan", ownerId: id, ...file });
  const next = divisionsUnder(officer.area.code, 5).find(({ code }) => code !== village)?.code ?? "";
  const { version } = await getChild(officer, { id: childId });
  const moved = { name: "residenceDivision", value: next, from: DAY, evidence: "居住证" } as const;
  await recordFact(officer, { id: childId, version, ...moved });
  expect((await getChildPlan(officer, { childId })).versions[0]?.services[0]?.state).toBe("done");
  await expect(getChildPlan(worker, { childId })).rejects.toMatchObject({ code: "notFound" });
});

test("a plan is printed to be signed, and reading and writing it leave audit rows without its words", async () => {
  const childId = await ill("周打印");
  const { id } = await savePlan(worker, input(childId));
  const paper = await printPlan(worker, { id });
  expect(paper.fileName).toBe("周打印帮扶方案.pdf");
  expect(Buffer.from(paper.base64, "base64").subarray(0, 5).toString()).toBe("%PDF-");
  const audit = await listAudit(await bureau.staff("auditor"), { ...page, action: "plans.print" });
  expect(audit.rows).toMatchObject([{ childId }]);
  expect(JSON.stringify(await listAudit(await bureau.staff("auditor"), page))).not.toContain("复学");
});

test("another area, another bureau and roles without the permission get nothing", async () => {
  const childId = await ill("周他乡");
  const { id } = await savePlan(worker, input(childId));
  const stranger = onDay(await (await house.bureau()).staff("countyOfficer"), DAY);
  for (const reach of [
    () => getChildPlan(stranger, { childId }),
    () => printPlan(stranger, { id }),
    () => finishPlan(stranger, { id, reason: "x" }),
    () => savePlan(stranger, input(childId)),
  ])
    await expect(reach()).rejects.toMatchObject({ code: "notFound" });
  const finance = await bureau.staff("countyFinance");
  await expect(getChildPlan(finance, { childId })).rejects.toMatchObject({ code: "forbidden" });
  const auditor = onDay(await bureau.staff("auditor"), DAY);
  await expect(savePlan(auditor, input(childId))).rejects.toMatchObject({ code: "forbidden" });
});

test("each party signs a plan in force once, on the screen; the picture stays with the plan and is printed", async () => {
  const childId = await ill("周签名");
  const plan = input(childId, { guardian: { view: "notAsked" } });
  await savePlan(worker, plan);
  const sign = (signer: "child" | "guardian", picture: Buffer, context = worker) =>
    signPlan(context, { id: plan.id, signer, name: "周外婆", base64: picture.toString("base64") });
  const before = await printPlan(worker, { id: plan.id });
  await sign("guardian", SIGNATURE);
  await sign("guardian", SIGNATURE);
  const [version] = (await getChildPlan(officer, { childId })).versions;
  expect(version?.signatures).toMatchObject([
    { who: "guardian", name: "周外婆", takenBy: worker.staff.name },
  ]);
  const file = version?.signatures[0]?.file ?? "";
  expect(Buffer.from((await getAttachment(officer, { id: file })).bytes)).toEqual(SIGNATURE);
  const printed = await printPlan(worker, { id: plan.id });
  expect(Buffer.from(before.base64, "base64").includes("/Subtype /Image")).toBe(false);
  expect(Buffer.from(printed.base64, "base64").includes("/Subtype /Image")).toBe(true);

  const other = Buffer.concat([SIGNATURE, Buffer.from("x")]);
  await expect(sign("guardian", other)).rejects.toMatchObject({ code: "conflict" });
  await expect(sign("child", Buffer.from("%PDF-1.7"))).rejects.toMatchObject({ code: "invalid" });
  await expect(removeAttachment(officer, { id: file, reason: "重签" })).rejects.toMatchObject({
    code: "conflict",
  });
  await savePlan(worker, { ...input(childId), id: crypto.randomUUID(), base: 1, reason: "调整" });
  await expect(sign("child", SIGNATURE)).rejects.toMatchObject({ code: "stale" });
  const auditor = await bureau.staff("auditor");
  await expect(sign("child", SIGNATURE, auditor)).rejects.toMatchObject({ code: "forbidden" });
});

test("a service that a department gives is asked for once, prefilled, and shows how that stands", async () => {
  const childId = await ill("周交办");
  const plan = input(childId);
  await savePlan(worker, plan);
  const [{ id: serviceId } = { id: "" }] = plan.services;
  const draft = await draftReferral(worker, draftInput.parse({ childId, service: serviceId }));
  expect(draft.service).toEqual({
    id: serviceId,
    what: "联系定点医院复查",
    to: "health",
    dueOn: "2018-06-30",
  });
  const send = (id: string) =>
    sendReferral(
      worker,
      sendInput.parse({
        id,
        childId,
        kind: "service",
        service: serviceId,
        department: "health",
        text: draft.service?.what,
        fields: ["name"],
        dueOn: draft.service?.dueOn,
      }),
    );
  const id = crypto.randomUUID();
  const { number } = await send(id);
  expect(await send(id)).toEqual({ id, number });
  const [version] = (await getChildPlan(worker, { childId })).versions;
  expect(version?.services[0]?.referral).toEqual({ id, number, state: "sent", outcome: null });
  expect(await getReferral(worker, { id })).toMatchObject({ view: "sent", serviceId });
  await expect(send(crypto.randomUUID())).rejects.toMatchObject({ code: "conflict", field: "service" });
  const another = await ill("周别人");
  await expect(draftReferral(worker, { childId: another, service: serviceId })).rejects.toMatchObject({
    code: "notFound",
  });
});
