import { newId, withTenant } from "@tongyou/database";
import { trialRow } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import type { StaffContext } from "../context.ts";
import { cancelJob } from "../jobs/cancel-job.ts";
import { getJobOf } from "../jobs/get-job-of.ts";
import type { JobQueue, JobRecord, JobRef } from "../jobs/job-work.ts";
import { workOn } from "../jobs/work-on.ts";
import { county, house } from "../months/month-desk.fixture.ts";
import { getTrial } from "./get-trial.ts";
import { putAwayTrial } from "./put-away-trial.ts";
import { trying } from "./run-step.ts";
import { tryOut } from "./trial-desk.fixture.ts";
import { getTrialWorkbook } from "./trial-workbook.ts";
import type { TrialChange } from "./trials.schema.ts";

afterAll(() => house.close());

const RAISE: TrialChange = { kind: "amount", parameter: "NX.bothDead.monthly", fen: 80_000 };

/** The same person with a queue that keeps what it is handed, for the test to work on step by step. */
function withQueue(context: StaffContext): { person: StaffContext; handed: JobRef[] } {
  const handed: JobRef[] = [];
  const jobs: JobQueue = {
    async send(ref) {
      handed.push(ref);
    },
  };
  return { person: { ...context, jobs }, handed };
}

/** A trial of the county whose job nobody has worked on. */
async function waiting() {
  const { officer, ...cast } = await county();
  const { person, handed } = withQueue(officer);
  const { id } = await tryOut(person, { changes: [RAISE] });
  const [ref] = handed;
  if (!ref) throw new Error("no job was handed over");
  const rows = () =>
    withTenant(house.app.db, officer, (tx) => tx.select().from(trialRow).where(eq(trialRow.trialId, id)));
  const step = () => workOn(person, ref, 0);
  return { ...cast, officer, person, ref, id, rows, step };
}

test("a trial runs in steps, shows how far it came and has no result before its end", async () => {
  const { officer, id, step } = await waiting();
  expect(await getTrial(officer, { id, counted: "awarded" })).toMatchObject({
    state: "running",
    sums: null,
    figures: null,
  });
  await expect(getTrialWorkbook(officer, { id, filter: "all", counted: "all" })).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(putAwayTrial(officer, { id })).rejects.toMatchObject({ code: "conflict" });
  expect(await step()).toBe("more");
  expect(await getJobOf(officer, { subject: id })).toMatchObject({ state: "open", done: 7, total: 7 });
  expect(await step()).toBe("over");
  expect(await getTrial(officer, { id, counted: "awarded" })).toMatchObject({
    state: "done",
    sums: { after: { fen: 238_000 } },
  });
});

test("a step that is cut short leaves nothing, and the next begins it again: each child is there once", async () => {
  const { officer, ref, id, rows, step } = await waiting();
  const job: JobRecord = {
    id: ref.job,
    kind: "trials.run",
    division: officer.area.code,
    subject: id,
    input: {},
    state: "open",
    reached: null,
    done: 0,
    total: null,
    result: null,
    error: null,
    askedBy: officer.staff.id,
    askedAt: officer.now(),
    cancelBy: null,
    endedAt: null,
  };
  const cut = withTenant(house.app.db, officer, async (tx) => {
    await trying.step(tx, officer, job, () => undefined);
    throw new Error("the power went");
  });
  await expect(cut).rejects.toThrow("the power went");
  expect(await rows()).toEqual([]);
  while ((await step()) === "more");
  expect(await rows()).toHaveLength(1);
  expect(await workOn(officer, ref, 0)).toBe("over");
  expect(await rows()).toHaveLength(1);
});

test("a trial is stopped half-way: its rows are taken away and it may be put away", async () => {
  const { officer, person, ref, id, rows, step } = await waiting();
  await step();
  expect(await rows()).toHaveLength(1);
  await cancelJob(person, { id: ref.job });
  expect(await step()).toBe("over");
  expect(await rows()).toEqual([]);
  expect(await getTrial(officer, { id, counted: "awarded" })).toMatchObject({ state: "stopped", sums: null });
  expect(await getJobOf(officer, { subject: id })).toMatchObject({ state: "cancelled" });
  await putAwayTrial(officer, { id });
});

test("a trial that fails says why and what to do, and leaves no half result", async () => {
  const { officer, person, ref, id, rows } = await waiting();
  const gone = { ...house.app.packs, get: () => house.app.packs.get("none", "0") };
  expect(await workOn({ ...person, packs: gone }, ref, 0)).toBe("over");
  expect(await getJobOf(officer, { subject: id })).toMatchObject({
    state: "failed",
    error: { reason: { zh: expect.stringContaining("不在这台服务器上") } },
  });
  expect(await rows()).toEqual([]);
  expect(await getTrial(officer, { id, counted: "awarded" })).toMatchObject({ state: "stopped" });
});

test("only who may try may stop it", async () => {
  const { bureau, ref } = await waiting();
  const auditor = await bureau.staff("auditor");
  await expect(cancelJob(auditor, { id: ref.job })).rejects.toMatchObject({ code: "forbidden" });
  await expect(cancelJob(auditor, { id: newId() })).rejects.toMatchObject({ code: "forbidden" });
});
