import { afterAll, expect, test } from "vitest";
import { listAudit } from "../audit/list-audit.ts";
import { childrenListInput } from "../children/children.schema.ts";
import { getChild } from "../children/get-child.ts";
import { listChildren } from "../children/list-children.ts";
import { recordFact } from "../children/record-fact.ts";
import type { StaffContext } from "../context.ts";
import { approveCorrections } from "../corrections/approve-corrections.ts";
import { computeCorrections } from "../corrections/compute-corrections.ts";
import { correctionsListInput } from "../corrections/corrections.schema.ts";
import { decidePlan } from "../corrections/decide-plan.ts";
import { listCorrections } from "../corrections/list-corrections.ts";
import { planRecovery } from "../corrections/plan-recovery.ts";
import { type Cast, county, house, MARCH } from "../months/month-desk.fixture.ts";
import type { Block } from "../papers/paper.ts";
import { leaveOut } from "../payments/leave-out.ts";
import { markAllPaid } from "../payments/mark-payment.ts";
import { decideGrant, proposeGrant } from "../payments/one-time-grants.ts";
import {
  approved,
  CARDS,
  type Desk,
  fixedMarch,
  PAID,
  prepared,
  takenOver,
  versionOf,
} from "../payments/payment-desk.fixture.ts";
import type { ChildMoney, KnownMonth } from "./child-money.schema.ts";
import { getChildMoney } from "./get-child-money.ts";
import { moneyPaper } from "./money-paper.ts";
import { printChildMoney } from "./print-child-money.ts";

afterAll(() => house.close());

const DAY = "2018-04-05";
const marchOf = ({ years }: ChildMoney): KnownMonth => {
  const month = years.flatMap(({ months }) => months).find((one) => one.month === MARCH);
  if (!month || month.restricted) throw new Error("March is not told");
  return month;
};

async function idOf({ officer }: Pick<Cast, "officer">, name: string): Promise<string> {
  const { rows } = await listChildren(officer, childrenListInput.parse({ q: name }));
  const [found] = rows;
  if (!found) throw new Error(`no child ${name}`);
  return found.id;
}

/** A month's list with an account that the bank does not find, answered. */
async function paidMarch() {
  const desk = await fixedMarch();
  const list = await prepared(desk);
  const left = await leaveOut(desk.finance, { ...versionOf(list), reason: "监护人正在办卡" });
  const sent = await approved(desk, left);
  await takenOver(desk, sent, { 丁双亡: ["成功"], 丁机构: ["失败", "账号户名不符"] });
  return desk;
}

/** The next list between two months, all of it paid. */
async function payNext(desk: Desk): Promise<void> {
  const list = await prepared(desk, { kind: "offCycle" });
  const blocked = list.checks.some(({ blocking }) => blocking);
  const ready = blocked
    ? await leaveOut(desk.finance, { ...versionOf(list), reason: "监护人正在办卡" })
    : list;
  const sent = await approved(desk, ready);
  await markAllPaid(desk.finance, { ...versionOf(sent), on: DAY, reason: "银行回单" });
}

async function correct(desk: Desk, id: string, care: "institution" | "kinship"): Promise<void> {
  const { officer, finance } = desk;
  const { version } = await getChild(officer, { id });
  const said = { name: "careArrangement", value: care, from: "2018-03-01", evidence: "入住协议" } as const;
  await recordFact(officer, { id, version, ...said });
  await computeCorrections(officer, {});
  const { rows, sums } = await listCorrections(finance, correctionsListInput.parse({}));
  const ids = rows.flatMap(({ months }) => months.map((one) => one.id));
  await approveCorrections(finance, { ids, fen: sums.arrearsFen - sums.recoveryFen });
}

test("a month says what was due, by which clauses, what was paid, when and under which number", async () => {
  const desk = await fixedMarch();
  const id = await idOf(desk, "丁双亡");
  const before = await getChildMoney(desk.officer, { id });
  expect(marchOf(before)).toMatchObject({
    award: "granted",
    state: "waiting",
    lines: [{ class: "NX.bothDead", fen: 73_700, on: "2018-03-31" }],
    items: [],
    dueFen: 73_700,
    paidFen: 0,
    openFen: 73_700,
  });
  expect(marchOf(before).lines[0]?.clauses.length).toBeGreaterThan(0);
  expect(before).toMatchObject({ toPayFen: 73_700, toTakeFen: 0, payments: [] });
  // A list that nobody approved pays nobody.
  const list = await prepared(desk);
  expect(await getChildMoney(desk.officer, { id })).toEqual(before);
  const sent = await approved(desk, await leaveOut(desk.finance, { ...versionOf(list), reason: "正在办卡" }));
  expect(marchOf(await getChildMoney(desk.officer, { id })).state).toBe("listed");
  await takenOver(desk, sent, { 丁双亡: ["成功"], 丁机构: ["失败", "账号户名不符"] });
  const paid = await getChildMoney(desk.officer, { id });
  expect(marchOf(paid)).toMatchObject({
    state: "paid",
    items: [
      { number: "640423-201803-1-00001", kind: "month", fen: 73_700, state: "paid", on: DAY, again: null },
    ],
    openFen: 0,
  });
  expect(paid.payments).toMatchObject([
    { state: "paid", fen: 73_700, bank: "农村商业银行", account: expect.stringMatching(/^\d{4}\*+\d{4}$/) },
  ]);
  expect(JSON.stringify(paid)).not.toContain(CARDS.丁双亡);
  expect(paid.years).toMatchObject([{ year: "2018", dueFen: 73_700, paidFen: 73_700, openFen: 0 }]);
});

test("what came back tells the bank's reason and the number under which it went out again", async () => {
  const desk = await paidMarch();
  const id = await idOf(desk, "丁机构");
  const failed = await getChildMoney(desk.officer, { id });
  const item = { number: "640423-201803-1-00002", state: "failed", reason: "账号户名不符" };
  expect(marchOf(failed)).toMatchObject({
    state: "failed",
    items: [{ ...item, again: null }],
    openFen: 104_900,
  });
  expect(textOf(moneyPaper(failed))).toContain("退回：账号户名不符，请核对收款人姓名与账户户名");
  const left = await getChildMoney(desk.officer, { id: await idOf(desk, "丁双残") });
  expect(marchOf(left)).toMatchObject({
    state: "waiting",
    items: [{ state: "leftOut", reason: "监护人正在办卡" }],
  });
  await payNext(desk);
  const again = "640423-201804-1-00001";
  expect(marchOf(await getChildMoney(desk.officer, { id }))).toMatchObject({
    state: "paid",
    items: [
      { ...item, again },
      { number: again, kind: "again", state: "paid", again: null },
    ],
    paidFen: 104_900,
    openFen: 0,
  });
});

test("arrears, a grant, instalments and a waiver each find their month, and due less paid is open at every step", async () => {
  const desk = await paidMarch();
  const { officer, finance } = desk;
  const id = await idOf(desk, "丁双亡");
  await correct(desk, id, "institution");
  const corrected = await getChildMoney(officer, { id });
  expect(marchOf(corrected)).toMatchObject({
    state: "waiting",
    corrections: [
      { fen: 31_200, state: "approved", proposedBy: officer.staff.name, decidedBy: finance.staff.name },
    ],
    dueFen: 104_900,
    paidFen: 73_700,
    openFen: 31_200,
  });
  expect(marchOf(corrected).corrections[0]?.causes).toMatchObject([{ kind: "fact" }]);
  const grant = { purpose: "临时救助", document: "隆民发〔2018〕5号", fen: 50_000 };
  const entered = await proposeGrant(officer, { childId: id, ...grant, reason: "房屋受损" });
  await decideGrant(finance, { id: entered.id, answer: "approved", reason: "同意" });
  const granted = await getChildMoney(officer, { id });
  expect(granted).toMatchObject({
    toPayFen: 81_200,
    years: [{ grants: [{ ...GRANTED, state: "waiting" }] }],
  });
  await payNext(desk);
  expect(marchOf(await getChildMoney(officer, { id }))).toMatchObject({ state: "paid", paidFen: 104_900 });

  // It was a slip: what was paid too much comes back, a part of it never.
  await correct(desk, id, "kinship");
  const owed = await getChildMoney(officer, { id });
  expect(marchOf(owed)).toMatchObject({ state: "owed", dueFen: 73_700, openFen: -31_200 });
  expect(owed).toMatchObject({ toPayFen: 50_000, toTakeFen: 31_200 });
  const of = { childId: id, document: "隆民发〔2018〕6号", reason: "家庭困难" };
  const first = { kind: "instalments", fromMonth: "2018-05", monthlyFen: 20_000, fen: 31_200 } as const;
  await decidePlan(finance, { ...(await planRecovery(officer, { ...of, ...first })), agreed: true });
  const planned = await getChildMoney(officer, { id });
  expect(planned.instalments).toMatchObject([
    { month: MARCH, dueMonth: "2018-05", fen: 20_000, state: "due", document: of.document },
    { month: MARCH, dueMonth: "2018-06", fen: 11_200, state: "due", decidedBy: finance.staff.name },
  ]);
  expect(marchOf(planned).openFen).toBe(-31_200);
  const waiver = { kind: "waiver", fen: 31_200 } as const;
  await decidePlan(finance, { ...(await planRecovery(officer, { ...of, ...waiver })), agreed: true });
  const waived = await getChildMoney(officer, { id });
  expect(waived.instalments).toMatchObject([{ fen: 31_200, state: "waived" }]);
  expect(marchOf(waived)).toMatchObject({ state: "paid", dueFen: 104_900, openFen: 0 });
  expect(waived).toMatchObject({ toPayFen: 50_000, toTakeFen: 0 });
  for (const { months, grants, ...year } of waived.years) {
    const all = [...months.filter((one) => !one.restricted), ...grants];
    for (const column of ["dueFen", "paidFen", "openFen"] as const)
      expect(all.reduce((sum, one) => sum + one[column], 0)).toBe(year[column]);
  }
});

test("money that the family paid back at once is owed no more", async () => {
  const desk = await paidMarch();
  const { officer, finance } = desk;
  const id = await idOf(desk, "丁机构");
  await payNext(desk);
  await correct(desk, id, "kinship");
  expect(await getChildMoney(officer, { id })).toMatchObject({ toTakeFen: 31_200 });
  const repaid = {
    kind: "repaid",
    childId: id,
    document: "银行回单 12 号",
    reason: "监护人退回",
    fen: 31_200,
  } as const;
  await decidePlan(finance, { ...(await planRecovery(officer, repaid)), agreed: true });
  const money = await getChildMoney(officer, { id });
  expect(money.instalments).toMatchObject([{ fen: 31_200, state: "taken", document: repaid.document }]);
  expect(marchOf(money)).toMatchObject({ state: "paid", dueFen: 73_700, paidFen: 73_700, openFen: 0 });
  expect(money.toTakeFen).toBe(0);
});

const GRANTED = { purpose: "临时救助", document: "隆民发〔2018〕5号", dueFen: 50_000 };

const textOf = (blocks: readonly Block[]) => JSON.stringify(blocks);

test("the guardian's paper says all of it, of the account only its end, and nobody's facts", async () => {
  const desk = await paidMarch();
  const { officer, bureau } = desk;
  const id = await idOf(desk, "丁双亡");
  await correct(desk, id, "institution");
  await payNext(desk);
  const text = textOf(moneyPaper(await getChildMoney(officer, { id })));
  for (const said of [
    "¥737.00",
    "¥312.00",
    "¥1,049.00",
    "640423-201803-1-00001",
    DAY,
    "补发",
    "对不上时怎么办",
  ])
    expect(text).toContain(said);
  expect(text).not.toContain(CARDS.丁双亡);
  expect(text).toContain(CARDS.丁双亡.slice(-4));
  expect(text).toContain("儿童或家庭情况有变动");
  for (const fact of ["死亡", "照料", "亲属", "机构"]) expect(text).not.toContain(`“${fact}`);
  const printed = await printChildMoney(officer, { id, purpose: "监护人查询" });
  expect(printed).toMatchObject({ fileName: "丁双亡待遇发放明细.pdf", mime: "application/pdf" });
  const { rows } = await listAudit(await bureau.staff("auditor"), { childId: id, offset: 0, limit: 50 });
  expect(rows.find(({ action }) => action === "childMoney.print")).toMatchObject({ purpose: "监护人查询" });
});

test("a child whom nobody paid waits for the month, and a paper says so; another area finds neither", async () => {
  const desk = await county(PAID);
  const { officer, bureau } = desk;
  const id = await idOf(desk, "丁双亡");
  const worker = (area: string): Promise<StaffContext> => bureau.staff("villageWorker", area);
  for (const stranger of [
    await worker("640423101200"),
    await (await house.bureau()).staff("countyOfficer"),
  ]) {
    await expect(getChildMoney(stranger, { id })).rejects.toMatchObject({ code: "notFound" });
    await expect(printChildMoney(stranger, { id, purpose: "查询" })).rejects.toMatchObject({
      code: "notFound",
    });
  }
  const clerk = await bureau.staff("tenantAdmin");
  await expect(getChildMoney(clerk, { id })).rejects.toMatchObject({ code: "forbidden" });
  const { division } = await getChild(officer, { id });
  const own = await getChildMoney(await worker(division), { id });
  expect(own.years).toMatchObject([
    { dueFen: 0, openFen: 0, months: [{ month: MARCH, award: "granted", state: "expected", lines: [] }] },
  ]);
  expect(textOf(moneyPaper(own))).toContain("还没有发放过待遇");
});
