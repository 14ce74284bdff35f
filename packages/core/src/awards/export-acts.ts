import type { z } from "zod";
import { civilDayOf, civilMinuteOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { type DesignColumn, writeSheet } from "../ledger/index.ts";
import { type FileOut, XLSX_MIME } from "../page.schema.ts";
import { inTenant } from "../verb.ts";
import type { AwardAct, exportActsInput } from "./awards.schema.ts";
import { readActs } from "./list-acts.ts";

/** Rows of one sheet; who needs more narrows the days. */
const MOST_ROWS = 5000;
const ACTS: Readonly<Record<AwardAct, string>> = { suspend: "暂停", resume: "恢复", end: "停发" };
const COLUMNS: readonly DesignColumn[] = [
  { header: "办理时间", width: 17, kind: "text" },
  { header: "办理", width: 8, kind: "text" },
  { header: "儿童", width: 12, kind: "text" },
  { header: "证件号码", width: 20, kind: "text" },
  { header: "所在村（社区）", width: 22, kind: "text" },
  { header: "自哪个月起", width: 12, kind: "text" },
  { header: "理由", width: 36, kind: "text" },
  { header: "依据文件", width: 20, kind: "text" },
  { header: "办理人", width: 12, kind: "text" },
];

/** What was done with awards, as the list is narrowed, as an Excel sheet; numbers are masked. Leaves an audit row. */
export async function exportActs(
  context: StaffContext,
  filter: z.output<typeof exportActsInput>,
): Promise<FileOut> {
  const today = civilDayOf(context.now());
  const rows = await inTenant(context, "awards.exportActs", async (tx, note) => {
    const found = await readActs(tx, context, { ...filter, offset: 0, limit: MOST_ROWS });
    note({ detail: { rows: found.length, area: filter.area ?? null } });
    return found;
  });
  const bytes = await writeSheet({
    name: "待遇变更记录",
    title: "待遇变更记录",
    subtitles: [`填报单位：${context.tenant.name}　　导出日期：${today}`],
    columns: COLUMNS,
    rows: rows.map(({ at, act, name, idNumber, divisionName, month, reason, document, by }) => [
      civilMinuteOf(new Date(at)),
      ACTS[act],
      name,
      idNumber,
      divisionName,
      month,
      reason,
      document,
      by,
    ]),
    footer: rows.length === MOST_ROWS ? [`仅列最近 ${MOST_ROWS} 条，请缩小日期范围后再导出。`] : [],
    landscape: true,
  });
  return {
    fileName: `待遇变更记录 ${today}.xlsx`,
    mime: XLSX_MIME,
    base64: Buffer.from(bytes).toString("base64"),
  };
}
