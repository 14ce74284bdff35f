import { openText, type TenantKey, type TenantTransaction, tenantKey } from "@tongyou/database";
import { child, payment, paymentAnswer, paymentItem } from "@tongyou/database/schema";
import type { Bilingual } from "@tongyou/policy";
import { and, asc, count, eq, inArray, ne, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { holds } from "../access/permission.ts";
import { placeName } from "../children/place-name.ts";
import type { StaffContext } from "../context.ts";
import { maskNumber } from "../facts/mask.ts";
import { inTenant } from "../verb.ts";
import { type BatchRecord, getBatch, WHOLE_LIST } from "./batch-record.ts";
import { failedHere, owesBack, sharedAccounts } from "./checks.ts";
import { failureKind } from "./failure-kinds.ts";
import { openPayee, problemList } from "./payee.ts";
import { paymentNumber } from "./payment-number.ts";
import type { PaymentFilter, PaymentPage, PaymentRow, paymentsOfBatchInput } from "./payments.schema.ts";

const inList = inArray(payment.state, ["open", "paid", "failed"]);

function whereOf(batch: BatchRecord, filter: PaymentFilter): SQL | undefined {
  const ofBatch = eq(payment.batchId, batch.id);
  if (filter === "all") return and(ofBatch, ne(payment.state, "dropped"));
  if (filter === "problems") return and(ofBatch, eq(payment.state, "open"), ne(payment.problems, ""));
  if (filter === "shared")
    return and(ofBatch, inList, sql`${payment.accountHash} IN (${sharedAccounts(batch.id)})`);
  if (filter === "failedBefore")
    return and(ofBatch, eq(payment.state, "open"), failedHere(payment.id, payment.accountHash));
  if (filter === "owesBack") return and(ofBatch, eq(payment.state, "open"), owesBack(payment.childId));
  return and(ofBatch, eq(payment.state, filter));
}

/** The payments of a page with their children; those with the same account stand together when they are asked for. */
const readPage = (tx: TenantTransaction, where: SQL | undefined, batch: BatchRecord, by: PageOf) =>
  tx
    .select({
      id: payment.id,
      childId: payment.childId,
      name: child.name,
      division: payment.division,
      serial: payment.serial,
      fen: payment.fen,
      state: payment.state,
      payeeSealed: payment.payeeSealed,
      problems: payment.problems,
      answeredOn: payment.answeredOn,
      same: sql<number>`(
        SELECT count(*)::int FROM payment o WHERE o.batch_id = ${batch.id} AND o.account_hash = ${payment.accountHash}
          AND o.id <> ${payment.id} AND o.state IN ('open', 'paid', 'failed'))`,
    })
    .from(payment)
    .innerJoin(child, eq(child.id, payment.childId))
    .where(where)
    .orderBy(...(by.filter === "shared" ? [asc(payment.accountHash)] : []), asc(payment.serial))
    .offset(by.offset)
    .limit(by.limit);
type PageOf = Pick<z.output<typeof paymentsOfBatchInput>, "filter" | "offset" | "limit">;

/** The last word on each payment, opened. */
export async function reasonsOf(
  tx: TenantTransaction,
  key: TenantKey,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ payment: paymentAnswer.paymentId, reason: paymentAnswer.reason })
    .from(paymentAnswer)
    .where(inArray(paymentAnswer.paymentId, [...ids]))
    .orderBy(asc(paymentAnswer.at), asc(paymentAnswer.id));
  const last = new Map(rows.map((row) => [row.payment, row.reason]));
  return new Map([...last].flatMap(([id, reason]) => (reason === null ? [] : [[id, openText(key, reason)]])));
}

/** What each payment is made of, in the order of months. */
export async function itemsOf(
  tx: TenantTransaction,
  ids: readonly string[],
  titles: ReadonlyMap<string, Bilingual>,
): Promise<Map<string, PaymentRow["items"]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(paymentItem)
    .where(inArray(paymentItem.paymentId, [...ids]))
    .orderBy(asc(paymentItem.month), asc(paymentItem.kind), asc(paymentItem.id));
  const ofPayment = Map.groupBy(rows, (row) => row.paymentId);
  return new Map(
    [...ofPayment].map(([id, items]) => [
      id,
      items.map(({ kind, month, class: rate, fen }) => ({
        kind,
        month,
        class: rate,
        name: rate === null ? null : (titles.get(rate) ?? { zh: rate, en: rate }),
        fen,
      })),
    ]),
  );
}

/** The titles of the classes of the bureau's allowance. */
export function classTitles(context: StaffContext): Map<string, Bilingual> {
  const { pack } = context.packs.get(context.tenant.pack.id, context.tenant.pack.hash);
  return new Map(pack.benefit?.classes.map(({ id, title }) => [id, title]));
}

/**
 * The payments of a list in the order of their numbers, with payee, account and what they are made of. Who pays sees the
 * account in full, to compare it; who reads its end. Throws `notFound`.
 */
export async function listPayments(
  context: StaffContext,
  { id, filter, offset, limit }: z.output<typeof paymentsOfBatchInput>,
): Promise<PaymentPage> {
  const key = await tenantKey(context.db, context.tenant);
  const pays = holds(context, "payments.prepare");
  return inTenant(
    context,
    "payments.rows",
    async (tx, note) => {
      const batch = await getBatch(tx, context, id);
      const where = whereOf(batch, filter);
      const [counted] = await tx.select({ rows: count() }).from(payment).where(where);
      const page = await readPage(tx, where, batch, { filter, offset, limit });
      const ids = page.map((row) => row.id);
      const [items, reasons] = await Promise.all([
        itemsOf(tx, ids, classTitles(context)),
        reasonsOf(tx, key, ids),
      ]);
      note({ division: batch.division, detail: { batch: id, filter, rows: page.length, offset } });
      return {
        total: counted?.rows ?? 0,
        rows: page.map(({ same, serial, division, payeeSealed, problems, ...row }) => {
          const { payee, bank, account } = openPayee(key, payeeSealed);
          return {
            ...row,
            number: paymentNumber(batch, serial),
            divisionName: placeName(division),
            payee,
            bank,
            account: pays ? account : maskNumber(account),
            problems: problemList(problems),
            sharedWith: same,
            reason: reasons.get(row.id) ?? null,
            failure: row.state === "failed" ? failureKind(reasons.get(row.id) ?? "") : null,
            items: items.get(row.id) ?? [],
          };
        }),
      };
    },
    WHOLE_LIST,
  );
}
