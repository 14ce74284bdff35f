import type { TenantTransaction } from "@tongyou/database";
import { care, child } from "@tongyou/database/schema";
import { and, eq, gte, isNull, like, lt, or, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { may, type TenantRole } from "../access/roles.ts";
import { areaRange } from "../divisions/index.ts";
import { seesRestricted } from "../facts/mask.ts";
import type { childrenListInput } from "./children.schema.ts";
import type { Part } from "./restricted-parts.ts";

type Filters = Pick<
  z.output<typeof childrenListInput>,
  | "q"
  | "category"
  | "class"
  | "entitlement"
  | "group"
  | "provision"
  | "row"
  | "area"
  | "status"
  | "allowance"
  | "risk"
>;

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

type Listed =
  | typeof child.categories
  | typeof child.groups
  | typeof child.entitlements
  | typeof child.provisions;
const holds = (column: Listed | typeof child.restricted | typeof child.reportRows, id: string) =>
  sql`strpos(${column}, ${`|${id}|`})`;

/**
 * What the role may know of the part: all of it, or only where it rests on no restricted fact. False also for a row
 * of which that is not found out yet.
 */
export const mayKnow = (role: TenantRole, part: Part): SQL | undefined =>
  seesRestricted(role) ? undefined : sql`${holds(child.restricted, part)} = 0`;

/** The files a list looks in, before any rule. */
function within({ status, area }: Pick<Filters, "status" | "area">): SQL | undefined {
  const { lo, hi } = area ? areaRange(area) : {};
  return and(
    sql`${child.status} = ${sql.raw(`'${status}'`)}`,
    lo === undefined ? undefined : gte(child.division, lo),
    hi === undefined ? undefined : lt(child.division, hi),
  );
}

/** Children whom a row of a report counts, or with a question mark behind it may count, as far as the role may know. */
const inRow = (role: TenantRole, row: string): SQL =>
  sql`(${and(sql`${holds(child.reportRows, row)} > 0`, mayKnow(role, `row:${row.replace(/\?$/, "")}`))})`;

/** Children last assessed at a level, for a role that may see levels. */
const atRisk = (role: TenantRole, level: number): SQL =>
  may(role, "risk.ofChild")
    ? sql`EXISTS (SELECT FROM ${care} WHERE ${care.childId} = ${child.id} AND ${care.riskLevel} = ${level})`
    : sql`false`;

/** What the list shows to a role, inside the area that row security leaves. */
export function childrenWhere(role: TenantRole, input: Filters): SQL | undefined {
  const rule = (column: Listed, kind: "category" | "entitlement" | "group" | "provision") => {
    const id = input[kind];
    if (id === undefined) return undefined;
    return and(sql`${holds(column, id)} > 0`, mayKnow(role, `${kind}:${id}` as Part));
  };
  const { row } = input;
  const money = input.class !== undefined || input.allowance !== undefined;
  return and(
    within(input),
    input.q ? matching(input.q) : undefined,
    rule(child.categories, "category"),
    rule(child.entitlements, "entitlement"),
    rule(child.groups, "group"),
    rule(child.provisions, "provision"),
    row === undefined ? undefined : inRow(role, row),
    input.class === undefined ? undefined : eq(child.allowanceClass, input.class),
    input.allowance === undefined ? undefined : eq(child.allowanceStatus, input.allowance),
    money ? mayKnow(role, "allowance") : undefined,
    input.risk === undefined ? undefined : atRisk(role, input.risk),
  );
}

/** True when some file the list looks in is not counted yet under the rules it is narrowed to. */
export async function isRecounting(
  tx: TenantTransaction,
  role: TenantRole,
  input: Filters,
): Promise<boolean> {
  const { entitlement, group, provision, row, category, class: rate, allowance } = input;
  const counted = seesRestricted(role) ? [] : [category, rate, allowance];
  if ([entitlement, group, provision, row, ...counted].every((one) => one === undefined)) return false;
  const [uncounted] = await tx
    .select({ id: child.id })
    .from(child)
    .where(and(within(input), isNull(row === undefined ? child.restricted : child.reportRows)))
    .limit(1);
  return uncounted !== undefined;
}
