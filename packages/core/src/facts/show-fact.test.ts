import { expect, test } from "vitest";
import { maskNumber, shownContact } from "./mask.ts";
import { showFact } from "./show-fact.ts";

test.each([
  ["disabled", false, "否"],
  ["careArrangement", "kinship", "亲属"],
  ["household.kinds", [], "无"],
  ["household.kinds", ["dibaoRural", "registeredPoor"], "农村低保、建档立卡"],
  ["father.statuses", [{ status: "deceased", since: "2015-02-01" }], "死亡（2015-02-01起）"],
  ["incidents", [{ kind: "accident", state: "open" }], "意外伤害（未结）"],
  ["residenceDivision", "640423000000", "宁夏回族自治区固原市隆德县"],
  ["careArrangement", null, "不详"],
] as const)("%s %j is shown as %s", (name, value, shown) => {
  expect(showFact(name, value).zh).toBe(shown);
});

test("numbers keep their last four characters, long ones their first four too", () => {
  expect(maskNumber("640423201001011234")).toBe("6404**********1234");
  expect(maskNumber("15412345678")).toBe("*******5678");
  expect(maskNumber("12")).toBe("12");
});

test("a role sees in full only what its work needs", () => {
  const account = "6299990000000000001";
  expect(shownContact("bankAccount", account, "countyFinance")).toBe(account);
  expect(shownContact("bankAccount", account, "villageWorker")).toBe("6299***********0001");
  expect(shownContact("guardianPhone", "15412345678", "auditor")).toBe("*******5678");
  expect(shownContact("idNumber", "640423201001011234", "countyFinance")).toBe("6404**********1234");
});
