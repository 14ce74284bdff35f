import { expect } from "vitest";
import type { StaffContext } from "../context.ts";
import { confirmImport } from "../imports/confirm-import.ts";
import { previewImport } from "../imports/preview-import.ts";
import { whenImported } from "../imports/run-import.ts";
import { type LedgerLine, writeLedger } from "../ledger/index.ts";
import { dateCell, madeUpLines } from "../made-up/index.ts";
import { type TestBureau, testHouse } from "../testing.ts";
import { approveMonth } from "./approve-month.ts";
import { listMonthItems } from "./list-month-items.ts";
import type { MonthSummary } from "./months.schema.ts";
import { submitMonth } from "./submit-month.ts";

/** The bureaus of one test file; its `afterAll` closes them. */
export const house = testHouse();

export const MARCH = "2018-03";
export const APRIL = "2018-04";
export const SPRING = dateCell("2016-05-06");

/** A clock that starts on a day and goes on by a millisecond each time it is asked. */
export function later(context: StaffContext, day: string): StaffContext {
  let now = Date.parse(`${day}T02:00:00Z`);
  return { ...context, now: () => new Date(now++) };
}

/** A child of eight in the care of kin, with parents in these states. */
export const family = (name: string, father: string, mother: string, rest: LedgerLine = {}): LedgerLine =>
  ({
    name,
    fatherStatus: father,
    fatherSince: father === "正常" ? null : SPRING,
    motherStatus: mother,
    motherSince: mother === "正常" ? null : SPRING,
    care: "亲属",
    careSince: SPRING,
    benefits: "无",
    household: "无",
    hardships: "无",
    evType: "无",
    ...rest,
  }) as LedgerLine;

export const CHILDREN: readonly LedgerLine[] = [
  family("丁双亡", "死亡", "死亡"),
  family("丁机构", "死亡", "死亡", { care: "机构" }),
  family("丁双残", "重残", "重残"),
  family("丁待认", "死亡", "服刑"),
  family("丁低保", "死亡", "死亡", { benefits: "低保" }),
  family("丁不详", "死亡", "死亡", { benefits: "不详" }),
  family("丁无事", "正常", "正常"),
];

export const PEOPLE = madeUpLines({
  county: "640423000000",
  referenceDate: "2018-03-31",
  count: 20,
  seed: 5,
});
/** The made-up person of a line, the same one in every ledger. */
export const personOf = (line: LedgerLine): LedgerLine =>
  PEOPLE[(CHILDREN.findIndex(({ name }) => name === line.name) + 20) % 20] ?? {};

export async function importLines(
  officer: StaffContext,
  lines: readonly LedgerLine[],
  referenceDate = "2018-03-31",
) {
  const entries = lines.map((line) => {
    const { fatherName, motherName, idNumber, birthDate, sex, hukouCode, residenceCode } = personOf(line);
    return {
      line: {
        fatherName,
        motherName,
        hukouType: "农业家庭户口",
        hukouCode,
        residenceCode,
        idNumber,
        sex,
        birthDate,
        ...line,
      } as LedgerLine,
    };
  });
  const bytes = await writeLedger({
    title: "隆德县困境儿童信息台账",
    unit: "隆德县民政局",
    referenceDate,
    entries,
  });
  const seen = await previewImport(officer, {
    fileName: "台账.xlsx",
    content: Buffer.from(bytes).toString("base64"),
  });
  expect(seen.counts.rejected).toBe(0);
  await confirmImport(officer, seen);
  await whenImported(seen.id);
  return seen;
}

export type Cast = { bureau: TestBureau; officer: StaffContext; finance: StaffContext };

export async function county(lines: readonly LedgerLine[] = CHILDREN): Promise<Cast> {
  const bureau = await house.bureau();
  const officer = later(await bureau.staff("countyOfficer"), "2018-04-02");
  const finance = later(await bureau.staff("countyFinance"), "2018-04-03");
  await importLines(officer, lines);
  return { bureau, officer, finance };
}

export const itemsOf = async (
  context: StaffContext,
  { id }: MonthSummary,
  filter: "all" | "differences" = "all",
) => {
  const { rows } = await listMonthItems(context, { id, filter, offset: 0, limit: 200 });
  return new Map(rows.map((row) => [row.name, row]));
};
export const key = ({ id, version }: MonthSummary) => ({ id, version });
export const fix = async ({ officer, finance }: Cast, run: MonthSummary) =>
  approveMonth(finance, key(await submitMonth(officer, key(run))));
