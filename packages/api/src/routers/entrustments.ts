import {
  childEntrustmentsInput,
  confirmEntrustment,
  confirmEntrustmentInput,
  endEntrustment,
  endEntrustmentInput,
  entrustmentsListInput,
  getEntrustmentForm,
  listChildEntrustments,
  listEntrustments,
  printEntrustment,
  printEntrustmentInput,
  recordEntrustment,
  recordEntrustmentInput,
} from "@tongyou/core";
import { router, staffProcedure } from "../trpc.ts";

export const entrustmentsRouter = router({
  list: staffProcedure("entrustments.list")
    .input(entrustmentsListInput)
    .query(({ ctx, input }) => listEntrustments(ctx.staff, input)),
  ofChild: staffProcedure("entrustments.ofChild")
    .input(childEntrustmentsInput)
    .query(({ ctx, input }) => listChildEntrustments(ctx.staff, input)),
  form: staffProcedure("entrustments.form")
    .input(childEntrustmentsInput)
    .query(({ ctx, input }) => getEntrustmentForm(ctx.staff, input)),
  record: staffProcedure("entrustments.record")
    .input(recordEntrustmentInput)
    .mutation(({ ctx, input }) => recordEntrustment(ctx.staff, input)),
  confirm: staffProcedure("entrustments.confirm")
    .input(confirmEntrustmentInput)
    .mutation(({ ctx, input }) => confirmEntrustment(ctx.staff, input)),
  end: staffProcedure("entrustments.end")
    .input(endEntrustmentInput)
    .mutation(({ ctx, input }) => endEntrustment(ctx.staff, input)),
  print: staffProcedure("entrustments.print")
    .input(printEntrustmentInput)
    .mutation(({ ctx, input }) => printEntrustment(ctx.staff, input)),
});
