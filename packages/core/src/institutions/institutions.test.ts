import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { getChild } from "../children/get-child.ts";
import { divisionsUnder } from "../divisions/index.ts";
import { testHouse } from "../testing.ts";
import { getWorkbench } from "../workbench/get-workbench.ts";
import { agree, endAgreement } from "./agree.ts";
import { employ } from "./employ.ts";
import { getInstitution } from "./get-institution.ts";
import { filed, founded, placed } from "./institutions.fixture.ts";
import {
  agreeInput,
  institutionsListInput,
  recordInstitutionInput,
  saveInstitutionInput,
} from "./institutions.schema.ts";
import { listInstitutions } from "./list-institutions.ts";
import { listResidents } from "./list-residents.ts";
import { recordInstitution } from "./record-institution.ts";
import { saveInstitution } from "./save-institution.ts";
import { receiveChild, transferChildren } from "./transfer-children.ts";

const house = testHouse();
afterAll(() => house.close());

const all = { offset: 0, limit: 50 };
const list = institutionsListInput.parse({});

async function zhengzhou() {
  const bureau = await house.bureau({ division: "410100000000", pack: "zhengzhou" });
  const officer = await bureau.staff("countyOfficer");
  const village = divisionsUnder(officer.area.code, 5)[0];
  if (!village) throw new Error("a county without a village");
  return { bureau, officer, village: village.code };
}

describe("the register", () => {
  test("names the kinds of the pack and the places that lack an institution a clause asks for", async () => {
    const { officer } = await zhengzhou();
    const before = await listInstitutions(officer, list);
    expect(before.kinds.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["protectionInstitution", "cityInstitution", "other"]),
    );
    expect(before.gaps).toEqual([
      expect.objectContaining({ rule: "ZZ.countyCentre", asked: 1, there: 0, clauses: ["ZZ-2.3.1-c"] }),
    ]);
    await founded(officer, { name: "区救助站", kind: "protectionInstitution", also: ["protectionCentre"] });
    const after = await listInstitutions(officer, list);
    expect(after.gaps).toEqual([]);
    expect(after.rows).toMatchObject([{ name: "区救助站", taken: 0, beds: null, licence: null }]);
  });

  test("keeps what stood there before, refuses a stale form, a name twice and a second click", async () => {
    const { bureau, officer } = await zhengzhou();
    const id = await founded(officer, { name: "一院", beds: 10 });
    const entry = {
      id,
      division: officer.area.code,
      kind: "welfareInstitution",
      nature: "public",
      state: "open",
    };
    const again = saveInstitutionInput.parse({ ...entry, version: 0, name: "一院", beds: 10 });
    expect(await saveInstitution(officer, again)).toEqual({ version: 1 });
    const renamed = saveInstitutionInput.parse({ ...entry, version: 1, name: "第一福利院", beds: 12 });
    expect(await saveInstitution(officer, renamed)).toEqual({ version: 2 });
    await expect(saveInstitution(officer, renamed)).rejects.toMatchObject({ code: "stale" });
    await expect(founded(officer, { name: "第一福利院" })).rejects.toMatchObject({ code: "conflict" });
    await expect(founded(officer, { kind: "castle" })).rejects.toMatchObject({
      code: "invalid",
      field: "kind",
    });
    const { records } = await getInstitution(officer, { id });
    expect(records).toMatchObject([{ kind: "change", content: { name: "一院", beds: 10 } }]);
    const worker = await bureau.staff("villageWorker");
    await expect(founded(worker)).rejects.toMatchObject({ code: "forbidden" });
    const stranger = await (await house.bureau()).staff("countyOfficer");
    await expect(getInstitution(stranger, { id })).rejects.toMatchObject({ code: "notFound" });
  });

  test("announces a licence that ends and lets a newer one take its place", async () => {
    const { officer } = await zhengzhou();
    const institution = await founded(officer);
    const licence = { institution, kind: "licence", name: "法人证书", day: "2020-01-01" };
    const first = randomUUID();
    const old = recordInstitutionInput.parse({ id: first, ...licence, until: "2025-01-01" });
    await recordInstitution(officer, old);
    await recordInstitution(officer, old);
    expect((await getInstitution(officer, { id: institution })).records).toHaveLength(1);
    const kinds = async () => (await getWorkbench(officer, {})).counts;
    expect(await kinds()).toContainEqual({ kind: "licenceEnding", count: 1 });
    const { rows } = await listInstitutions(officer, institutionsListInput.parse({}));
    expect(rows.map((row) => row.licence)).toEqual([{ until: "2025-01-01", state: "ended" }]);
    const next = { ...licence, id: randomUUID(), replaces: first, until: "2099-01-01" };
    await recordInstitution(officer, recordInstitutionInput.parse(next));
    expect(await kinds()).not.toContainEqual(expect.objectContaining({ kind: "licenceEnding" }));
    const { licence: running, records } = await getInstitution(officer, { id: institution });
    expect(running).toEqual({ until: "2099-01-01", state: "running" });
    expect(records).toHaveLength(2);
    const twice = recordInstitutionInput.parse({ ...next, id: randomUUID() });
    await expect(recordInstitution(officer, twice)).rejects.toMatchObject({ code: "conflict" });
  });

  test("takes the form the region's document asks, its fields checked", async () => {
    const { officer } = await zhengzhou();
    const institution = await founded(officer);
    const [form] = (await getInstitution(officer, { id: institution })).forms;
    expect(form?.clauses).toContain("ZZ-2.3.1-b");
    const record = { id: randomUUID(), institution, kind: "form", day: "2026-01-05", form: form?.id };
    const wrong = recordInstitutionInput.parse({ ...record, fields: { castle: true } });
    await expect(recordInstitution(officer, wrong)).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("children of an institution", () => {
  test("are seen by its own staff alone, wherever their files are kept", async () => {
    const { bureau, officer, village } = await zhengzhou();
    const institution = await founded(officer, { kind: "cityInstitution" });
    const childId = await filed(officer, village);
    await placed(officer, childId, { institutionId: institution });
    const carer = await bureau.staff("institutionStaff");
    expect(await listResidents(carer, all)).toEqual({ institution: null, rows: [], total: 0 });
    const admin = await bureau.staff("tenantAdmin");
    await employ(admin, { institution, staff: carer.staff.id, belongs: true });
    const own = { ...carer, staff: { ...carer.staff, institution } };
    const seen = await listResidents(own, all);
    expect(seen).toMatchObject({ total: 1, rows: [{ childId, name: "安小石", transfer: null }] });
    const other = {
      ...carer,
      staff: { ...carer.staff, institution: await founded(officer, { name: "别院" }) },
    };
    expect((await listResidents(other, all)).rows).toEqual([]);
    await expect(listResidents(other, { ...all, institution })).rejects.toMatchObject({ code: "notFound" });
    await expect(
      employ(admin, { institution, staff: officer.staff.id, belongs: true }),
    ).rejects.toMatchObject({ code: "conflict" });
  });

  test("all move when the institution is emptied: nobody is left behind", async () => {
    const { officer, village } = await zhengzhou();
    const from = await founded(officer, { name: "县院" });
    const to = await founded(officer, { name: "市院", kind: "cityInstitution" });
    const children = [await filed(officer, village), await filed(officer, village)];
    for (const child of children) await placed(officer, child, { institutionId: from });
    const [first = "", second = ""] = children;
    const closing = saveInstitutionInput.parse({
      id: from,
      version: 1,
      division: officer.area.code,
      name: "县院",
      kind: "welfareInstitution",
      nature: "public",
      state: "closed",
      beds: null,
    });
    await expect(saveInstitution(officer, closing)).rejects.toMatchObject({
      code: "conflict",
      field: "state",
    });
    const transfer = { id: randomUUID(), from, to, on: "2026-02-01", reason: "整合", decidedBy: "市民政局" };
    expect(await transferChildren(officer, transfer)).toMatchObject({ children: 2 });
    expect(await transferChildren(officer, transfer)).toMatchObject({ children: 0 });
    const late = await filed(officer, village);
    await expect(placed(officer, late, { institutionId: from })).rejects.toMatchObject({ code: "conflict" });
    const receipt = { transfer: transfer.id, on: "2026-02-02", receipt: "人档相符" };
    expect(await receiveChild(officer, { ...receipt, childId: first })).toEqual({ left: true });
    await expect(receiveChild(officer, { ...receipt, childId: first })).rejects.toMatchObject({
      code: "conflict",
    });
    expect((await getInstitution(officer, { id: from })).transfers).toMatchObject([
      { children: 2, received: 1, waiting: 1, done: false },
    ]);
    expect((await getWorkbench(officer, {})).counts).toContainEqual({ kind: "childToReceive", count: 1 });
    expect(await receiveChild(officer, { ...receipt, childId: second })).toEqual({ left: false });
    expect((await getInstitution(officer, { id: from })).transfers).toMatchObject([
      { waiting: 0, done: true },
    ]);
    const { care } = await getChild(officer, { id: first });
    expect(care).toEqual({ arrangement: "institution", since: "2026-02-02", institution: "市院" });
    expect(await saveInstitution(officer, closing)).toEqual({ version: 2 });
  });

  test("may be raised by another institution under an agreement that holds", async () => {
    const { officer, village } = await zhengzhou();
    const [entruster, entrusted] = [await founded(officer), await founded(officer, { name: "受托院" })];
    const childId = await filed(officer, village);
    const agreementId = randomUUID();
    const agreement = { id: agreementId, entruster, entrusted, signedOn: "2025-12-20", from: "2026-01-01" };
    await agree(officer, agreeInput.parse({ ...agreement, until: "2026-01-31" }));
    const where = { institutionId: entrusted, agreementId };
    const after = { ...where, from: "2026-02-01" };
    await expect(placed(officer, childId, after)).rejects.toMatchObject({ field: "agreementId" });
    await placed(officer, childId, where);
    const end = { id: agreementId, on: "2026-02-10", why: "到期" };
    await expect(endAgreement(officer, end)).rejects.toMatchObject({ code: "conflict" });
    await placed(officer, childId, { from: "2026-02-05" });
    await endAgreement(officer, end);
    const [shown] = (await getInstitution(officer, { id: entruster })).agreements;
    expect(shown).toMatchObject({ ended: { on: "2026-02-10", why: "到期" }, children: 0 });
  });
});
