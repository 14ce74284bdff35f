import type { Call } from "./calls.ts";
import { HOME, type Seed } from "./seed.ts";

const page = { offset: 0, limit: 50 };
/** The smallest picture. */
const ONE_PIXEL =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const DAY = "2026-01-05";
const opened = ({ protection }: Seed) => ({ id: protection.caseId });
const seen = (seed: Seed) => ({ ...opened(seed), version: 2 });
const grant = ({ protection }: Seed) => ({ id: protection.grantId });
const change = (more: object): Call => ({
  input: (seed) => ({ ...seen(seed), ...more }),
  stranger: "notFound",
});

/** How reports of harm and broken glass are reached for. */
export const PROTECTION_CALLS: Readonly<Record<string, Call>> = {
  "breakGlass.acknowledge": { input: grant, stranger: "notFound" },
  "breakGlass.end": { input: grant, stranger: "notFound" },
  "breakGlass.list": { input: () => page, stranger: "answers", shows: true },
  "breakGlass.mine": { stranger: "answers", shows: true },
  "breakGlass.open": {
    // Whoever knows the exact number of a file may open it: nobody here does.
    input: () => ({ file: { kind: "case", number: "20260105-0000" }, reason: "测试原因", hours: 1 }),
    stranger: "answers",
  },
  "breakGlass.read": { input: grant, stranger: "notFound", shows: true },
  "protection.advance": { input: seen, stranger: "notFound" },
  "protection.answer": {
    input: ({ protection }) => ({ id: protection.requestId, accepted: true, answer: "已接收" }),
    stranger: "notFound",
  },
  "protection.ask": change({ kind: "joint", party: "education", question: "请说明就学情况" }),
  "protection.attach": {
    input: (seed) => ({ report: opened(seed).id, base64: ONE_PIXEL }),
    stranger: "notFound",
  },
  "protection.assess": change({ day: DAY, finding: "核实", incidents: [{ kind: "abuse", date: DAY }] }),
  "protection.assign": {
    input: (seed) => ({ ...seen(seed), handler: seed.officer.staff.id }),
    stranger: "notFound",
  },
  "protection.confirmClosing": { input: seen, stranger: "notFound" },
  "protection.endGuard": change({ on: DAY, how: "returned", why: "亲属接回" }),
  "protection.get": { input: opened, stranger: "notFound", shows: true },
  "protection.guard": change({
    from: DAY,
    ground: "noGuardian",
    institutionId: "0190a000-0000-7000-8000-00000000dead",
    basis: "县级决定",
    decidedBy: "县民政局",
  }),
  "protection.handlers": { input: opened, stranger: "notFound" },
  "protection.link": { input: (seed) => ({ ...seen(seed), childId: seed.childId }), stranger: "notFound" },
  "protection.list": { input: () => ({}), stranger: "answers", shows: true },
  "protection.mine": { input: () => page, stranger: "answers" },
  "protection.overdue": { stranger: "answers" },
  "protection.proposeClosing": change({ outcome: "unfounded", reason: "查明不属实" }),
  "protection.record": change({ kind: "note", day: DAY, text: "回访" }),
  "protection.report": {
    input: ({ childId }) => ({
      id: crypto.randomUUID(),
      childId,
      division: HOME.village,
      situation: "other",
      danger: "no",
      what: "再次报告",
      source: "duty",
    }),
    stranger: "notFound",
  },
  "protection.reporter": {
    input: (seed) => ({ ...opened(seed), purpose: "回访核实" }),
    stranger: "notFound",
    shows: true,
  },
  "protection.returnClosing": change({ reason: "补充材料" }),
  "protection.seal": change({ sealed: true, reason: "涉及隐私" }),
  "protection.setTerms": {
    input: () => ({ terms: { emergency: { count: 1, unit: "days" } } }),
    stranger: "answers",
  },
  "protection.terms": { stranger: "answers" },
};
