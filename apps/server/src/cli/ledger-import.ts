import { basename } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import {
  confirmImport,
  getImport,
  type ImportSummary,
  previewImport,
  type StaffContext,
} from "@tongyou/core";
import { readWorkbookFile } from "./ledger-check.ts";
import { type Output, printJson, printTable } from "./output.ts";
import { asStaff } from "./with-database.ts";

export type LedgerImportOptions = { tenant: string; as: string; yes?: true; json?: true };

const POLL_MS = 300;

/** Previews a workbook in a bureau and, with --yes, confirms it and waits until every row group is stored. */
export async function ledgerImport(
  file: string,
  options: LedgerImportOptions,
  output: Output,
): Promise<void> {
  const bytes = await readWorkbookFile(file);
  const content = Buffer.from(bytes).toString("base64");
  const summary = await asStaff(options, async (context) => {
    const preview = await previewImport(context, { fileName: basename(file), content });
    if (!options.yes) return preview;
    await confirmImport(context, { id: preview.id, version: preview.version });
    return finished(context, preview.id, output);
  });
  if (options.json) printJson(output, summary);
  else printSummary(summary, options.yes === true, output);
  if (summary.state === "failed") process.exitCode = 1;
}

async function finished(context: StaffContext, id: string, output: Output): Promise<ImportSummary> {
  for (let last = -1; ; await wait(POLL_MS)) {
    const now = await getImport(context, { id });
    if (now.state !== "running" && now.state !== "previewed") return now;
    if (now.progress.done !== last) output.err(`${now.progress.done} / ${now.progress.total}\n`);
    last = now.progress.done;
  }
}

function printSummary(summary: ImportSummary, confirmed: boolean, output: Output): void {
  const { counts } = summary;
  output.out(`${summary.fileName} · ${summary.county.name} · ${summary.referenceDate} · ${summary.state}\n`);
  printTable(
    output,
    ["新增 new", "变化 changed", "不变 unchanged", "有提醒 warned", "不能导入 rejected"],
    [[counts.new, counts.changed, counts.unchanged, counts.warned, counts.rejected].map(String)],
  );
  for (const problem of summary.problems)
    output.out(`${problem.code}  ${problem.rows}  ${problem.title.zh}\n`);
  if (summary.error) output.out(`${summary.error.zh}\n${summary.error.en}\n`);
  if (!confirmed)
    output.out(
      "只是预览，没有写入。确认请加 --yes。\nA preview only: nothing was stored. Add --yes to confirm.\n",
    );
}
