import type { LedgerCheck, LedgerRow } from "@tongyou/core/ledger";
import type { CivilDate, Decision } from "@tongyou/policy";
import type { Policy } from "@tongyou/policy/engine";

export type Language = "zh" | "en";

/** One sheet row as `ledger check --json` prints it: verdict, problems, name, then the decision's own keys. */
export type CheckedRow = {
  row: number;
  verdict: LedgerRow["verdict"];
  problems: { code: string; column: string; message: string; before?: string; after?: string }[];
  name: string;
} & Decision & { facts?: LedgerRow["facts"] };

/**
 * Decides every child of a checked ledger. A rejected row is decided on what could be understood of it, so that
 * whoever corrects the ledger sees what is at stake; nothing of it is taken over anywhere.
 */
export function checkedRows(
  check: LedgerCheck,
  policy: Policy,
  options: { on: CivilDate; language: Language; withFacts: boolean },
): CheckedRow[] {
  return check.rows.map((row) => ({
    row: row.row,
    verdict: row.verdict,
    problems: row.problems.map(({ code, column, message, ...change }) => ({
      code,
      column,
      message: message[options.language],
      ...change,
    })),
    name: row.name,
    ...policy.decide(row.facts, { on: options.on }),
    ...(options.withFacts ? { facts: row.facts } : {}),
  }));
}
