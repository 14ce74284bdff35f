import type { CivilDate } from "@tongyou/policy";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { invalid } from "../errors/refusals.ts";

/** Refuses a day that has not come; `field` is the input field it stands in. */
export function requirePast(context: StaffContext, field: string, day: CivilDate | undefined): void {
  if (day !== undefined && day > civilDayOf(context.now()))
    throw invalid(
      field,
      { zh: "日期晚于今天。", en: "The day is after today." },
      { zh: "请填写已经到来的日期。", en: "Give a day that has come." },
    );
}
