import { PAYMENT_FILTERS, type PaymentFilter } from "@tongyou/core/schemas";
import { numberParam, present, type RawSearch, wordParam } from "../../parts/search-params.ts";

export const PAYMENT_TABS = ["lists", "grants", "shares"] as const;
export type PaymentsSearch = {
  tab?: (typeof PAYMENT_TABS)[number] | undefined;
  /** Only grants that wait for a decision. */
  open?: "yes" | undefined;
  page?: number | undefined;
};
export const paymentsSearch = (raw: RawSearch): PaymentsSearch =>
  present({
    tab: wordParam(raw, "tab", PAYMENT_TABS),
    open: wordParam(raw, "open", ["yes"] as const),
    page: numberParam(raw, "page"),
  });

export type BatchSearch = { filter?: PaymentFilter | undefined; page?: number | undefined };
/** Which payments of a list are in view. */
export const batchSearch = (raw: RawSearch): BatchSearch =>
  present({ filter: wordParam(raw, "filter", PAYMENT_FILTERS), page: numberParam(raw, "page") });
