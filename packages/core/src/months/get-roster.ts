import { type TenantTransaction, tenantKey } from "@tongyou/database";
import { benefitLine, child } from "@tongyou/database/schema";
import { asc, eq } from "drizzle-orm";
import type { z } from "zod";
import { placeName } from "../children/place-name.ts";
import type { StaffContext } from "../context.ts";
import { findDivision } from "../divisions/index.ts";
import { conflict } from "../errors/refusals.ts";
import { contactsOf } from "../facts/contact.ts";
import { writeSheet } from "../ledger/index.ts";
import { type FileOut, XLSX_MIME } from "../page.schema.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import { getRun } from "./month-record.ts";
import type { MonthTotals, monthInput } from "./months.schema.ts";
import { type RosterLine, rosterDesign } from "./roster-design.ts";

const readLines = (tx: TenantTransaction, runId: string) =>
  tx
    .select({
      childId: benefitLine.childId,
      name: child.name,
      sex: child.sex,
      division: child.division,
      class: benefitLine.class,
      fen: benefitLine.fen,
    })
    .from(benefitLine)
    .innerJoin(child, eq(child.id, benefitLine.childId))
    .where(eq(benefitLine.runId, runId))
    .orderBy(asc(child.division), asc(child.pinyin), asc(child.id));

/**
 * The roster of a fixed month for finance, as an Excel workbook: full numbers and accounts, totals in yuan and in
 * capital numerals, the clauses each line is paid by, and who made, submitted and approved it. Its purpose is written down.
 * Throws `conflict` before the month is approved, `notFound`.
 */
export async function getRoster(
  context: StaffContext,
  { id }: z.output<typeof monthInput>,
): Promise<FileOut> {
  const key = await tenantKey(context.db, context.tenant);
  const { run, lines, cited, pack } = await inTenant(context, "months.roster", async (tx, note) => {
    const found = await getRun(tx, id);
    if (found.state !== "fixed")
      throw conflict(
        {
          zh: `${found.month} 还没有审批，没有花名册。`,
          en: `${found.month} is not approved yet; there is no roster.`,
        },
        { zh: "请先提交并由另一人审批。", en: "Submit it and have a second person approve it first." },
      );
    const rows = await readLines(tx, id);
    const contacts = await contactsOf(
      tx,
      key,
      rows.map((row) => row.childId),
    );
    note({
      division: found.division,
      purpose: "发放花名册",
      detail: { run: id, month: found.month, lines: rows.length },
    });
    const { pack } = context.packs.get(found.pack, found.packHash);
    const classes = new Map(pack.benefit?.classes.map((one) => [one.id, one]));
    const cited = new Set<string>();
    const full = rows.map((row): RosterLine => {
      const contact = contacts.get(row.childId) ?? {};
      // The sheet goes to finance and the bank: by which class a child is paid, and not by which facts.
      const { title, clauses = [] } = classes.get(row.class) ?? {};
      for (const clause of clauses) cited.add(clause);
      return {
        name: row.name,
        sex: row.sex,
        idNumber: contact.idNumber ?? "",
        place: placeName(row.division),
        class: row.class,
        fen: row.fen,
        bank: contact.bank ?? "",
        account: contact.bankAccount ?? "",
        payee: contact.guardianName ?? "",
        reason: `${title?.zh ?? row.class}（${clauses.join("、")}）`,
      };
    });
    return { run: found, lines: full, cited, pack };
  });
  const names = await staffNames(context, [run.calculatedBy, run.submittedBy, run.approvedBy]);
  const signature = (person: string | null, at: Date | null) => ({
    name: person ? (names.get(person) ?? "") : "",
    at,
  });
  const place = findDivision(run.division)?.name ?? run.division;
  const bytes = await writeSheet(
    rosterDesign({
      month: run.month,
      benefit: pack.benefit?.title.zh ?? "",
      bureau: context.tenant.name,
      place,
      basis: pack.documents
        .filter((document) => document.clauses.some((clause) => cited.has(clause.no)))
        .map((document) => `${document.title.zh}（${document.number}）`),
      classes: (run.totals as MonthTotals).byClass,
      lines,
      made: signature(run.calculatedBy, run.calculatedAt),
      submitted: signature(run.submittedBy, run.submittedAt),
      approved: signature(run.approvedBy, run.approvedAt),
    }),
  );
  return {
    fileName: `${place}${run.month}${pack.benefit?.title.zh ?? ""}发放花名册.xlsx`,
    mime: XLSX_MIME,
    base64: Buffer.from(bytes).toString("base64"),
  };
}
