import type { Words } from "../words.ts";
import type { paymentActs as zhActs, paymentParticulars as zhParticulars } from "../zh/audit-payments.ts";

export const paymentActs: Words<typeof zhActs> = {
  list: "Looked at the lists of payments",
  get: "Looked at a list of payments",
  rows: "Looked at the payments of a list",
  prepare: "Prepared a list of payments",
  readAccounts: "Read accounts anew",
  leaveOut: "Left payments to the next list",
  cancel: "Cancelled a list of payments",
  approve: "Approved a list of payments",
  bankFile: "Exported the bank's list",
  summaryFile: "Exported the sums of a list",
  previewReturns: "Previewed the bank's returns",
  takeReturns: "Took over the bank's returns",
  mark: "Marked one payment",
  markAll: "Marked all as paid",
  close: "Closed a list of payments",
  askReopen: "Asked to open a list again",
  answerReopen: "Answered a request to open again",
  grants: "Looked at one-time grants",
  proposeGrant: "Entered a one-time grant",
  decideGrant: "Decided on a one-time grant",
  shares: "Looked at funding shares",
  enterShare: "Entered a funding share",
};

export const paymentParticulars: Words<typeof zhParticulars> = {
  aboveFen: "above the amount",
  agree: "agreed",
  answer: "result",
  batch: "list of payments",
  failures: "failed payments",
  format: "format",
  known: "rows known already",
  open: "waiting only",
  parts: "parts",
  payment: "payment",
  payments: "payments",
};
