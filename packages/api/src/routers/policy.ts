import { enterStandard, enterStandardInput, getPolicyBook } from "@tongyou/core";
import { router, staffProcedure } from "../trpc.ts";

export const policyRouter = router({
  book: staffProcedure("policy.book").query(({ ctx }) => getPolicyBook(ctx.staff)),
  enterStandard: staffProcedure("policy.enterStandard")
    .input(enterStandardInput)
    .mutation(({ ctx, input }) => enterStandard(ctx.staff, input)),
});
