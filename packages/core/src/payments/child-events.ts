import { tenantKey } from "@tongyou/database";
import type { Bilingual } from "@tongyou/policy";
import { civilDayOf } from "../civil-day.ts";
import { yuanText } from "../money/yuan-text.ts";
import type { ChildEvents } from "../timeline/child-event.ts";
import { classTitles } from "./list-payments.ts";
import type { PaymentState } from "./payments.schema.ts";
import { paymentsOfChild } from "./payments-of-child.ts";

const STATES: Readonly<Record<PaymentState, Bilingual>> = {
  open: { zh: "已送银行，等结果", en: "sent to the bank, no answer yet" },
  paid: { zh: "已到账", en: "paid" },
  failed: { zh: "发放失败", en: "failed" },
  leftOut: { zh: "留到下一份清单", en: "left to the next list" },
  dropped: { zh: "已作废", en: "cancelled" },
};

/** What was sent to the child's family, and what became of it. For those who may see lists of payments. */
export const paymentEvents: ChildEvents = async (tx, context, childId) => {
  const key = await tenantKey(context.db, context.tenant);
  const payments = await paymentsOfChild(tx, key, childId, classTitles(context));
  return payments.map((one) => {
    const state = STATES[one.state];
    const because = one.reason === null ? "" : `：${one.reason}`;
    return {
      kind: "payment",
      id: one.id,
      on: one.on ?? (one.approvedAt === null ? null : civilDayOf(one.approvedAt)),
      at: one.approvedAt?.toISOString() ?? null,
      by: null,
      title: {
        zh: `${one.month} 发放 ${yuanText(one.fen)}`,
        en: `Payment of ${one.month}, ${yuanText(one.fen)}`,
      },
      text: { zh: `${state.zh}${because}（${one.number}）`, en: `${state.en}${because} (${one.number})` },
      to: `/payments/${one.batch}`,
    };
  });
};
