import { type TenantKey, type TenantTransaction, tenantKey } from "@tongyou/database";
import type { z } from "zod";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { invalid } from "../errors/refusals.ts";
import { keepFields } from "../forms/keep-fields.ts";
import { notify } from "../notifications/notify.ts";
import { openJson, sealJson } from "../sealed-json.ts";
import { inTenant } from "../verb.ts";
import { checkedAnswer, checkedForm } from "./answer-asked.ts";
import {
  type Answer,
  askedOf,
  isParty,
  type Letter,
  type ReferralRecord,
  raiseReferral,
  requireStep,
  takeStep,
} from "./referral-record.ts";
import { isWaiting } from "./referral-steps.ts";
import type { replyInput } from "./referrals.schema.ts";

type Input = z.output<typeof replyInput>;

/** No reply speaks of a day to come, and an answer that came on paper names the paper. */
function requireWhole(context: StaffContext, input: Input): void {
  if (input.on !== undefined && input.on > civilDayOf(context.now()))
    throw invalid(
      "on",
      { zh: "日期晚于今天。", en: "The day is after today." },
      { zh: "请填写已经发生的日期。", en: "Give a day that has come." },
    );
  if (!isParty(context) && input.paper === undefined)
    throw invalid(
      "paper",
      { zh: "代录书面答复，没有写明来函。", en: "An answer on paper is entered without naming the paper." },
      { zh: "请填写来函文号或日期。", en: "Give the number or the date of the letter." },
    );
}

/** What is kept of a reply: of one that it is done, also what was asked of it, and the form with its files. */
async function answerOf(
  tx: TenantTransaction,
  context: StaffContext,
  key: TenantKey,
  { row, input }: { row: ReferralRecord; input: Input },
): Promise<Answer> {
  const { reply, text, on, clause, rightDepartment, paper } = input;
  const words: Answer = {
    text,
    ...(clause && { clause }),
    ...(rightDepartment && { rightDepartment }),
    ...(paper && { paper }),
  };
  if (reply !== "answered") return words;
  const letter = openJson<Letter>(key, row.letterSealed);
  const answer: Answer =
    row.kind === "question" ? { ...words, ...checkedAnswer(letter, input), ...(on && { on }) } : words;
  const values = checkedForm(letter, input.fields);
  const { id: ownerId, division, childId } = row;
  const place = { ownerKind: "referral" as const, ownerId, division, childId };
  const fields = await keepFields(tx, context, key, place, { fields: letter.form?.fields ?? [], values });
  return letter.form ? { ...answer, fields } : answer;
}

/**
 * Replies once for who was asked: done, returned with a reason, or refused with a reason and a clause. The county's
 * officer enters what came on paper, named as such. The sender is told.
 * @throws DomainError `invalid`, `stale`, `conflict` when it is replied to or withdrawn, `notFound`
 */
export async function replyReferral(context: StaffContext, input: Input): Promise<{ version: number }> {
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "referrals.reply", async (tx, note) => {
    const row = await raiseReferral(tx, context, input);
    requireStep(isWaiting(row.state));
    requireWhole(context, input);
    const { reply, paper } = input;
    const answer = await answerOf(tx, context, key, { row, input });
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
      detail: { referral: row.id, ...askedOf(row), reply, onPaper },
    });
    return { version: row.version };
  });
}
