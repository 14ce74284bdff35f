import type { Words } from "../words.ts";
import type {
  correctionActs as zh,
  correctionParticulars as zhParticulars,
} from "../zh/audit-corrections.ts";

export const correctionActs: Words<typeof zh> = {
  compute: "Compute corrections",
  list: "See corrections",
  get: "See why a correction is due",
  approve: "Approve corrections",
  approveAll: "Approve all corrections",
  dismiss: "Dismiss corrections",
  recovery: "See what a child owes back",
  planRecovery: "Propose a plan of recovery",
  decidePlan: "Decide a plan of recovery",
};

export const correctionParticulars: Words<typeof zhParticulars> = {
  agreed: "agreed",
  correction: "correction",
  corrections: "corrections",
  document: "document",
  job: "job",
  months: "months",
  recoveryPlan: "plan of recovery",
  withdrawn: "withdrawn",
};
