import { choice } from "@tongyou/database/schema";
import { type Bilingual, wordOf } from "@tongyou/policy";
import { eq } from "drizzle-orm";
import { shownLines } from "../children/shown-lines.ts";
import { civilDayOf } from "../civil-day.ts";
import { statementsOf } from "../facts/statements-of.ts";
import { yuanText } from "../money/yuan-text.ts";
import type { ChildEvents } from "../timeline/child-event.ts";

/** The months that were fixed for the child, each with class and amount where the reader may know them. */
export const moneyEvents: ChildEvents = async (tx, context, childId) => {
  const rows = await statementsOf(tx, childId);
  const lines = await shownLines(tx, context, childId, rows);
  const { id, hash } = context.tenant.pack;
  const { benefit } = context.packs.get(id, hash).pack;
  return lines.map((line) => {
    const rate = benefit?.classes.find((one) => one.id === line.class)?.title;
    const on = new Date(line.fixedAt);
    return {
      kind: "money",
      id: `${line.benefit} ${line.month}`,
      on: civilDayOf(on),
      at: line.fixedAt,
      by: null,
      title: {
        zh: `${line.month} ${benefit?.title.zh ?? line.benefit}`,
        en: `${line.month} ${benefit?.title.en ?? line.benefit}`,
      },
      text:
        line.fen === null
          ? null
          : {
              zh: [rate?.zh, yuanText(line.fen)].filter(Boolean).join("，"),
              en: [rate?.en, yuanText(line.fen)].filter(Boolean).join(", "),
            },
      to: `/children/${childId}?tab=benefits`,
    };
  });
};

const ANSWERS: Readonly<Record<string, Bilingual>> = {
  yes: { zh: "认定", en: "holds" },
  no: { zh: "不认定", en: "does not hold" },
};

/** What named people decided where the document leaves it to them. */
export const choiceEvents: ChildEvents = async (tx, _context, childId) => {
  const rows = await tx.select().from(choice).where(eq(choice.childId, childId));
  return rows.map((row) => {
    const chosen = ANSWERS[row.chosen] ?? wordOf("benefitsDrawn", row.chosen);
    return {
      kind: "choice",
      id: row.id,
      on: civilDayOf(row.at),
      at: row.at.toISOString(),
      by: row.by,
      title: { zh: `具名选择（${row.clause}）`, en: `Decided by a named person (${row.clause})` },
      text: {
        zh: `自 ${row.fromMonth} 起：${chosen.zh}。${row.reason}`,
        en: `From ${row.fromMonth}: ${chosen.en}. ${row.reason}`,
      },
      supersededAt: row.supersededAt?.toISOString() ?? null,
      to: `/children/${childId}?tab=benefits`,
    };
  });
};
