import { randomUUID } from "node:crypto";
import { tenantRole } from "@tongyou/database";
import { afterAll, describe, expect, test } from "vitest";
import { addAttachment } from "../attachments/add-attachment.ts";
import { listAttachments } from "../attachments/list-attachments.ts";
import { getChild } from "../children/get-child.ts";
import type { StaffContext } from "../context.ts";
import { listNotifications } from "../notifications/list-notifications.ts";
import { at } from "../protection/protection.fixture.ts";
import { enterSetting } from "../standards/enter-setting.ts";
import { testHouse } from "../testing.ts";
import { getTimeline } from "../timeline/get-timeline.ts";
import { getWorkbench } from "../workbench/get-workbench.ts";
import { acceptReferral } from "./accept-referral.ts";
import { closeReferral } from "./close-referral.ts";
import { draftReferral } from "./draft-referral.ts";
import { getReferral } from "./get-referral.ts";
import { listAsked } from "./list-asked.ts";
import { listReferrals } from "./list-referrals.ts";
import { passOn } from "./pass-on.ts";
import { asked, disabledChild, REHABILITATION, versionOf } from "./referrals.fixture.ts";
import { closeReferralInput, referralsListInput, replyInput } from "./referrals.schema.ts";
import { replyReferral } from "./reply-referral.ts";

const house = testHouse();
afterAll(() => house.close());

const page = { offset: 0, limit: 50 };
const listed = (who: StaffContext, filter: object = {}) =>
  listReferrals(who, referralsListInput.parse(filter));
const toDo = (who: StaffContext) => listAsked(who, { open: true, ...page });
const kindsOf = async (who: StaffContext) => (await getWorkbench(who, {})).counts.map(({ kind }) => kind);
const reply = async (who: StaffContext, id: string, more: object) =>
  replyReferral(who, replyInput.parse({ ...(await versionOf(who, id)), text: "已核实", ...more }));
const close = async (who: StaffContext, id: string, more: object) =>
  closeReferral(who, closeReferralInput.parse({ ...(await versionOf(who, id)), ...more }));

describe("what a department sees", () => {
  test("is the letter: what was chosen to be disclosed, and nothing of the file", async () => {
    const bureau = await house.bureau();
    const school = await bureau.department("education");
    const { id, childId, number } = await asked(bureau);
    const seen = await getReferral(school, { id });
    expect(seen).toMatchObject({
      view: "asked",
      number,
      kind: "question",
      text: "请核实该生是否在校",
      name: "马小草",
      fields: [{ key: "name", value: { zh: "马小草" } }, { key: "birthDate" }],
    });
    expect(JSON.stringify(seen)).not.toContain(childId);
    expect((await toDo(school)).rows).toMatchObject([{ of: "referral", number }]);
    expect(await kindsOf(school)).toEqual(["referral"]);
    expect(JSON.stringify(await getWorkbench(school, {}))).not.toContain("马小草");
    const told = await listNotifications(school, { unread: true, ...page });
    expect(told.rows).toMatchObject([{ kind: "referralSent", subject: number, path: `/referrals/${id}` }]);
  });

  test("is its own alone: another department, another county and another bureau find nothing", async () => {
    const bureau = await house.bureau();
    const { id } = await asked(bureau);
    for (const other of [
      await bureau.department("health"),
      await bureau.department("education", "640424000000"),
      await (await house.bureau()).department("education"),
    ]) {
      await expect(getReferral(other, { id })).rejects.toMatchObject({ code: "notFound" });
      await expect(acceptReferral(other, { id, version: 1 })).rejects.toMatchObject({ code: "notFound" });
      const answer = replyInput.parse({ id, version: 1, reply: "refused", text: "x" });
      await expect(replyReferral(other, answer)).rejects.toMatchObject({ code: "notFound" });
      expect((await toDo(other)).total).toBe(0);
      await expect(listAttachments(other, { ownerKind: "referral", ownerId: id })).rejects.toMatchObject({
        code: "notFound",
      });
    }
  });

  test("holds nothing that was not chosen, in no column of the referral in the clear", async () => {
    const bureau = await house.bureau();
    const { id } = await asked(bureau);
    const { rows } = await house.app.db.owner.query<{ row: string }>(
      `SELECT t::text AS row FROM ${tenantRole(bureau.ref.number)}.referral t WHERE id = $1`,
      [id],
    );
    expect(rows[0]?.row).not.toContain("马小草");
    expect(rows[0]?.row).not.toContain("请核实");
  });
});

describe("sending", () => {
  test("shows beforehand what can be disclosed, and in full to whom it is masked", async () => {
    const bureau = await house.bureau();
    const worker = await bureau.staff("villageWorker");
    const childId = await disabledChild(bureau);
    const draft = await draftReferral(worker, { childId, item: REHABILITATION });
    expect(draft.fields.map(({ key }) => key)).toEqual(
      expect.arrayContaining(["name", "birthDate", "place", "fact:disabled"]),
    );
    expect(draft.item).toMatchObject({ id: REHABILITATION, clause: REHABILITATION });
    expect(draft.due).toEqual({ question: null, service: null, entitlement: null });
    expect(draft.reachable).toEqual([]);
    await bureau.department("disabledFederation");
    expect((await draftReferral(worker, { childId })).reachable).toEqual(["disabledFederation"]);
  });

  test("the same form twice is one referral; a field that is not known is refused", async () => {
    const bureau = await house.bureau();
    const first = await asked(bureau);
    const again = await asked(bureau, { id: first.id, childId: first.childId });
    expect(again.number).toBe(first.number);
    const officer = await bureau.staff("countyOfficer");
    expect((await listed(officer)).total).toBe(1);
    for (const fields of [["idNumber"], ["fact:hivInfected"]])
      await expect(asked(bureau, { childId: first.childId, fields })).rejects.toMatchObject({
        code: "invalid",
        field: "fields",
      });
    await expect(asked(bureau, { childId: first.childId, fact: "hivInfected" })).rejects.toMatchObject({
      field: "fact",
    });
  });

  test("has the last day the bureau set in working days, or the sender gives; else none, and says so", async () => {
    const bureau = await house.bureau();
    const officer = at(await bureau.staff("countyOfficer"), "2026-01-05T02:00:00Z");
    const childId = await disabledChild(bureau);
    const unset = await getReferral(officer, await asked(bureau, { by: officer, childId }));
    expect(unset.due).toEqual({ on: null, from: "unset", overdue: false });
    await enterSetting(officer, {
      setting: "referrals.question",
      value: 3,
      validFrom: "2026-01-01",
      reason: "本单位规定",
    });
    const own = await getReferral(officer, await asked(bureau, { by: officer, childId }));
    expect(own.due).toEqual({ on: "2026-01-08", from: "bureau", overdue: false });
    const given = await getReferral(
      officer,
      await asked(bureau, { by: officer, childId, dueOn: "2026-01-06" }),
    );
    expect(given.due).toMatchObject({ on: "2026-01-06", from: "sender" });
    const late = await getReferral(at(officer, "2026-01-09T02:00:00Z"), { id: own.id });
    expect(late.due.overdue).toBe(true);
    await expect(asked(bureau, { by: officer, childId, dueOn: "2026-01-04" })).rejects.toMatchObject({
      field: "dueOn",
    });
  });
});

describe("the way of a referral", () => {
  test("accepted, answered once, confirmed as a fact of the file, closed", async () => {
    const bureau = await house.bureau();
    const sender = await bureau.staff("townSupervisor");
    const school = await bureau.department("education");
    const { id, childId, number } = await asked(bureau);
    await acceptReferral(school, await versionOf(school, id));
    await expect(reply(school, id, { reply: "answered" })).rejects.toMatchObject({ field: "yes" });
    await expect(reply(school, id, { reply: "answered", yes: true, on: "2199-01-01" })).rejects.toMatchObject(
      { field: "on" },
    );
    const on = "2026-01-01";
    const before = await versionOf(school, id);
    await reply(school, id, { reply: "answered", yes: true, on });
    await expect(
      replyReferral(school, replyInput.parse({ ...before, reply: "refused", text: "x" })),
    ).rejects.toMatchObject({ code: "stale" });
    await expect(reply(school, id, { reply: "refused" })).rejects.toMatchObject({ code: "conflict" });

    expect(await kindsOf(sender)).toContain("referralReplied");
    expect((await listed(sender, { view: "replied" })).rows).toMatchObject([{ number, state: "answered" }]);
    const seen = await getReferral(sender, { id });
    if (seen.view !== "sent" || seen.childVersion === null) throw new Error("not the sender's view");
    expect(seen.reply).toMatchObject({ yes: true, on, by: school.staff.name });
    const facts = [{ name: "boarding", value: true, from: on }];
    const stale = { outcome: "known", facts, childVersion: seen.childVersion - 1 };
    await expect(close(sender, id, stale)).rejects.toMatchObject({ code: "stale" });
    await close(sender, id, { outcome: "known", facts, childVersion: seen.childVersion });
    const file = await getChild(sender, { id: childId });
    expect(file.facts.find(({ name }) => name === "boarding")).toMatchObject({
      value: true,
      from: on,
      evidence: `协同办理 ${number} 的答复`,
    });
    await expect(close(sender, id, { outcome: "known" })).rejects.toMatchObject({ code: "conflict" });
    expect(await kindsOf(sender)).not.toContain("referralReplied");
    const { rows } = await getTimeline(sender, {
      id: childId,
      ...page,
      kinds: ["referral"],
      superseded: false,
    });
    expect(rows.map(({ title }) => title.zh).sort()).toEqual(
      ["交教育部门办理", "协同事项办结", "教育部门答复"].sort(),
    );
  });

  test("returned to the right department with newly chosen content; the first goes on seeing its own", async () => {
    const bureau = await house.bureau();
    const sender = await bureau.staff("townSupervisor");
    const school = await bureau.department("education");
    const health = await bureau.department("health");
    const { id, number } = await asked(bureau);
    const next = {
      newId: randomUUID(),
      department: "health" as const,
      text: "请核实",
      fields: ["name"],
    };
    await expect(passOn(sender, { ...(await versionOf(sender, id)), ...next })).rejects.toMatchObject({
      code: "conflict",
    });
    await reply(school, id, { reply: "returned", text: "不归教育部门", rightDepartment: "health" });
    const from = await versionOf(sender, id);
    const passed = await passOn(sender, { ...from, ...next });
    expect(await passOn(sender, { ...from, ...next })).toEqual(passed);
    expect(await getReferral(sender, { id: passed.id })).toMatchObject({
      department: "health",
      follows: { id, number },
      fields: [{ key: "name" }],
    });
    expect(await getReferral(sender, { id })).toMatchObject({
      state: "closed",
      outcome: "passedOn",
      followedBy: { id: passed.id },
    });
    expect((await toDo(health)).total).toBe(1);
    expect((await listAsked(school, { open: false, ...page })).rows).toMatchObject([{ number }]);
    await expect(getReferral(school, { id: passed.id })).rejects.toMatchObject({ code: "notFound" });
  });

  test("withdrawn before a reply: the department has nothing left to do", async () => {
    const bureau = await house.bureau();
    const sender = await bureau.staff("townSupervisor");
    const school = await bureau.department("education");
    const { id } = await asked(bureau);
    await expect(close(sender, id, { outcome: "known" })).rejects.toMatchObject({ code: "conflict" });
    await close(sender, id, { outcome: "withdrawn", note: "重复交办" });
    expect((await toDo(school)).total).toBe(0);
    await expect(reply(school, id, { reply: "answered", yes: true })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  test("an answer on paper is entered by the county's officer, named as such", async () => {
    const bureau = await house.bureau();
    const officer = await bureau.staff("countyOfficer");
    const { id } = await asked(bureau);
    expect(await getReferral(officer, { id })).toMatchObject({ paperNeeded: true });
    await expect(reply(officer, id, { reply: "answered", yes: false })).rejects.toMatchObject({
      field: "paper",
    });
    await reply(officer, id, { reply: "answered", yes: false, paper: "教函〔2026〕3号" });
    expect(await getReferral(officer, { id })).toMatchObject({
      reply: { yes: false, paper: "教函〔2026〕3号" },
    });
  });

  test("late: the sender and the county's officer are told, the village's neighbour is not", async () => {
    const bureau = await house.bureau();
    const sender = at(await bureau.staff("townSupervisor"), "2026-01-05T02:00:00Z");
    const { id } = await asked(bureau, { by: sender, dueOn: "2026-01-06" });
    const tomorrow = "2026-01-07T02:00:00Z";
    expect(await kindsOf(at(sender, tomorrow))).toContain("referralOverdue");
    expect(await kindsOf(at(await bureau.staff("countyOfficer"), tomorrow))).toContain("referralOverdue");
    expect(await kindsOf(at(await bureau.staff("villageWorker"), tomorrow))).not.toContain("referralOverdue");
    const next = at(await bureau.staff("townSupervisor", "640423101000"), tomorrow);
    expect((await listed(next, { view: "overdue" })).total).toBe(0);
    await expect(getReferral(next, { id })).rejects.toMatchObject({ code: "notFound" });
  });

  test("a department keeps its paper with the referral; the sender sees it", async () => {
    const bureau = await house.bureau();
    const school = await bureau.department("education");
    const { id } = await asked(bureau);
    const owner = { ownerKind: "referral", ownerId: id } as const;
    const base64 = Buffer.from("%PDF-1.7 x").toString("base64");
    await addAttachment(school, { ...owner, fileName: "在校证明.pdf", base64 });
    const sender = await bureau.staff("townSupervisor");
    expect(await listAttachments(sender, owner)).toMatchObject([{ name: "在校证明.pdf" }]);
  });
});
