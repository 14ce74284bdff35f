import { expect, test } from "vitest";
import { closingLine, tallyReport, type VitestReport } from "./tally.ts";

const file = (status: string, ...tests: string[]): VitestReport["testResults"][number] => ({
  name: "a.test.ts",
  status,
  message: "Cannot find module\nat …",
  assertionResults: tests.map((outcome, at) => ({ status: outcome, fullName: `test ${at}` })),
});

test("passed, failed and skipped tests are counted as they ended", () => {
  const report = { success: false, testResults: [file("failed", "passed", "failed", "pending")] };
  expect(tallyReport("unit", report, 1)).toEqual({
    passed: 1,
    failed: ["a.test.ts › test 1"],
    skipped: ["a.test.ts › test 2"],
  });
});

test("a file that does not load is a failure", () => {
  const report = { success: false, testResults: [file("passed", "passed"), file("failed")] };
  expect(tallyReport("unit", report, 1).failed).toEqual(["a.test.ts › did not load: Cannot find module"]);
});

test("a run that dies before its report is a failure", () => {
  expect(tallyReport("browser", undefined, 137).failed).toHaveLength(1);
});

test("an error outside any test is a failure although every test passed", () => {
  const report = { success: true, testResults: [file("passed", "passed")] };
  expect(tallyReport("database", report, 1)).toMatchObject({ passed: 1, failed: [expect.any(String)] });
});

test("the closing line", () => {
  expect(closingLine(12, 0)).toBe("12 passed, 0 failed");
});
