import {
  approveMonth,
  calculateMonth,
  chooseForChild,
  getMonth,
  getRoster,
  listMonthItems,
  listMonths,
  monthCalculateInput,
  monthChooseInput,
  monthInput,
  monthItemsInput,
  monthSendBackInput,
  monthVersionInput,
  sendBackMonth,
  submitMonth,
} from "@tongyou/core";
import { router, staffProcedure } from "../trpc.ts";

export const monthsRouter = router({
  list: staffProcedure("months.list").query(({ ctx }) => listMonths(ctx.staff)),
  get: staffProcedure("months.get")
    .input(monthInput)
    .query(({ ctx, input }) => getMonth(ctx.staff, input)),
  items: staffProcedure("months.items")
    .input(monthItemsInput)
    .query(({ ctx, input }) => listMonthItems(ctx.staff, input)),
  calculate: staffProcedure("months.calculate")
    .input(monthCalculateInput)
    .mutation(({ ctx, input }) => calculateMonth(ctx.staff, input)),
  choose: staffProcedure("months.choose")
    .input(monthChooseInput)
    .mutation(({ ctx, input }) => chooseForChild(ctx.staff, input)),
  submit: staffProcedure("months.submit")
    .input(monthVersionInput)
    .mutation(({ ctx, input }) => submitMonth(ctx.staff, input)),
  sendBack: staffProcedure("months.sendBack")
    .input(monthSendBackInput)
    .mutation(({ ctx, input }) => sendBackMonth(ctx.staff, input)),
  approve: staffProcedure("months.approve")
    .input(monthVersionInput)
    .mutation(({ ctx, input }) => approveMonth(ctx.staff, input)),
  roster: staffProcedure("months.roster")
    .input(monthInput)
    .query(({ ctx, input }) => getRoster(ctx.staff, input)),
});
