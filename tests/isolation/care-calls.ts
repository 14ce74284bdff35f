import type { Call } from "./calls.ts";
import type { Seed } from "./seed.ts";

const page = { offset: 0, limit: 50 };
const ofChild = ({ childId }: Seed) => ({ childId });
const plan = ({ care: { planId: id } }: Seed) => ({ id });
/** A day by the real clock of the suite. */
const dayAfter = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** The first bytes of a picture. */
const PNG = Buffer.from("89504e470d0a1a0a", "hex").toString("base64");

/** How assessments of risk and care plans are reached for. */
export const CARE_CALLS: Readonly<Record<string, Call>> = {
  "risk.scheme": { stranger: "answers" },
  "risk.setCriteria": {
    // Every county officer may enter those of their own bureau; nothing of another bureau is reached.
    input: () => ({
      criteria: [{ id: "hurt", text: "曾受伤害", weight: null }],
      bands: [],
      validFrom: dayAfter(-1),
      reason: "测试",
    }),
    stranger: "answers",
  },
  "risk.setMeasures": {
    input: () => ({
      measures: [{ id: "call", level: 1, category: null, kind: null, what: "测试", workingDays: null }],
      validFrom: dayAfter(-1),
      reason: "测试",
    }),
    stranger: "answers",
  },
  "risk.ofChild": { input: ofChild, stranger: "notFound", shows: true },
  "risk.assess": {
    input: ({ childId }) => ({
      id: crypto.randomUUID(),
      childId,
      version: 1,
      on: dayAfter(-1),
      danger: { harm: "no", alone: "no", health: "no" },
      level: 4,
      reasons: "测试",
    }),
    stranger: "notFound",
  },
  "plans.list": { input: () => ({ ...page, view: "current" }), stranger: "answers", shows: true },
  "plans.ofChild": { input: ofChild, stranger: "notFound", shows: true },
  "plans.save": {
    input: ({ childId, officer }) => ({
      id: crypto.randomUUID(),
      childId,
      base: 1,
      goals: ["测试"],
      services: [
        {
          id: crypto.randomUUID(),
          what: "测试",
          by: { kind: "role", role: "villageWorker" },
          dueOn: dayAfter(20),
        },
      ],
      owner: officer.staff.id,
      reviewOn: dayAfter(30),
      child: { view: "notAsked" },
      guardian: { view: "notAsked" },
      reason: "测试",
    }),
    stranger: "notFound",
  },
  "plans.settle": {
    input: ({ care: { serviceId: id } }) => ({ id, from: "open", state: "done", on: dayAfter(-1) }),
    stranger: "notFound",
  },
  "plans.sign": {
    input: (seed) => ({ ...plan(seed), signer: "guardian", name: "测试", base64: PNG }),
    stranger: "notFound",
  },
  "plans.finish": { input: (seed) => ({ ...plan(seed), reason: "测试" }), stranger: "notFound" },
  "plans.print": { input: plan, stranger: "notFound" },
};
