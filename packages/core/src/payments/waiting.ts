import type { TenantTransaction } from "@tongyou/database";
import { paymentBatch } from "@tongyou/database/schema";
import { and, gte, inArray, lt } from "drizzle-orm";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { inTenant } from "../verb.ts";
import type { Bench } from "../workbench/bench.ts";
import type { Todo } from "../workbench/workbench.schema.ts";
import { told } from "./batch-record.ts";
import { sumWaiting } from "./due-items.ts";
import type { WaitingMoney } from "./payments.schema.ts";
import { payerAt, townPays } from "./who-pays.ts";

type Place = Pick<Bench, "scope">["scope"];

/** Money of the place that was agreed to or came back and stands in no list. */
const waitingIn = (tx: TenantTransaction, context: StaffContext, { lo, hi }: Place): Promise<WaitingMoney> =>
  sumWaiting(tx, { month: civilDayOf(context.now()).slice(0, 7), area: { lo, hi } });

/** What waits for a list in the reader's area: approved arrears, payments that failed, one-time grants; in fen. */
export const getWaiting = (context: StaffContext): Promise<WaitingMoney> =>
  inTenant(context, "payments.waiting", (tx) => waitingIn(tx, context, context.area));

const WORDS = {
  arrears: { zh: "补发", en: "arrears" },
  again: { zh: "发放失败", en: "failed payments" },
  oneTime: { zh: "一次性补助", en: "one-time grants" },
} as const;

/**
 * Lists to be made between two months, of arrears and failures, and of grants: none where one of the kind is on its way.
 * Where the towns pay it is theirs.
 */
export async function waitingTodos(
  { tx, context, scope }: Bench,
  lists: readonly ("offCycle" | "oneTime")[],
): Promise<Todo[]> {
  if (townPays(context) && payerAt(context) === "county") return [];
  const money = await waitingIn(tx, context, scope);
  if (money.length === 0) return [];
  const underWay = await tx
    .select({ kind: paymentBatch.kind })
    .from(paymentBatch)
    .where(
      and(
        inArray(paymentBatch.state, ["preparing", "prepared"]),
        gte(paymentBatch.division, scope.lo),
        lt(paymentBatch.division, scope.hi),
      ),
    );
  return lists.flatMap((list): Todo[] => {
    const of = money.filter(({ kind }) => (kind === "oneTime") === (list === "oneTime"));
    if (of.length === 0 || underWay.some(({ kind }) => kind === list)) return [];
    const said = (language: "zh" | "en", join: string) =>
      of
        .map(({ kind, payments, fen }) => `${WORDS[kind][language]} ${told({ payments, fen })[language]}`)
        .join(join);
    return [
      {
        kind: "paymentPrepare",
        title: { zh: `待发：${said("zh", "；")}`, en: `To be paid: ${said("en", "; ")}` },
        why:
          list === "oneTime"
            ? { zh: "已由另一人审批，还没有进清单", en: "Approved, and in no list yet" }
            : {
                zh: "可以生成“两月之间”清单，也会随下个月的清单发放",
                en: "By a list between two months, or with the next month's",
              },
        due: null,
        overdue: false,
        to: "/payments",
      },
    ];
  });
}
