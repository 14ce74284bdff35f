import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { getChild } from "../children/get-child.ts";
import { recordFact } from "../children/record-fact.ts";
import type { StaffContext } from "../context.ts";
import { testHouse } from "../testing.ts";
import { getTimeline } from "../timeline/get-timeline.ts";
import { closeReferral } from "./close-referral.ts";
import { draftReferral } from "./draft-referral.ts";
import { getReferral } from "./get-referral.ts";
import { listChildReferrals } from "./list-child-referrals.ts";
import { listReferrals } from "./list-referrals.ts";
import { disabledChild, REHABILITATION, versionOf } from "./referrals.fixture.ts";
import {
  closeReferralInput,
  referralsListInput,
  replyInput,
  sendInput,
  sendManyInput,
} from "./referrals.schema.ts";
import { replyReferral } from "./reply-referral.ts";
import { sendMany } from "./send-many.ts";
import { sendReferral } from "./send-referral.ts";

const house = testHouse();
afterAll(() => house.close());

const page = { offset: 0, limit: 50 };
const listed = (who: StaffContext) => listReferrals(who, referralsListInput.parse({}));
const reply = async (who: StaffContext, id: string, more: object) =>
  replyReferral(who, replyInput.parse({ ...(await versionOf(who, id)), text: "已核实", ...more }));
const close = async (who: StaffContext, id: string, outcome: string) =>
  closeReferral(who, closeReferralInput.parse({ ...(await versionOf(who, id)), outcome }));

describe("an entitlement in kind", () => {
  const send = async (who: StaffContext, childId: string, item = REHABILITATION) =>
    sendReferral(
      who,
      sendInput.parse({
        id: randomUUID(),
        childId,
        kind: "entitlement",
        item,
        department: "disabledFederation",
        text: "请安排康复",
        fields: ["name"],
      }),
    );

  test("goes from due to asked for to received in the child's file, and is asked for once at a time", async () => {
    const bureau = await house.bureau();
    const officer = await bureau.staff("countyOfficer");
    const partner = await bureau.department("disabledFederation");
    const childId = await disabledChild(bureau);
    const entitled = async () =>
      (await listChildReferrals(officer, { childId })).entitlements.find(({ id }) => id === REHABILITATION);
    const state = async () => (await entitled())?.state;
    const offered = await state();
    expect(["yes", "possible"]).toContain(offered);
    const { id } = await send(officer, childId);
    expect(await state()).toBe("asked");
    await expect(send(officer, childId)).rejects.toMatchObject({ code: "conflict", field: "item" });
    await reply(partner, id, { reply: "refused", text: "年龄不符", clause: REHABILITATION });
    expect(await entitled()).toMatchObject({ state: "refused", askable: false });
    await close(officer, id, "notGiven");
    expect(await entitled()).toMatchObject({ state: "refused", askable: true });
    const second = await send(officer, childId);
    expect((await draftReferral(officer, { childId, item: REHABILITATION })).suggested).toEqual([
      "disabledFederation",
    ]);
    await reply(partner, second.id, { reply: "answered" });
    expect(await state()).toBe("replied");
    await close(officer, second.id, "received");
    expect(await state()).toBe("received");
  });

  test("that rests on restricted facts is the county officer's alone: in the file, the list and the timeline", async () => {
    const bureau = await house.bureau({ division: "350500000000", pack: "licheng" });
    const officer = await bureau.staff("countyOfficer");
    const worker = await bureau.staff("villageWorker");
    const childId = await disabledChild(bureau, "郑小安");
    const { version } = await getChild(officer, { id: childId });
    const hiv = { name: "hivInfected", value: true, from: "2026-01-01", evidence: "病历" } as const;
    await recordFact(officer, { id: childId, version, ...hiv });
    const ids = async (who: StaffContext) =>
      (await listChildReferrals(who, { childId })).entitlements.map(({ id }) => id);
    const open = await ids(worker);
    const item = (await ids(officer)).find((id) => !open.includes(id));
    if (!item) throw new Error("no entitlement rests on the restricted fact");
    await expect(send(worker, childId, item)).rejects.toMatchObject({ code: "conflict", field: "item" });
    const { id, number } = await send(officer, childId, item);
    expect((await listed(officer)).rows).toMatchObject([{ number }]);
    expect((await listed(worker)).total).toBe(0);
    await expect(getReferral(worker, { id })).rejects.toMatchObject({ code: "notFound" });
    expect(await ids(worker)).toEqual(open);
    const told = { id: childId, ...page, kinds: ["referral" as const], superseded: false };
    expect((await getTimeline(officer, told)).total).toBe(1);
    expect((await getTimeline(worker, told)).total).toBe(0);
  });

  test("that the child does not have is refused with its remedy", async () => {
    const bureau = await house.bureau();
    const officer = await bureau.staff("countyOfficer");
    const childId = await disabledChild(bureau);
    await expect(send(officer, childId, "NX-3.5-a")).rejects.toMatchObject({
      code: "conflict",
      field: "item",
    });
  });

  test("is asked for many children at once; who is not entitled or has it under way is named", async () => {
    const bureau = await house.bureau();
    const officer = await bureau.staff("countyOfficer");
    const ids = [await disabledChild(bureau, "马一一"), await disabledChild(bureau, "马二二")];
    const third = await disabledChild(bureau, "马三三");
    const { version } = await getChild(officer, { id: third });
    await recordFact(officer, {
      id: third,
      version,
      name: "disabled",
      value: false,
      from: "2026-01-01",
      evidence: "复核",
    });
    await send(officer, ids[0] ?? "");
    const many = sendManyInput.parse({
      childIds: [...ids, third],
      item: REHABILITATION,
      department: "disabledFederation",
      text: "请安排康复",
      fields: ["name", "idNumber"],
    });
    const result = await sendMany(officer, many);
    expect(result).toMatchObject({
      sent: 1,
      skipped: expect.arrayContaining([
        { childId: ids[0], name: "马一一", why: "open" },
        { childId: third, name: "马三三", why: "notEntitled" },
      ]),
    });
    expect((await sendMany(officer, many)).sent).toBe(0);
    const stranger = await bureau.staff("townSupervisor", "640423101000");
    await expect(sendMany(stranger, many)).rejects.toMatchObject({ code: "notFound" });
  });
});
