import type { Bilingual } from "@tongyou/policy";
import type { WorkKind } from "./work-records.schema.ts";

/** What a record's kind is called on paper and among the to-dos. */
export const WORK_KIND_WORDS: Readonly<Record<WorkKind, Bilingual>> = {
  meeting: { zh: "会议", en: "Meeting" },
  supervision: { zh: "督促约谈", en: "Supervision" },
  inspection: { zh: "检查督查", en: "Inspection" },
  activity: { zh: "活动宣传", en: "Activity" },
  venue: { zh: "活动场所", en: "Venue" },
  workPlan: { zh: "工作计划", en: "Work plan" },
  campaign: { zh: "专项行动", en: "Campaign" },
  notice: { zh: "通报报告", en: "Circular or report" },
  other: { zh: "其他工作", en: "Other work" },
};
