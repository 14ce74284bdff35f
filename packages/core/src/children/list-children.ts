import type { TenantTransaction } from "@tongyou/database";
import { care, child } from "@tongyou/database/schema";
import { ageOn } from "@tongyou/policy";
import { asc, count, desc, eq, inArray, sql } from "drizzle-orm";
import type { z } from "zod";
import { may, type TenantRole } from "../access/roles.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { maskTail, seesRestricted } from "../facts/mask.ts";
import { policyToday } from "../protection/chain.ts";
import type { RiskLevelOut } from "../risk/risk.schema.ts";
import { riskSchemeOf } from "../risk/risk-scheme.ts";
import { inTenant } from "../verb.ts";
import type { ChildRow, ChildrenList, childrenListInput } from "./children.schema.ts";
import { childrenWhere, isRecounting } from "./children-where.ts";
import { placeName } from "./place-name.ts";
import type { Part } from "./restricted-parts.ts";

type Input = z.output<typeof childrenListInput>;

const SORTS = {
  division: [child.division, child.pinyin, child.id],
  pinyin: [child.pinyin, child.id],
  birthDate: [child.birthDate, child.id],
  decidedOn: [child.decidedOn, child.id],
  // Those who were never assessed stand behind all levels.
  risk: [care.riskLevel, child.division, child.pinyin, child.id],
} as const;

/** One page of rows with the count of all, as the list and the files of a search show them. */
async function readPage(tx: TenantTransaction, role: TenantRole, input: Input) {
  const where = childrenWhere(role, input);
  const sort = input.sort === "risk" && !may(role, "risk.ofChild") ? "division" : input.sort;
  const order = SORTS[sort].map((column) => {
    if (!input.descending) return asc(column);
    return column === care.riskLevel ? sql`${column} DESC NULLS LAST` : desc(column);
  });
  const files = tx
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
      openNeedsCount: child.openNeedsCount,
      restricted: child.restricted,
      decidedOn: child.decidedOn,
    })
    .from(child)
    .$dynamic();
  // Joined only where levels order the list: every other list goes by the index of its own order.
  const rows = (sort === "risk" ? files.leftJoin(care, eq(care.childId, child.id)) : files)
    .where(where)
    .orderBy(...order)
    .limit(input.limit)
    .offset(input.offset);
  const total = tx.select({ total: count() }).from(child).where(where);
  const [page, [counted], recounting] = await Promise.all([rows, total, isRecounting(tx, role, input)]);
  return { page, total: counted?.total ?? 0, recounting };
}

type Stored = Awaited<ReturnType<typeof readPage>>["page"][number];
type Decided = Pick<
  ChildRow,
  | "categories"
  | "reviewCategories"
  | "orphan"
  | "allowanceStatus"
  | "allowanceClass"
  | "allowanceFen"
  | "needsCount"
  | "leftOut"
>;

const ids = (list: string) => list.split("|").filter(Boolean);

const NOT_FOUND_OUT: Decided = {
  categories: [],
  reviewCategories: [],
  orphan: null,
  allowanceStatus: null,
  allowanceClass: null,
  allowanceFen: null,
  needsCount: 0,
  leftOut: "recounting",
};

/** What a role is told of the row's decision. */
function decidedFor(role: TenantRole, row: Stored): Decided {
  const all = seesRestricted(role);
  if (!all && row.restricted === null) return NOT_FOUND_OUT;
  const restricted = new Set(all ? [] : ids(row.restricted ?? "|"));
  const open = (part: Part) => !restricted.has(part);
  const categories = (list: string) => ids(list).filter((id) => open(`category:${id}`));
  const paid = open("allowance");
  return {
    categories: categories(row.categories),
    reviewCategories: categories(row.reviewCategories),
    orphan: open("group:orphan") ? (row.orphan as ChildRow["orphan"]) : null,
    allowanceStatus: paid ? (row.allowanceStatus as ChildRow["allowanceStatus"]) : "restricted",
    allowanceClass: paid ? row.allowanceClass : null,
    allowanceFen: paid ? row.allowanceFen : null,
    needsCount: all ? row.needsCount : (row.openNeedsCount ?? 0),
    leftOut: restricted.size > 0 ? "restricted" : null,
  };
}

/** The levels at which children of a page were last assessed, where the region has levels and the role may see them. */
async function levelsOf(
  tx: TenantTransaction,
  context: StaffContext,
  page: readonly Stored[],
): Promise<{ riskLevels: RiskLevelOut[]; levels: ReadonlyMap<string, number | null> }> {
  const scheme = riskSchemeOf(policyToday(context).pack, civilDayOf(context.now()));
  if (scheme.clause === null || !may(context.staff.role, "risk.ofChild"))
    return { riskLevels: [], levels: new Map() };
  const ids = page.map(({ id }) => id);
  const rows =
    ids.length === 0
      ? []
      : await tx
          .select({ id: care.childId, level: care.riskLevel })
          .from(care)
          .where(inArray(care.childId, ids));
  return { riskLevels: scheme.levels, levels: new Map(rows.map(({ id, level }) => [id, level])) };
}

/**
 * The children of the area, a page with the count of all; numbers masked, and what rests on restricted facts left out
 * for roles that may not know them. Ages are those on the decision's day.
 */
export async function listChildren(context: StaffContext, input: Input): Promise<ChildrenList> {
  const { role } = context.staff;
  return inTenant(context, "children.list", async (tx, note) => {
    const { page, total, recounting } = await readPage(tx, role, input);
    const { riskLevels, levels } = await levelsOf(tx, context, page);
    const today = civilDayOf(context.now());
    note({
      detail: {
        total,
        offset: input.offset,
        searched: input.q !== undefined,
        status: input.status,
        category: input.category ?? null,
        class: input.class ?? null,
        entitlement: input.entitlement ?? null,
        group: input.group ?? null,
        provision: input.provision ?? null,
        report: input.row ?? null,
        allowance: input.allowance ?? null,
        risk: input.risk ?? null,
        area: input.area ?? null,
      },
    });
    const rows = page.map((row): ChildRow => {
      const { id, name, sex, birthDate, idTail, division, status, decidedOn } = row;
      return {
        id,
        name,
        sex,
        birthDate,
        age: birthDate ? ageOn(birthDate, decidedOn ?? today) : null,
        idNumber: idTail ? maskTail(idTail) : null,
        division,
        divisionName: placeName(division),
        status,
        decidedOn,
        riskLevel: levels.get(id) ?? null,
        ...decidedFor(role, row),
      };
    });
    const counting = recounting || rows.some(({ leftOut }) => leftOut === "recounting");
    return { rows, total, recounting: counting, riskLevels };
  });
}
