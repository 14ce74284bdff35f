import type { TenantTransaction } from "@tongyou/database";
import { child } from "@tongyou/database/schema";
import { ageOn } from "@tongyou/policy";
import { and, asc, count, desc, eq, gte, like, lt, or, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { areaRange } from "../divisions/index.ts";
import { maskTail } from "../facts/mask.ts";
import type { Page } from "../page.schema.ts";
import { inTenant } from "../verb.ts";
import type { ChildRow, childrenListInput } from "./children.schema.ts";
import { placeName } from "./place-name.ts";

type Input = z.output<typeof childrenListInput>;

/** The first text after all that begin with `prefix`, in byte order. */
const after = (prefix: string) => `${prefix}\u{10FFFF}`;
const beginsWith = (column: typeof child.pinyin | typeof child.initials, prefix: string) =>
  and(gte(column, prefix), lt(column, after(prefix)));

/** A name or a part of it, pinyin, initials, or the last four characters of the ID number. */
function matching(q: string): SQL | undefined {
  if (/^\d{3}[\dXx]$/.test(q)) return eq(child.idTail, q.toUpperCase());
  if (/^[a-z\s']+$/i.test(q)) {
    const letters = q.toLowerCase().replace(/[^a-z]/g, "");
    return or(beginsWith(child.pinyin, letters), beginsWith(child.initials, letters));
  }
  return like(child.name, `%${q.replace(/[\\%_]/g, "\\$&")}%`);
}

/** What the list shows, inside the area that row security leaves. */
export function childrenWhere(
  input: Pick<Input, "q" | "category" | "class" | "area" | "status" | "allowance">,
) {
  const conditions: (SQL | undefined)[] = [sql`${child.status} = ${sql.raw(`'${input.status}'`)}`];
  if (input.area) {
    const { lo, hi } = areaRange(input.area);
    conditions.push(gte(child.division, lo), lt(child.division, hi));
  }
  if (input.q) conditions.push(matching(input.q));
  if (input.category) conditions.push(sql`strpos(${child.categories}, ${`|${input.category}|`}) > 0`);
  if (input.class) conditions.push(eq(child.allowanceClass, input.class));
  if (input.allowance) conditions.push(eq(child.allowanceStatus, input.allowance));
  return and(...conditions);
}

const SORTS = {
  division: [child.division, child.pinyin, child.id],
  pinyin: [child.pinyin, child.id],
  birthDate: [child.birthDate, child.id],
  decidedOn: [child.decidedOn, child.id],
} as const;

/** One page of rows with the count of all, as the list and the files of a search show them. */
async function readPage(tx: TenantTransaction, input: Input) {
  const where = childrenWhere(input);
  const order = SORTS[input.sort].map((column) => (input.descending ? desc(column) : asc(column)));
  const rows = tx
    .select({
      id: child.id,
      name: child.name,
      sex: child.sex,
      birthDate: child.birthDate,
      idTail: child.idTail,
      division: child.division,
      status: child.status,
      categories: child.categories,
      reviewCategories: child.reviewCategories,
      orphan: child.orphan,
      allowanceStatus: child.allowanceStatus,
      allowanceClass: child.allowanceClass,
      allowanceFen: child.allowanceFen,
      needsCount: child.needsCount,
      decidedOn: child.decidedOn,
    })
    .from(child)
    .where(where)
    .orderBy(...order)
    .limit(input.limit)
    .offset(input.offset);
  const total = tx.select({ total: count() }).from(child).where(where);
  const [page, [counted]] = await Promise.all([rows, total]);
  return { page, total: counted?.total ?? 0 };
}

const ids = (list: string) => list.split("|").filter(Boolean);

/** The children of the area, a page with the count of all; numbers masked. Ages are those on the decision's day. */
export async function listChildren(context: StaffContext, input: Input): Promise<Page<ChildRow>> {
  return inTenant(context, "children.list", async (tx, note) => {
    const { page, total } = await readPage(tx, input);
    const today = civilDayOf(context.now());
    note({
      detail: {
        total,
        offset: input.offset,
        searched: input.q !== undefined,
        status: input.status,
        category: input.category ?? null,
        class: input.class ?? null,
        allowance: input.allowance ?? null,
        area: input.area ?? null,
      },
    });
    const rows = page.map(({ idTail, allowanceStatus, orphan, ...row }) => ({
      ...row,
      age: row.birthDate ? ageOn(row.birthDate, row.decidedOn ?? today) : null,
      idNumber: idTail ? maskTail(idTail) : null,
      divisionName: placeName(row.division),
      categories: ids(row.categories),
      reviewCategories: ids(row.reviewCategories),
      orphan: orphan as ChildRow["orphan"],
      allowanceStatus: allowanceStatus as ChildRow["allowanceStatus"],
    }));
    return { rows, total };
  });
}
