import { tenantKey } from "@tongyou/database";
import type { z } from "zod";
import { placeName } from "../children/place-name.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { institutionNames } from "../institutions/institution-names.ts";
import { type DesignColumn, writeSheet } from "../ledger/index.ts";
import { type FileOut, XLSX_MIME } from "../page.schema.ts";
import { inTenant } from "../verb.ts";
import { readWork } from "./list-work-records.ts";
import { contentOf, type StoredWork } from "./work-record.ts";
import type { exportWorkRecordsInput, WorkKind } from "./work-records.schema.ts";
import { WORK_KIND_WORDS } from "./work-words.ts";

/** Rows of one sheet; who needs more narrows the days. */
const MOST_ROWS = 5000;

const COLUMNS: readonly DesignColumn[] = [
  { header: "日期", width: 12, kind: "date" },
  { header: "类别", width: 12, kind: "text" },
  { header: "地方", width: 16, kind: "text" },
  { header: "标题", width: 26, kind: "text" },
  { header: "参加人或对象", width: 22, kind: "text" },
  { header: "内容", width: 40, kind: "text" },
  { header: "涉及机构", width: 18, kind: "text" },
  { header: "办结期限", width: 12, kind: "date" },
  { header: "办结日期", width: 12, kind: "date" },
  { header: "状态", width: 10, kind: "text" },
];

const stateOf = ({ voidedAt, doneOn, dueOn }: StoredWork): string => {
  if (voidedAt !== null) return "已作废";
  if (doneOn !== null) return "已办结";
  return dueOn === null ? "—" : "待办结";
};

/** The records a list is narrowed to as an Excel sheet. */
export async function exportWorkRecords(
  context: StaffContext,
  filters: z.output<typeof exportWorkRecordsInput>,
): Promise<FileOut> {
  const key = await tenantKey(context.db, context.tenant);
  const today = civilDayOf(context.now());
  const rows = await inTenant(context, "workRecords.export", async (tx, note) => {
    const found = await readWork(tx, context, { ...filters, offset: 0, limit: MOST_ROWS });
    note({ detail: { rows: found.length, kind: filters.kind ?? null, area: filters.area ?? null } });
    return found;
  });
  const institutions = await institutionNames(context);
  const cut = rows.length === MOST_ROWS ? [`仅列最近 ${MOST_ROWS} 条，请缩小日期范围后再导出。`] : [];
  const bytes = await writeSheet({
    name: "工作记录",
    title: "工作记录",
    subtitles: [`填报单位：${context.tenant.name}　　导出日期：${today}`],
    columns: COLUMNS,
    rows: rows.map((row) => {
      const { title, who, what } = contentOf(key, row);
      const about = row.institutionId === null ? null : (institutions.get(row.institutionId) ?? null);
      return [
        row.day,
        WORK_KIND_WORDS[row.kind as WorkKind].zh,
        placeName(row.division),
        title,
        who ?? null,
        what ?? null,
        about,
        row.dueOn,
        row.doneOn,
        stateOf(row),
      ];
    }),
    footer: cut,
    landscape: true,
  });
  return {
    fileName: `工作记录 ${today}.xlsx`,
    mime: XLSX_MIME,
    base64: Buffer.from(bytes).toString("base64"),
  };
}
