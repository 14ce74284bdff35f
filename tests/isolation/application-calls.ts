import type { Call } from "./calls.ts";
import type { Seed } from "./seed.ts";

const one = ({ application: { id } }: Seed) => ({ id });
const read = ({ application: { id } }: Seed) => ({ id, version: 1 });
const some = (seed: Seed) => ({ items: [read(seed)] });
const judged = (seed: Seed) => ({ ...read(seed), opinion: "测试意见" });

/** How applications are reached for. A batch answers for each of its rows: of one that is out of reach, nothing. */
export const APPLICATION_CALLS: Readonly<Record<string, Call>> = {
  "applications.choose": {
    input: (seed) => ({ ...read(seed), clause: "NX-3.1-j", chosen: "yes", reason: "测试原因" }),
    stranger: "notFound",
  },
  "applications.confirm": { input: some, stranger: ["answers", "conflict"] },
  "applications.get": { input: one, stranger: "notFound", shows: true },
  "applications.list": { input: () => ({}), stranger: "answers", shows: true },
  "applications.ofChild": { input: ({ childId }) => ({ childId }), stranger: "notFound", shows: true },
  "applications.pass": { input: some, stranger: "answers" },
  "applications.preview": { input: some, stranger: ["answers", "conflict"] },
  "applications.print": { input: one, stranger: "notFound" },
  "applications.refuse": { input: judged, stranger: "notFound" },
  "applications.return": { input: judged, stranger: "notFound" },
  "applications.start": {
    input: ({ childId }) => ({ childIds: [childId], origin: "staff" }),
    stranger: "notFound",
  },
  "applications.withdraw": { input: judged, stranger: "notFound" },
};
