import { PAYMENT_FILTERS, type PaymentFilter } from "@tongyou/core/schemas";
import {
  monthParam,
  numberParam,
  present,
  type RawSearch,
  textParam,
  wordParam,
} from "../../parts/search-params.ts";

export const PAYMENT_TABS = ["lists", "grants", "shares"] as const;
export type PaymentsSearch = {
  tab?: (typeof PAYMENT_TABS)[number] | undefined;
  /** Only grants that wait for a decision. */
  open?: "yes" | undefined;
  /** One of the grants that were entered together. */
  set?: string | undefined;
  /** The month whose list is to be prepared. */
  prepare?: string | undefined;
  page?: number | undefined;
};
export const paymentsSearch = (raw: RawSearch): PaymentsSearch =>
  present({
    tab: wordParam(raw, "tab", PAYMENT_TABS),
    open: wordParam(raw, "open", ["yes"] as const),
    set: textParam(raw, "set"),
    prepare: monthParam(raw, "prepare"),
    page: numberParam(raw, "page"),
  });

export type BatchSearch = { filter?: PaymentFilter | undefined; page?: number | undefined };
/** Which payments of a list are in view. */
export const batchSearch = (raw: RawSearch): BatchSearch =>
  present({ filter: wordParam(raw, "filter", PAYMENT_FILTERS), page: numberParam(raw, "page") });
