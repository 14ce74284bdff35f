import { addMonths, type CivilMonth } from "@tongyou/policy";
import type { Pack } from "@tongyou/policy/engine";
import { type AwardSpan, awardIn } from "../awards/award-spans.ts";
import { groundOfLine } from "../children/hidden-months.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { causesOf } from "../corrections/correction-row.ts";
import { sayCause } from "../corrections/say-causes.ts";
import type {
  MoneyCorrection,
  MoneyGrant,
  MoneyItem,
  MoneyLine,
  MoneyMonth,
  MoneyYear,
} from "./child-money.schema.ts";
import type { MoneyItems } from "./money-items.ts";
import { stateOf, sumOrNull, sumsOf } from "./money-sums.ts";
import type { MoneyRows } from "./read-money.ts";

/** What the years of a child's money are made of. */
export type Told = {
  rows: MoneyRows;
  items: MoneyItems;
  spans: readonly AwardSpan[];
  names: ReadonlyMap<string, string>;
  hidden: ReadonlySet<CivilMonth>;
  /** The reader may know of all money of the child. */
  knowsAll: boolean;
  /** The month up to which an award without an end is told. */
  until: CivilMonth;
};

const named = (names: Told["names"], id: string | null) => (id === null ? null : (names.get(id) ?? ""));

function lineOf(context: StaffContext, row: MoneyRows["lines"][number]): MoneyLine {
  const { on, knownAt, packHash } = groundOfLine(context, row);
  const { pack } = context.packs.get(context.tenant.pack.id, packHash);
  const rate = pack.benefit?.classes.find(({ id }) => id === row.class);
  return {
    class: row.class,
    className: rate?.title ?? { zh: row.class, en: row.class },
    fen: row.fen,
    clauses: [...(rate?.clauses ?? [])],
    fixedAt: row.fixedAt.toISOString(),
    on,
    knownAt: knownAt.toISOString(),
  };
}

const correctionOf = (
  context: StaffContext,
  pack: Pack,
  names: Told["names"],
  row: MoneyRows["corrections"][number],
): MoneyCorrection => ({
  id: row.id,
  fen: row.fen,
  state: row.state,
  causes: causesOf(row).map((cause) => ({
    kind: cause.kind,
    text: sayCause(cause, pack, context.staff.role),
  })),
  proposedBy: named(names, row.proposedBy) ?? "",
  proposedAt: row.proposedAt.toISOString(),
  decidedBy: named(names, row.decidedBy),
  decidedAt: row.decidedAt?.toISOString() ?? null,
});

function monthOf(context: StaffContext, pack: Pack, month: CivilMonth, told: Told): MoneyMonth {
  const award = awardIn(told.spans, month)?.state ?? null;
  if (told.hidden.has(month)) return { month, award, restricted: true };
  const { rows } = told;
  const lines = rows.lines.filter((row) => row.month === month);
  const corrections = rows.corrections.filter((row) => row.month === month);
  const items = told.items.ofMonth(month);
  const corrected = corrections.reduce((sum, row) => (row.state === "approved" ? sum + row.fen : sum), 0);
  const settled = rows.instalments.filter((row) => row.month === month && !row.listed);
  const sumIn = (state: "waived" | "taken") =>
    settled.reduce((sum, row) => (row.state === state ? sum + row.fen : sum), 0);
  const due = lines.reduce((sum, { fen }) => sum + fen, corrected + sumIn("waived"));
  const sums = sumsOf(due, items, sumIn("taken"));
  return {
    month,
    award,
    restricted: false,
    state: stateOf(sums, items, { award, isFixed: lines.length > 0 }),
    lines: lines.map((row) => lineOf(context, row)),
    corrections: corrections.map((row) => correctionOf(context, pack, told.names, row)),
    items,
    ...sums,
  };
}

function grantsOf({ rows, items, names, knowsAll }: Told): MoneyGrant[] {
  return rows.grants.map((row) => {
    const parts: MoneyItem[] = items.ofGrant(row.id);
    const sums = sumsOf(row.fen, parts);
    return {
      id: row.id,
      month: civilDayOf(row.decidedAt ?? row.proposedAt).slice(0, 7),
      purpose: knowsAll ? row.purpose : null,
      document: row.document,
      state: stateOf(sums, parts, { award: null, isFixed: true }),
      decidedBy: named(names, row.decidedBy),
      items: parts,
      ...sums,
    };
  });
}

/** Months of which there is something to say, and those between them; those of an award go up to `until`. */
function monthsOf({ rows, items, spans, until }: Told): CivilMonth[] {
  const spoken = [
    ...rows.lines.map(({ month }) => month),
    ...rows.corrections.map(({ month }) => month),
    ...items.months,
    ...spans.flatMap((span) => {
      const last = span.until === null ? until : addMonths(`${span.until}-01`, -1).slice(0, 7);
      return span.from <= until ? [span.from, last < until ? last : until] : [];
    }),
  ].sort();
  const last = spoken.at(-1);
  const months: CivilMonth[] = [];
  for (let at = spoken[0]; at !== undefined && last !== undefined && at <= last; ) {
    months.push(at);
    at = addMonths(`${at}-01`, 1).slice(0, 7);
  }
  return months;
}

/** A child's money by years, newest first, each with its months and grants and their sums. */
export function moneyYears(context: StaffContext, pack: Pack, told: Told): MoneyYear[] {
  const months = monthsOf(told).map((month) => monthOf(context, pack, month, told));
  const grants = grantsOf(told);
  const years = [...new Set([...months, ...grants].map(({ month }) => month.slice(0, 4)))].sort().reverse();
  return years.map((year) => {
    const of = {
      months: months.filter(({ month }) => month.startsWith(year)),
      grants: grants.filter(({ month }) => month.startsWith(year)),
    };
    const sum = (column: "dueFen" | "paidFen" | "openFen") =>
      sumOrNull(
        [...of.months, ...of.grants].map((one) =>
          "restricted" in one && one.restricted ? null : one[column],
        ),
      );
    return { year, ...of, dueFen: sum("dueFen"), paidFen: sum("paidFen"), openFen: sum("openFen") };
  });
}
