import { tenantKey } from "@tongyou/database";
import type { z } from "zod";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { invalid } from "../errors/refusals.ts";
import { notify } from "../notifications/notify.ts";
import { sealJson } from "../sealed-json.ts";
import { inTenant } from "../verb.ts";
import { type Answer, type ReferralRecord, raiseReferral, requireStep, takeStep } from "./referral-record.ts";
import { isWaiting } from "./referral-steps.ts";
import type { replyInput } from "./referrals.schema.ts";

type Input = z.output<typeof replyInput>;

/** What a reply must say: a question is answered yes or no, and an answer that came on paper names the paper. */
function requireWhole(context: StaffContext, { kind }: ReferralRecord, input: Input): void {
  if (kind === "question" && input.reply === "answered" && input.yes === undefined)
    throw invalid(
      "yes",
      { zh: "没有选择“是”或“否”。", en: "Neither yes nor no was chosen." },
      {
        zh: "请作答；查不到的，选“退回”并说明原因。",
        en: "Answer it; if it cannot be found out, return it and say why.",
      },
    );
  if (input.on !== undefined && input.on > civilDayOf(context.now()))
    throw invalid(
      "on",
      { zh: "日期晚于今天。", en: "The day is after today." },
      { zh: "请填写已经发生的日期。", en: "Give a day that has come." },
    );
  if (context.staff.role !== "departmentStaff" && input.paper === undefined)
    throw invalid(
      "paper",
      { zh: "代录书面答复，没有写明来函。", en: "An answer on paper is entered without naming the paper." },
      { zh: "请填写来函文号或日期。", en: "Give the number or the date of the letter." },
    );
}

/**
 * Replies once for a department: done, returned with a reason, or refused with a reason and a clause. The county's
 * officer enters what came on paper, named as such. The sender is told.
 * @throws DomainError `invalid`, `stale`, `conflict` when it is replied to or withdrawn, `notFound`
 */
export async function replyReferral(context: StaffContext, input: Input): Promise<{ version: number }> {
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "referrals.reply", async (tx, note) => {
    const row = await raiseReferral(tx, context, input);
    requireStep(isWaiting(row.state));
    requireWhole(context, row, input);
    const { reply, text, yes, on, clause, rightDepartment, paper } = input;
    const answer: Answer = {
      text,
      ...(row.kind === "question" && yes !== undefined && { yes }),
      ...(row.kind === "question" && on && { on }),
      ...(clause && { clause }),
      ...(rightDepartment && { rightDepartment }),
      ...(paper && { paper }),
    };
    await takeStep(tx, row, {
      state: reply,
      reply,
      replySealed: sealJson(key, answer),
      repliedBy: context.staff.id,
      repliedAt: context.now(),
    });
    if (row.askedBy !== context.staff.id)
      await notify(tx, context, {
        kind: "referralReplied",
        to: { staff: [row.askedBy] },
        division: row.division,
        ...(row.childId && { childId: row.childId }),
        subject: row.number,
        path: `/referrals/${row.id}`,
      });
    const onPaper = paper !== undefined;
    note({
      division: row.division,
      detail: { referral: row.id, department: row.department, reply, onPaper },
    });
    return { version: row.version };
  });
}
