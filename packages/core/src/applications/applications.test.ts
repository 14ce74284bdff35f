import { withTenant } from "@tongyou/database";
import { afterAll, describe, expect, test } from "vitest";
import { addAttachment } from "../attachments/add-attachment.ts";
import { listAttachments } from "../attachments/list-attachments.ts";
import { awardsOf } from "../awards/awards-of.ts";
import { closeChild } from "../children/close-child.ts";
import { getChild } from "../children/get-child.ts";
import { listChildAccess } from "../children/list-child-access.ts";
import type { StaffContext } from "../context.ts";
import { enterSetting } from "../standards/enter-setting.ts";
import { applicationTerm } from "../standards/own-settings.ts";
import { testHouse } from "../testing.ts";
import { getTimeline } from "../timeline/get-timeline.ts";
import { getWorkbench } from "../workbench/get-workbench.ts";
import { child, desk, openIn, pass, read, say, start } from "./applications-desk.fixture.ts";
import { confirmApplications, previewConfirming } from "./confirm-applications.ts";
import { getApplication } from "./get-application.ts";
import { listChildApplications } from "./list-child-applications.ts";
import { passApplications } from "./pass-applications.ts";
import { sendBackApplication } from "./send-back.ts";
import { startApplications } from "./start-applications.ts";
import { withdrawApplication } from "./withdraw-application.ts";

const house = testHouse();
afterAll(() => house.close());

const spansOf = (context: StaffContext, childId: string) =>
  withTenant(house.app.db, context, async (tx) => {
    const spans = (await awardsOf(tx, "NX.allowance", [childId])).get(childId) ?? [];
    return spans.map(({ from, until, state }) => [from, until, state]);
  });
const confirm = async (by: StaffContext, ...ids: string[]) =>
  confirmApplications(by, { items: await Promise.all(ids.map((id) => read(by, id))) });
const zh = ({ cause }: { cause: { zh: string } }) => cause.zh;

describe("Ningxia, where the town accepts, reviews and approves", () => {
  test("from the village's word to the allowance, by two people of the town", async () => {
    const scene = await desk(house);
    const { village, town, colleague, officer } = scene;
    const id = await child(scene, "丁一");
    const application = await start(village, id);
    const begun = await getApplication(town, { id: application });
    expect(begun).toMatchObject({ state: "open", stage: { kind: "accept", title: { zh: "乡镇受理" } } });
    expect(begun.stages.map(({ title, clauses, at }) => [title.zh, clauses, at])).toEqual([
      ["乡镇受理", ["NX-4.1-d"], "here"],
      ["乡镇审核", ["NX-4.1-d"], "ahead"],
      ["乡镇批准", ["NX-4.1-d"], "ahead"],
    ]);
    expect(begun.allowance).toMatchObject({ status: "decided", fen: 73_700 });
    expect(begun.sentence.zh).toContain("737 元");
    expect(begun.clauses).toContain("NX-3.1-c");
    expect(begun.evidence.map(({ fact, evidence }) => [fact, evidence])).toContainEqual([
      "father.statuses",
      "户口簿",
    ]);

    await pass(town, application);
    await pass(town, application);
    expect(await confirm(town, application)).toMatchObject({ granted: [], leftOut: [{ name: "丁一" }] });
    expect(await confirm(officer, application)).toMatchObject({ granted: [] });
    expect(await spansOf(officer, id)).toEqual([]);

    const granted = await confirm(colleague, application);
    expect(granted).toMatchObject({
      granted: [{ name: "丁一", className: { zh: "父母双亡孤儿" }, fen: 73_700, month: "2018-08" }],
      fen: 73_700,
      leftOut: [],
    });
    expect(await spansOf(officer, id)).toEqual([["2018-08", null, "granted"]]);
    const done = await getApplication(town, { id: application });
    expect(done).toMatchObject({ state: "granted", firstMonth: "2018-08", allowance: { fen: 73_700 } });
    expect(done.steps.map(({ act, by }) => [act, by])).toEqual([
      ["start", "测试villageWorker"],
      ["pass", "测试townSupervisor"],
      ["pass", "测试townSupervisor"],
      ["grant", "测试townSupervisor"],
    ]);
  });

  test("what the town starts at its window is accepted with that", async () => {
    const scene = await desk(house);
    const application = await start(scene.town, await child(scene, "丁二"));
    const begun = await getApplication(scene.town, { id: application });
    expect(begun.stage.kind).toBe("check");
    expect(begun.steps.map(({ act }) => act)).toEqual(["start", "pass"]);
  });
});

describe("elsewhere the town checks and the county confirms", () => {
  const fujian = () => desk(house, "licheng", "350304000000");

  test("the town cannot confirm; who started it at the county cannot either", async () => {
    const scene = await fujian();
    const { officer, second, town, goTo } = scene;
    const application = await start(officer, await child(scene, "陈一"));
    expect((await getApplication(officer, { id: application })).stage.title.zh).toBe("乡镇受理");
    expect((await pass(officer, application)).leftOut.map(zh)).toEqual([
      expect.stringContaining("乡镇政府（街道办事处）办理"),
    ]);
    await pass(town, application);
    await pass(town, application);
    const waits = await getApplication(officer, { id: application });
    expect(waits.stage.title.zh).toBe("县级确认");
    expect(waits.may).toMatchObject({ confirm: false, return: true, withdraw: true });
    expect(waits.may.barred?.cause.zh).toContain("由您发起");
    expect((await confirm(town, application)).leftOut.map(zh)).toEqual([
      expect.stringContaining("县级民政部门办理"),
    ]);
    expect((await confirm(officer, application)).leftOut.map(zh)).toEqual([
      expect.stringContaining("不能再由您认定"),
    ]);
    goTo("2018-07-31");
    expect((await openIn(second, { mine: true })).rows.map(({ id }) => id)).toEqual([application]);
    expect((await openIn(officer, { mine: true })).rows).toEqual([]);
    expect(await confirm(second, application)).toMatchObject({ granted: [{ month: "2018-08" }] });
  });
});

test("a second click passes, confirms and starts nothing twice", async () => {
  const scene = await desk(house);
  const { town, colleague } = scene;
  const id = await child(scene, "丁三");
  const application = await start(town, id);
  const again = await startApplications(town, { childIds: [id], origin: "staff" });
  expect(again.started).toEqual([]);
  expect(again.leftOut.map(zh)).toEqual([expect.stringContaining("已有在办的申请")]);

  const first = await read(town, application);
  expect((await passApplications(town, { items: [first] })).passed).toEqual([application]);
  const stale = await passApplications(town, { items: [first] });
  expect(stale.passed).toEqual([]);
  expect(stale.leftOut.map(zh)).toEqual(["这份认定申请已被他人更新。"]);

  const seen = await read(colleague, application);
  const [one, two] = await Promise.all([
    confirmApplications(colleague, { items: [seen] }),
    confirmApplications(colleague, { items: [seen] }),
  ]);
  expect(one.granted.length + two.granted.length).toBe(1);
  expect(await spansOf(town, id)).toEqual([["2018-08", null, "granted"]]);
  const received = await startApplications(town, { childIds: [id], origin: "family" });
  expect(received.leftOut.map(zh)).toEqual([expect.stringContaining("已在享受")]);
  expect((await listChildApplications(town, { childId: id })).mayStart).toBe(false);
});

test("of a batch the rest is left as it is, each with its reason; the consequence is named before", async () => {
  const scene = await desk(house);
  const { officer, town, colleague } = scene;
  const decided = [
    await child(scene, "丁甲"),
    await child(scene, "丁乙", { careArrangement: "institution" }),
  ];
  const open = await child(scene, "丁丙", { benefitsDrawn: null });
  const none = await child(scene, "丁丁", {
    "father.statuses": [{ status: "normal" }],
    "mother.statuses": [{ status: "normal" }],
  });
  const closed = await child(scene, "丁戊");
  const { started } = await startApplications(town, {
    childIds: [...decided, open, none, closed],
    origin: "staff",
  });
  expect(started).toHaveLength(5);
  const items = started.map(({ id }) => ({ id, version: 1 }));
  expect(await passApplications(town, { items })).toMatchObject({ leftOut: [] });
  const { version } = await getChild(officer, { id: closed });
  await closeChild(officer, { id: closed, version, on: "2018-07-02", reason: "moved" });

  const passed = items.map(({ id }) => ({ id, version: 2 }));
  const before = await previewConfirming(colleague, { items: passed });
  expect(before).toMatchObject({
    granted: [{ name: "丁甲" }, { name: "丁乙" }],
    fen: 73_700 + 104_900,
    firsts: [{ children: 2, first: { month: "2018-08", rule: "nextMonth" } }],
  });
  expect(before.leftOut.map(({ name, cause }) => [name, cause.zh])).toEqual([
    ["丁丙", "还有事实未了解清楚，不能认定。"],
    ["丁丁", "按现有事实，不符合条件。"],
    ["丁戊", "档案已结案。"],
  ]);
  expect(await spansOf(officer, decided[0] ?? "")).toEqual([]);
  expect(await confirmApplications(colleague, { items: passed })).toEqual(before);
  expect((await openIn(colleague)).total).toBe(3);
  for (const id of decided) {
    expect(await spansOf(officer, id)).toEqual([["2018-08", null, "granted"]]);
    const rows = await listChildAccess(officer, { id });
    expect(rows.filter(({ action }) => action === "applications.confirm")).toHaveLength(1);
  }
});

test("a child who no longer qualifies is not granted; the reason is said", async () => {
  const scene = await desk(house);
  const { officer, town, colleague } = scene;
  const id = await child(scene, "丁四");
  const application = await start(town, id);
  await pass(town, application);
  await say({ officer, id }, "father.statuses", [{ status: "normal" }]);
  await say({ officer, id }, "mother.statuses", [{ status: "normal" }]);
  expect((await confirm(colleague, application)).leftOut.map(zh)).toEqual(["按现有事实，不符合条件。"]);
  const seen = await getApplication(colleague, { id: application });
  expect(seen.may).toMatchObject({ confirm: false, refuse: true, barred: null });
});

test("proposed is only who qualifies", async () => {
  const scene = await desk(house);
  const open = await child(scene, "丁五", { benefitsDrawn: null });
  const qualifies = await child(scene, "丁六");
  const { started, leftOut } = await startApplications(scene.officer, {
    childIds: [open, qualifies],
    origin: "proposed",
  });
  expect(started.map(({ childId }) => childId)).toEqual([qualifies]);
  expect(leftOut).toMatchObject([{ id: open, name: "丁五" }]);
});

test("what is missing goes back with a word, and can be withdrawn; closed it moves no more", async () => {
  const scene = await desk(house);
  const { village, town, colleague, officer } = scene;
  const id = await child(scene, "丁七");
  const application = await start(village, id);
  const back = async (by: StaffContext) =>
    sendBackApplication(by, { ...(await read(by, application)), opinion: "缺死亡证明" });
  await expect(back(town)).rejects.toMatchObject({ code: "conflict" });
  await pass(town, application);
  await expect(back(village)).rejects.toMatchObject({ code: "conflict" });
  await back(town);
  const returned = await getApplication(colleague, { id: application });
  expect(returned.stage.kind).toBe("accept");
  expect(returned.steps.at(-1)).toMatchObject({ act: "return", opinion: "缺死亡证明" });

  const withdraw = async (by: StaffContext) =>
    withdrawApplication(by, { ...(await read(by, application)), opinion: "家庭搬走" });
  await expect(withdraw(officer)).rejects.toMatchObject({ code: "forbidden" });
  await withdraw(village);
  await expect(withdraw(village)).rejects.toMatchObject({ code: "conflict" });
  expect((await pass(town, application)).leftOut.map(zh)).toEqual(["这件申请已经办结。"]);
  expect((await listChildApplications(village, { childId: id })).mayStart).toBe(true);
  const { rows } = await getTimeline(officer, {
    id,
    offset: 0,
    limit: 50,
    superseded: false,
    kinds: ["application"],
  });
  expect(rows.map(({ title }) => title.zh)).toEqual([
    "认定申请撤回",
    "认定申请退回",
    "认定申请通过",
    "认定申请发起",
  ]);
});

test("a term nobody gave is none; the bureau's own counts working days, and what is late stands first", async () => {
  const scene = await desk(house);
  const { officer, town, goTo } = scene;
  const untimed = await start(town, await child(scene, "丁八"));
  expect((await getApplication(town, { id: untimed })).due).toMatchObject({
    on: null,
    from: "unset",
    late: false,
  });
  await enterSetting(officer, {
    setting: applicationTerm("check"),
    value: 5,
    validFrom: "2018-01-01",
    reason: "本单位规定",
  });
  const timed = await start(town, await child(scene, "丁九"));
  expect((await getApplication(town, { id: timed })).due).toEqual({
    on: "2018-07-09",
    from: "bureau",
    late: false,
    calendar: null,
  });
  goTo("2018-07-10");
  expect((await openIn(town, { late: true })).rows.map(({ id }) => id)).toEqual([timed]);
  expect((await openIn(town)).counts).toEqual({ open: 2, mine: 2, late: 1 });
  const { todos, counts } = await getWorkbench(town, {});
  expect(counts).toContainEqual({ kind: "applicationDue", count: 2 });
  const mine = todos.filter(({ kind }) => kind === "applicationDue");
  expect(mine.map(({ to, overdue }) => [to, overdue])).toEqual([
    [`/applications/${timed}`, true],
    [`/applications/${untimed}`, false],
  ]);
});

test("papers are kept with the application, for those of its area", async () => {
  const scene = await desk(house);
  const elsewhere = await desk(house);
  const application = await start(scene.town, await child(scene, "丁十一"));
  const base64 = Buffer.from("%PDF-1.7 death certificate").toString("base64");
  const paper = { ownerKind: "application", ownerId: application, fileName: "死亡证明.pdf", base64 } as const;
  await addAttachment(scene.village, paper);
  const kept = { ownerKind: "application", ownerId: application } as const;
  expect(await listAttachments(scene.colleague, kept)).toMatchObject([{ name: "死亡证明.pdf" }]);
  await expect(listAttachments(elsewhere.town, kept)).rejects.toMatchObject({ code: "notFound" });
});

test("nobody outside the area finds an application, a child of it, or one in a batch", async () => {
  const scene = await desk(house);
  const elsewhere = await desk(house);
  const id = await child(scene, "丁十");
  const application = await start(scene.town, id);
  await expect(getApplication(elsewhere.town, { id: application })).rejects.toMatchObject({
    code: "notFound",
  });
  await expect(start(elsewhere.town, id)).rejects.toMatchObject({ code: "notFound" });
  const tried = await passApplications(elsewhere.town, { items: [{ id: application, version: 1 }] });
  expect(tried).toMatchObject({ passed: [], leftOut: [{ name: null }] });
  expect((await openIn(elsewhere.town)).total).toBe(0);
});
