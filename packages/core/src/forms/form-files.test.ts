import { randomUUID } from "node:crypto";
import { tenantKey } from "@tongyou/database";
import type { FormField } from "@tongyou/policy";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getAttachment } from "../attachments/get-attachment.ts";
import { listAttachments } from "../attachments/list-attachments.ts";
import { removeAttachment } from "../attachments/remove-attachment.ts";
import { SAMPLES } from "../attachments/sample-files.fixture.ts";
import type { StaffContext } from "../context.ts";
import { divisionsUnder } from "../divisions/index.ts";
import { filed, placed } from "../institutions/institutions.fixture.ts";
import { listChildPlacements } from "../placements/list-child-placements.ts";
import { placementStepInput } from "../placements/placements.schema.ts";
import { recordStep } from "../placements/record-step.ts";
import { type TestBureau, testHouse } from "../testing.ts";
import { inTenant } from "../verb.ts";
import { formLines } from "./form-lines.ts";
import { keepFields } from "./keep-fields.ts";
import { checkedFields } from "./pack-forms.ts";
import { printLines } from "./print-lines.ts";

const house = testHouse();
afterAll(() => house.close());

let bureau: TestBureau;
let officer: StaffContext;
let village: string;
let childId: string;
let placement: string;

beforeAll(async () => {
  bureau = await house.bureau({ division: "110109000000", pack: "mentougou" });
  officer = await bureau.staff("countyOfficer");
  village = divisionsUnder(officer.area.code, 5)[0]?.code ?? "";
  childId = await filed(officer, village);
  placement = await placed(officer, childId);
});

const sent = (bytes: Buffer, fileName = "训诫书.pdf") => ({ fileName, base64: bytes.toString("base64") });
const written = { kind: "kinship", place: "110109000000" };
const step = (police: unknown, id = randomUUID()) =>
  recordStep(
    officer,
    placementStepInput.parse({
      id,
      placement,
      day: "2018-01-06",
      kind: "form",
      form: "MTG.form.placement",
      fields: { ...written, ...(police === undefined ? {} : { police }) },
    }),
  );
const steps = async () => (await listChildPlacements(officer, { childId })).placements[0]?.steps ?? [];

test("a file field keeps the file with the record, which is read back by its name and stays", async () => {
  const id = randomUUID();
  const bytes = SAMPLES.pdf("训诫书");
  await step(sent(bytes), id);
  await step(sent(bytes), id);
  expect(await steps()).toHaveLength(1);
  const lines = (await steps())[0]?.form?.lines ?? [];
  expect(lines.slice(0, 2)).toMatchObject([{ shown: { zh: "亲属抚养" } }, { shown: { zh: "110109000000" } }]);
  const file = lines.flatMap((line) => ("kept" in line ? [line.kept] : []))[0];
  expect(file).toMatchObject({ name: "训诫书.pdf", type: "pdf" });
  const kept = await listAttachments(officer, { ownerKind: "placement", ownerId: placement });
  expect(kept).toMatchObject([{ id: file?.file, mayRemove: false }]);
  expect(Buffer.from((await getAttachment(officer, { id: file?.file ?? "" })).bytes)).toEqual(bytes);
  await expect(removeAttachment(officer, { id: file?.file ?? "", reason: "填错" })).rejects.toMatchObject({
    code: "conflict",
  });
});

test("a form's file is out of reach for those who may not see the record", async () => {
  const [kept] = await listAttachments(officer, { ownerKind: "placement", ownerId: placement });
  const id = kept?.id ?? "";
  const finance = await bureau.staff("countyFinance");
  await expect(getAttachment(finance, { id })).rejects.toMatchObject({ code: "forbidden" });
  const other = await (await house.bureau()).staff("countyOfficer");
  await expect(getAttachment(other, { id })).rejects.toMatchObject({ code: "notFound" });
});

test("words are no file, and what may not be kept refuses the whole record", async () => {
  const before = (await steps()).length;
  await expect(step("见卷宗")).rejects.toMatchObject({ code: "invalid", field: "fields" });
  await expect(step(sent(Buffer.from("MZ")))).rejects.toMatchObject({ code: "invalid" });
  expect(await steps()).toHaveLength(before);
});

const SIGNED: FormField = {
  id: "signature",
  title: { zh: "双方签字", en: "Signatures" },
  type: "signature",
  required: true,
};

test("a signature is a picture of its own field, on paper too", async () => {
  const key = await tenantKey(house.app.db, bureau.ref);
  const owner = { ownerKind: "placement", ownerId: placement, division: village, childId } as const;
  const keep = (bytes: Buffer) =>
    inTenant(officer, "placements.step", async (tx, note) => {
      note({});
      const values = checkedFields({ fields: [SIGNED] }, { signature: sent(bytes, "双方签字.png") });
      const content = await keepFields(tx, officer, key, owner, { fields: [SIGNED], values });
      const lines = formLines([SIGNED], content);
      return { lines, printed: await printLines(tx, officer, key, lines) };
    });
  const { lines, printed } = await keep(SAMPLES.png("签字"));
  expect(lines).toMatchObject([{ title: SIGNED.title, signature: true, kept: { type: "png" } }]);
  expect(printed.rows).toEqual([]);
  expect(printed.signatures).toEqual([{ title: "双方签字", picture: SAMPLES.png("签字") }]);
  await expect(keep(SAMPLES.pdf("签字"))).rejects.toMatchObject({ code: "invalid", field: "fields" });
  expect(() => checkedFields({ fields: [SIGNED] }, {})).toThrow();
});
