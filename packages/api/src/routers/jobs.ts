import { cancelJob, getJobOf, jobInput, jobsOfInput, resumeJob } from "@tongyou/core";
import { router, staffProcedure } from "../trpc.ts";

export const jobsRouter = router({
  of: staffProcedure("jobs.of")
    .input(jobsOfInput)
    .query(({ ctx, input }) => getJobOf(ctx.staff, input)),
  cancel: staffProcedure("jobs.cancel")
    .input(jobInput)
    .mutation(({ ctx, input }) => cancelJob(ctx.staff, input)),
  resume: staffProcedure("jobs.resume")
    .input(jobInput)
    .mutation(({ ctx, input }) => resumeJob(ctx.staff, input)),
});
