/** What vitest's JSON reporter writes, as far as we read it. */
export type VitestReport = {
  success: boolean;
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { status: string; fullName: string }[];
  }[];
};

export type Tally = { passed: number; failed: string[]; skipped: string[] };

/** Counts one vitest run from its report. A file that did not load, and a run that failed outside any test, each count as one failure. */
export function tallyReport(run: string, report: VitestReport | undefined, exitCode: number): Tally {
  const tally: Tally = { passed: 0, failed: [], skipped: [] };
  for (const file of report?.testResults ?? []) {
    for (const test of file.assertionResults) {
      const name = `${file.name} › ${test.fullName}`;
      if (test.status === "passed") tally.passed += 1;
      else if (test.status === "failed") tally.failed.push(name);
      else tally.skipped.push(name);
    }
    if (file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"))
      tally.failed.push(`${file.name} › did not load: ${file.message?.split("\n")[0] ?? ""}`);
  }
  const clean = report?.success === true && exitCode === 0;
  if (!clean && tally.failed.length === 0)
    tally.failed.push(`${run} › the run ended with code ${exitCode} outside any test`);
  return tally;
}

/** The closing line that continuous integration reads. */
export const closingLine = (passed: number, failed: number): string => `${passed} passed, ${failed} failed`;
