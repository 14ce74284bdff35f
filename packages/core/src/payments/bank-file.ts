import { type TenantKey, type TenantTransaction, tenantKey } from "@tongyou/database";
import { child, payment, paymentBatch } from "@tongyou/database/schema";
import { and, asc, eq, gt, inArray, isNull } from "drizzle-orm";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { findDivision } from "../divisions/index.ts";
import { writeSheet } from "../ledger/index.ts";
import { capitalYuan } from "../money/capital-yuan.ts";
import { yuanText } from "../money/yuan-text.ts";
import { type FileOut, XLSX_MIME } from "../page.schema.ts";
import { inTenant } from "../verb.ts";
import { BANK_COLUMNS } from "./bank-columns.ts";
import { added, addStep, type BatchRecord, getBatch, requireState, WHOLE_LIST } from "./batch-record.ts";
import { type CsvEncoding, writeCsv } from "./csv.ts";
import { openPayee, type Payee } from "./payee.ts";
import { batchNumber, paymentNumber } from "./payment-number.ts";
import type { BankFormat, bankFileInput, PaymentKind } from "./payments.schema.ts";

export type BankLine = Payee & { number: string; name: string; fen: number };
export type BankList = {
  title: string;
  number: string;
  bureau: string;
  purpose: string;
  lines: readonly BankLine[];
};

const PURPOSE: Readonly<Record<PaymentKind, string>> = {
  month: "",
  offCycle: "补发",
  oneTime: "一次性补助",
};

/** Fen as plain yuan with two decimals: what a bank's program reads. */
export const plainYuan = (fen: number): string =>
  `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, "0")}`;

/** The bank's list as a printable workbook. */
export function bankSheet({ title, number, bureau, purpose, lines }: BankList): Promise<Uint8Array> {
  const total = lines.reduce((sum, line) => sum + line.fen, 0);
  return writeSheet({
    name: "发放清单",
    title,
    subtitles: [
      `清单编号：${number}　　填报单位：${bureau}　　共 ${lines.length} 笔　　金额单位：元`,
      "请银行在“结果”栏填“成功”或“失败”，失败的在“原因”栏写明原因后退回。",
    ],
    columns: BANK_COLUMNS,
    rows: lines.map((line) => [
      line.number,
      line.payee,
      line.name,
      line.idNumber,
      line.bank,
      line.account,
      line.fen,
      purpose,
      null,
      null,
    ]),
    totals: BANK_COLUMNS.map(({ header, kind }) =>
      header === "收款人" ? `合计 ${lines.length} 笔` : kind === "money" ? total : null,
    ),
    footer: [`合计金额（大写）：${capitalYuan(total)}　　（小写）${yuanText(total)}`],
    landscape: true,
  });
}

/** The same as a text table, without title and total, for the bank's program. */
export const bankTable = ({ purpose, lines }: BankList, encoding: CsvEncoding): Uint8Array =>
  writeCsv(
    [
      BANK_COLUMNS.map(({ header }) => header),
      ...lines.map((line) => [
        line.number,
        line.payee,
        line.name,
        line.idNumber,
        line.bank,
        line.account,
        plainYuan(line.fen),
        purpose,
        "",
        "",
      ]),
    ],
    encoding,
  );

/** What a file of each format is called, and what it is. */
const FILES: Readonly<Record<BankFormat, { ending: string; mime: string }>> = {
  xlsx: { ending: "xlsx", mime: XLSX_MIME },
  csv: { ending: "csv", mime: "text/csv;charset=utf-8" },
  csvGb: { ending: "csv", mime: "text/csv;charset=gb18030" },
};

async function writeList(list: BankList, format: BankFormat): Promise<Uint8Array> {
  if (format === "xlsx") return bankSheet(list);
  return bankTable(list, format === "csvGb" ? "gb18030" : "utf8");
}

async function readLines(tx: TenantTransaction, key: TenantKey, batch: BatchRecord): Promise<BankLine[]> {
  const rows = await tx
    .select({ serial: payment.serial, name: child.name, fen: payment.fen, sealed: payment.payeeSealed })
    .from(payment)
    .innerJoin(child, eq(child.id, payment.childId))
    .where(
      and(
        eq(payment.batchId, batch.id),
        inArray(payment.state, ["open", "paid", "failed"]),
        gt(payment.fen, 0),
      ),
    )
    .orderBy(asc(payment.serial));
  return rows.map(({ serial, name, fen, sealed }) => ({
    number: paymentNumber(batch, serial),
    name,
    fen,
    ...openPayee(key, sealed),
  }));
}

/** Says when the list was first taken out; who took it is a step each time. */
const markExported = (tx: TenantTransaction, context: StaffContext, { id }: BatchRecord) =>
  tx
    .update(paymentBatch)
    .set({ exportedAt: context.now() })
    .where(and(eq(paymentBatch.id, id), isNull(paymentBatch.exportedAt)));

/**
 * The list for the bank (一卡通发放清单), with full accounts and ID numbers, as a workbook or a text table (`csvGb`: in
 * GB 18030). Its purpose is written down each time. Throws `conflict` before the list is approved, `notFound`.
 */
export async function getBankFile(
  context: StaffContext,
  { id, format }: z.output<typeof bankFileInput>,
): Promise<FileOut> {
  const key = await tenantKey(context.db, context.tenant);
  const { batch, lines } = await inTenant(
    context,
    "payments.bankFile",
    async (tx, note) => {
      const found = await getBatch(tx, context, id);
      requireState(found, "approved", "closed");
      const read = await readLines(tx, key, found);
      await markExported(tx, context, found);
      const sum = added(...read.map(({ fen }) => ({ payments: 1, fen })));
      await addStep(tx, context, found, "exported", { sum });
      note({
        division: found.division,
        purpose: "银行发放清单",
        detail: { batch: id, format, ...sum },
      });
      return { batch: found, lines: read };
    },
    WHOLE_LIST,
  );
  const { pack } = context.packs.get(context.tenant.pack.id, context.tenant.pack.hash);
  const place = findDivision(batch.division)?.name ?? batch.division;
  const what = batch.kind === "oneTime" ? "" : (pack.benefit?.title.zh ?? "");
  const purpose = `${batch.month}${what}${PURPOSE[batch.kind]}`;
  const title = `${place}${purpose}一卡通发放清单`;
  const list: BankList = { title, number: batchNumber(batch), bureau: context.tenant.name, purpose, lines };
  const { ending, mime } = FILES[format];
  const bytes = await writeList(list, format);
  return {
    fileName: `${title}（${list.number}）.${ending}`,
    mime,
    base64: Buffer.from(bytes).toString("base64"),
  };
}
