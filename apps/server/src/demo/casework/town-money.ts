import {
  approveBatch,
  closeBatch,
  decideGrant,
  getBankFile,
  markAllPaid,
  markPayment,
  prepareBatch,
  proposeGrant,
  recordContact,
} from "@tongyou/core";
import { madeUpAccount, madeUpName } from "@tongyou/core/made-up";
import type { FamilyName } from "./families.ts";
import { type Files, fileAt } from "./files.ts";
import { paymentsOf, versionOf } from "./lists.ts";
import type { Story } from "./story.ts";

/**
 * One-time grants of a region whose documents have the town pay: entered and agreed to in the county, paid by two people
 * of the town. One account was closed: its list waits for the second of them. They need no month, so that lists look at
 * today until the first ledger comes.
 */
export function tellTownMoney(story: Story, child: Files): void {
  const grants = story.region.grants ?? [];
  const [first] = grants;
  if (!first) return;
  let list: { id: string };
  for (const { of } of grants) {
    const guardianName = madeUpName(story.random, "female");
    const account = { bankAccount: madeUpAccount(story.random), evidence: "一卡通存折复印件" };
    tellAccount(story, child, { of, daysAgo: 13, guardianName, bank: "农村商业银行", ...account });
  }
  for (const { of, purpose, fen } of grants) {
    let grant: { id: string };
    story.on(11, "officer", async (desk) => {
      const document = "演示用一次性救助文件（虚构）";
      grant = await proposeGrant(desk, {
        childId: child(of).id,
        purpose,
        document,
        fen,
        reason: "家庭突遇困难",
      });
    });
    story.on(10, "finance", (desk) =>
      decideGrant(desk, { id: grant.id, answer: "approved", reason: "材料齐全，同意" }),
    );
  }
  story.on(9, "town", async (desk) => {
    list = await prepareBatch(desk, { kind: "oneTime" });
  });
  story.on(8, "social", async (desk) => approveBatch(desk, await versionOf(desk, list)));
  story.on(8, "town", (desk) => getBankFile(desk, { id: list.id, format: "xlsx" }));
  story.on(6, "town", async (desk) => {
    const on = story.day(6);
    const payment = (await paymentsOf(desk, list)).find(({ childId }) => childId === child(first.of).id);
    if (!payment) throw new Error("the first of the grants is not in the town's list");
    const failed = { payment: payment.id, answer: "failed", on, reason: "账户已销户" } as const;
    const { version } = await markPayment(desk, { ...(await versionOf(desk, list)), ...failed });
    const answered = await markAllPaid(desk, { id: list.id, version, on, reason: "银行批量代发回单" });
    await closeBatch(desk, { id: list.id, version: answered.version });
  });
  const anew = { bankAccount: madeUpAccount(story.random), evidence: "新开户的一卡通存折" };
  tellAccount(story, child, { of: first.of, daysAgo: 4, ...anew });
  story.on(1, "town", (desk) => prepareBatch(desk, { kind: "offCycle" }));
}

type Account = {
  of: FamilyName;
  daysAgo: number;
  guardianName?: string;
  bank?: string;
  bankAccount: string;
  evidence: string;
};

/** Who takes the child's money, and on which account, as the town saw it. */
function tellAccount(story: Story, child: Files, { of, daysAgo, ...contact }: Account): void {
  story.on(daysAgo, "town", async (desk) =>
    recordContact(desk, { ...(await fileAt(desk, child(of))), ...contact }),
  );
}
