import { protectionCase } from "@tongyou/database/schema";
import { and, eq } from "drizzle-orm";
import { civilDayOf } from "../civil-day.ts";
import type { ChildEvent, ChildEvents } from "../timeline/child-event.ts";
import { chainAt, recordsOf } from "./case-record.ts";
import { readable } from "./list-cases.ts";
import { SITUATIONS, type Situation } from "./situations.ts";

const RECORDED: Readonly<Record<string, { zh: string; en: string }>> = {
  policeTold: { zh: "向公安机关报告", en: "The police were told" },
  emergency: { zh: "应急处置", en: "Emergency response" },
  policeEducation: { zh: "公安教育", en: "Police education" },
  assessment: { zh: "评估", en: "Assessment" },
  conference: { zh: "个案会商", en: "Case conference" },
  revocation: { zh: "撤销监护人资格", en: "Revocation of guardianship" },
};

/** Reports about a child and the steps taken, of the cases the reader may open; never who reported, nor what was said. */
export const protectionEvents: ChildEvents = async (tx, context, childId) => {
  const rows = await tx
    .select()
    .from(protectionCase)
    .where(and(eq(protectionCase.childId, childId), readable(context)));
  const events = rows.map(async (row): Promise<ChildEvent[]> => {
    const about = { kind: "protection" as const, to: `/protection/${row.id}` };
    const { title } = SITUATIONS[row.situation as Situation];
    const number = { zh: `个案 ${row.number}`, en: `Case ${row.number}` };
    const stage = chainAt(context, row).title;
    const at = row.reportedAt.toISOString();
    const reported: ChildEvent = {
      ...about,
      id: row.id,
      on: civilDayOf(row.reportedAt),
      at,
      by: null,
      title: { zh: "收到侵害报告", en: "Harm was reported" },
      text: {
        zh: `${number.zh}：${title.zh}；现为${row.state === "closed" ? "已结案" : stage.zh}`,
        en: `${number.en}: ${title.en}; now ${row.state === "closed" ? "closed" : stage.en}`,
      },
    };
    const steps = (await recordsOf(tx, row.id)).flatMap((record): ChildEvent[] => {
      const word = RECORDED[record.kind];
      if (!word) return [];
      const when = { on: record.day, at: record.at.toISOString(), by: record.by };
      return [{ ...about, ...when, id: record.id, title: word, text: number }];
    });
    const closed: ChildEvent[] = row.closedAt
      ? [
          {
            ...about,
            id: `${row.id} closed`,
            on: civilDayOf(row.closedAt),
            at: row.closedAt.toISOString(),
            by: row.closedBy,
            title: { zh: "保护个案结案", en: "Protection case closed" },
            text: number,
          },
        ]
      : [];
    return [reported, ...steps, ...closed];
  });
  return (await Promise.all(events)).flat();
};
