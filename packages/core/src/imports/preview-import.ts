import { createHash } from "node:crypto";
import {
  lookupHash,
  newId,
  sealFile,
  type TenantKey,
  type TenantTransaction,
  tenantKey,
} from "@tongyou/database";
import { child, importBatch } from "@tongyou/database/schema";
import { and, desc, eq, gte, inArray, lt } from "drizzle-orm";
import type { z } from "zod";
import { requirePermission } from "../access/permission.ts";
import { whereOnFile } from "../children/find-duplicates.ts";
import type { StaffContext } from "../context.ts";
import { areaRange } from "../divisions/index.ts";
import { conflict } from "../errors/refusals.ts";
import { COLUMN_KEYS } from "../ledger/columns.ts";
import type { LedgerCheck, LedgerRow, Problem, ProblemCode } from "../ledger/index.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import { type BatchCounts, getBatch, toSummary } from "./batch-record.ts";
import { comparedRows } from "./compared-rows.ts";
import { familiesOf, groupFamilies } from "./family-groups.ts";
import type { GroupRow } from "./group-content.ts";
import type { ImportSummary, importPreviewInput } from "./imports.schema.ts";
import { openLedger } from "./open-ledger.ts";
import { type PreviewRow, storeGroups, storeRows } from "./store-rows.ts";

/** Children that are taken over all or nothing at a time. */
const GROUP = 500;
/** Absent children that a preview names; the count is of all. */
const ABSENT = 200;

/** The number under which each row is looked for; absent where the ledger has none. */
function hashesOf(rows: readonly LedgerRow[], key: TenantKey): Map<number, Buffer> {
  const found = new Map<number, Buffer>();
  for (const { row, contacts } of rows) {
    if (contacts.idNumber) found.set(row, lookupHash(key, contacts.idNumber));
  }
  return found;
}

/** Rows the person may not take over although the sheet is right: on file elsewhere, or outside the own area. */
async function refusedRows(
  context: StaffContext,
  ledger: LedgerCheck,
  hashes: ReadonlyMap<number, Buffer>,
  division: string,
): Promise<Map<number, Problem>> {
  const { lo, hi } = areaRange(division);
  const onFile = await whereOnFile(context, [...hashes.values()]);
  const refused = new Map<number, Problem>();
  for (const row of ledger.rows) {
    const place = onFile.get(hashes.get(row.row)?.toString("hex") ?? "");
    if (row.verdict === "rejected") continue;
    if (row.division < lo || row.division >= hi)
      refused.set(row.row, {
        code: "E_DIVISION_OUTSIDE",
        column: "儿童基本信息/现居住地代码(12位)",
        message: {
          zh: "该儿童不在您负责的区域内，本行不导入。请交由所在乡镇或县级经办人导入。",
          en: "The child lies outside your area; the row is not imported. Pass it to the town or the county.",
        },
      });
    else if (place && !place.own)
      refused.set(row.row, {
        code: "E_DUP_ID",
        column: "儿童基本信息/公民身份号码",
        message: {
          zh: `该身份证号已在${place.name}建档，本行不导入。请与该地经办人核实。`,
          en: `A child with this number is on file in ${place.name}; the row is not imported. Check with the colleague there.`,
        },
      });
  }
  return refused;
}

/** Refuses a ledger older than the newest one taken over for the same place: it would turn the file back. */
async function refuseOlder(tx: TenantTransaction, ledger: LedgerCheck, division: string): Promise<void> {
  const [newest] = await tx
    .select({ referenceDate: importBatch.referenceDate })
    .from(importBatch)
    .where(and(eq(importBatch.division, division), inArray(importBatch.state, ["running", "done"])))
    .orderBy(desc(importBatch.referenceDate))
    .limit(1);
  if (!newest || newest.referenceDate <= ledger.referenceDate) return;
  throw conflict(
    {
      zh: `已导入过 ${newest.referenceDate} 的台账，不能再导入更早的 ${ledger.referenceDate} 台账。`,
      en: `The ledger of ${newest.referenceDate} is in; the older one of ${ledger.referenceDate} cannot follow it.`,
    },
    {
      zh: "请导入较新的台账；个别更正请在儿童档案中录入。",
      en: "Import a newer ledger; record single corrections in the child's file.",
    },
    "content",
  );
}

function tally(rows: readonly PreviewRow[], ledger: LedgerCheck, absent: readonly string[]): BatchCounts {
  const withChange = (change: PreviewRow["change"]) => rows.filter((row) => row.change === change).length;
  const withVerdict = (verdict: PreviewRow["verdict"]) =>
    rows.filter((row) => row.verdict === verdict).length;
  return {
    rows: rows.length,
    new: withChange("new"),
    changed: withChange("changed"),
    unchanged: withChange("unchanged"),
    warned: withVerdict("warned"),
    rejected: withVerdict("rejected"),
    skipped: ledger.skipped.length,
    absent: absent.length,
    absentIds: absent.slice(0, ABSENT),
  };
}

function rowsByProblem(rows: readonly PreviewRow[]): Partial<Record<ProblemCode, number>> {
  const counts: Partial<Record<ProblemCode, number>> = {};
  for (const { notes } of rows) {
    for (const code of new Set(notes.problems.map((problem) => problem.code)))
      counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

/** What is taken over, in groups; brothers and sisters are numbered and stay together. */
function groupsOf(rows: readonly PreviewRow[]): GroupRow[][] {
  const families = familiesOf(rows.flatMap(({ content }) => (content ? [content] : [])));
  for (const [number, family] of families.filter((members) => members.length > 1).entries())
    for (const member of family) member.family = number;
  return groupFamilies(families, GROUP);
}

/**
 * Looks at a ledger workbook and says what taking it over would do, row by row; nothing of the children is
 * changed. The workbook is kept sealed, for confirming and for the marked copy.
 * Throws `invalid` for a workbook that cannot be used and `conflict` for one older than what is on file.
 */
export async function previewImport(
  context: StaffContext,
  { fileName, content }: z.output<typeof importPreviewInput>,
): Promise<ImportSummary> {
  requirePermission(context, "imports.preview");
  const bytes = Buffer.from(content, "base64");
  const { ledger, division } = await openLedger(context, bytes);
  const key = await tenantKey(context.db, context.tenant);
  const hashes = hashesOf(ledger.rows, key);
  const refused = await refusedRows(context, ledger, hashes, division);
  const id = newId();
  const batch = await inTenant(
    context,
    "imports.preview",
    async (tx, note) => {
      await refuseOlder(tx, ledger, division);
      const { lo, hi } = areaRange(division);
      const filed = await tx
        .select({
          id: child.id,
          idHash: child.idHash,
          name: child.name,
          birthDate: child.birthDate,
          division: child.division,
          status: child.status,
          closedReason: child.closedReason,
        })
        .from(child)
        .where(and(gte(child.division, lo), lt(child.division, hi)));
      const rows = await comparedRows(tx, { ledger, filed, hashes, refused, key, division });
      const groups = groupsOf(rows);
      const present = new Set(rows.map((row) => row.content?.childId));
      // A row that is rejected still names its child: whoever moved away is in the ledger, not missing from it.
      const named = new Set([...hashes.values()].map((hash) => hash.toString("hex")));
      const absent = filed
        .filter((one) => one.status === "active" && !present.has(one.id))
        .filter((one) => !(one.idHash && named.has(one.idHash.toString("hex"))))
        .map((one) => one.id);
      const counts = tally(rows, ledger, absent);
      await tx.insert(importBatch).values({
        id,
        division,
        fileName,
        fileHash: createHash("sha256").update(bytes).digest("hex"),
        file: sealFile(key, bytes),
        unit: ledger.unit || null,
        pack: context.tenant.pack.id,
        referenceDate: ledger.referenceDate,
        state: "previewed",
        counts,
        problems: rowsByProblem(rows),
        columns: { recognised: COLUMN_KEYS.length, unknown: ledger.unknownColumns },
        total: groups.reduce((sum, group) => sum + group.length, 0),
        createdBy: context.staff.id,
        createdAt: context.now(),
      });
      await storeRows(tx, id, rows, key);
      await storeGroups(tx, { id, division }, groups, key);
      const { absentIds: _absent, ...shown } = counts;
      note({ division, detail: { import: id, referenceDate: ledger.referenceDate, ...shown } });
      return getBatch(tx, id);
    },
    { timeoutMs: 120_000 },
  );
  return toSummary(batch, await staffNames(context, [batch.createdBy]));
}
