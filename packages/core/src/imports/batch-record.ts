import type { TenantTransaction } from "@tongyou/database";
import { importBatch } from "@tongyou/database/schema";
import type { Bilingual } from "@tongyou/policy";
import { eq, getTableColumns } from "drizzle-orm";
import { countyOf, findDivision, levelOf } from "../divisions/index.ts";
import { notFound } from "../errors/refusals.ts";
import { isRejection, type ProblemCode } from "../ledger/index.ts";
import type { ImportCounts, ImportSummary } from "./imports.schema.ts";
import { PROBLEM_TITLES } from "./problem-titles.ts";

export const IMPORT = { zh: "台账导入", en: "ledger import" } as const;

/** What a batch keeps of its preview beside what it shows. */
export type BatchCounts = ImportCounts & {
  /** Children on file of whom the ledger does not speak, the first of them. */
  absentIds: string[];
};

/** A batch without its workbook. */
const { file: _file, ...columns } = getTableColumns(importBatch);
export const BATCH_COLUMNS = columns;
export type BatchRecord = Omit<typeof importBatch.$inferSelect, "file">;

/** The batch, without its workbook; throws `notFound` also outside the area. */
export async function getBatch(tx: TenantTransaction, id: string): Promise<BatchRecord> {
  const [batch] = await tx.select(BATCH_COLUMNS).from(importBatch).where(eq(importBatch.id, id));
  if (!batch) throw notFound(IMPORT);
  return batch;
}

export const countsOf = ({ counts }: Pick<BatchRecord, "counts">): BatchCounts => counts as BatchCounts;

function problemsOf(batch: BatchRecord): ImportSummary["problems"] {
  return Object.entries((batch.problems ?? {}) as Record<ProblemCode, number>)
    .map(([code, rows]) => ({
      code,
      severity: isRejection(code as ProblemCode) ? ("rejected" as const) : ("warned" as const),
      rows,
      title: PROBLEM_TITLES[code as ProblemCode],
    }))
    .sort((a, b) => b.rows - a.rows);
}

/** A batch as the console shows it. `names`: staff by id. */
export function toSummary(
  batch: BatchRecord,
  names: ReadonlyMap<string, string>,
  undoable = batch.state === "done" || batch.state === "failed",
): ImportSummary {
  const { absentIds: _absent, ...counts } = countsOf(batch);
  const county = levelOf(batch.division) > 3 ? countyOf(batch.division) : batch.division;
  return {
    id: batch.id,
    fileName: batch.fileName,
    unit: batch.unit,
    county: { code: county, name: findDivision(county)?.name ?? county },
    referenceDate: batch.referenceDate,
    state: batch.state,
    version: batch.version,
    counts,
    problems: problemsOf(batch),
    columns: batch.columns as ImportSummary["columns"],
    progress: { done: batch.progress, total: batch.total },
    createdBy: names.get(batch.createdBy) ?? "",
    createdAt: batch.createdAt.toISOString(),
    confirmedBy: batch.confirmedBy ? (names.get(batch.confirmedBy) ?? "") : null,
    finishedAt: batch.finishedAt?.toISOString() ?? null,
    error: batch.error as Bilingual | null,
    undoable,
  };
}
