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

/** `from`: the first day a file counts again that was opened anew; null: the closing was a mistake. */
type Detail = { reason?: string; on?: string; from?: string | null };

/** From when a file counts again; null where the record does not say. */
function againFrom({ from }: Detail): Bilingual | null {
  if (from === undefined) return null;
  if (from === null) return { zh: "结案有误，视为没有结案", en: "the closing was a mistake" };
  return { zh: `自 ${from} 起恢复`, en: `from ${from} on` };
}

/** When the file was opened by hand, closed and taken up again: the record is the only place that keeps them all. */
export const fileEvents: ChildEvents = async (tx, _context, childId) => {
  const rows = await tx
    .select()
    .from(audit)
    .where(and(eq(audit.childId, childId), inArray(audit.action, Object.keys(TITLES))));
  return rows.map((row) => {
    const detail = row.detail as Detail;
    const { reason, on } = detail;
    const again = againFrom(detail);
    const purpose = row.purpose && {
      zh: [again?.zh, row.purpose].filter(Boolean).join("："),
      en: [again?.en, row.purpose].filter(Boolean).join(": "),
    };
    return {
      kind: "file",
      id: String(row.position),
      on: on ?? civilDayOf(row.at),
      at: row.at.toISOString(),
      by: row.actor,
      title: TITLES[row.action as keyof typeof TITLES],
      text: (reason === undefined ? null : CLOSED_AS[reason]) ?? (purpose || null),
      to: null,
    };
  });
};
