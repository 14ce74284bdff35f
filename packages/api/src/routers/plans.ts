import {
  childPlanInput,
  finishPlan,
  finishPlanInput,
  getChildPlan,
  listCarePlans,
  plansInput,
  printPlan,
  printPlanInput,
  savePlan,
  savePlanInput,
  settleService,
  settleServiceInput,
  signPlan,
  signPlanInput,
} from "@tongyou/core";
import { router, staffProcedure } from "../trpc.ts";

export const plansRouter = router({
  list: staffProcedure("plans.list")
    .input(plansInput)
    .query(({ ctx, input }) => listCarePlans(ctx.staff, input)),
  ofChild: staffProcedure("plans.ofChild")
    .input(childPlanInput)
    .query(({ ctx, input }) => getChildPlan(ctx.staff, input)),
  save: staffProcedure("plans.save")
    .input(savePlanInput)
    .mutation(({ ctx, input }) => savePlan(ctx.staff, input)),
  settle: staffProcedure("plans.settle")
    .input(settleServiceInput)
    .mutation(({ ctx, input }) => settleService(ctx.staff, input)),
  sign: staffProcedure("plans.sign")
    .input(signPlanInput)
    .mutation(({ ctx, input }) => signPlan(ctx.staff, input)),
  finish: staffProcedure("plans.finish")
    .input(finishPlanInput)
    .mutation(({ ctx, input }) => finishPlan(ctx.staff, input)),
  /** A mutation: it is asked for by a button, and each print leaves an audit row. */
  print: staffProcedure("plans.print")
    .input(printPlanInput)
    .mutation(({ ctx, input }) => printPlan(ctx.staff, input)),
});
