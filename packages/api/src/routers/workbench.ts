import { getWorkbench, getWorkload, workbenchInput, workloadInput } from "@tongyou/core";
import { router, staffProcedure } from "../trpc.ts";

export const workbenchRouter = router({
  get: staffProcedure("workbench.get")
    .input(workbenchInput)
    .query(({ ctx, input }) => getWorkbench(ctx.staff, input)),
  workload: staffProcedure("workbench.workload")
    .input(workloadInput)
    .query(({ ctx, input }) => getWorkload(ctx.staff, input)),
});
