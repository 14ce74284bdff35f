import { randomUUID } from "node:crypto";
import { tenantRole } from "@tongyou/database";
import { afterAll, describe, expect, test } from "vitest";
import { getChild } from "../children/get-child.ts";
import type { StaffContext } from "../context.ts";
import { divisionsUnder } from "../divisions/index.ts";
import { filed } from "../institutions/institutions.fixture.ts";
import { at } from "../protection/protection.fixture.ts";
import { enterSetting } from "../standards/enter-setting.ts";
import { CONTACT_INTERVAL } from "../standards/own-settings.ts";
import { testHouse } from "../testing.ts";
import { getTimeline } from "../timeline/get-timeline.ts";
import { timelineInput } from "../timeline/timeline.schema.ts";
import { getWorkbench } from "../workbench/get-workbench.ts";
import { confirmEntrustment, endEntrustment } from "./confirm-entrustment.ts";
import { entrustmentsListInput, recordEntrustmentInput } from "./entrustments.schema.ts";
import { getEntrustmentForm, listChildEntrustments } from "./list-child-entrustments.ts";
import { listEntrustments } from "./list-entrustments.ts";
import { printEntrustment } from "./print-entrustment.ts";
import { recordEntrustment } from "./record-entrustment.ts";

const house = testHouse();
afterAll(() => house.close());

/** The smallest picture there is. */
const PNG =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const AWAY = {
  "father.statuses": [{ status: "migrantWork" }],
  "mother.statuses": [{ status: "migrantWork" }],
};
const DAY = "2026-03-02T09:00:00+08:00";

async function scene() {
  const bureau = await house.bureau({ division: "350502000000", pack: "licheng" });
  const officer = at(await bureau.staff("countyOfficer"), DAY);
  const village = divisionsUnder(officer.area.code, 5)[0];
  if (!village) throw new Error("a county without a village");
  const worker = at(await bureau.staff("villageWorker", village.code), DAY);
  const childId = await filed(officer, village.code, {
    birthDate: "2016-01-01",
    careArrangement: "kinship",
    entrustmentSigned: false,
    ...AWAY,
  });
  return { bureau, officer, worker, childId };
}

const NO_BARS = { crime: "no", vice: "no", duty: "no", other: "no" };
const formOf = (childId: string, more: object = {}) =>
  recordEntrustmentInput.parse({
    id: randomUUID(),
    childId,
    guardians: [{ name: "安大海", relation: "父亲", phone: "13900000000" }],
    carer: { name: "安老伯", relation: "爷爷", birthDate: "1960-05-05", phone: "13900000001" },
    reason: "work",
    from: "2026-03-01",
    until: "2027-02-28",
    signedOn: "2026-03-01",
    capable: "yes",
    bars: NO_BARS,
    opinion: { heard: true, text: "愿意跟爷爷住" },
    contactDays: 7,
    villageTold: "2026-03-01",
    schoolTold: "2026-03-02",
    signatures: { guardian: PNG, entrusted: PNG },
    ...more,
  });
const versionOf = async (who: StaffContext, id: string) => (await getChild(who, { id })).version;
const confirm = async (who: StaffContext, childId: string, id: string) =>
  confirmEntrustment(who, { id, version: await versionOf(who, childId) });
const listed = (who: StaffContext, view: string) =>
  listEntrustments(who, entrustmentsListInput.parse({ view }));
const counts = async (who: StaffContext) =>
  Object.fromEntries((await getWorkbench(who, {})).counts.map(({ kind, count }) => [kind, count]));

describe("a confirmation", () => {
  test("is missing where the region asks for it, waits for the town, and then is in force", async () => {
    const { officer, worker, childId } = await scene();
    const missing = await listed(worker, "missing");
    expect(missing.rows).toMatchObject([{ childId, entrustment: null }]);
    expect(missing.clauses).toContain("LC-3.4-a");
    expect(await counts(worker)).toMatchObject({ entrustmentMissing: 1 });
    const form = formOf(childId);
    await recordEntrustment(worker, form);
    await recordEntrustment(worker, form);
    expect((await listed(officer, "waiting")).total).toBe(1);
    expect((await listed(worker, "missing")).total).toBe(1);
    expect(await counts(officer)).toMatchObject({ entrustmentConfirm: 1 });
    await confirm(officer, childId, form.id);
    expect((await listed(worker, "missing")).rows).toEqual([]);
    expect((await listChildEntrustments(worker, { childId })).rows).toMatchObject([
      { state: "running", expired: false, signed: expect.arrayContaining(["guardian", "entrusted"]) },
    ]);
    const { care } = await getChild(officer, { id: childId });
    expect(care).toMatchObject({ arrangement: "entrusted", since: "2026-03-01" });
    expect((await getEntrustmentForm(worker, { childId })).carer).toBe("安老伯");
    await expect(confirm(officer, childId, form.id)).rejects.toMatchObject({ code: "conflict" });
    const told = await getTimeline(officer, timelineInput.parse({ id: childId, kinds: ["entrustment"] }));
    expect(told.total).toBe(1);
  });

  test("with something not known is kept, and not confirmed until it is", async () => {
    const { officer, worker, childId } = await scene();
    const form = formOf(childId, {
      capable: "unknown",
      schoolTold: undefined,
      signatures: { guardian: PNG },
    });
    await recordEntrustment(worker, form);
    const [row] = (await listChildEntrustments(worker, { childId })).rows;
    expect(row?.lacks).toHaveLength(3);
    await expect(confirm(officer, childId, form.id)).rejects.toMatchObject({ code: "conflict" });
    const again = formOf(childId, { schoolTold: "none", onPaper: true, signatures: {} });
    await recordEntrustment(worker, again);
    const states = (await listChildEntrustments(worker, { childId })).rows.map(({ state }) => state).sort();
    expect(states).toEqual(["ended", "waiting"]);
    await confirm(officer, childId, again.id);
  });

  test.each([
    ["a minor", "carer", { carer: { name: "安小海", relation: "哥哥", birthDate: "2010-01-01" } }],
    ["somebody not capable", "capable", { capable: "no" }],
    ["somebody who hurt a child", "bars", { bars: { ...NO_BARS, crime: "yes" } }],
    ["parents who call once in two weeks", "contactDays", { contactDays: 14 }],
    ["a term that ends before it begins", "until", { until: "2026-02-28" }],
  ])("refuses %s", async (_who, field, more) => {
    const { worker, childId } = await scene();
    const refused = recordEntrustment(worker, formOf(childId, more));
    await expect(refused).rejects.toMatchObject({ code: "invalid", field });
    expect((await listChildEntrustments(worker, { childId })).rows).toEqual([]);
  });

  test("asks for contact as the law is remembered, or as the bureau sets it, and says which", async () => {
    const { officer, worker, childId } = await scene();
    const contact = async () => (await getEntrustmentForm(worker, { childId })).contact;
    expect(await contact()).toEqual({ days: 7, from: "law" });
    await expect(recordEntrustment(worker, formOf(childId, { contactDays: 8 }))).rejects.toMatchObject({
      reason: { zh: expect.stringContaining("条文请核对") },
    });
    const own = { setting: CONTACT_INTERVAL, value: 3, validFrom: "2026-01-01", reason: "本单位规定" };
    await enterSetting(officer, own);
    expect(await contact()).toEqual({ days: 3, from: "bureau" });
    await expect(recordEntrustment(worker, formOf(childId, { contactDays: 7 }))).rejects.toMatchObject({
      reason: { zh: expect.stringContaining("由本单位设定") },
    });
    await recordEntrustment(worker, formOf(childId, { contactDays: 3 }));
  });

  test("is renewed by the next one before it ends, and afterwards is asked for again", async () => {
    const { officer, worker, childId } = await scene();
    const first = formOf(childId, { until: "2026-04-30" });
    await recordEntrustment(worker, first);
    await confirm(officer, childId, first.id);
    expect((await listed(worker, "ending")).total).toBe(1);
    expect(await counts(worker)).toMatchObject({ entrustmentEnding: 1 });
    const next = formOf(childId, { from: "2026-05-01", until: "2027-04-30" });
    await recordEntrustment(worker, next);
    await confirm(officer, childId, next.id);
    const rows = (await listChildEntrustments(worker, { childId })).rows;
    expect(rows.map(({ state, ended }) => [state, ended?.how ?? null])).toEqual([
      ["running", null],
      ["ended", "renewed"],
    ]);
    const { version } = await listChildEntrustments(worker, { childId });
    const back = { id: next.id, on: "2026-03-02", how: "parentBack", why: "母亲返乡", version } as const;
    await expect(endEntrustment(worker, back)).rejects.toMatchObject({ field: "on" });
    const later = at(worker, "2026-06-01T09:00:00+08:00");
    await endEntrustment(later, { ...back, on: "2026-06-01" });
    expect((await getChild(later, { id: childId })).care.arrangement).toBe("parents");
  });

  test("is printed with its signatures, which lie sealed in the database", async () => {
    const { bureau, worker, childId } = await scene();
    const form = formOf(childId);
    await recordEntrustment(worker, form);
    const paper = await printEntrustment(worker, { id: form.id });
    expect(Buffer.from(paper.base64, "base64").subarray(0, 5).toString()).toBe("%PDF-");
    const schema = tenantRole(bureau.ref.number);
    const { rows } = await house.app.db.owner.query<{ kept: Buffer }>(
      `SELECT content_sealed AS kept FROM ${schema}.entrustment
       UNION ALL SELECT sealed FROM ${schema}.entrustment_signature`,
    );
    expect(rows).toHaveLength(3);
    for (const { kept } of rows)
      expect([kept.includes("安老伯"), kept.includes("PNG")]).toEqual([false, false]);
  });
});

test("a child of another area or bureau is not there, and a role without the permission is refused", async () => {
  const { bureau, childId, worker } = await scene();
  await recordEntrustment(worker, formOf(childId));
  const places = divisionsUnder("350502000000", 5);
  const neighbour = await bureau.staff("villageWorker", places.at(-1)?.code ?? "");
  await expect(listChildEntrustments(neighbour, { childId })).rejects.toMatchObject({ code: "notFound" });
  await expect(recordEntrustment(neighbour, formOf(childId))).rejects.toMatchObject({ code: "notFound" });
  const stranger = await (await house.bureau()).staff("countyOfficer");
  await expect(listChildEntrustments(stranger, { childId })).rejects.toMatchObject({ code: "notFound" });
  const [row] = (await listChildEntrustments(worker, { childId })).rows;
  await expect(confirm(worker, childId, row?.id ?? "")).rejects.toMatchObject({ code: "forbidden" });
});
