import { getWorkbench, workbenchInput } from "@tongyou/core";
import { router, staffProcedure } from "../trpc.ts";

export const workbenchRouter = router({
  get: staffProcedure("workbench.get")
    .input(workbenchInput)
    .query(({ ctx, input }) => getWorkbench(ctx.staff, input)),
});
