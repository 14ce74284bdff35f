import { parseArgs } from "node:util";
import { checkLedger } from "@tongyou/core/ledger";
import { isCivilDate } from "@tongyou/policy";
import { CommandError } from "./failure.ts";
import { readWorkbookFile } from "./ledger-check.ts";

/**
 * The children of `--ledger FILE` as the JSON a policy command reads, named by sheet row and name; empty without the
 * option. Rejected rows are left out: what is wrong in them is for `ledger check` to say.
 */
export async function ledgerChildren(args: readonly string[]): Promise<string> {
  const { values } = parseArgs({
    args: [...args],
    options: { ledger: { type: "string" }, on: { type: "string" } },
    strict: false,
  });
  const { ledger, on } = values;
  if (typeof ledger !== "string") return "";
  if (!isCivilDate(on))
    throw new CommandError(
      "--ledger 需同时写明 --on 日期，如 --on 2018-03-31。",
      "--ledger needs a day as well, as in --on 2018-03-31.",
    );
  const { rows } = await checkLedger(await readWorkbookFile(ledger), { on });
  return JSON.stringify(
    rows
      .filter(({ verdict }) => verdict !== "rejected")
      .map(({ row, name, facts }) => ({ ...facts, id: `${row} ${name}` })),
  );
}
