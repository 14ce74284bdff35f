import type { Bilingual } from "@tongyou/policy";
import type { RecoveryPlan } from "./corrections.schema.ts";

/** What becomes of money that was paid too much. */
export const RECOVERY_WAYS: Readonly<Record<RecoveryPlan["kind"], Bilingual>> = {
  instalments: { zh: "分月扣回", en: "by instalments" },
  repaid: { zh: "已退回", en: "paid back" },
  waiver: { zh: "免予追回", en: "waived" },
};
