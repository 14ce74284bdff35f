import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { checkLedger, type LedgerCheck } from "@tongyou/core/ledger";
import { isCivilDate } from "@tongyou/policy";
import { policyOf } from "./built-packs.ts";
import { type CheckedRow, checkedLedger, type Language } from "./check-rows.ts";
import { CommandError } from "./failure.ts";
import { type Output, printJson, printTable, yuan } from "./output.ts";

export type LedgerCheckOptions = {
  pack: string;
  on: string;
  lang: Language;
  json?: true;
  facts?: true;
};

/**
 * Checks a workbook and decides every child of it, with no database. `on` is the civil date decided for, and
 * stands in for 填报日期 where the sheet has none. Rejected rows are an answer, not a failure.
 */
export async function ledgerCheck(file: string, options: LedgerCheckOptions, output: Output): Promise<void> {
  const { on, lang } = options;
  if (!isCivilDate(on))
    throw new CommandError(
      `--on 应为形如 2018-03-31 的日期，现在是“${options.on}”。`,
      `--on must be a date like 2018-03-31.`,
    );
  const policy = policyOf(options.pack);
  const check = await checkLedger(await readWorkbookFile(file), { on });
  const { rows, refusals } = checkedLedger(check, policy, {
    on,
    language: lang,
    withFacts: options.facts === true,
  });
  for (const refusal of refusals) output.err(`${refusal[lang]}\n`);
  if (options.json) printJson(output, rows);
  else printForPeople(basename(file), check, rows, lang, output);
}

/** The bytes of a workbook; CommandError where there is no such file. */
export async function readWorkbookFile(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch {
    throw new CommandError(
      `读不到文件“${file}”。请检查路径和权限。`,
      `The file "${file}" cannot be read. Check the path and its permissions.`,
    );
  }
}

const WORDS = {
  zh: {
    header: ["行", "姓名", "结论", "类别", "津贴", "待查", "问题"],
    verdict: { accepted: "可导入", warned: "有提醒", rejected: "不能导入" },
    allowance: {
      decided: "应发",
      none: "无",
      atLeast: "至少",
      needs: "待查事实",
      choice: "待选择",
      review: "待认定",
      undefined: "文件未规定",
    },
  },
  en: {
    header: ["Row", "Name", "Verdict", "Categories", "Allowance", "To find out", "Problems"],
    verdict: { accepted: "accepted", warned: "warned", rejected: "rejected" },
    allowance: {
      decided: "due",
      none: "none",
      atLeast: "at least",
      needs: "needs facts",
      choice: "to be chosen",
      review: "to be reviewed",
      undefined: "not defined",
    },
  },
} as const;

function printForPeople(
  name: string,
  check: LedgerCheck,
  rows: CheckedRow[],
  lang: Language,
  output: Output,
): void {
  const words = WORDS[lang];
  const count = (verdict: CheckedRow["verdict"]) => rows.filter((row) => row.verdict === verdict).length;
  printTable(
    output,
    [...words.header],
    rows.map((row) => [
      String(row.row),
      row.name,
      words.verdict[row.verdict],
      categoriesOf(row),
      `${words.allowance[row.allowance.status]}${row.allowance.fen === undefined ? "" : ` ${yuan(row.allowance.fen)}`}`,
      String(row.needs.length || ""),
      row.problems.map(({ code }) => code).join(" "),
    ]),
  );
  const counts = [count("accepted"), count("warned"), count("rejected")] as const;
  const summary =
    lang === "zh"
      ? `${name}：${check.unit} ${check.referenceDate}，${rows.length} 行：可导入 ${counts[0]}，有提醒 ${counts[1]}，不能导入 ${counts[2]}。`
      : `${name}: ${check.unit} ${check.referenceDate}, ${rows.length} rows: ${counts[0]} accepted, ${counts[1]} warned, ${counts[2]} rejected.`;
  output.out(`\n${summary}\n`);
}

/** Category ids that hold; those still to be reviewed or found out are marked `?`. */
function categoriesOf(row: CheckedRow): string {
  return Object.entries(row.categories)
    .filter(([, answer]) => answer !== "no")
    .map(([id, answer]) => (answer === "yes" ? id : `${id}?`))
    .join(" ");
}
