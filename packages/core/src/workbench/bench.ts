import type { TenantTransaction } from "@tongyou/database";
import type { monthRun } from "@tongyou/database/schema";
import { sql } from "drizzle-orm";
import type { Deciding } from "../children/deciding.ts";
import type { StaffContext } from "../context.ts";
import { areaRange, isWithin } from "../divisions/index.ts";
import type { Settings } from "../standards/load-settings.ts";
import type { Todo, TodoKind } from "./workbench.schema.ts";

/** Half-open range of 12-digit division codes. */
export type Scope = { lo: string; hi: string };
/** The area that is narrowed to; a place outside the person's own narrows nothing. */
export const scopeOf = (context: StaffContext, area: string | undefined): Scope =>
  area && isWithin(area, context.area.code) ? areaRange(area) : context.area;

/** Entries of a kind that a workbench shows; the list behind has the rest. */
export const SHOWN = 20;
/** Beside the first rows of a list: how many there are in all. One statement then tells both. */
export const TOTAL = sql<number>`count(*) OVER ()::int`;
export const totalOf = ([first]: readonly { total: number }[]): number => first?.total ?? 0;
/** What is to be done of one kind: how many in all, and the first `SHOWN` of them, the most urgent first. */
export type TodoGroup = { kind: TodoKind; count: number; todos: Todo[] };

/** Whose workbench it is, the area in view, the day, the rules and settings; with the month runs that are not done. */
export type Bench = {
  tx: TenantTransaction;
  context: StaffContext;
  scope: Scope;
  deciding: Deciding;
  /** In force today. */
  settings: Settings;
  runs: readonly (typeof monthRun.$inferSelect)[];
};
