import { calculateMonth, type MonthSummary } from "@tongyou/core";
import { isCivilMonth } from "@tongyou/policy";
import { CommandError } from "./failure.ts";
import { type Output, printJson, printTable, yuan } from "./output.ts";
import { asStaff } from "./with-database.ts";

export type MonthRunOptions = { tenant: string; month: string; area?: string; as: string; json?: true };

/**
 * Calculates a month as a county officer and prints its totals. It fixes nothing: submitting and a second
 * person's approval stay with named people at the console.
 */
export async function monthRun(options: MonthRunOptions, output: Output): Promise<void> {
  const { month, area } = options;
  if (!isCivilMonth(month))
    throw new CommandError(
      `--month 应为形如 2018-03 的月份，现在是“${options.month}”。`,
      "--month must be like 2018-03.",
    );
  if (area !== undefined && !/^\d{12}$/.test(area))
    throw new CommandError("--area 应为 12 位区划代码。", "--area must be a division code of 12 digits.");
  const summary = await asStaff(options, (context) =>
    calculateMonth(context, { month, ...(area === undefined ? {} : { area }) }),
  );
  if (options.json) printJson(output, summary);
  else printTotals(summary, output);
}

function printTotals({ month, area, state, totals }: MonthSummary, output: Output): void {
  output.out(`${month} · ${area.name} · ${state}\n`);
  printTable(
    output,
    ["类别 class", "人数 children", "金额 amount"],
    [
      ...totals.byClass.map((line) => [line.name.zh, String(line.children), yuan(line.fen)]),
      ["合计 total", String(totals.paid), yuan(totals.fen)],
    ],
  );
  const { counts } = totals;
  output.out(
    `新增 new ${counts.new} · 停发 stopped ${counts.stopped} · 变化 changed ${counts.changed} · ` +
      `待查 needs ${counts.needs} · 待选择 choice ${counts.choice} · 待认定 review ${counts.review}\n`,
  );
}
