import { application, applicationStep } from "@tongyou/database/schema";
import { asc, eq } from "drizzle-orm";
import { civilDayOf } from "../civil-day.ts";
import type { ChildEvents } from "../timeline/child-event.ts";
import { stagesOfRecord } from "./application-record.ts";

const ACTS = {
  start: { zh: "发起", en: "started" },
  pass: { zh: "通过", en: "passed" },
  return: { zh: "退回", en: "sent back" },
  choose: { zh: "专人作出选择", en: "decided by a named person" },
  grant: { zh: "予以认定", en: "granted" },
  refuse: { zh: "不予认定", en: "refused" },
  withdraw: { zh: "撤回", en: "withdrawn" },
} as const;

/** What was done with a child's applications, step by step; opinions stay in the application. */
export const applicationEvents: ChildEvents = async (tx, _context, childId) => {
  const rows = await tx
    .select({ record: application, step: applicationStep })
    .from(application)
    .innerJoin(applicationStep, eq(applicationStep.applicationId, application.id))
    .where(eq(application.childId, childId))
    .orderBy(asc(applicationStep.at));
  return rows.map(({ record, step }) => {
    const stage = stagesOfRecord(record).find(({ id }) => id === step.stage)?.title;
    const act = ACTS[step.act];
    const from = step.act === "grant" ? record.firstMonth : null;
    return {
      kind: "application" as const,
      id: step.id,
      on: civilDayOf(step.at),
      at: step.at.toISOString(),
      by: step.by,
      title: { zh: `认定申请${act.zh}`, en: `Application ${act.en}` },
      text: {
        zh: [stage?.zh, record.number, from && `自 ${from} 起`].filter(Boolean).join("，"),
        en: [stage?.en, record.number, from && `from ${from}`].filter(Boolean).join(", "),
      },
      to: `/applications/${record.id}`,
    };
  });
};
