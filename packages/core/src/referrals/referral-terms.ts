import type { TenantTransaction } from "@tongyou/database";
import type { CivilDate } from "@tongyou/policy";
import { dueAt } from "../deadlines/due-at.ts";
import { invalid } from "../errors/refusals.ts";
import { loadSettings } from "../standards/load-settings.ts";
import { referralTerm } from "../standards/own-settings.ts";
import { REFERRAL_KINDS, type ReferralKind } from "./referral-steps.ts";
import type { Due } from "./referrals.schema.ts";

/** The last day by kind for what is asked on a day: no document gives one, so the bureau's own number or none. */
export async function lastDays(
  tx: TenantTransaction,
  today: CivilDate,
): Promise<Record<ReferralKind, CivilDate | null>> {
  const settings = await loadSettings(tx, today);
  const last = (kind: ReferralKind): CivilDate | null => {
    const count = settings.get(referralTerm(kind))?.value;
    return typeof count === "number" ? dueAt(today, { count, unit: "workingDays" }).day : null;
  };
  const [question, service, entitlement] = REFERRAL_KINDS;
  return { question: last(question), service: last(service), entitlement: last(entitlement) };
}

/** The last day the sender gives, else the bureau's, else none. Throws `invalid` for a day that has passed. */
export async function termOf(
  tx: TenantTransaction,
  { kind, dueOn, today }: { kind: ReferralKind; dueOn: CivilDate | undefined; today: CivilDate },
): Promise<{ dueOn: CivilDate | null; dueFrom: Due["from"] }> {
  if (dueOn !== undefined && dueOn < today)
    throw invalid(
      "dueOn",
      { zh: "答复期限早于今天。", en: "The last day for the reply has passed." },
      { zh: "请填写今天或以后的日期。", en: "Give today or a later day." },
    );
  if (dueOn !== undefined) return { dueOn, dueFrom: "sender" };
  const own = (await lastDays(tx, today))[kind];
  return own === null ? { dueOn: null, dueFrom: "unset" } : { dueOn: own, dueFrom: "bureau" };
}
