import type { Call } from "./calls.ts";
import { HOME, type Seed } from "./seed.ts";

const page = { offset: 0, limit: 50 };
const person = ({ people }: Seed) => ({ id: people.workerId });
const handover = ({ people }: Seed) => ({ id: people.handoverId });
const dayBefore = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

const noBook = () => ({ fileName: "名册.xlsx", content: Buffer.from("名册").toString("base64") });

/** How the register of people is reached for. */
export const PEOPLE_CALLS: Readonly<Record<string, Call>> = {
  "people.appoint": {
    input: ({ people }) => ({
      id: crypto.randomUUID(),
      workerId: people.workerId,
      role: "villageWorker",
      place: HOME.village,
      from: dayBefore(1),
    }),
    stranger: "notFound",
    neighbour: "invalid",
  },
  "people.appointMany": {
    input: ({ people }) => ({
      workerId: people.workerId,
      role: "villageWorker",
      posts: [{ id: crypto.randomUUID(), place: HOME.village }],
      from: dayBefore(1),
    }),
    stranger: "notFound",
    neighbour: "invalid",
  },
  "people.change": {
    input: (seed) => ({ ...person(seed), version: 1, unit: "村委会" }),
    stranger: "notFound",
  },
  // What a workbook may say of whom is told in the verb's own tests: here is none.
  "people.checkRegister": { input: noBook, stranger: "invalid" },
  "people.cover": {
    input: ({ people }) => ({
      id: crypto.randomUUID(),
      place: HOME.village,
      login: people.deputy,
      from: dayBefore(1),
      until: dayBefore(-30),
      reason: "测试原因",
    }),
    stranger: "invalid",
  },
  "people.covers": { stranger: "answers" },
  "people.coverage": {
    input: () => ({ area: HOME.town }),
    stranger: "answers",
    neighbour: "notFound",
    shows: true,
  },
  "people.deputies": { input: () => ({ place: HOME.village }), stranger: "answers", neighbour: "invalid" },
  "people.endCover": { input: ({ people }) => ({ id: people.coverId }), stranger: "notFound" },
  "people.endPost": {
    input: ({ people }) => ({ postId: people.postId, on: dayBefore(1), reason: "测试原因" }),
    stranger: "notFound",
  },
  "people.exportRegister": { stranger: "answers" },
  "people.form": { stranger: "answers" },
  "people.get": { input: person, stranger: "notFound", shows: true },
  "people.handOver": {
    input: ({ people }) => ({
      id: crypto.randomUUID(),
      workerId: people.workerId,
      version: 1,
      on: dayBefore(1),
      reason: "测试原因",
      posts: [{ postId: people.postId, successor: people.workerId }],
    }),
    stranger: "notFound",
  },
  "people.handover": { input: handover, stranger: "notFound", shows: true },
  "people.handovers": { input: () => page, stranger: "answers" },
  "people.leaving": {
    input: ({ people }) => ({ workerId: people.workerId }),
    stranger: "notFound",
    shows: true,
  },
  "people.linkAccount": {
    input: ({ people, officer }) => ({ postId: people.postId, login: officer.staff.login }),
    stranger: "notFound",
  },
  "people.list": { input: () => page, stranger: "answers", shows: true },
  "people.printHandover": { input: handover, stranger: "notFound" },
  "people.register": {
    // Another bureau keeps a register of its own.
    input: () => ({ id: crypto.randomUUID(), area: HOME.town, name: "测试" }),
    stranger: ["answers", "invalid"],
    neighbour: "invalid",
  },
  "people.responsibility": {
    input: () => ({ ...page, area: HOME.town }),
    stranger: "answers",
    neighbour: "notFound",
    shows: true,
  },
  "people.responsible": {
    input: () => ({ division: HOME.village }),
    stranger: "answers",
    neighbour: "notFound",
    shows: true,
  },
  "people.review": {
    input: ({ people }) => ({
      id: crypto.randomUUID(),
      workerId: people.workerId,
      kind: "inspection",
      on: dayBefore(1),
      found: "测试",
    }),
    stranger: "notFound",
  },
  "people.takeRegister": {
    input: () => ({ ...noBook(), plan: "0".repeat(64), goodOnly: true }),
    stranger: "invalid",
  },
  "people.template": { stranger: "answers" },
  "people.train": {
    input: ({ people }) => ({
      id: crypto.randomUUID(),
      workerIds: [people.workerId],
      on: dayBefore(1),
      classHours: 8,
      topics: ["家庭走访"],
    }),
    stranger: "notFound",
  },
  "people.trainings": { input: () => ({ ...page, view: "done" }), stranger: "answers" },
  "people.voidTraining": {
    input: ({ people }) => ({ id: people.trainingId, reason: "测试原因" }),
    stranger: "notFound",
  },
  "people.workAt": {
    // Whose own place it is goes nowhere.
    input: () => ({ place: HOME.town }),
    stranger: ["answers", "notFound"],
    neighbour: "notFound",
  },
};
