import { randomInt } from "node:crypto";
import type { TenantTransaction } from "@tongyou/database";
import { referral } from "@tongyou/database/schema";
import type { Bilingual, CivilDate, FactName } from "@tongyou/policy";
import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Department } from "../access/roles.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { conflict, notFound, stale } from "../errors/refusals.ts";
import { seesRestricted } from "../facts/mask.ts";
import type { FormContent, FormView } from "../forms/forms.schema.ts";
import type { Reply } from "./referral-steps.ts";
import type { AskedValue, DisclosedField, Due, Party } from "./referrals.schema.ts";

export const REFERRAL = { zh: "协同事项", en: "referral" } as const;
export type ReferralRecord = typeof referral.$inferSelect;

/** All that goes to who is asked; of an institution, its name as it then stood in the register. */
export type Letter = {
  text: string;
  about?: Bilingual;
  fact?: FactName;
  form?: FormView;
  fields: DisclosedField[];
  institution?: string;
};
export type Answer = {
  text: string;
  yes?: boolean;
  value?: AskedValue;
  fields?: FormContent;
  on?: CivilDate;
  clause?: string;
  rightDepartment?: Department;
  paper?: string;
};

/** `X20260105-482913`: speaks of a day and of nobody, and does not say how many there are. */
export const makeNumber = (letter: "S" | "X", day: CivilDate): string =>
  `${letter}${day.replaceAll("-", "")}-${randomInt(100_000, 1_000_000)}`;

/** Referrals the reader's role may know of. */
export const inView = ({ staff }: StaffContext): SQL | undefined =>
  seesRestricted(staff.role) ? undefined : eq(referral.restricted, false);

/** Referrals to the person's own department or institution; of nobody's own none. */
export function ofParty({ staff: { role, department, institution } }: StaffContext): SQL {
  if (role === "departmentStaff" && department !== undefined) return eq(referral.department, department);
  if (role === "institutionStaff" && institution !== undefined)
    return eq(referral.institutionId, institution);
  return sql`false`;
}

/** True for who answers for a department or an institution: they see what they are asked, and no file. */
export const isParty = ({ staff: { role } }: StaffContext): boolean =>
  role === "departmentStaff" || role === "institutionStaff";

/** Referrals a person can open: a party its own, the bureau's people all that their role may know of. */
export const openTo = (context: StaffContext): SQL | undefined =>
  isParty(context) ? ofParty(context) : inView(context);

/** Who was asked, as the audit names it. */
export const askedOf = ({ department, institutionId }: ReferralRecord) => ({
  department,
  institution: institutionId,
});

/** Who was asked, as lists and pages name it. */
export const partyOf = (
  { department, institutionId }: Pick<ReferralRecord, "department" | "institutionId">,
  { institution = "" }: Letter,
): Party => ({
  department: department as Department | null,
  institution: institutionId === null ? null : { id: institutionId, name: institution },
});

/** One referral the person can open; throws `notFound`. */
export async function getReferralRecord(
  tx: TenantTransaction,
  context: StaffContext,
  id: string,
): Promise<ReferralRecord> {
  const [row] = await tx
    .select()
    .from(referral)
    .where(and(eq(referral.id, id), openTo(context)));
  if (!row) throw notFound(REFERRAL);
  return row;
}

/** The referral for its next step: read at `version`, locked until the commit. Throws `stale`, `notFound`. */
export async function raiseReferral(
  tx: TenantTransaction,
  context: StaffContext,
  { id, version }: { id: string; version: number },
): Promise<ReferralRecord> {
  const [row] = await tx
    .update(referral)
    .set({ version: sql`${referral.version} + 1` })
    .where(and(eq(referral.id, id), eq(referral.version, version), openTo(context)))
    .returning();
  if (row) return row;
  await getReferralRecord(tx, context, id);
  throw stale(REFERRAL);
}

/** Writes a step of a referral that was raised. */
export async function takeStep(
  tx: TenantTransaction,
  { id }: ReferralRecord,
  set: Partial<typeof referral.$inferInsert>,
): Promise<void> {
  await tx.update(referral).set(set).where(eq(referral.id, id));
}

/** Refuses a step that the state does not allow. */
export function requireStep(allowed: boolean): void {
  if (!allowed)
    throw conflict(
      { zh: "这件协同事项已经办到下一步，不能这样办理。", en: "This referral has gone beyond that step." },
      { zh: "请刷新页面，按现在的状态办理。", en: "Reload the page and go on from its present state." },
    );
}

/** The term as it stands on the bureau's day. */
export function dueOf({ dueOn, dueFrom, repliedAt, closedAt }: ReferralRecord, today: CivilDate): Due {
  const waiting = repliedAt === null && closedAt === null;
  return { on: dueOn, from: dueFrom, overdue: waiting && dueOn !== null && dueOn < today };
}

/** True when a reply came after the last day. */
export const isLate = ({ dueOn, repliedAt }: Pick<ReferralRecord, "dueOn" | "repliedAt">): boolean =>
  dueOn !== null && repliedAt !== null && civilDayOf(repliedAt) > dueOn;

export const REPLY_WORDS: Readonly<Record<Reply, Bilingual>> = {
  answered: { zh: "已办结", en: "Done" },
  returned: { zh: "退回", en: "Returned" },
  refused: { zh: "不予办理", en: "Refused" },
};
