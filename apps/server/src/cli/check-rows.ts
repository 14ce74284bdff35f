import type { LedgerCheck, LedgerRow } from "@tongyou/core/ledger";
import type { Allowance, Bilingual, CivilDate, Decision } from "@tongyou/policy";
import type { Policy } from "@tongyou/policy/engine";

export type Language = "zh" | "en";

/** One sheet row as `ledger check --json` prints it: verdict, problems, name, then the decision's own keys. */
export type CheckedRow = {
  row: number;
  verdict: LedgerRow["verdict"];
  problems: { code: string; column: string; message: string; before?: string; after?: string }[];
  name: string;
} & Omit<Decision, "allowance"> & {
    allowance: Omit<Allowance, "refusal">;
    facts?: LedgerRow["facts"];
  };

export type CheckedLedger = {
  rows: CheckedRow[];
  /** Why no amount can be given on that day: the same for a whole class, so it is not repeated in every row. */
  refusals: Bilingual[];
};

/**
 * Decides every child of a checked ledger. A rejected row is decided on what could be understood of it, so that
 * whoever corrects the ledger sees what is at stake; nothing of it is taken over anywhere.
 */
export function checkedLedger(
  check: LedgerCheck,
  policy: Policy,
  options: { on: CivilDate; language: Language; withFacts: boolean },
): CheckedLedger {
  const refusals = new Map<string, Bilingual>();
  const rows = check.rows.map((row) => {
    const decision = policy.decide(row.facts, { on: options.on });
    const { refusal, ...allowance } = decision.allowance;
    if (refusal) refusals.set(refusal.en, refusal);
    return {
      row: row.row,
      verdict: row.verdict,
      problems: row.problems.map(({ message, ...problem }) => ({
        ...problem,
        message: message[options.language],
      })),
      name: row.name,
      ...decision,
      allowance,
      ...(options.withFacts ? { facts: row.facts } : {}),
    };
  });
  return { rows, refusals: [...refusals.values()] };
}
