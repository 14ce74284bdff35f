import { useQuery } from "@tanstack/react-query";
import { isWithin, type MonthSummary, type PaymentBatch } from "@tongyou/core/schemas";
import { useTRPC } from "../../api.ts";
import { useMay } from "../../shell/session.tsx";

type Month = Pick<MonthSummary, "month" | "area" | "totals">;
type Paid = "fixed" | "paying" | "settled";

/** The lists hold every child of the month: a town's holds those of the town alone. */
export const holdAll = ({ totals }: Pick<Month, "totals">, lists: readonly PaymentBatch[]): boolean =>
  lists.reduce((sum, { due, leftOut }) => sum + due.payments + leftOut.payments, 0) >= totals.paid;

/**
 * How far a fixed month is paid: nobody made a list of it yet, some children are in no list or in one that is on its way,
 * or all lists are closed.
 */
export function howFarPaid(month: Month, lists: readonly PaymentBatch[]): Paid {
  const own = lists.filter(
    (list) =>
      list.kind === "month" &&
      list.state !== "cancelled" &&
      list.month === month.month &&
      (isWithin(list.area.code, month.area.code) || isWithin(month.area.code, list.area.code)),
  );
  if (own.length === 0) return "fixed";
  return holdAll(month, own) && own.every(({ state }) => state === "closed") ? "settled" : "paying";
}

/** `howFarPaid`, by the lists the person may see. */
export function usePaid(): (month: Month) => Paid {
  const trpc = useTRPC();
  const may = useMay();
  const lists = useQuery(trpc.payments.list.queryOptions({ limit: 200 }, { enabled: may("payments.list") }));
  return (month) => howFarPaid(month, lists.data?.rows ?? []);
}
