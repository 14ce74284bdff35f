import { VISIT_SECTIONS } from "@tongyou/core/schemas";
import type { Call } from "./calls.ts";
import { HOME, type Seed } from "./seed.ts";

const page = { offset: 0, limit: 50 };
const visited = ({ childId }: Seed) => ({ childId });
/** A day by the real clock of the suite. */
const dayAfter = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** How visits are reached for. */
export const VISIT_CALLS: Readonly<Record<string, Call>> = {
  "visits.check": {
    input: ({ visitId }) => ({
      id: crypto.randomUUID(),
      visitId,
      version: 1,
      on: dayAfter(-1),
      kind: "home",
      outcome: "confirmed",
    }),
    stranger: "notFound",
  },
  "visits.done": { input: () => page, stranger: "answers", shows: true },
  "visits.form": { input: visited, stranger: "notFound", shows: true },
  "visits.get": { input: ({ visitId: id }) => ({ id }), stranger: "notFound", shows: true },
  "visits.ofChild": { input: visited, stranger: "notFound", shows: true },
  "visits.plan": {
    input: ({ childId }) => ({ childIds: [childId], on: dayAfter(7) }),
    stranger: "notFound",
  },
  "visits.plans": { input: () => ({ ...page, view: "unset" }), stranger: "answers", shows: true },
  "visits.record": {
    input: ({ childId }) => ({
      id: crypto.randomUUID(),
      childId,
      version: 1,
      kind: "home",
      on: dayAfter(-1),
      sections: VISIT_SECTIONS.map((section) => ({ section, answer: "same" })),
    }),
    stranger: "notFound",
  },
  "visits.unverified": { input: () => page, stranger: "answers" },
  "visits.verification": { input: () => ({ area: HOME.village }), stranger: "answers" },
  "visits.verify": {
    // Nothing asks for verification in a bureau of Ningxia before it sets an interval itself.
    input: ({ childId }) => ({ children: [{ id: childId, version: 1 }], how: "逐户核对" }),
    stranger: "conflict",
  },
  "visits.workers": { stranger: "answers" },
};
