import { PERIOD_MONTHS } from "@tongyou/core/schemas";
import { present, type RawSearch, textParam } from "../../parts/search-params.ts";

/** Which period of a report is in view: a day of it, and how long it is where nobody gives a term. */
export const reportSearch = (raw: RawSearch) =>
  present({
    on: textParam(raw, "on", 10),
    months: PERIOD_MONTHS.find((months) => String(months) === String(raw.months)),
  });
