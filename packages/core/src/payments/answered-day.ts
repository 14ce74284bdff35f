import type { CivilDate } from "@tongyou/policy";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { invalid } from "../errors/refusals.ts";
import type { BatchRecord } from "./batch-record.ts";

/** Throws `invalid` for a day on which the bank cannot have answered: before the list was approved, or to come. */
export function refuseDay(context: StaffContext, { approvedAt }: BatchRecord, on: CivilDate): void {
  const first = approvedAt ? civilDayOf(approvedAt) : "";
  const last = civilDayOf(context.now());
  if (on >= first && on <= last) return;
  throw invalid(
    "on",
    { zh: `银行办理日期不能是 ${on}。`, en: `The bank cannot have answered on ${on}.` },
    { zh: `请填写 ${first} 至 ${last} 之间的日期。`, en: `Give a day from ${first} to ${last}.` },
  );
}
