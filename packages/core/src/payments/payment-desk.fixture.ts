import { Buffer } from "node:buffer";
import type { StaffContext } from "../context.ts";
import { type LedgerLine, readWorkbook } from "../ledger/index.ts";
import { calculateMonth } from "../months/calculate-month.ts";
import { type Cast, county, family, fix, later, MARCH } from "../months/month-desk.fixture.ts";
import type { FileOut } from "../page.schema.ts";
import { approveBatch } from "./approve-batch.ts";
import { getBankFile } from "./bank-file.ts";
import { readCsv, writeCsv } from "./csv.ts";
import { getBatchView } from "./get-batch.ts";
import { listPayments } from "./list-payments.ts";
import type { PaymentBatchView } from "./payments.schema.ts";
import { prepareBatch } from "./prepare-batch.ts";
import { takeReturns } from "./take-returns.ts";

/** Card numbers of the made-up prefix 629999 with a valid check digit. */
export const CARDS = {
  丁双亡: "6299990000000000012",
  丁机构: "6299990000000000020",
} as const;
const paidTo = (bankAccount: string | null, guardianName: string | null = "丁守护"): LedgerLine =>
  ({ bank: "农村商业银行", bankAccount, guardianName }) as LedgerLine;

/** Three children that are paid: two with an account, one without. */
export const PAID: readonly LedgerLine[] = [
  family("丁双亡", "死亡", "死亡", paidTo(CARDS.丁双亡)),
  family("丁机构", "死亡", "死亡", { care: "机构", ...paidTo(CARDS.丁机构) }),
  family("丁双残", "重残", "重残", paidTo(null)),
];

export type Desk = Cast & { finance: StaffContext };

/** A county whose March is fixed, some days later. */
export async function fixedMarch(lines: readonly LedgerLine[] = PAID): Promise<Desk> {
  const cast = await county(lines);
  await fix(cast, await calculateMonth(cast.officer, { month: MARCH }));
  // One clock for both desks, so that what one does comes after what the other did.
  const clock = later(cast.officer, "2018-04-05");
  const now = () => clock.now();
  return { ...cast, officer: { ...cast.officer, now }, finance: { ...cast.finance, now } };
}

export const versionOf = ({ id, version }: PaymentBatchView) => ({ id, version });

export async function prepared(
  { finance }: Desk,
  input: Parameters<typeof prepareBatch>[1] = { kind: "month", month: MARCH },
): Promise<PaymentBatchView> {
  return getBatchView(finance, await prepareBatch(finance, input));
}

/** Approved by the county's officer, with what cannot go to the bank left out. */
export async function approved(desk: Desk, batch: PaymentBatchView): Promise<PaymentBatchView> {
  return approveBatch(desk.officer, versionOf(batch));
}

export const rowsOf = async (context: StaffContext, { id }: { id: string }) =>
  new Map(
    (await listPayments(context, { id, filter: "all", offset: 0, limit: 200 })).rows.map((row) => [
      row.name,
      row,
    ]),
  );

export const bytesOf = ({ base64 }: FileOut) => Buffer.from(base64, "base64");
export const csvOf = (file: FileOut) => readCsv(bytesOf(file));
export const sheetOf = (file: FileOut) => readWorkbook(bytesOf(file))[0]?.rows ?? [];

/** The bank's list as it comes back: each child's answer by name, and what else is changed in its rows. */
export async function returned(
  finance: StaffContext,
  { id }: { id: string },
  answers: Readonly<Record<string, readonly [result: string, reason?: string]>>,
  change: (rows: string[][]) => string[][] = (rows) => rows,
): Promise<string> {
  const [header = [], ...rows] = csvOf(await getBankFile(finance, { id, format: "csv" }));
  const filled = rows.map((row) => {
    const [result = "", reason = ""] = answers[row[2] ?? ""] ?? [];
    return [...row.slice(0, 8), result, reason];
  });
  return Buffer.from(writeCsv([header, ...change(filled)])).toString("base64");
}

export async function takenOver(
  desk: Desk,
  batch: PaymentBatchView,
  answers: Parameters<typeof returned>[2],
): Promise<PaymentBatchView> {
  const content = await returned(desk.finance, batch, answers);
  const fresh = await getBatchView(desk.finance, { id: batch.id });
  const file = { fileName: "回盘.csv", content, on: "2018-04-05" };
  return takeReturns(desk.finance, { ...versionOf(fresh), ...file });
}
