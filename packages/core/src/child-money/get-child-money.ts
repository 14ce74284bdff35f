import { type TenantTransaction, tenantKey } from "@tongyou/database";
import { lastDayOf } from "@tongyou/policy";
import type { z } from "zod";
import { awardsOf } from "../awards/awards-of.ts";
import { getChildRecord } from "../children/child-row.ts";
import { type Ground, groundOfLine, hiddenMonths, knowsAllMoney } from "../children/hidden-months.ts";
import { placeName } from "../children/place-name.ts";
import { workingDay } from "../children/working-day.ts";
import type { StaffContext } from "../context.ts";
import { statementsOf } from "../facts/statements-of.ts";
import { classTitles, reasonsOf } from "../payments/list-payments.ts";
import { staffNames } from "../staff-names.ts";
import { tenantPackOn } from "../tenants/pack-pins.ts";
import { inTenant } from "../verb.ts";
import type { ChildMoney, childMoneyInput, MoneyInstalment } from "./child-money.schema.ts";
import { type Lists, moneyItems, moneyPayments } from "./money-items.ts";
import { sumOrNull } from "./money-sums.ts";
import { moneyYears } from "./money-years.ts";
import { listsOf, type MoneyRows, readMoney } from "./read-money.ts";

/** Without the payments of lists that nobody approved yet: what they hold still waits. */
function approvedOf(rows: MoneyRows, lists: Lists): MoneyRows {
  const payments = rows.payments.filter(({ batchId }) => {
    const state = lists.get(batchId)?.state;
    return state === "approved" || state === "closed";
  });
  const ids = new Set(payments.map(({ id }) => id));
  return { ...rows, payments, items: rows.items.filter(({ paymentId }) => ids.has(paymentId)) };
}

/** What lines and corrections were decided from. A correction may rest on the first day of its month as on the last. */
const groundsOf = (context: StaffContext, { lines, corrections }: MoneyRows): Ground[] => [
  ...lines.map((line) => groundOfLine(context, line)),
  ...corrections.flatMap(({ month, knownAt }) =>
    [lastDayOf(month), `${month}-01`].map((on) => {
      const { hash: packHash } = tenantPackOn(context.tenant, on);
      return { month, on, knownAt, packHash };
    }),
  ),
];

/** All that is stored of the child's money, and which months of it the reader may not know. */
async function read(tx: TenantTransaction, context: StaffContext, id: string) {
  const record = await getChildRecord(tx, id);
  const { benefit } = context.packs.get(context.tenant.pack.id, context.tenant.pack.hash).pack;
  const [statements, rows, spans, day] = await Promise.all([
    statementsOf(tx, id),
    readMoney(tx, id),
    benefit ? awardsOf(tx, benefit.id, [id]) : new Map<string, never>(),
    workingDay(tx, context),
  ]);
  return {
    record,
    rows,
    spans: spans.get(id) ?? [],
    until: day.slice(0, 7),
    knowsAll: knowsAllMoney(context, statements),
    hidden: await hiddenMonths(tx, context, id, statements, groundsOf(context, rows)),
  };
}

function instalmentsOf(
  { instalments, plans }: MoneyRows,
  names: ReadonlyMap<string, string>,
): MoneyInstalment[] {
  const planOf = new Map(plans.map((plan) => [plan.id, plan]));
  return instalments.flatMap(({ id, planId, month, dueMonth, fen, state, listed }) => {
    if (state === "replanned") return [];
    const plan = planOf.get(planId);
    return [
      {
        id,
        month,
        dueMonth,
        fen,
        state: state === "due" && listed ? ("listed" as const) : state,
        document: plan?.document ?? "",
        decidedBy: plan?.decidedBy ? (names.get(plan.decidedBy) ?? "") : null,
      },
    ];
  });
}

/**
 * A child's money month by month: what was due and why, what was paid and when, what came back and went to another list,
 * what was corrected and who agreed, and what is open. Amounts are in fen. Months that rest on facts the reader may not
 * know are named without a word about their money. Each reading leaves an audit row. Throws `notFound` also outside the
 * area.
 */
export async function getChildMoney(
  context: StaffContext,
  { id }: z.output<typeof childMoneyInput>,
): Promise<ChildMoney> {
  const key = await tenantKey(context.db, context.tenant);
  const { pack } = context.packs.get(context.tenant.pack.id, context.tenant.pack.hash);
  const { record, reasons, ...told } = await inTenant(context, "childMoney.get", async (tx, note) => {
    const found = await read(tx, context, id);
    const ids = found.rows.payments.map((payment) => payment.id);
    const reasons = await reasonsOf(tx, key, ids);
    note({ childId: id, division: found.record.division });
    return { ...found, reasons };
  });
  const [lists, names] = await Promise.all([
    listsOf(
      context,
      told.rows.payments.map(({ batchId }) => batchId),
    ),
    staffNames(context, [
      ...told.rows.corrections.flatMap(({ proposedBy, decidedBy }) => [proposedBy, decidedBy]),
      ...told.rows.grants.map(({ decidedBy }) => decidedBy),
      ...told.rows.plans.map(({ decidedBy }) => decidedBy),
    ]),
  ]);
  const rows = approvedOf(told.rows, lists);
  const items = moneyItems(rows, lists, reasons);
  const { hidden } = told;
  const years = moneyYears(context, pack, { ...told, rows, items, names });
  const open = years
    .flatMap(({ months, grants }) => [...months, ...grants])
    .map((one) => ("restricted" in one && one.restricted ? null : one.openFen));
  return {
    id,
    name: record.name,
    divisionName: placeName(record.division),
    benefit: pack.benefit?.title ?? null,
    years,
    payments: moneyPayments(rows, lists, {
      key,
      reasons,
      titles: classTitles(context),
      hidden,
      area: context.area.code,
    }),
    instalments: instalmentsOf(rows, names).filter(({ month }) => !hidden.has(month)),
    toPayFen: sumOrNull(open.map((fen) => fen && Math.max(fen, 0))),
    toTakeFen: sumOrNull(open.map((fen) => fen && Math.max(-fen, 0))),
  };
}
