import { tenantKey } from "@tongyou/database";
import { referral } from "@tongyou/database/schema";
import type { Bilingual } from "@tongyou/policy";
import { and, eq } from "drizzle-orm";
import { civilDayOf } from "../civil-day.ts";
import { openJson } from "../sealed-json.ts";
import type { ChildEvent, ChildEvents } from "../timeline/child-event.ts";
import { partyTitle } from "./department-title.ts";
import { inView, type Letter, partyOf, REPLY_WORDS, type ReferralRecord } from "./referral-record.ts";
import type { ClosedHow } from "./referral-steps.ts";

const CLOSED_WORDS: Readonly<Record<ClosedHow, Bilingual>> = {
  known: { zh: "已得到答复", en: "Answered" },
  received: { zh: "已落实", en: "Received" },
  notGiven: { zh: "未落实", en: "Not given" },
  withdrawn: { zh: "已撤回", en: "Withdrawn" },
  passedOn: { zh: "已另行交办", en: "Passed on" },
};

const said = (about: Bilingual, step: Bilingual): Bilingual => ({
  zh: `${about.zh}：${step.zh}`,
  en: `${about.en}: ${step.en}`,
});

/** What departments and institutions were asked about a child, what they replied, and what came of it. */
export const referralEvents: ChildEvents = async (tx, context, childId) => {
  const key = await tenantKey(context.db, context.tenant);
  const rows = await tx
    .select()
    .from(referral)
    .where(and(eq(referral.childId, childId), inView(context)));
  return rows.flatMap((row) => stepsOf(row, openJson<Letter>(key, row.letterSealed)));
};

function stepsOf(row: ReferralRecord, letter: Letter): ChildEvent[] {
  const party = partyTitle(partyOf(row, letter));
  const about = letter.about ?? { zh: letter.text, en: letter.text };
  const common = { kind: "referral" as const, to: `/referrals/${row.id}` };
  const at = (instant: Date, by: string | null) => ({
    on: civilDayOf(instant),
    at: instant.toISOString(),
    by,
  });
  const asked: ChildEvent = {
    ...common,
    ...at(row.askedAt, row.askedBy),
    id: row.id,
    title: { zh: `交${party.zh}办理`, en: `Referred to ${party.en}` },
    text: { zh: `${row.number} ${about.zh}`, en: `${row.number} ${about.en}` },
  };
  const replied: ChildEvent[] =
    row.repliedAt && row.reply
      ? [
          {
            ...common,
            ...at(row.repliedAt, row.repliedBy),
            id: `${row.id} replied`,
            title: { zh: `${party.zh}答复`, en: `Reply of ${party.en}` },
            text: said(about, REPLY_WORDS[row.reply]),
          },
        ]
      : [];
  const closed: ChildEvent[] =
    row.closedAt && row.outcome
      ? [
          {
            ...common,
            ...at(row.closedAt, row.closedBy),
            id: `${row.id} closed`,
            title: { zh: "协同事项办结", en: "Referral closed" },
            text: said(about, CLOSED_WORDS[row.outcome]),
          },
        ]
      : [];
  return [asked, ...replied, ...closed];
}
