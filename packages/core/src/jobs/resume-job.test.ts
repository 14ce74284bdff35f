import { afterAll, expect, test } from "vitest";
import { approveMonth } from "../months/approve-month.ts";
import { calculateMonth } from "../months/calculate-month.ts";
import { getMonth } from "../months/get-month.ts";
import { county, house, MARCH } from "../months/month-desk.fixture.ts";
import { submitMonth } from "../months/submit-month.ts";
import { getJobOf } from "./get-job-of.ts";
import type { JobRef } from "./job-work.ts";
import { resumeJob } from "./resume-job.ts";
import { workOn } from "./work-on.ts";

afterAll(() => house.close());

test("an approved month whose work failed goes on when the way is clear, and is not approved twice", async () => {
  const { bureau, officer, finance } = await county();
  const submitted = await submitMonth(officer, await calculateMonth(officer, { month: MARCH }));
  const handed: JobRef[] = [];
  const jobs = { send: async (ref: JobRef) => void handed.push(ref) };
  await approveMonth({ ...finance, jobs }, submitted);
  const [ref] = handed;
  if (!ref) throw new Error("no job was handed over");
  const { id } = submitted;
  const gone = { ...house.app.packs, get: () => house.app.packs.get("none", "0") };
  expect(await workOn({ ...finance, packs: gone }, ref, 0)).toBe("over");
  expect(await getMonth(finance, { id })).toMatchObject({ state: "approved" });
  expect(await getJobOf(finance, { subject: id })).toMatchObject({
    state: "failed",
    error: { reason: { zh: expect.stringContaining("不在这台服务器上") } },
    mayResume: true,
  });
  const auditor = await bureau.staff("auditor");
  expect(await getJobOf(auditor, { subject: id })).toMatchObject({ mayResume: false });
  await expect(resumeJob(auditor, { id: ref.job })).rejects.toMatchObject({ code: "forbidden" });
  await resumeJob(finance, { id: ref.job });
  expect(await getMonth(finance, { id })).toMatchObject({ state: "fixed", totals: { paid: 3 } });
  expect(await getJobOf(finance, { subject: id })).toMatchObject({ state: "done", mayResume: false });
  await expect(resumeJob(finance, { id: ref.job })).rejects.toMatchObject({ code: "conflict" });
});
