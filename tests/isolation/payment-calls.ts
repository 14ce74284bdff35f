import type { Call } from "./calls.ts";
import { HOME, type Seed } from "./seed.ts";

const page = { offset: 0, limit: 50 };
const list = ({ payments }: Seed) => ({ id: payments.batch });
const version = (seed: Seed) => ({ ...list(seed), version: 1 });
const because = { reason: "测试原因" };
const file = { fileName: "回盘.csv", content: Buffer.from("发放编号,金额,结果\n").toString("base64") };
const on = "2018-03-01";
const granted = ({ childId }: Seed) => ({
  who: { kind: "picked", childIds: [childId] },
  purpose: "测试冬衣",
  document: "测试〔2018〕1号",
  fen: 100,
});

/** How lists of payments, one-time grants and funding shares are reached for. */
export const PAYMENT_CALLS: Readonly<Record<string, Call>> = {
  "payments.list": { input: () => page, stranger: "answers", shows: true },
  "payments.get": { input: list, stranger: "notFound", shows: true },
  "payments.rows": { input: (seed) => ({ ...list(seed), ...page }), stranger: "notFound", shows: true },
  "payments.waiting": { stranger: "answers" },
  // Nothing of the area's month is fixed, wherever it is asked from.
  "payments.prepare": {
    input: () => ({ kind: "month", month: "2018-02", area: HOME.village }),
    stranger: "conflict",
    neighbour: "invalid",
  },
  "payments.readAccounts": { input: version, stranger: "notFound" },
  "payments.leaveOut": {
    input: (seed) => ({ ...version(seed), payments: [seed.payments.payment], ...because }),
    stranger: "notFound",
  },
  "payments.cancel": { input: version, stranger: "notFound" },
  "payments.approve": { input: version, stranger: "notFound" },
  "payments.bankFile": { input: (seed) => ({ ...list(seed), format: "csv" }), stranger: "notFound" },
  "payments.summaryFile": { input: list, stranger: "notFound" },
  "payments.previewReturns": { input: (seed) => ({ ...list(seed), ...file }), stranger: "notFound" },
  "payments.takeReturns": { input: (seed) => ({ ...version(seed), ...file, on }), stranger: "notFound" },
  "payments.mark": {
    input: (seed) => ({
      ...version(seed),
      payment: seed.payments.payment,
      answer: "paid",
      on,
      ...because,
    }),
    stranger: "notFound",
  },
  "payments.markAll": { input: (seed) => ({ ...version(seed), on, ...because }), stranger: "notFound" },
  "payments.close": { input: version, stranger: "notFound" },
  "payments.askReopen": { input: (seed) => ({ ...version(seed), ...because }), stranger: "notFound" },
  "payments.answerReopen": { input: (seed) => ({ ...version(seed), agree: true }), stranger: "notFound" },
  "payments.grants": { input: () => page, stranger: "answers", shows: true },
  "payments.proposeGrant": {
    input: ({ childId }) => ({
      childId,
      purpose: "测试补助",
      document: "测试〔2018〕1号",
      fen: 100,
      ...because,
    }),
    stranger: "notFound",
  },
  "payments.decideGrant": {
    input: ({ payments }) => ({ id: payments.grant, answer: "approved", ...because }),
    stranger: "notFound",
  },
  "payments.grantSets": { input: () => page, stranger: "answers", shows: true },
  "payments.previewGrants": { input: granted, stranger: "notFound" },
  "payments.proposeGrants": {
    input: (seed) => ({ ...granted(seed), ...because, children: 1 }),
    stranger: "notFound",
  },
  "payments.decideGrants": {
    input: ({ payments }) => ({ set: payments.grant, answer: "approved", ...because, grants: 1 }),
    stranger: "notFound",
  },
  "payments.shares": { stranger: "answers" },
  // A bureau's share is its own; the neighbour's is the same bureau's.
  "payments.enterShare": {
    input: () => ({
      from: "2018-01",
      aboveFen: 0,
      parts: [{ funder: "county", weight: 1 }],
      document: "测试〔2018〕2号",
    }),
    stranger: "answers",
  },
};
