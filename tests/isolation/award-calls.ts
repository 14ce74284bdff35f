import type { Call } from "./calls.ts";
import type { Seed } from "./seed.ts";

const NO_SPAN = "00000000-0000-7000-8000-0000000000aa";
const page = { offset: 0, limit: 50 };
const child = ({ childId }: Seed) => ({ childId });
const change = (seed: Seed) => ({ ...child(seed), span: NO_SPAN, from: "2018-06" });
const because = { reason: "测试原因" };

/** How to call each procedure of awards. */
export const AWARD_CALLS: Readonly<Record<string, Call>> = {
  "awards.missing": { input: () => page, stranger: "answers" },
  "awards.list": { input: () => page, stranger: "answers" },
  "awards.changes": { input: () => page, stranger: "answers" },
  "awards.acts": { input: () => page, stranger: "answers" },
  "awards.exportActs": { input: () => ({}), stranger: "answers" },
  "awards.ofChild": { input: child, stranger: "notFound" },
  "awards.suspend": { input: (seed) => ({ ...change(seed), ...because }), stranger: "notFound" },
  "awards.resume": { input: (seed) => ({ ...change(seed), ...because }), stranger: "notFound" },
  "awards.end": { input: (seed) => ({ items: [change(seed)], ...because }), stranger: "notFound" },
};
