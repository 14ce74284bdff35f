import type { TenantTransaction } from "@tongyou/database";
import type { CivilMonth } from "@tongyou/policy";
import { sql } from "drizzle-orm";
import { holds } from "../access/permission.ts";
import type { StaffContext } from "../context.ts";
import { codeOf, findDivision, levelOf, SIGNIFICANT } from "../divisions/index.ts";
import type { BatchRecord } from "./batch-record.ts";
import { ruleFor, splitMoney } from "./funding-share.ts";
import { classTitles } from "./list-payments.ts";
import { loadShares } from "./load-shares.ts";
import {
  type FinanceSummary,
  FUNDERS,
  type Funder,
  type FundingRule,
  type ItemKind,
} from "./payments.schema.ts";

/** Items of a list that are alike. */
type Group = {
  kind: ItemKind;
  month: CivilMonth;
  class: string | null;
  fen: number;
  baseFen: number;
  items: number;
};

/** Payments of the list that are neither left out nor dropped. */
const IN_LIST = sql`p.state IN ('open', 'paid', 'failed')`;

async function groupsOf(tx: TenantTransaction, batch: string): Promise<Group[]> {
  const { rows } = await tx.execute<Omit<Group, "fen" | "baseFen"> & { fen: string; base_fen: string }>(sql`
    SELECT i.kind, i.month, i.class, i.fen, i.base_fen, count(*)::int AS items
    FROM payment p JOIN payment_item i ON i.payment_id = p.id
    WHERE p.batch_id = ${batch} AND ${IN_LIST} GROUP BY i.kind, i.month, i.class, i.fen, i.base_fen`);
  return rows.map(({ base_fen, fen, ...row }) => ({ ...row, fen: Number(fen), baseFen: Number(base_fen) }));
}

/** The places one level below the list's area. */
async function areasOf(tx: TenantTransaction, batch: BatchRecord): Promise<FinanceSummary["byArea"]> {
  const level = levelOf(batch.division);
  const digits = SIGNIFICANT[level === 1 ? 2 : level === 2 ? 3 : level === 3 ? 4 : 5];
  const { rows } = await tx.execute<{ stem: string; payments: number; fen: string }>(sql`
    SELECT left(p.division, ${digits}::int) AS stem, count(*)::int AS payments, sum(p.fen) AS fen
    FROM payment p WHERE p.batch_id = ${batch.id} AND ${IN_LIST} GROUP BY 1 ORDER BY 1`);
  return rows.map(({ stem, payments, fen }) => {
    const code = codeOf(stem);
    return { code, name: findDivision(code)?.name ?? code, payments, fen: Number(fen) };
  });
}

/** Adds up groups under a name each; in the order in which the names are met. */
function byName<K>(
  groups: readonly Group[],
  nameOf: (group: Group) => K,
): Map<K, { items: number; fen: number }> {
  const found = new Map<K, { items: number; fen: number }>();
  for (const group of groups) {
    const name = nameOf(group);
    const { items, fen } = found.get(name) ?? { items: 0, fen: 0 };
    found.set(name, { items: items + group.items, fen: fen + group.items * group.fen });
  }
  return found;
}

function byFunder(groups: readonly Group[], rules: readonly FundingRule[]): FinanceSummary["byFunder"] {
  const found = new Map<Funder | null, number>();
  for (const group of groups) {
    for (const [funder, fen] of splitMoney(group, ruleFor(rules, group.class, group.month)))
      found.set(funder, (found.get(funder) ?? 0) + fen * group.items);
  }
  return [...FUNDERS, null].flatMap((funder) => {
    const fen = found.get(funder);
    return fen ? [{ funder, fen }] : [];
  });
}

/**
 * What a list adds up to: by place, by kind of money, by class, and by who carries it as far as a document that the
 * bureau entered says so. Whoever may not know the classes of children gets none.
 */
export async function financeSummary(
  tx: TenantTransaction,
  context: StaffContext,
  batch: BatchRecord,
): Promise<FinanceSummary> {
  const [groups, byArea, rules] = await Promise.all([
    groupsOf(tx, batch.id),
    areasOf(tx, batch),
    loadShares(tx),
  ]);
  const titles = classTitles(context);
  const used = new Set(groups.map((group) => ruleFor(rules, group.class, group.month)));
  return {
    total: {
      payments: byArea.reduce((sum, area) => sum + area.payments, 0),
      fen: byArea.reduce((sum, area) => sum + area.fen, 0),
    },
    byArea,
    byKind: [...byName(groups, ({ kind }) => kind)].map(([kind, sum]) => ({ kind, ...sum })),
    byClass: holds(context, "payments.rows")
      ? [...byName(groups, (group) => group.class)].map(([rate, sum]) => ({
          class: rate,
          name:
            rate === null
              ? { zh: "一次性补助", en: "One-time grants" }
              : (titles.get(rate) ?? { zh: rate, en: rate }),
          ...sum,
        }))
      : null,
    byFunder: byFunder(groups, rules),
    rules: rules.filter((rule) => used.has(rule)),
  };
}
