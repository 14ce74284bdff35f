import type { TenantKey } from "@tongyou/database";
import type { paymentBatch } from "@tongyou/database/schema";
import type { Bilingual, CivilMonth } from "@tongyou/policy";
import { isWithin } from "../divisions/index.ts";
import { maskNumber } from "../facts/mask.ts";
import { openPayee } from "../payments/payee.ts";
import { paymentNumber } from "../payments/payment-number.ts";
import type { MoneyItem, MoneyPayment } from "./child-money.schema.ts";
import type { MoneyRows } from "./read-money.ts";

type ItemRow = MoneyRows["items"][number];
type PaymentRow = MoneyRows["payments"][number];
export type Lists = ReadonlyMap<string, typeof paymentBatch.$inferSelect>;

/** What payments are made of, by what they pay: a month, or a grant. */
export type MoneyItems = {
  ofMonth(month: CivilMonth): MoneyItem[];
  ofGrant(id: string): MoneyItem[];
  months: CivilMonth[];
};

function listOf({ batchId }: PaymentRow, lists: Lists): typeof paymentBatch.$inferSelect {
  const list = lists.get(batchId);
  if (!list) throw new Error(`no list ${batchId} of the bureau`);
  return list;
}

/** What a payment is called at the bank. */
const numberOf = (row: PaymentRow, lists: Lists): string => paymentNumber(listOf(row, lists), row.serial);

/** The grant that an item pays, also when it was sent again after it came back; undefined: it pays a month. */
function grantOf(item: ItemRow, byId: ReadonlyMap<string, ItemRow>): string | undefined {
  let root: ItemRow | undefined = item;
  while (root?.kind === "again") root = byId.get(root.sourceId);
  return root?.kind === "oneTime" ? root.sourceId : undefined;
}

/**
 * What the payments of a child are made of, with what became of each payment.
 * @param reasons the last word on each payment, by its id
 */
export function moneyItems(
  { payments, items }: Pick<MoneyRows, "payments" | "items">,
  lists: Lists,
  reasons: ReadonlyMap<string, string>,
): MoneyItems {
  const paymentOf = new Map(payments.map((row) => [row.id, row]));
  const byId = new Map(items.map((row) => [row.id, row]));
  const sentAgain = new Map(
    items.filter(({ kind, live }) => kind === "again" && live).map((row) => [row.sourceId, row.paymentId]),
  );
  const numbered = (id: string | undefined): string | null => {
    const row = id === undefined ? undefined : paymentOf.get(id);
    return row ? numberOf(row, lists) : null;
  };
  const shown = items.flatMap((row) => {
    const of = paymentOf.get(row.paymentId);
    if (!of) return [];
    const item: MoneyItem = {
      paymentId: of.id,
      number: numberOf(of, lists),
      kind: row.kind,
      fen: row.fen,
      state: of.state,
      on: of.answeredOn,
      reason: reasons.get(of.id) ?? null,
      again: numbered(sentAgain.get(row.id)),
    };
    return [{ item, month: row.month, grant: grantOf(row, byId) }];
  });
  const byMonth = Map.groupBy(
    shown.filter(({ grant }) => grant === undefined),
    ({ month }) => month,
  );
  const byGrant = Map.groupBy(shown, ({ grant }) => grant);
  return {
    ofMonth: (month) => (byMonth.get(month) ?? []).map(({ item }) => item),
    ofGrant: (id) => (byGrant.get(id) ?? []).map(({ item }) => item),
    months: [...byMonth.keys()],
  };
}

/** The payments of a child, newest first, without what belongs to a month that the reader may not know. */
export function moneyPayments(
  { payments, items }: Pick<MoneyRows, "payments" | "items">,
  lists: Lists,
  told: {
    key: TenantKey;
    reasons: ReadonlyMap<string, string>;
    titles: ReadonlyMap<string, Bilingual>;
    hidden: ReadonlySet<CivilMonth>;
    /** The reader's area. */
    area: string;
  },
): MoneyPayment[] {
  const ofPayment = Map.groupBy(items, ({ paymentId }) => paymentId);
  const shown = payments.map((row): MoneyPayment => {
    const { payee, bank, account } = openPayee(told.key, row.payeeSealed);
    const parts = ofPayment.get(row.id) ?? [];
    const known = parts.filter(({ month, class: rate }) => rate === null || !told.hidden.has(month));
    return {
      id: row.id,
      batchId: isWithin(listOf(row, lists).division, told.area) ? row.batchId : null,
      number: numberOf(row, lists),
      state: row.state,
      fen: known.length === parts.length ? row.fen : null,
      on: row.answeredOn,
      reason: told.reasons.get(row.id) ?? null,
      payee,
      bank,
      account: maskNumber(account),
      items: known.map(({ kind, month, class: rate, fen }) => ({
        kind,
        month,
        className: rate === null ? null : (told.titles.get(rate) ?? { zh: rate, en: rate }),
        fen,
      })),
    };
  });
  return shown.reverse();
}
