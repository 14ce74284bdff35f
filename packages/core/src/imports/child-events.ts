import { fact, importBatch } from "@tongyou/database/schema";
import { and, asc, eq, isNotNull, min } from "drizzle-orm";
import { may } from "../access/roles.ts";
import { civilDayOf } from "../civil-day.ts";
import type { ChildEvents } from "../timeline/child-event.ts";

/** The ledgers that said something of the child. A reader of a smaller area is told that it was one, not which. */
export const ledgerEvents: ChildEvents = async (tx, context, childId) => {
  const opens = may(context.staff.role, "imports.get");
  const rows = await tx
    .select({
      id: fact.importId,
      by: fact.saidBy,
      at: min(fact.recordedAt),
      fileName: importBatch.fileName,
      undoneAt: importBatch.undoneAt,
    })
    .from(fact)
    .leftJoin(importBatch, eq(importBatch.id, fact.importId))
    .where(and(eq(fact.childId, childId), isNotNull(fact.importId)))
    .groupBy(fact.importId, fact.saidBy, importBatch.fileName, importBatch.undoneAt)
    .orderBy(asc(min(fact.recordedAt)));
  return rows.flatMap(({ id, by, at, fileName, undoneAt }) =>
    id === null || at === null
      ? []
      : [
          {
            kind: "ledger" as const,
            id,
            on: civilDayOf(at),
            at: at.toISOString(),
            by,
            title: { zh: "台账导入", en: "Ledger taken over" },
            text: fileName === null ? null : { zh: fileName, en: fileName },
            supersededAt: undoneAt?.toISOString() ?? null,
            to: opens && fileName !== null ? `/imports/${id}` : null,
          },
        ],
  );
};
