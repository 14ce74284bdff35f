import { divisionsInput, listDivisions } from "@tongyou/core";
import { router, staffProcedure } from "../trpc.ts";

export const divisionsRouter = router({
  list: staffProcedure("divisions.list")
    .input(divisionsInput)
    .query(({ ctx, input }) => listDivisions(ctx.staff, input)),
});
