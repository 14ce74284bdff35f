import { randomUUID } from "node:crypto";
import { openFile, tenantKey, withTenant } from "@tongyou/database";
import { attachment } from "@tongyou/database/schema";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listAudit } from "../audit/list-audit.ts";
import { registerChild } from "../children/register-child.ts";
import type { StaffContext } from "../context.ts";
import { type TestBureau, testHouse } from "../testing.ts";
import { getTimeline } from "../timeline/get-timeline.ts";
import { timelineInput } from "../timeline/timeline.schema.ts";
import { addAttachment } from "./add-attachment.ts";
import { storeKey } from "./attachment-row.ts";
import { addAttachmentInput, MOST_BYTES } from "./attachments.schema.ts";
import { getAttachment } from "./get-attachment.ts";
import { listAttachments } from "./list-attachments.ts";
import { removeAttachment } from "./remove-attachment.ts";
import { REFUSED, SAMPLES } from "./sample-files.fixture.ts";

const house = testHouse();
afterAll(() => house.close());

const VILLAGE = "640423100004";
let bureau: TestBureau;
let officer: StaffContext;

beforeAll(async () => {
  bureau = await house.bureau();
  officer = await bureau.staff("countyOfficer");
});

const newChild = async () =>
  (await registerChild(officer, { name: "马附件", division: VILLAGE, evidence: "走访" })).id;
const add = (context: StaffContext, childId: string, bytes: Buffer, fileName = "证明.pdf") =>
  addAttachment(context, {
    ownerKind: "child",
    ownerId: childId,
    fileName,
    base64: bytes.toString("base64"),
  });
const list = (context: StaffContext, childId: string) =>
  listAttachments(context, { ownerKind: "child", ownerId: childId });

test("a file is kept sealed, listed with its cleaned name, and comes back as it was, each time written down", async () => {
  const childId = await newChild();
  const bytes = SAMPLES.pdf("死亡证明");
  const { id } = await add(officer, childId, bytes, "..\\死亡证明.exe");
  expect(await list(officer, childId)).toMatchObject([
    {
      id,
      name: "死亡证明.pdf",
      type: "pdf",
      size: bytes.length,
      addedBy: "测试countyOfficer",
      removed: null,
      mayRemove: true,
    },
  ]);
  const sealed = await house.app.files.get(storeKey(officer, id));
  expect(Buffer.from(sealed ?? []).includes("死亡证明")).toBe(false);
  expect(openFile(await tenantKey(house.app.db, bureau.ref), sealed ?? new Uint8Array())).toEqual(bytes);

  const worker = await bureau.staff("villageWorker", VILLAGE);
  const file = await getAttachment(worker, { id });
  expect(file).toMatchObject({ fileName: "死亡证明.pdf", mime: "application/pdf" });
  expect(Buffer.from(file.bytes)).toEqual(bytes);
  const { rows } = await listAudit(await bureau.staff("auditor"), { childId, offset: 0, limit: 50 });
  expect(rows.find(({ action }) => action === "attachments.get")).toMatchObject({
    actor: worker.staff.id,
    detail: { file: id },
  });
  expect(JSON.stringify(rows)).not.toContain("死亡证明");
});

test("the same file twice is one, also when it is sent twice at the same time; a removed one may come again", async () => {
  const childId = await newChild();
  const sent = await Promise.all([1, 2, 3].map(() => add(officer, childId, SAMPLES.png())));
  expect(sent.filter(({ repeated }) => !repeated)).toHaveLength(1);
  expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
  const [{ id } = { id: "" }] = sent;
  await removeAttachment(officer, { id, reason: "拍错了" });
  expect(await add(officer, childId, SAMPLES.png())).toMatchObject({ repeated: false });
});

test("putting away keeps bytes, name and reason; it is opened again only to settle what it was", async () => {
  const childId = await newChild();
  const { id } = await add(officer, childId, SAMPLES.jpg(), "照片.jpg");
  await removeAttachment(await bureau.staff("villageWorker", VILLAGE), { id, reason: "不是这名儿童" });
  const again = removeAttachment(officer, { id, reason: "再移除" });
  await expect(again).rejects.toMatchObject({ code: "conflict" });
  const supervisor = await bureau.staff("townSupervisor", "640423100000");
  expect(await list(supervisor, childId)).toMatchObject([
    {
      name: "照片.jpg",
      removed: { by: "测试villageWorker", reason: "不是这名儿童" },
      mayOpen: false,
      mayRemove: false,
    },
  ]);
  await expect(getAttachment(supervisor, { id })).rejects.toMatchObject({ code: "notFound" });
  expect((await getAttachment(officer, { id })).bytes.length).toBe(SAMPLES.jpg().length);
  const { rows } = await getTimeline(
    officer,
    timelineInput.parse({ id: childId, kinds: ["attachment"], superseded: true }),
  );
  expect(rows).toMatchObject([
    { text: { zh: "照片.jpg（已移除：不是这名儿童）" }, supersededAt: expect.any(String) },
  ]);
});

test.each(Object.entries(REFUSED))("%s is refused with what can be kept", async (_, bytes) => {
  await expect(add(officer, await newChild(), bytes)).rejects.toMatchObject({
    code: "invalid",
    field: "base64",
  });
});

test("what is empty or larger than 10 MB is refused", async () => {
  const childId = await newChild();
  await expect(add(officer, childId, Buffer.alloc(0))).rejects.toMatchObject({
    code: "invalid",
    field: "base64",
  });
  const large = Buffer.concat([SAMPLES.pdf(), Buffer.alloc(MOST_BYTES)]);
  await expect(add(officer, childId, large)).rejects.toMatchObject({ code: "invalid", field: "base64" });
  const text = { ownerKind: "child", ownerId: childId, fileName: "x.pdf", base64: "not base64!" };
  expect(addAttachmentInput.safeParse(text).success).toBe(false);
});

test("another area, another bureau and a role without the work reach no file", async () => {
  const childId = await newChild();
  const { id } = await add(officer, childId, SAMPLES.pdf("本县"));
  const elsewhere = await bureau.staff("villageWorker", "640423101200");
  const stranger = await (await house.bureau()).staff("countyOfficer");
  for (const context of [elsewhere, stranger]) {
    await expect(list(context, childId)).rejects.toMatchObject({ code: "notFound" });
    await expect(getAttachment(context, { id })).rejects.toMatchObject({ code: "notFound" });
    await expect(removeAttachment(context, { id, reason: "越权" })).rejects.toMatchObject({
      code: "notFound",
    });
    await expect(add(context, childId, SAMPLES.pdf("越权"))).rejects.toMatchObject({ code: "notFound" });
  }
  const finance = await bureau.staff("countyFinance");
  await expect(add(finance, childId, SAMPLES.pdf("越岗"))).rejects.toMatchObject({ code: "forbidden" });
  await expect(removeAttachment(finance, { id, reason: "越岗" })).rejects.toMatchObject({
    code: "forbidden",
  });
  expect((await list(finance, childId)).map(({ mayRemove }) => mayRemove)).toEqual([false]);
  for (const department of [await bureau.department("education"), await bureau.staff("institutionStaff")])
    await expect(getAttachment(department, { id })).rejects.toMatchObject({ code: "forbidden" });
  await expect(add(officer, randomUUID(), SAMPLES.pdf())).rejects.toMatchObject({ code: "notFound" });
});

test("a store that is away, or gives back something else, is told apart from a missing file and reported", async () => {
  const childId = await newChild();
  const { id } = await add(officer, childId, SAMPLES.pdf("甲"));
  const other = await add(officer, childId, SAMPLES.pdf("乙"));
  const reported: unknown[] = [];
  const report = (_: string, error: unknown) => reported.push(error);
  const swapped = { ...house.app.files, get: () => house.app.files.get(storeKey(officer, other.id)) };
  const away = { ...house.app.files, get: () => Promise.reject(new Error("away")) };
  const empty = { ...house.app.files, get: async () => undefined };
  for (const files of [swapped, away, empty])
    await expect(getAttachment({ ...officer, files, report }, { id })).rejects.toMatchObject({
      code: "unavailable",
    });
  expect(reported).toHaveLength(3);
});

test("the database lets nobody rewrite or delete what is known of a file", async () => {
  const { id } = await add(officer, await newChild(), SAMPLES.pdf("不可改"));
  const scope = { tenant: officer.tenant, area: officer.area };
  const change = withTenant(house.app.db, scope, (tx) => tx.update(attachment).set({ size: 1 }));
  await expect(change).rejects.toThrow();
  await expect(withTenant(house.app.db, scope, (tx) => tx.delete(attachment))).rejects.toThrow();
  expect((await getAttachment(officer, { id })).bytes.length).toBeGreaterThan(1);
});
