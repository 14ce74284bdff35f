import {
  approveBatch,
  approveMonth,
  calculateMonth,
  closeBatch,
  closeChild,
  computeCorrections,
  confirmImport,
  enterSetting,
  enterStandard,
  getBankFile,
  getChild,
  markAllPaid,
  markPayment,
  prepareBatch,
  previewImport,
  runTrial,
  type StaffContext,
  startApplications,
  submitMonth,
  whenImported,
} from "@tongyou/core";
import { type LedgerLine, writeLedger } from "@tongyou/core/ledger";
import { dateCell, madeUpAccount, madeUpLines, madeUpName } from "@tongyou/core/made-up";
import type { Files } from "./files.ts";
import { paymentsOf, versionOf } from "./lists.ts";
import type { Story } from "./story.ts";

/** How many orphans the county's ledger brings. */
const ORPHANS = 6;

/** Made-up pupils whose parents died, in the care of kin, each with an account. */
function orphans(story: Story, referenceDate: string): LedgerLine[] {
  const { county, random } = story;
  const year = Number(referenceDate.slice(0, 4));
  const made = madeUpLines({ county, referenceDate, count: 40, seed: Number(county.slice(0, 6)) });
  const pupils = made.filter(({ birthDate, health }) => {
    const age = birthDate instanceof Date ? year - birthDate.getUTCFullYear() : 0;
    return age >= 7 && age <= 14 && health === "健康";
  });
  return pupils.slice(0, ORPHANS).map((line) => ({
    ...line,
    fatherStatus: "死亡",
    fatherSince: dateCell(story.day(900)),
    motherStatus: "死亡",
    motherSince: dateCell(story.day(400)),
    stayingParent: "不适用",
    care: "亲属",
    careSince: dateCell(story.day(390)),
    guardianName: madeUpName(random, "male"),
    guardianRelation: "祖父",
    household: "无",
    benefits: "无",
    amount: null,
    bank: "农村商业银行",
    bankAccount: madeUpAccount(random),
  }));
}

/**
 * The bureau's money of this month: a ledger confirmed, the month fixed by two people, its list paid but for one
 * account, a child who moved away and was paid all the same, an application that waits and a trial. All of it lies in
 * the month of the bureau's today, so that no list looks back.
 */
export function tellMoney(story: Story, child: Files): void {
  const today = story.day(0);
  const month = today.slice(0, 7);
  const ago = (days: number) => Math.min(days, Number(today.slice(8)) - 1);
  story.on(ago(1), "town", (desk) =>
    startApplications(desk, { childIds: [child("grown").id], origin: "family", note: "监护人到窗口申请" }),
  );
  const { standards } = story.region;
  const trialled = standards?.at(-1);
  if (!standards || !trialled) return;
  let paid: { id: string; version: number };
  let list: { id: string };

  story.on(34, "officer", (desk) => tellStandards(desk, standards, `${today.slice(0, 4)}-01-01`));
  story.on(ago(9), "officer", (desk) => importLedger(desk, story, story.day(ago(9))));
  story.on(ago(8), "officer", async (desk) => {
    const { id, version } = await calculateMonth(desk, { month });
    paid = await submitMonth(desk, { id, version });
  });
  story.on(ago(7), "finance", (desk) => approveMonth(desk, { id: paid.id, version: paid.version }));
  story.on(ago(6), "finance", async (desk) => {
    list = await prepareBatch(desk, { kind: "month", month });
  });
  story.on(ago(5), "officer", async (desk) => approveBatch(desk, await versionOf(desk, list)));
  story.on(ago(5), "finance", (desk) => getBankFile(desk, { id: list.id, format: "xlsx" }));
  story.on(ago(3), "finance", (desk) => answerList(desk, list, story.day(ago(3))));
  story.on(ago(2), "officer", (desk) => learnLate(desk, list, story.day(ago(8))));
  story.on(ago(1), "officer", (desk) =>
    runTrial(desk, {
      newId: crypto.randomUUID(),
      name: "标准提高一成",
      month,
      changes: [{ kind: "amount", parameter: trialled.parameter, fen: Math.round(trialled.fen * 1.1) }],
    }),
  );
}

async function tellStandards(
  desk: StaffContext,
  standards: readonly { parameter: string; fen: number }[],
  validFrom: string,
): Promise<void> {
  const paper = { documentNumber: "演示用标准（虚构）", issuedOn: validFrom, note: "演示用，不是公布的标准" };
  for (const { parameter, fen } of standards)
    await enterStandard(desk, { parameter, validFrom, value: fen, ...paper });
  const setting = { setting: "benefit.starts", value: "sameMonth", validFrom, reason: "局务会议研究决定" };
  await enterSetting(desk, setting);
}

async function importLedger(desk: StaffContext, story: Story, referenceDate: string): Promise<void> {
  const bytes = await writeLedger({
    title: "困境儿童信息台账（演示，人物均为虚构）",
    unit: desk.tenant.name,
    referenceDate,
    entries: orphans(story, referenceDate).map((line) => ({ line })),
  });
  const content = Buffer.from(bytes).toString("base64");
  const seen = await previewImport(desk, { fileName: `台账-${referenceDate}.xlsx`, content });
  await confirmImport(desk, seen);
  await whenImported(seen.id);
}

/** One account is closed, the others were paid; nothing waits any more. */
async function answerList(desk: StaffContext, list: { id: string }, on: string): Promise<void> {
  const [first] = await paymentsOf(desk, list);
  if (!first) throw new Error("the month pays nobody");
  const { version } = await markPayment(desk, {
    ...(await versionOf(desk, list)),
    payment: first.id,
    answer: "failed",
    on,
    reason: "账户已销户",
  });
  const answered = await markAllPaid(desk, { id: list.id, version, on, reason: "银行批量代发回单" });
  await closeBatch(desk, { id: list.id, version: answered.version });
}

/** A paid child had been adopted before the month ended: what was paid for it is proposed to be taken back. */
async function learnLate(desk: StaffContext, list: { id: string }, on: string): Promise<void> {
  const last = (await paymentsOf(desk, list)).at(-1);
  if (!last) throw new Error("the month pays nobody");
  const { version } = await getChild(desk, { id: last.childId });
  await closeChild(desk, { id: last.childId, version, on, reason: "adopted", note: "事后查实" });
  await computeCorrections(desk, {});
}
