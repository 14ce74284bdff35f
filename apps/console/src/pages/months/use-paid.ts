import { useQuery } from "@tanstack/react-query";
import { isWithin, type MonthSummary } from "@tongyou/core/schemas";
import { useTRPC } from "../../api.ts";
import { useMay } from "../../shell/session.tsx";

/** How far a fixed month is paid: nobody made a list of it yet, its lists are on their way, or all are closed. */
export function usePaid(): (month: Pick<MonthSummary, "month" | "area">) => "fixed" | "paying" | "settled" {
  const trpc = useTRPC();
  const may = useMay();
  const lists = useQuery(trpc.payments.list.queryOptions({ limit: 200 }, { enabled: may("payments.list") }));
  return ({ month, area }) => {
    const own = (lists.data?.rows ?? []).filter(
      (list) =>
        list.kind === "month" &&
        list.state !== "cancelled" &&
        list.month === month &&
        (isWithin(list.area.code, area.code) || isWithin(area.code, list.area.code)),
    );
    if (own.length === 0) return "fixed";
    return own.every(({ state }) => state === "closed") ? "settled" : "paying";
  };
}

/** The newest fixed month of which nobody made a list; undefined where there is none, or the months are not one's own. */
export function useUnpaidMonth(): string | undefined {
  const trpc = useTRPC();
  const may = useMay();
  const paid = usePaid();
  const months = useQuery(trpc.months.list.queryOptions(undefined, { enabled: may("months.list") }));
  return (months.data ?? [])
    .filter((month) => month.state === "fixed" && paid(month) === "fixed")
    .map(({ month }) => month)
    .sort()
    .at(-1);
}
