// Apart from the schemas: the console's addresses are read before zod is loaded.

/** Which payments of a list are looked at. */
export const PAYMENT_FILTERS = [
  "all",
  "problems",
  "shared",
  "failedBefore",
  "owesBack",
  "open",
  "paid",
  "failed",
  "leftOut",
] as const;
export type PaymentFilter = (typeof PAYMENT_FILTERS)[number];
