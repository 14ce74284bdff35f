import {
  assessRisk,
  assessRiskInput,
  childRiskInput,
  getRiskDesk,
  listChildRisk,
  setRiskCriteria,
  setRiskCriteriaInput,
  setRiskMeasures,
  setRiskMeasuresInput,
} from "@tongyou/core";
import { router, staffProcedure } from "../trpc.ts";

export const riskRouter = router({
  scheme: staffProcedure("risk.scheme").query(({ ctx }) => getRiskDesk(ctx.staff)),
  setCriteria: staffProcedure("risk.setCriteria")
    .input(setRiskCriteriaInput)
    .mutation(({ ctx, input }) => setRiskCriteria(ctx.staff, input)),
  setMeasures: staffProcedure("risk.setMeasures")
    .input(setRiskMeasuresInput)
    .mutation(({ ctx, input }) => setRiskMeasures(ctx.staff, input)),
  ofChild: staffProcedure("risk.ofChild")
    .input(childRiskInput)
    .query(({ ctx, input }) => listChildRisk(ctx.staff, input)),
  assess: staffProcedure("risk.assess")
    .input(assessRiskInput)
    .mutation(({ ctx, input }) => assessRisk(ctx.staff, input)),
});
