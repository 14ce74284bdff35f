import type { CivilDate } from "@tongyou/policy";
import type { DangerSign, RiskAnswer, RiskScore } from "./risk.schema.ts";

/** What an assessment found, as it is kept: sealed, because it tells of people. Criteria in the words they then had. */
export type RiskContent = {
  danger: Record<DangerSign, RiskAnswer>;
  answers: { text: string; weight: number | null; answer: RiskAnswer }[];
  score: RiskScore | null;
  criteria: { from: CivilDate; documentNumber: string | null; official: boolean } | null;
  reasons: string;
  measures: string | null;
};
