import type { TrialSummary } from "@tongyou/core/schemas";

/** What the month costs as it is can be told: no standard of it is missing. */
export const isPriced = ({ outlook }: Pick<TrialSummary, "outlook">): boolean => outlook.missing.length === 0;
