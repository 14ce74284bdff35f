import type { z } from "zod";
import { placeName } from "../children/place-name.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { conflict } from "../errors/refusals.ts";
import type { DesignColumn, SheetDesign } from "../ledger/index.ts";
import type { FileOut } from "../page.schema.ts";
import { inTenant } from "../verb.ts";
import { classesOf } from "./get-trial.ts";
import { changeLines, workbookOut } from "./trial-file.ts";
import type { TrialRecord } from "./trial-record.ts";
import { countRows, getListed, type ReadRow, readRows, rowsWhere } from "./trial-rows.ts";
import type { TrialEffect, TrialOutlook, trialWorkbookInput } from "./trials.schema.ts";

/** More lines than these are no list that anybody reads in one file. */
const MOST_LINES = 50_000;

const COLUMNS: readonly DesignColumn[] = [
  { header: "序号", width: 7, kind: "number" },
  { header: "姓名", width: 10, kind: "text" },
  { header: "地区", width: 22, kind: "text" },
  { header: "是否已认定", width: 11, kind: "text" },
  { header: "变化", width: 10, kind: "text" },
  { header: "原档次", width: 20, kind: "text" },
  { header: "原月额（元）", width: 13, kind: "money" },
  { header: "改后档次", width: 20, kind: "text" },
  { header: "改后月额（元）", width: 14, kind: "money" },
  { header: "每月增减（元）", width: 14, kind: "money" },
];

const EFFECTS: Readonly<Record<TrialEffect, string>> = {
  joined: "新增",
  left: "停发",
  more: "增加",
  less: "减少",
  reclassed: "档次变化",
  settled: "由未定到确定",
  unsettled: "金额未定",
};
const FILTERS = {
  all: "全部",
  gain: "增加和新增",
  loss: "减少和停发",
  settled: "由未定到确定",
  unsettled: "金额未定",
  reclassed: "档次变化",
} as const;

/**
 * Children for whom a trial differs, as a workbook: before and after in yuan a month, with what was changed above. Taking
 * it out of the system is written down. Throws `conflict` before it is done and for a list too long for one file, and as
 * `listTrialRows`.
 */
export async function getTrialWorkbook(
  context: StaffContext,
  input: z.output<typeof trialWorkbookInput>,
): Promise<FileOut> {
  const { design, name } = await inTenant(context, "trials.export", async (tx, note) => {
    const { record, within } = await getListed(tx, context, input);
    if (record.state !== "done")
      throw conflict(
        { zh: "这次测算还没有结果。", en: "This trial has no result yet." },
        { zh: "请等它算完，或重新测算。", en: "Wait until it is done, or try again." },
      );
    const where = rowsWhere(input, within);
    const counted = await countRows(tx, where);
    if (counted.rows > MOST_LINES)
      throw conflict(
        {
          zh: `名单有 ${counted.rows} 名，一份表格最多 ${MOST_LINES} 名。`,
          en: `The list has ${counted.rows} children; one sheet holds ${MOST_LINES}.`,
        },
        { zh: "请按县（区）或乡镇分别导出。", en: "Export it by county or town." },
      );
    const rows = await readRows(tx, where, { limit: MOST_LINES, offset: 0 });
    note({
      division: within,
      purpose: "测算差异名单",
      detail: { trial: record.id, month: record.month, filter: input.filter, lines: rows.length },
    });
    const titles = new Map(classesOf(context, record).map(({ id, title }) => [id, title.zh]));
    const about = { bureau: context.tenant.name, place: placeName(within), filter: FILTERS[input.filter] };
    const design = designOf(record, about, rows, titles, counted);
    return { design, name: `${about.place}${record.month}测算：${record.name}` };
  });
  return workbookOut(name, design);
}

/** In a class for which no standard was in force: nobody can say how much it was. */
const isUnpriced = (row: ReadRow) => row.beforeStatus === "undefined" && row.beforeClass !== null;
const differenceOf = (row: ReadRow): number | null =>
  isUnpriced(row) ? null : (row.afterFen ?? 0) - (row.beforeFen ?? 0);

function designOf(
  record: TrialRecord,
  about: { bureau: string; place: string; filter: string },
  rows: readonly ReadRow[],
  titles: ReadonlyMap<string, string>,
  { before, after }: { before: number; after: number },
): SheetDesign {
  const title = (rate: string | null) => (rate === null ? "" : (titles.get(rate) ?? rate));
  return {
    name: "测算差异",
    title: `${about.place}${record.month}津贴测算差异名单`,
    subtitles: [
      `测算：${record.name}　　单位：${about.bureau}　　只列结果有变化的儿童（${about.filter}），不是发放名单`,
      `按 ${civilDayOf(record.knownAt)} 所知的情况测算　　金额单位：元/月`,
      ...changeLines(record.outlook as TrialOutlook),
    ],
    columns: COLUMNS,
    rows: rows.map((row, index) => [
      index + 1,
      row.name,
      placeName(row.division),
      row.awarded ? "已认定" : "未认定",
      EFFECTS[row.effect],
      title(row.beforeClass),
      row.beforeFen,
      title(row.afterClass),
      row.afterFen,
      differenceOf(row),
    ]),
    totals: [
      null,
      "合计",
      null,
      null,
      `${rows.length} 名`,
      null,
      rows.some(isUnpriced) ? null : before,
      null,
      after,
      rows.reduce((sum, row) => sum + (differenceOf(row) ?? 0), 0),
    ],
    landscape: true,
  };
}
