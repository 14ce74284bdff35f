import { afterAll, expect, test } from "vitest";
import { holds } from "../access/permission.ts";
import { may, PERMISSIONS, type Permission, type TenantRole } from "../access/roles.ts";
import { getChildMoney } from "../child-money/get-child-money.ts";
import type { StaffContext } from "../context.ts";
import type { LedgerLine } from "../ledger/index.ts";
import { house, MARCH } from "../months/month-desk.fixture.ts";
import { listNotifications } from "../notifications/list-notifications.ts";
import { getWorkbench } from "../workbench/get-workbench.ts";
import { approveBatch } from "./approve-batch.ts";
import { getBankFile } from "./bank-file.ts";
import { answerReopen, askReopen, closeBatch } from "./close-batch.ts";
import { getBatchView } from "./get-batch.ts";
import { listBatches } from "./list-batches.ts";
import { listPayments } from "./list-payments.ts";
import { markAllPaid } from "./mark-payment.ts";
import {
  CARDS,
  csvOf,
  type Desk,
  fixedMarch,
  PAID,
  rowsOf,
  takenOver,
  versionOf,
} from "./payment-desk.fixture.ts";
import { prepareBatch } from "./prepare-batch.ts";

afterAll(() => house.close());

const [TOWN, VILLAGE, OTHER_TOWN] = ["640423100000", "640423100004", "640423101000"];
const conflict = { code: "conflict" };
const page = { offset: 0, limit: 50 };

/** Where children live who do not live in that village. */
const VILLAGES = new Map([
  ["丁机构", "640423100005"],
  ["丁双残", "640423101200"],
]);

/** Two children of one town and one of the next, each with an account. */
const lines = PAID.map((line): LedgerLine => {
  const code = VILLAGES.get(line.name as string) ?? VILLAGE;
  return {
    ...line,
    residenceCode: code,
    hukouCode: code,
    bank: "农村商业银行",
    bankAccount: CARDS.丁双亡,
  } as LedgerLine;
});

type Town = Desk & { town: StaffContext; social: StaffContext };

/** Somebody of a town of the county, by its clock. */
const hired = async ({ bureau, officer }: Desk, role: TenantRole, area = TOWN): Promise<StaffContext> => ({
  ...(await bureau.staff(role, area)),
  now: () => officer.now(),
});

/** A county whose March is fixed, and the two people of one of its towns. */
async function townDesk(): Promise<Town> {
  const desk = await fixedMarch(lines);
  return {
    ...desk,
    town: await hired(desk, "townSupervisor"),
    social: await hired(desk, "townSocialWorker"),
  };
}
const ofMarch = async (by: StaffContext, area?: string) =>
  getBatchView(by, await prepareBatch(by, { kind: "month", month: MARCH, ...(area && { area }) }));
const paymentTodos = async (context: StaffContext) =>
  (await getWorkbench(context, {})).counts
    .map(({ kind }) => kind)
    .filter((kind) => kind.startsWith("payment"));

test("two people of the town pay the children of the town; what is left is the county's, and nobody is paid twice", async () => {
  const desk = await townDesk();
  const { town, social, finance } = desk;
  const list = await ofMarch(town);
  expect(list).toMatchObject({
    payer: "town",
    number: "640423100-201803-1",
    area: { code: TOWN },
    due: { payments: 2, fen: 178_600 },
    mayApprove: false,
  });
  const rows = await rowsOf(town, list);
  expect([...rows.keys()].toSorted()).toEqual(["丁双亡", "丁机构"]);
  // Who pays compares the account with the passbook.
  expect(rows.get("丁双亡")?.account).toBe(CARDS.丁双亡);
  await expect(approveBatch(town, versionOf(list))).rejects.toMatchObject(conflict);
  expect((await getBatchView(social, list)).mayApprove).toBe(true);
  const sent = await approveBatch(social, versionOf(list));
  const [, ...file] = csvOf(await getBankFile(town, { id: sent.id, format: "csv" }));
  expect(new Set(file.map((line) => line[2]))).toEqual(new Set(["丁双亡", "丁机构"]));
  const answered = await takenOver({ ...desk, finance: social }, sent, {
    丁双亡: ["成功"],
    丁机构: ["失败", "账户已销户"],
  });
  const closed = await closeBatch(town, versionOf(answered));
  expect(closed).toMatchObject({ state: "closed", paid: { payments: 1 }, failed: { payments: 1 } });

  const asked = await askReopen(social, { ...versionOf(closed), reason: "银行更正" });
  await expect(answerReopen(social, { ...versionOf(asked), agree: true })).rejects.toMatchObject(conflict);
  const open = await answerReopen(town, { ...versionOf(asked), agree: true });
  expect(open.state).toBe("approved");

  // The county's list takes what no town took, and what failed.
  const rest = await ofMarch(finance);
  expect(rest).toMatchObject({ payer: "county", due: { payments: 2, fen: 53_100 + 104_900 } });
  // The child's page leads the town to its own list, and not to the county's.
  await approveBatch(desk.officer, versionOf(rest));
  const { payments } = await getChildMoney(town, { id: rows.get("丁机构")?.childId ?? "" });
  expect(payments.map(({ batchId }) => batchId)).toEqual([null, list.id]);
});

test("a village's list is the town's too; another town's, the county's and the whole month are not", async () => {
  const { bureau, town, social, finance } = await townDesk();
  expect(await ofMarch(town, VILLAGE)).toMatchObject({ payer: "town", area: { code: VILLAGE } });
  // Another village of the town still waits for one.
  expect(await paymentTodos(town)).toEqual(["paymentPrepare"]);
  const outside = { code: "invalid", field: "area" };
  for (const area of [OTHER_TOWN, "640423000000"])
    await expect(prepareBatch(social, { kind: "month", month: MARCH, area })).rejects.toMatchObject(outside);
  await expect(prepareBatch(town, { kind: "month", month: "2018-02" })).rejects.toMatchObject({
    ...conflict,
    remedy: { zh: "请等县级计算、审批这个月。" },
  });
  const { id } = await ofMarch(finance);
  const refused = { code: "notFound" };
  await expect(getBatchView(town, { id })).rejects.toMatchObject(refused);
  await expect(listPayments(town, { id, filter: "all", ...page })).rejects.toMatchObject(refused);
  expect((await listBatches(town, page)).rows).toHaveLength(1);
  const worker = await bureau.staff("villageWorker", VILLAGE);
  await expect(prepareBatch(worker, { kind: "month", month: MARCH })).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("the town is told what waits for it, and the county only where nobody else of the town could go on", async () => {
  const desk = await townDesk();
  const { town, social, officer, finance } = desk;
  const told = async () => Promise.all([town, social, officer, finance].map(paymentTodos));
  expect(await told()).toEqual([
    ["paymentPrepare"],
    ["paymentPrepare"],
    ["paymentPrepare"],
    ["paymentPrepare"],
  ]);
  const prepare = `/payments?prepare=${MARCH}`;
  expect((await listNotifications(social, { ...page, unread: true })).rows).toMatchObject([
    { kind: "monthToPay", subject: MARCH, path: prepare },
  ]);
  expect((await listBatches(town, page)).unlisted).toBe(MARCH);
  const { todos } = await getWorkbench(town, {});
  expect(todos.find(({ kind }) => kind === "paymentPrepare")).toMatchObject({
    to: prepare,
    why: { zh: expect.stringContaining("2 笔，¥1,786.00") },
  });
  const list = await ofMarch(town);
  expect((await listBatches(town, page)).unlisted).toBeNull();
  // The next town has made none yet.
  expect(await told()).toEqual([[], ["paymentApprove"], ["paymentPrepare"], ["paymentPrepare"]]);
  const sent = await approveBatch(social, versionOf(list));
  expect(await told()).toEqual([["paymentSend"], ["paymentSend"], ["paymentPrepare"], ["paymentPrepare"]]);
  await markAllPaid(town, { ...versionOf(sent), on: "2018-04-05", reason: "银行回单" });
  expect((await told()).slice(0, 2)).toEqual([["paymentClose"], ["paymentClose"]]);

  const alone = await hired(desk, "townSupervisor", OTHER_TOWN);
  const lonely = await ofMarch(alone);
  expect(await paymentTodos(alone)).toEqual([]);
  expect(await paymentTodos(officer)).toEqual(["paymentApprove"]);
  expect((await getBatchView(officer, lonely)).mayApprove).toBe(true);
  const going = await approveBatch(officer, versionOf(lonely));
  expect(await paymentTodos(finance)).toEqual([]);
  expect(await paymentTodos(alone)).toEqual(["paymentSend"]);
  expect(going.state).toBe("approved");
});

const LISTS = (Object.keys(PERMISSIONS) as Permission[]).filter(
  (permission) => permission.startsWith("payments.") && may("townSocialWorker", permission),
);

test.each([
  ["zhengzhou", "410100000000"],
  ["mentougou", "110109000000"],
])("where the county pays (%s), the town reads totals and is told who pays", async (pack, division) => {
  const bureau = await house.bureau({ pack, division });
  const [town, social, finance] = await Promise.all(
    (["townSupervisor", "townSocialWorker", "countyFinance"] as const).map((role) => bureau.staff(role)),
  );
  if (!town || !social || !finance) throw new Error("nobody works here");
  expect(LISTS.filter((permission) => holds(social, permission))).toEqual([]);
  expect(LISTS.filter((permission) => holds(town, permission))).toEqual(["payments.list", "payments.get"]);
  expect(await listBatches(town, page)).toEqual({ rows: [], total: 0, townPays: false, unlisted: null });
  const refused = {
    code: "forbidden",
    reason: { zh: "按本地区的办理程序，发放不由您的岗位办理。" },
    remedy: { zh: expect.stringContaining("县级经办和财务") },
  };
  for (const person of [town, social])
    await expect(prepareBatch(person, { kind: "month", month: MARCH })).rejects.toMatchObject(refused);
  await expect(prepareBatch(finance, { kind: "month", month: MARCH })).rejects.toMatchObject(conflict);
});
