import { audit } from "@tongyou/database/schema";
import type { Bilingual } from "@tongyou/policy";
import { and, eq, inArray } from "drizzle-orm";
import type { Permission } from "../access/roles.ts";
import { civilDayOf } from "../civil-day.ts";
import type { ChildEvents } from "../timeline/child-event.ts";

const TITLES = {
  "children.register": { zh: "建档", en: "File opened" },
  "children.close": { zh: "结案", en: "File closed" },
  "children.reopen": { zh: "恢复建档", en: "File taken up again" },
} as const satisfies Partial<Record<Permission, Bilingual>>;

/** Why a file was closed, in words. */
export const CLOSED_AS: Readonly<Record<string, Bilingual>> = {
  deceased: { zh: "死亡", en: "deceased" },
  adult: { zh: "年满 18 周岁", en: "18 years old" },
  moved: { zh: "迁出", en: "moved away" },
  adopted: { zh: "被收养", en: "adopted" },
  notEligible: { zh: "不再符合", en: "no longer eligible" },
  duplicate: { zh: "重复建档", en: "opened twice" },
  other: { zh: "其他", en: "other" },
};

type Detail = { reason?: string; on?: string };

/** When the file was opened by hand, closed and taken up again: the record is the only place that keeps them all. */
export const fileEvents: ChildEvents = async (tx, _context, childId) => {
  const rows = await tx
    .select()
    .from(audit)
    .where(and(eq(audit.childId, childId), inArray(audit.action, Object.keys(TITLES))));
  return rows.map((row) => {
    const { reason, on } = row.detail as Detail;
    const purpose = row.purpose === null ? null : { zh: row.purpose, en: row.purpose };
    return {
      kind: "file",
      id: String(row.position),
      on: on ?? civilDayOf(row.at),
      at: row.at.toISOString(),
      by: row.actor,
      title: TITLES[row.action as keyof typeof TITLES],
      text: (reason === undefined ? null : CLOSED_AS[reason]) ?? purpose,
      to: null,
    };
  });
};
