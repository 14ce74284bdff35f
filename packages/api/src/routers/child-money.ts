import { childMoneyInput, getChildMoney, printChildMoney, printChildMoneyInput } from "@tongyou/core";
import { router, staffProcedure } from "../trpc.ts";

export const childMoneyRouter = router({
  get: staffProcedure("childMoney.get")
    .input(childMoneyInput)
    .query(({ ctx, input }) => getChildMoney(ctx.staff, input)),
  print: staffProcedure("childMoney.print")
    .input(printChildMoneyInput)
    .mutation(({ ctx, input }) => printChildMoney(ctx.staff, input)),
});
