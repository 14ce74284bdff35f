import type { Facts } from "@tongyou/policy";
import { afterAll, expect, test } from "vitest";
import { awardFrom } from "../awards/award.fixture.ts";
import { getChildMoney } from "../child-money/get-child-money.ts";
import { AT_HOME, at, desk, house } from "../children/restricted-desk.fixture.ts";
import { readWorkbook } from "../ledger/index.ts";
import { enterStandard } from "../standards/enter-standard.ts";
import { approveMonth } from "./approve-month.ts";
import { calculateMonth } from "./calculate-month.ts";
import { getRoster } from "./get-roster.ts";
import { listMonthItems } from "./list-month-items.ts";
import { submitMonth } from "./submit-month.ts";

afterAll(() => house.close());

const JUNE = "2018-06";

/** The month, calculated once the standards it asks for are entered, for a child of whom this is said. */
async function calculated(said: Facts) {
  const scene = await desk("licheng", "350304000000", said);
  const finance = at(await scene.bureau.staff("countyFinance"));
  const { pack } = scene.officer.tenant;
  const missing = scene.officer.packs.get(pack.id, pack.hash).missingStandards({ on: "2018-06-30" });
  for (const { parameter } of missing)
    await enterStandard(scene.officer, {
      parameter,
      validFrom: "2018-01-01",
      value: 140_000,
      documentNumber: "测试〔2018〕1号",
      issuedOn: "2018-01-01",
    });
  await awardFrom(scene.officer, JUNE, scene.id);
  const run = await calculateMonth(scene.officer, { month: JUNE });
  const approve = async () => {
    const { version } = await submitMonth(scene.officer, { id: run.id, version: run.version });
    await approveMonth(finance, { id: run.id, version });
  };
  return { ...scene, finance, run, approve };
}

test("finance sees the class and the amount it pays, and not why; the village sees neither", async () => {
  const { officer, finance, worker, id, run, approve } = await calculated({ ...AT_HOME, hivInfected: true });
  const item = async (reader: typeof officer) => {
    const { rows } = await listMonthItems(reader, { id: run.id, filter: "all", offset: 0, limit: 50 });
    return rows[0];
  };
  const paid = { change: "new", class: "LC.scattered", fen: 90_000 };
  const full = await item(officer);
  expect(full).toMatchObject(paid);
  expect(full?.reason.zh).toContain("孤儿");
  expect(full?.clauses).toContain("LC-3.1-g");
  const told = await item(finance);
  expect(told).toMatchObject(paid);
  expect(told?.reason.zh).toContain("限阅");
  expect(told?.clauses).toContain("LC-3.1-e");
  expect(told?.clauses).not.toContain("LC-3.1-g");

  await approve();
  const roster = await getRoster(officer, { id: run.id });
  const [sheet] = readWorkbook(Buffer.from(roster.base64, "base64"));
  const line = sheet?.rows.find((cells) => cells[1] === "郑小安");
  expect(line?.[6]).toBe(900);
  expect(String(line?.[10])).toContain("LC-3.1-e");
  expect(JSON.stringify(sheet?.rows)).not.toContain("LC-3.1-g");

  const money = (reader: typeof officer) => getChildMoney(reader, { id });
  const shown = {
    dueFen: 90_000,
    months: [{ month: JUNE, lines: [{ class: "LC.scattered", fen: 90_000 }] }],
  };
  expect(await money(finance)).toMatchObject({ toPayFen: 90_000, years: [shown] });
  const hidden = { month: JUNE, award: "granted", restricted: true };
  expect(await money(worker)).toMatchObject({
    toPayFen: null,
    years: [{ dueFen: null, paidFen: null, openFen: null, months: [hidden] }],
  });
});

test("a line that rests on no restricted fact says why to everybody who sees it", async () => {
  const dead = [{ status: "deceased" as const }];
  const { finance, worker, id, run, approve } = await calculated({
    ...AT_HOME,
    "father.statuses": dead,
    "mother.statuses": dead,
    careArrangement: "kinship",
    hivInfected: false,
  });
  await approve();
  const { rows } = await listMonthItems(finance, { id: run.id, filter: "all", offset: 0, limit: 50 });
  expect(rows[0]).toMatchObject({ class: "LC.scattered" });
  expect(rows[0]?.clauses).toContain("LC-3.4-d");
  const [year] = (await getChildMoney(worker, { id })).years;
  expect(year?.months).toMatchObject([
    { restricted: false, lines: [{ class: "LC.scattered" }], dueFen: 90_000 },
  ]);
});
