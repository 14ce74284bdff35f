import { newId, withTenant } from "@tongyou/database";
import {
  benefitLine,
  correction,
  payment,
  paymentItem,
  recoveryInstalment,
  recoveryPlan,
} from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import type { StaffContext } from "../context.ts";
import { decidePlan } from "../corrections/decide-plan.ts";
import { planRecovery } from "../corrections/plan-recovery.ts";
import { workOn } from "../jobs/work-on.ts";
import { seeded } from "../made-up/index.ts";
import { house, MARCH } from "../months/month-desk.fixture.ts";
import { approveBatch, cancelBatch } from "./approve-batch.ts";
import { closeBatch } from "./close-batch.ts";
import { getBatchView } from "./get-batch.ts";
import { leaveOut } from "./leave-out.ts";
import { listGrants } from "./list-grants.ts";
import { listPayments } from "./list-payments.ts";
import { markAllPaid } from "./mark-payment.ts";
import { decideGrant, proposeGrant } from "./one-time-grants.ts";
import {
  approved,
  CARDS,
  type Desk,
  fixedMarch,
  PAID,
  prepared,
  rowsOf,
  takenOver,
  versionOf,
} from "./payment-desk.fixture.ts";
import type { PaymentBatchView } from "./payments.schema.ts";
import { prepareBatch } from "./prepare-batch.ts";

afterAll(() => house.close());

const WITH_ACCOUNTS = PAID.map((line) => ({ ...line, bank: "农村商业银行", bankAccount: CARDS.丁双亡 }));
const page = { offset: 0, limit: 50 };

/** Money by where it came from: lines and approved arrears are due; items say what lists did with them. */
async function ledgerOf(context: StaffContext) {
  return withTenant(context.db, context, async (tx) => {
    const lines = await tx.select().from(benefitLine);
    const arrears = (await tx.select().from(correction)).filter(
      (one) => one.state === "approved" && one.fen > 0,
    );
    const payments = await tx.select().from(payment);
    const items = await tx.select().from(paymentItem).where(eq(paymentItem.live, true));
    return { due: [...lines, ...arrears], payments, items };
  });
}

/** Where each source ended: followed through every list it was sent again in. */
function endOf(
  { payments, items }: Awaited<ReturnType<typeof ledgerOf>>,
  kinds: readonly string[],
  sourceId: string,
): string {
  const found = items.filter((item) => kinds.includes(item.kind) && item.sourceId === sourceId);
  expect(found.length).toBeLessThanOrEqual(1);
  const [item] = found;
  if (!item) return "waits";
  const state = payments.find(({ id }) => id === item.paymentId)?.state ?? "lost";
  return state === "failed" && items.some((one) => one.kind === "again" && one.sourceId === item.id)
    ? endOf({ due: [], payments, items }, ["again"], item.id)
    : state;
}

/** An approved correction of a month that lies before, computed by the officer and approved by finance. */
async function addCorrection(desk: Desk, name: string, fen: number): Promise<string> {
  const { officer, finance } = desk;
  const id = newId();
  await withTenant(officer.db, officer, async (tx) => {
    const [line] = (await tx.select().from(benefitLine)).filter((one) => one.class === name);
    if (!line) throw new Error(`nobody is paid by ${name}`);
    await tx.insert(correction).values({
      id,
      childId: line.childId,
      division: line.division,
      benefit: line.benefit,
      month: "2018-02",
      class: line.class,
      paidClass: line.class,
      paidFen: 100_000,
      dueFen: 100_000 + fen,
      fen,
      causes: [{ kind: "other" }],
      knownAt: officer.now(),
      state: "approved",
      proposedBy: officer.staff.id,
      proposedAt: officer.now(),
      decidedBy: finance.staff.id,
      decidedAt: officer.now(),
    });
  });
  return id;
}

test("a list says of whom money is to be taken back while no plan says how", async () => {
  const desk = await fixedMarch(WITH_ACCOUNTS);
  await addCorrection(desk, "NX.deFacto", -20_000);
  const { id, checks } = await prepared(desk);
  expect(checks).toContainEqual({ code: "owesBack", blocking: false, payments: 1 });
  const { rows } = await listPayments(desk.finance, { id, filter: "owesBack", ...page });
  const { childId = "" } = rows[0] ?? {};
  const plan = {
    childId,
    kind: "repaid",
    fen: 20_000,
    document: "隆民追〔2018〕7号",
    reason: "已交回",
  } as const;
  const proposed = await planRecovery(desk.officer, plan);
  expect((await getBatchView(desk.finance, { id })).checks).toEqual(checks);
  await decidePlan(desk.finance, { id: proposed.id, agreed: true });
  const planned = (await getBatchView(desk.finance, { id })).checks.map(({ code }) => code);
  expect(planned).not.toContain("owesBack");
});

test("over random returns and rounds no line is lost and none is paid twice", async () => {
  for (const seed of [3, 7, 11]) {
    const random = seeded(seed);
    const desk = await fixedMarch(WITH_ACCOUNTS);
    const { finance } = desk;
    await addCorrection(desk, "NX.deFacto", 20_000);
    let kind: "month" | "offCycle" = "month";
    for (let round = 0; round < 6; round++) {
      const list = await prepared(desk, kind === "month" ? { kind, month: MARCH } : { kind }).catch(
        (error: unknown) => {
          expect(error).toMatchObject({ code: "conflict" });
          return undefined;
        },
      );
      if (!list) break;
      if (random.below(4) === 0) {
        await cancelBatch(finance, versionOf(list));
        continue;
      }
      kind = "offCycle";
      const names = [...(await rowsOf(finance, list)).keys()];
      let open = list;
      if (names.length > 1 && random.below(2) === 0) {
        const one = (await rowsOf(finance, list)).get(random.pick(names))?.id ?? "";
        open = await leaveOut(finance, { ...versionOf(list), payments: [one], reason: "家长要求" });
      }
      const sent = await approved(desk, open);
      const answers = Object.fromEntries(
        names.map((name) => [
          name,
          random.below(3) === 0 ? (["失败", "账号冻结"] as const) : (["成功"] as const),
        ]),
      );
      const answered = await takenOver(desk, sent, answers);
      expect(answered.due.fen).toBe(answered.paid.fen + answered.failed.fen + answered.open.fen);
      await closeBatch(finance, versionOf(answered));
    }
    // What still waits is paid in a last list.
    const last = await prepareBatch(finance, kind === "month" ? { kind, month: MARCH } : { kind }).catch(
      () => undefined,
    );
    if (last) {
      const list = await getBatchView(finance, last);
      const sent = await approved(desk, list);
      await markAllPaid(finance, { ...versionOf(sent), on: "2018-04-05", reason: "银行回单" });
    }
    const ledger = await ledgerOf(finance);
    for (const { id } of ledger.due) expect(endOf(ledger, ["month", "arrears"], id)).toBe("paid");
    const paid = ledger.payments.filter(({ state }) => state === "paid");
    expect(paid.reduce((sum, one) => sum + one.fen, 0)).toBe(
      ledger.due.reduce((sum, one) => sum + one.fen, 0),
    );
  }
});

test("instalments are taken whole as far as the payment goes, and are due again when it failed", async () => {
  const desk = await fixedMarch(WITH_ACCOUNTS);
  const { officer, finance } = desk;
  const correctionId = await addCorrection(desk, "NX.deFacto", -60_000);
  const instalments = await withTenant(officer.db, officer, async (tx) => {
    const [of] = await tx.select().from(correction).where(eq(correction.id, correctionId));
    if (!of) throw new Error("no correction");
    const planId = newId();
    const where = { childId: of.childId, division: of.division };
    await tx.insert(recoveryPlan).values({
      id: planId,
      ...where,
      kind: "instalments",
      corrections: [correctionId],
      fen: 60_000,
      fromMonth: "2018-03",
      monthlyFen: 30_000,
      document: "追回〔2018〕1号",
      reasonSealed: Buffer.from("x"),
      state: "approved",
      proposedBy: officer.staff.id,
      proposedAt: officer.now(),
      decidedBy: finance.staff.id,
      decidedAt: officer.now(),
    });
    const due = ["2018-02", "2018-03", "2018-04"].map((dueMonth, index) => ({
      id: newId(),
      planId,
      correctionId,
      ...where,
      dueMonth,
      fen: [30_000, 25_000, 5_000][index] ?? 0,
      state: "due" as const,
    }));
    await tx.insert(recoveryInstalment).values(due);
    return due.map(({ id }) => id);
  });
  const states = async () =>
    withTenant(officer.db, officer, async (tx) => {
      const rows = await tx.select().from(recoveryInstalment);
      return instalments.map((id) => rows.find((row) => row.id === id)?.state);
    });
  // 531 yuan less 300; another 250 would leave less than nothing, and the third is not due yet.
  const list = await prepared(desk);
  expect((await rowsOf(finance, list)).get("丁双残")).toMatchObject({
    fen: 23_100,
    items: [
      { kind: "recovery", month: "2018-02", fen: -30_000 },
      { kind: "month", fen: 53_100 },
    ],
  });
  expect(list.summary.byKind).toContainEqual({ kind: "recovery", items: 1, fen: -30_000 });
  expect(list.due.fen).toBe(list.summary.total.fen);
  const failed = await takenOver(desk, await approved(desk, list), {
    丁双亡: ["成功"],
    丁机构: ["成功"],
    丁双残: ["失败", "账号冻结"],
  });
  expect(await states()).toEqual(["due", "due", "due"]);
  await closeBatch(finance, versionOf(failed));
  const again = await prepared(desk, { kind: "offCycle" });
  expect(again.due).toEqual({ payments: 1, fen: 23_100 });
  await takenOver(desk, await approved(desk, again), { 丁双残: ["成功"] });
  expect(await states()).toEqual(["taken", "due", "due"]);
});

test("two servers that work on one list at once put every line in it once", async () => {
  const desk = await fixedMarch(WITH_ACCOUNTS);
  const { finance } = desk;
  const refs: { tenant: number; job: string }[] = [];
  const waiting = { ...finance, jobs: { send: async (ref: (typeof refs)[number]) => void refs.push(ref) } };
  const { id } = await prepareBatch(waiting, { kind: "month", month: MARCH });
  const [ref] = refs;
  if (!ref) throw new Error("no job was handed over");
  const work = async () => {
    for (;;) {
      const turn = await workOn(house.app, ref, 0);
      if (turn === "over") return;
    }
  };
  await Promise.all([work(), work()]);
  const list = await getBatchView(finance, { id });
  expect(list).toMatchObject({ state: "prepared", due: { payments: 3, fen: 231_700 } });
  const { items } = await ledgerOf(finance);
  expect(items).toHaveLength(3);
});

test("two lists of overlapping places share the lines between them and pay none twice", async () => {
  const desk = await fixedMarch(WITH_ACCOUNTS);
  const { finance } = desk;
  const [town] = [...(await townsOf(desk))];
  const both = await Promise.all([
    prepareBatch(finance, { kind: "month", month: MARCH }),
    prepareBatch(finance, { kind: "month", month: MARCH, area: town }),
  ]);
  const lists = await Promise.all(both.map((one) => getBatchView(finance, one)));
  expect(lists.reduce((sum, { due }) => sum + due.fen, 0)).toBe(231_700);
  const { items } = await ledgerOf(finance);
  expect(items).toHaveLength(3);
});

async function townsOf({ finance }: Desk): Promise<Set<string>> {
  const lines = await withTenant(finance.db, finance, (tx) => tx.select().from(benefitLine));
  return new Set(lines.map(({ division }) => `${division.slice(0, 9)}000`));
}

test("a one-time grant is entered by one person, approved by another, and paid once", async () => {
  const desk = await fixedMarch(WITH_ACCOUNTS);
  const { officer, finance } = desk;
  const [line] = await withTenant(officer.db, officer, (tx) => tx.select().from(benefitLine));
  const grant = {
    childId: line?.childId ?? "",
    purpose: "临时困难补助",
    document: "隆民〔2018〕3号",
    fen: 50_000,
    reason: "房屋受损",
  };
  const conflict = { code: "conflict" };
  const { id } = await proposeGrant(officer, grant);
  await expect(proposeGrant(officer, grant)).rejects.toMatchObject(conflict);
  await expect(prepareBatch(finance, { kind: "oneTime" })).rejects.toMatchObject(conflict);
  const yes = { id, answer: "approved", reason: "情况属实" } as const;
  await expect(decideGrant(officer, yes)).rejects.toMatchObject(conflict);
  await expect(decideGrant(finance, { ...yes, answer: "withdrawn" })).rejects.toMatchObject(conflict);
  await decideGrant(finance, yes);
  await expect(decideGrant(finance, yes)).rejects.toMatchObject(conflict);
  const list = await prepared(desk, { kind: "oneTime" });
  expect(list).toMatchObject({ due: { payments: 1, fen: 50_000 } });
  expect(list.summary.byClass).toMatchObject([{ class: null, fen: 50_000 }]);
  await takenOver(desk, await approved(desk, list), { 丁双亡: ["成功"], 丁机构: ["成功"], 丁双残: ["成功"] });
  const { rows } = await listGrants(officer, { ...page, open: false });
  expect(rows).toMatchObject([
    { reason: "房屋受损", state: "approved", paidIn: { number: list.number, state: "paid" } },
  ]);
  await expect(prepareBatch(finance, { kind: "oneTime" })).rejects.toMatchObject(conflict);
});

test("a list stays whole when one of its children moves to another county", async () => {
  const desk = await fixedMarch(WITH_ACCOUNTS);
  const { finance } = desk;
  const list: PaymentBatchView = await prepared(desk);
  const [moved] = [...(await rowsOf(finance, list)).values()];
  await house.app.db.owner.query(
    `UPDATE t_${String(finance.tenant.number).padStart(4, "0")}.child SET division = '640422100001' WHERE id = $1`,
    [moved?.childId],
  );
  const after = await getBatchView(finance, { id: list.id });
  expect(after.due).toEqual(list.due);
  const sent = await approveBatch(desk.officer, versionOf(after));
  const all = await markAllPaid(finance, { ...versionOf(sent), on: "2018-04-05", reason: "银行回单" });
  expect(await closeBatch(finance, versionOf(all))).toMatchObject({ paid: list.due });
});
