import type { TenantKey, TenantTransaction } from "@tongyou/database";
import { payment } from "@tongyou/database/schema";
import { and, eq, inArray, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { conflict } from "../errors/refusals.ts";
import type { BatchRecord } from "./batch-record.ts";
import { openPayee } from "./payee.ts";
import type { PaymentCheck, PaymentProblem } from "./payments.schema.ts";

const PROBLEMS: readonly PaymentProblem[] = ["noAccount", "badAccount", "noPayee", "noBank"];

type Counted = Record<Lowercase<PaymentProblem>, number> & {
  shared: number;
  again: number;
  owing: number;
  nothing: number;
  nameless: number;
  moved: number;
  differs: number;
};

/** Payments of a list whose account another child of the list has too: allowed, and shown. */
export const sharedAccounts = (batch: string) => sql`
  SELECT o.account_hash FROM payment o
  WHERE o.batch_id = ${batch} AND o.state IN ('open', 'paid', 'failed') AND o.account_hash IS NOT NULL
  GROUP BY o.account_hash HAVING count(*) > 1`;

/** True for a payment of money that came back from the account it is sent to again. */
export const failedHere = (paymentId: SQLWrapper, accountHash: SQLWrapper): SQL => sql`EXISTS (
  SELECT FROM payment_item a JOIN payment_item s ON s.id = a.source_id JOIN payment came_back ON came_back.id = s.payment_id
  WHERE a.payment_id = ${paymentId} AND a.kind = 'again' AND came_back.account_hash = ${accountHash})`;

/** True for a payment to a child of whom money is to be taken back while no plan says how: it could go both ways. */
export const owesBack = (childId: SQLWrapper): SQL => sql`EXISTS (
  SELECT FROM correction r WHERE r.child_id = ${childId} AND r.state = 'approved' AND r.fen < 0
    AND (SELECT coalesce(sum(i.fen), 0) FROM recovery_instalment i
         WHERE i.correction_id = r.id AND i.state <> 'replanned') < -r.fen)`;

/** Payments to one account under the names of several payees: a bank sends back all but those of its owner. */
export async function sharedPayees(
  tx: TenantTransaction,
  key: TenantKey,
  batch: BatchRecord,
): Promise<PaymentCheck[]> {
  const rows = await tx
    .select({ hash: payment.accountHash, sealed: payment.payeeSealed })
    .from(payment)
    .where(
      and(
        eq(payment.batchId, batch.id),
        inArray(payment.state, ["open", "paid", "failed"]),
        sql`${payment.accountHash} IN (${sharedAccounts(batch.id)})`,
      ),
    );
  const ofAccount = Map.groupBy(rows, ({ hash }) => hash?.toString("hex"));
  const payments = [...ofAccount.values()]
    .filter((same) => new Set(same.map(({ sealed }) => openPayee(key, sealed).payee)).size > 1)
    .reduce((sum, same) => sum + same.length, 0);
  return payments === 0 ? [] : [{ code: "sharedPayees", blocking: false, payments }];
}

/**
 * What is to be looked at before a list goes to the bank, and what keeps it from going: no account, payee or bank, a
 * card number whose check digit is wrong, contacts that were changed since, and a payment that is not the sum of its
 * items. Zero counts are left out.
 */
export async function checksOf(tx: TenantTransaction, batch: BatchRecord): Promise<PaymentCheck[]> {
  const has = (problem: PaymentProblem) =>
    sql`count(*) FILTER (WHERE p.state = 'open' AND strpos(p.problems, ${`|${problem}|`}) > 0)::int`;
  const { rows } = await tx.execute<Counted>(sql`
    SELECT ${has("noAccount")} AS noaccount, ${has("badAccount")} AS badaccount, ${has("noPayee")} AS nopayee,
      ${has("noBank")} AS nobank,
      count(*) FILTER (WHERE p.account_hash IN (${sharedAccounts(batch.id)}))::int AS shared,
      count(*) FILTER (WHERE p.state = 'open' AND ${failedHere(sql`p.id`, sql`p.account_hash`)})::int AS again,
      count(*) FILTER (WHERE p.state = 'open' AND ${owesBack(sql`p.child_id`)})::int AS owing,
      count(*) FILTER (WHERE p.fen = 0)::int AS nothing,
      count(*) FILTER (WHERE c.id_sealed IS NULL)::int AS nameless,
      count(*) FILTER (WHERE p.state = 'open' AND EXISTS (
        SELECT FROM fact f WHERE f.child_id = p.child_id AND f.name = 'contact'
          AND f.recorded_at > ${batch.accountsAt.toISOString()}::timestamptz))::int AS moved,
      count(*) FILTER (WHERE p.fen <> (
        SELECT coalesce(sum(i.fen), 0) FROM payment_item i WHERE i.payment_id = p.id))::int AS differs
    FROM payment p JOIN child c ON c.id = p.child_id
    WHERE p.batch_id = ${batch.id} AND p.state IN ('open', 'paid', 'failed')`);
  const [counted] = rows;
  if (!counted) return [];
  const check = (code: PaymentCheck["code"], payments: number, blocking: boolean) => ({
    code,
    blocking,
    payments,
  });
  return [
    ...PROBLEMS.map((code) => check(code, counted[code.toLowerCase() as Lowercase<PaymentProblem>], true)),
    check("sumDiffers", counted.differs, true),
    ...(batch.state === "prepared" ? [check("accountsChanged", counted.moved, true)] : []),
    check("sharedAccount", counted.shared, false),
    check("failedBefore", counted.again, false),
    check("owesBack", counted.owing, false),
    check("nothingToPay", counted.nothing, false),
    check("noIdNumber", counted.nameless, false),
  ].filter(({ payments }) => payments > 0);
}

/** Throws `conflict` while something keeps the list from the bank. */
export async function refuseBlocked(tx: TenantTransaction, batch: BatchRecord): Promise<void> {
  const blocking = (await checksOf(tx, batch)).filter((check) => check.blocking);
  if (blocking.length === 0) return;
  const moved = blocking.some(({ code }) => code === "accountsChanged");
  throw conflict(
    {
      zh: "名单里还有不能发放的款项。",
      en: "Some payments of the list cannot go to the bank.",
    },
    moved
      ? {
          zh: "名单生成后有账号或联系信息变更，请先“重新读取账号”，再核对审批。",
          en: "Accounts or contacts changed since the list was made: read the accounts again, then check and approve.",
        }
      : {
          zh: "请补齐账号、收款人、开户行后“重新读取账号”，或把这些款项留到下一份清单。",
          en: "Complete account, payee and bank and read the accounts again, or leave those payments to the next list.",
        },
  );
}
