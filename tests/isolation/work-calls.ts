import type { Call } from "./calls.ts";
import type { Seed } from "./seed.ts";

const page = { offset: 0, limit: 50 };
const DAY = "2026-01-10";
const record = ({ work }: Seed) => ({ record: work.record });
const report = () => ({ report: "LC-4.1-a.report", on: "2026-03-01" });
const said = () => ({ id: crypto.randomUUID(), kind: "notice", day: DAY, title: "测试通报" });

/** How records of the bureau's own work and its reports are reached for. Ningxia's documents ask for no report. */
export const WORK_CALLS: Readonly<Record<string, Call>> = {
  "packReports.export": { input: report, stranger: "invalid" },
  "packReports.file": {
    input: () => ({
      id: crypto.randomUUID(),
      report: "LC-4.1-a.report",
      from: "2026-01-01",
      to: "2026-12-31",
      number: 1,
      entries: { indicators: { value: "1", source: "某处" } },
    }),
    stranger: "invalid",
  },
  "packReports.get": { input: report, stranger: "invalid" },
  "packReports.list": { stranger: "answers" },
  "packReports.print": { input: report, stranger: "invalid" },
  "workRecords.correct": {
    input: (seed) => ({ ...said(), ...record(seed), number: 1, why: "测试原因" }),
    stranger: ["notFound", "invalid"],
  },
  "workRecords.due": { stranger: "answers", input: () => ({}), shows: true },
  "workRecords.export": { input: () => ({}), stranger: "answers" },
  "workRecords.form": { stranger: "answers" },
  "workRecords.get": { input: ({ work }) => ({ id: work.record }), stranger: "notFound", shows: true },
  "workRecords.list": { input: () => page, stranger: "answers", shows: true },
  "workRecords.progress": {
    input: (seed) => ({ id: crypto.randomUUID(), ...record(seed), day: DAY, note: "测试", done: true }),
    stranger: "notFound",
  },
  // Whoever may writes a record of their own place: nothing of another bureau is reached.
  "workRecords.record": { input: said, stranger: ["answers", "invalid"] },
  "workRecords.void": {
    input: (seed) => ({ ...record(seed), number: 1, why: "测试原因" }),
    stranger: "notFound",
  },
};
