import { afterAll, expect, test } from "vitest";
import { addAttachment } from "../attachments/add-attachment.ts";
import { listAudit } from "../audit/list-audit.ts";
import { getChildMoney } from "../child-money/get-child-money.ts";
import type { StaffContext } from "../context.ts";
import { calculateMonth } from "../months/calculate-month.ts";
import { CHILDREN, county, fix, house, MARCH } from "../months/month-desk.fixture.ts";
import type { Block } from "../papers/paper.ts";
import { filePaper } from "./file-paper.ts";
import { getChild } from "./get-child.ts";
import { listChildren } from "./list-children.ts";
import { printChild } from "./print-child.ts";
import { recordFact } from "./record-fact.ts";

afterAll(() => house.close());

const textOf = (blocks: readonly Block[]) => JSON.stringify(blocks);

async function childOf(officer: StaffContext): Promise<{ id: string; division: string }> {
  const filter = { offset: 0, limit: 1, status: "active", sort: "division", descending: false } as const;
  const [child] = (await listChildren(officer, filter)).rows;
  if (!child) throw new Error("no child");
  return child;
}

test("the whole file comes as a PDF with the child's name, and what it is for is written down", async () => {
  const cast = await county(CHILDREN.slice(0, 1));
  const { officer, bureau } = cast;
  const { id } = await childOf(officer);
  await fix(cast, await calculateMonth(officer, { month: MARCH }));
  const base64 = Buffer.from("%PDF-1.7").toString("base64");
  await addAttachment(officer, { ownerKind: "child", ownerId: id, fileName: "死亡证明.pdf", base64 });
  const printed = await printChild(officer, { id, purpose: "归档" });
  expect(printed).toMatchObject({ fileName: "丁双亡档案.pdf", mime: "application/pdf" });
  expect(Buffer.from(printed.base64, "base64").subarray(0, 5).toString()).toBe("%PDF-");
  const { rows } = await listAudit(await bureau.staff("auditor"), { childId: id, offset: 0, limit: 50 });
  expect(rows.find(({ action }) => action === "children.print")).toMatchObject({
    actor: officer.staff.id,
    purpose: "归档",
  });
});

test("paper shows what the reader may see: numbers masked, restricted facts left out, amounts as they were fixed", async () => {
  const cast = await county(CHILDREN.slice(0, 1));
  const { officer, bureau } = cast;
  const { id, division } = await childOf(officer);
  const before = await getChild(officer, { id });
  const hiv = { name: "hivInfected", value: true, from: "2018-03-01", evidence: "病历" } as const;
  await recordFact(officer, { id, version: before.version, ...hiv });
  const paperFor = async (context: StaffContext) =>
    textOf(
      filePaper({
        file: await getChild(context, { id }),
        events: [],
        attachments: [],
        money: await getChildMoney(context, { id }),
        classTitle: (rate) => rate,
      }),
    );
  const [full, masked] = await Promise.all([
    paperFor(officer),
    paperFor(await bureau.staff("villageWorker", division)),
  ]);
  expect(full).toContain(before.idNumber);
  expect(full).toContain("艾滋病");
  expect(masked).not.toContain(before.idNumber);
  expect(masked).not.toContain("艾滋病");
  expect(masked).toContain("丁双亡");
});

test("another area, another bureau and finance print nothing", async () => {
  const { officer, finance, bureau } = await county(CHILDREN.slice(0, 1));
  const { id } = await childOf(officer);
  const print = (context: StaffContext) => printChild(context, { id, purpose: "归档" });
  await expect(print(await bureau.staff("villageWorker", "640423101200"))).rejects.toMatchObject({
    code: "notFound",
  });
  await expect(print(await (await house.bureau()).staff("countyOfficer"))).rejects.toMatchObject({
    code: "notFound",
  });
  await expect(print(finance)).rejects.toMatchObject({ code: "forbidden" });
});
