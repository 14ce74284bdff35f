import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import type { FileOut } from "../page.schema.ts";
import type { Block } from "../papers/paper.ts";
import { printPaper } from "../papers/print-paper.ts";
import { readPackReport } from "./get-pack-report.ts";
import type { PackReport, printPackReportInput } from "./pack-reports.schema.ts";
import { countedLine, entryLines, periodLine } from "./report-words.ts";

function countedBlocks(report: PackReport): Block[] {
  const rows = report.rows.filter(({ counted }) => counted);
  if (rows.length === 0 || !report.opens) return [];
  const shown = (counts: PackReport["total"]) =>
    rows.map(({ id }) => {
      const { yes, open } = counts[id] ?? { yes: 0, open: 0 };
      return open > 0 ? `${yes}（另${open}待核实）` : String(yes);
    });
  return [
    { kind: "text", text: countedLine(report), quiet: true },
    {
      kind: "table",
      columns: [
        { title: "地方", width: "*" },
        ...rows.map(({ title }) => ({ title: title.zh, align: "right" as const, width: "*" as const })),
      ],
      rows: [
        ...report.places.map(({ name, counts }) => [name, ...shown(counts)]),
        ["合计", ...shown(report.total)],
      ],
    },
  ];
}

function enteredBlocks(report: PackReport): Block[] {
  const lines = entryLines(report);
  if (lines.length === 0) return [];
  const { by, at } = report.filings[0] ?? { by: null, at: null };
  return [
    { kind: "heading", text: "填报内容" },
    {
      kind: "table",
      columns: [
        { title: "指标", width: "*" },
        { title: "内容", width: "*" },
        { title: "来源", width: "*" },
      ],
      rows: lines,
    },
    ...(by && at
      ? [{ kind: "text", text: `填报人：${by}　　${at.slice(0, 10)}`, quiet: true } as const]
      : []),
  ];
}

/** A report as a PDF to be signed; counts alone, of nobody by name. Throws `invalid`. */
export async function printPackReport(
  context: StaffContext,
  input: z.output<typeof printPackReportInput>,
): Promise<FileOut> {
  const report = await readPackReport(context, "packReports.print", input);
  const { zh: title } = report.title;
  return printPaper(context, {
    fileName: `${title} ${report.area.name}.pdf`,
    title,
    blocks: [
      {
        kind: "facts",
        rows: [
          ["区域", report.area.name],
          ["期间", periodLine(report).replace(/^期间：/, "")],
          ["依据", report.clauses.join("、")],
          ["制表日期", report.today],
        ],
      },
      ...countedBlocks(report),
      ...enteredBlocks(report),
      { kind: "signatures", places: [{ title: "填报人" }, { title: "负责人" }] },
    ],
  });
}
