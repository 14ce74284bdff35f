import { withTenant } from "@tongyou/database";
import { benefitLine } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { closeChild } from "../children/close-child.ts";
import { getChild } from "../children/get-child.ts";
import { recordFact } from "../children/record-fact.ts";
import { undoImport } from "../imports/undo-import.ts";
import { readWorkbook } from "../ledger/index.ts";
import { approveMonth } from "./approve-month.ts";
import { calculateMonth } from "./calculate-month.ts";
import { getMonth } from "./get-month.ts";
import { getRoster } from "./get-roster.ts";
import {
  CHILDREN,
  county,
  fix,
  house,
  importLines,
  itemsOf,
  key,
  later,
  MARCH,
} from "./month-desk.fixture.ts";
import { sendBackMonth } from "./send-back-month.ts";
import { submitMonth } from "./submit-month.ts";

afterAll(() => house.close());

test("a second person approves; who submitted cannot, nor can it be approved twice", async () => {
  const cast = await county();
  const { officer, finance, bureau } = cast;
  const run = await calculateMonth(officer, { month: MARCH });
  await expect(approveMonth(finance, key(run))).rejects.toMatchObject({ code: "conflict" });
  const submitted = await submitMonth(officer, key(run));
  expect(submitted).toMatchObject({ state: "submitted", mayApprove: false });
  expect(await getMonth(finance, { id: run.id })).toMatchObject({ mayApprove: true });
  await expect(submitMonth(officer, key(run))).rejects.toMatchObject({ code: "conflict" });
  await expect(approveMonth(officer, key(submitted))).rejects.toMatchObject({
    code: "conflict",
    reason: { zh: expect.stringContaining("本人") },
  });
  await expect(approveMonth(finance, { id: run.id, version: 1 })).rejects.toMatchObject({ code: "stale" });
  const other = later(await bureau.another("countyFinance"), "2018-04-03");
  const clicks = await Promise.allSettled([
    approveMonth(finance, key(submitted)),
    approveMonth(other, key(submitted)),
  ]);
  expect(clicks.map((click) => click.status).sort()).toEqual(["fulfilled", "rejected"]);
  const lines = await withTenant(house.app.db, officer, (tx) =>
    tx.select().from(benefitLine).where(eq(benefitLine.runId, run.id)),
  );
  expect(lines).toHaveLength(3);
  expect(lines.reduce((sum, line) => sum + line.fen, 0)).toBe(231_700);
  await expect(calculateMonth(officer, { month: MARCH })).rejects.toMatchObject({ code: "conflict" });
});

test("a fixed month says why as it was known when it was approved, whatever is recorded afterwards", async () => {
  const cast = await county();
  const run = await fix(cast, await calculateMonth(cast.officer, { month: MARCH }));
  const may = later(cast.officer, "2018-05-02");
  const before = await itemsOf(may, run);
  const { childId: closed = "", reason } = before.get("丁双亡") ?? {};
  const { version } = await getChild(may, { id: closed });
  await closeChild(may, { id: closed, version, on: "2018-03-20", reason: "moved" });
  const { childId: moved = "", reason: kin } = before.get("丁双残") ?? {};
  const file = await getChild(may, { id: moved });
  const said = {
    name: "careArrangement",
    value: "institution",
    from: "2018-03-01",
    evidence: "协议",
  } as const;
  await recordFact(may, { id: moved, version: file.version, ...said });
  const after = await itemsOf(may, run);
  expect(after.get("丁双残")?.reason).toEqual(kin);
  expect(after.get("丁双亡")?.reason).toEqual(reason);
});

test("a run of the county and one of the whole bureau never pay a child twice", async () => {
  const cast = await county();
  const { officer, finance, bureau } = cast;
  const whole = later(await bureau.staff("countyOfficer", "640000000000"), "2018-04-02");
  const wholeFinance = later(await bureau.staff("countyFinance", "640000000000"), "2018-04-03");
  const [small, large] = [
    await calculateMonth(officer, { month: MARCH }),
    await calculateMonth(whole, { month: MARCH }),
  ];
  const [first, second] = [await submitMonth(officer, key(small)), await submitMonth(whole, key(large))];
  const both = await Promise.allSettled([
    approveMonth(finance, key(first)),
    approveMonth(wholeFinance, key(second)),
  ]);
  expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
  const lines = await withTenant(house.app.db, whole, (tx) =>
    tx.select().from(benefitLine).where(eq(benefitLine.month, MARCH)),
  );
  expect(lines).toHaveLength(3);
  const won = both[0]?.status === "fulfilled";
  if (won) await sendBackMonth(wholeFinance, { ...key(second), reason: "已由县发放" });
  else await sendBackMonth(finance, { ...key(first), reason: "已统一发放" });
  const again = await calculateMonth(won ? whole : officer, { month: MARCH });
  expect(again.totals).toMatchObject({ paid: 0, fen: 0, alreadyFixed: 3 });
});

test("the roster holds every line, its total in yuan and capitals, and who made and approved it", async () => {
  const cast = await county();
  const { officer, finance } = cast;
  const run = await calculateMonth(officer, { month: MARCH });
  await expect(getRoster(finance, { id: run.id })).rejects.toMatchObject({ code: "conflict" });
  await fix(cast, run);
  const file = await getRoster(finance, { id: run.id });
  expect(file.fileName).toBe("隆德县2018-03孤儿养育津贴发放花名册.xlsx");
  const [sheet] = readWorkbook(Buffer.from(file.base64, "base64"));
  const cells = (sheet?.rows ?? []).map((row) =>
    row.map((cell) => (cell instanceof Date ? "" : String(cell ?? ""))),
  );
  const text = cells.map((row) => row.join(" ")).join("\n");
  expect(text).toContain("合计金额（大写）：贰仟叁佰壹拾柒元整");
  expect(cells[2]?.join("")).toBe("依据：关于加强困境儿童保障工作的实施意见（宁政发〔2017〕86号）");
  expect(text).toContain("机构养育孤儿 1 人，¥1,049.00（壹仟零肆拾玖元整）");
  expect(text).toContain("审批人：测试countyFinance　2018-04-03");
  const amounts = cells.filter((row) => /^\d+$/.test(row[0] ?? "")).map((row) => Number(row[6]));
  expect(amounts.sort((a, b) => a - b)).toEqual([531, 737, 1049]);
  const dead = cells.find((row) => row[1] === "丁双亡");
  expect(dead?.[3]).toMatch(/^640423\d{11}[\dX]$/);
  expect(dead?.[10]).toContain("NX-3.1-c");
});

test("a paid month keeps an import from being undone", async () => {
  const bureau = await house.bureau();
  const officer = later(await bureau.staff("countyOfficer"), "2018-04-02");
  const finance = later(await bureau.staff("countyFinance"), "2018-04-03");
  const batch = await importLines(officer, CHILDREN);
  await fix({ bureau, officer, finance }, await calculateMonth(officer, { month: MARCH }));
  await expect(undoImport(officer, { id: batch.id, version: 2, reason: "x" })).rejects.toMatchObject({
    code: "conflict",
    reason: { zh: expect.stringContaining("发放") },
  });
});

test("what is stored of a line is a receipt that can be replayed", async () => {
  const cast = await county();
  const run = await fix(cast, await calculateMonth(cast.officer, { month: MARCH }));
  const rows = await withTenant(house.app.db, cast.officer, (tx) =>
    tx.select().from(benefitLine).where(eq(benefitLine.runId, run.id)),
  );
  expect(rows).toHaveLength(3);
  for (const row of rows)
    expect(row.receipt).toMatchObject({
      on: "2018-03-31",
      packHash: run.pack.hash,
      knownAt: run.approvedAt,
    });
});
