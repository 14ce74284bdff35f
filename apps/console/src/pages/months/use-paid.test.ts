import type { MonthSummary, PaymentBatch } from "@tongyou/core/schemas";
import { expect, test } from "vitest";
import { howFarPaid } from "./use-paid.ts";

const month = { month: "2018-03", area: { code: "640423000000" }, totals: { paid: 48 } } as MonthSummary;
const list = (code: string, payments: number, rest: Partial<PaymentBatch> = {}) =>
  ({
    kind: "month",
    state: "closed",
    month: "2018-03",
    area: { code },
    due: { payments },
    leftOut: { payments: 0 },
    ...rest,
  }) as PaymentBatch;

test("a month is settled when closed lists hold all its children, not when one town is done", () => {
  const [town, others] = [list("640423100000", 6), list("640423101000", 42)];
  expect(howFarPaid(month, [])).toBe("fixed");
  expect(howFarPaid(month, [list("640423100000", 48, { month: "2018-02" })])).toBe("fixed");
  expect(howFarPaid(month, [town])).toBe("paying");
  expect(howFarPaid(month, [town, { ...others, state: "approved" }])).toBe("paying");
  expect(howFarPaid(month, [town, others])).toBe("settled");
  expect(howFarPaid(month, [list("640423000000", 48)])).toBe("settled");
});
