import {
  approveAllCorrections,
  approveCorrections,
  computeCorrections,
  correctionInput,
  correctionsApproveAllInput,
  correctionsApproveInput,
  correctionsComputeInput,
  correctionsDismissInput,
  correctionsListInput,
  decidePlan,
  dismissCorrections,
  getCorrection,
  getRecovery,
  listCorrections,
  planRecovery,
  recoveryDecideInput,
  recoveryOfInput,
  recoveryPlanInput,
} from "@tongyou/core";
import { router, staffProcedure } from "../trpc.ts";

export const correctionsRouter = router({
  compute: staffProcedure("corrections.compute")
    .input(correctionsComputeInput)
    .mutation(({ ctx, input }) => computeCorrections(ctx.staff, input)),
  list: staffProcedure("corrections.list")
    .input(correctionsListInput)
    .query(({ ctx, input }) => listCorrections(ctx.staff, input)),
  get: staffProcedure("corrections.get")
    .input(correctionInput)
    .query(({ ctx, input }) => getCorrection(ctx.staff, input)),
  approve: staffProcedure("corrections.approve")
    .input(correctionsApproveInput)
    .mutation(({ ctx, input }) => approveCorrections(ctx.staff, input)),
  approveAll: staffProcedure("corrections.approveAll")
    .input(correctionsApproveAllInput)
    .mutation(({ ctx, input }) => approveAllCorrections(ctx.staff, input)),
  dismiss: staffProcedure("corrections.dismiss")
    .input(correctionsDismissInput)
    .mutation(({ ctx, input }) => dismissCorrections(ctx.staff, input)),
  recovery: staffProcedure("corrections.recovery")
    .input(recoveryOfInput)
    .query(({ ctx, input }) => getRecovery(ctx.staff, input)),
  planRecovery: staffProcedure("corrections.planRecovery")
    .input(recoveryPlanInput)
    .mutation(({ ctx, input }) => planRecovery(ctx.staff, input)),
  decidePlan: staffProcedure("corrections.decidePlan")
    .input(recoveryDecideInput)
    .mutation(({ ctx, input }) => decidePlan(ctx.staff, input)),
});
