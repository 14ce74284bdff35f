import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { type DesignColumn, type DesignValue, writeSheet } from "../ledger/index.ts";
import { type FileOut, XLSX_MIME } from "../page.schema.ts";
import { readPackReport } from "./get-pack-report.ts";
import { hideSmall, SMALL } from "./hide-small.ts";
import type { exportPackReportInput, PackReport } from "./pack-reports.schema.ts";
import { countedLine, entryLines, periodLine } from "./report-words.ts";

const HIDDEN = `<${SMALL}`;

const byHand: readonly DesignColumn[] = [
  { header: "指标", width: 28, kind: "text" },
  { header: "填报内容", width: 44, kind: "text" },
  { header: "来源", width: 28, kind: "text" },
];

/** The counted rows by place, with the children still in question beside each; outside the bureau those are left out. */
function countsSheet(report: PackReport, outside: boolean) {
  const rows = report.rows.filter(({ counted }) => counted);
  const columns = rows.flatMap(({ title }): DesignColumn[] => [
    {
      header: outside ? title.zh : "人数",
      width: outside ? 16 : 9,
      kind: outside ? "text" : "number",
      ...(!outside && { group: title.zh }),
    },
    ...(outside ? [] : [{ header: "待核实", width: 9, kind: "number" as const, group: title.zh }]),
  ]);
  const numbers = rows.map(({ id }) => {
    const counts = report.places.map((place) => place.counts[id]?.yes ?? 0);
    return outside ? hideSmall(counts) : counts;
  });
  const cells = (at: number, counts: PackReport["total"]): DesignValue[] =>
    rows.flatMap(({ id }, column): DesignValue[] => {
      const number = numbers[column]?.[at] ?? null;
      return outside ? [number === null ? HIDDEN : String(number)] : [number, counts[id]?.open ?? 0];
    });
  const total = rows.flatMap(({ id }): DesignValue[] => {
    const { yes, open } = report.total[id] ?? { yes: 0, open: 0 };
    if (!outside) return [yes, open];
    return [yes > 0 && yes < SMALL ? HIDDEN : String(yes)];
  });
  return {
    columns: [{ header: "地方", width: 22, kind: "text" } as const, ...columns],
    rows: report.places.map((place, at) => [place.name, ...cells(at, place.counts)]),
    totals: ["合计", ...total],
  };
}

/** A report as an Excel sheet: counts by place and what was filled in by hand; of nobody by name. */
export async function exportPackReport(
  context: StaffContext,
  { outside, ...input }: z.output<typeof exportPackReportInput>,
): Promise<FileOut> {
  const report = await readPackReport(context, "packReports.export", input);
  const { zh: title } = report.title;
  const entries = entryLines(report);
  const counted = report.rows.some((row) => row.counted) && report.opens;
  const table = counted
    ? countsSheet(report, outside)
    : { columns: byHand, rows: entries.map((line) => [...line]) };
  const bytes = await writeSheet({
    name: "统计报表",
    title,
    subtitles: [
      `填报单位：${context.tenant.name}　　区域：${report.area.name}　　${periodLine(report)}`,
      ...(counted ? [countedLine(report)] : []),
    ],
    ...table,
    footer: [
      ...(counted
        ? entries.map(([row, value, source]) => `${row}：${value}${source && `（来源：${source}）`}`)
        : []),
      ...(outside ? [`小于 ${SMALL} 的人数以“${HIDDEN}”表示，单独一格会被推算时同时隐去次小的一格。`] : []),
    ],
    landscape: true,
  });
  const name = `${title} ${report.area.name} ${report.period.from} 至 ${report.period.to}${outside ? "（对外）" : ""}`;
  return { fileName: `${name}.xlsx`, mime: XLSX_MIME, base64: Buffer.from(bytes).toString("base64") };
}
