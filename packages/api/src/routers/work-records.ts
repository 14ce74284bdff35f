import {
  addWorkStep,
  addWorkStepInput,
  correctWork,
  correctWorkInput,
  exportWorkRecords,
  exportWorkRecordsInput,
  getWorkDue,
  getWorkForm,
  getWorkRecord,
  listWorkRecords,
  recordWork,
  recordWorkInput,
  voidWork,
  voidWorkInput,
  workloadInput,
  workRecordInput,
  workRecordsInput,
} from "@tongyou/core";
import { router, staffProcedure } from "../trpc.ts";

export const workRecordsRouter = router({
  list: staffProcedure("workRecords.list")
    .input(workRecordsInput)
    .query(({ ctx, input }) => listWorkRecords(ctx.staff, input)),
  get: staffProcedure("workRecords.get")
    .input(workRecordInput)
    .query(({ ctx, input }) => getWorkRecord(ctx.staff, input)),
  due: staffProcedure("workRecords.due")
    .input(workloadInput)
    .query(({ ctx, input }) => getWorkDue(ctx.staff, input)),
  form: staffProcedure("workRecords.form").query(({ ctx }) => getWorkForm(ctx.staff)),
  record: staffProcedure("workRecords.record")
    .input(recordWorkInput)
    .mutation(({ ctx, input }) => recordWork(ctx.staff, input)),
  correct: staffProcedure("workRecords.correct")
    .input(correctWorkInput)
    .mutation(({ ctx, input }) => correctWork(ctx.staff, input)),
  progress: staffProcedure("workRecords.progress")
    .input(addWorkStepInput)
    .mutation(({ ctx, input }) => addWorkStep(ctx.staff, input)),
  void: staffProcedure("workRecords.void")
    .input(voidWorkInput)
    .mutation(({ ctx, input }) => voidWork(ctx.staff, input)),
  export: staffProcedure("workRecords.export")
    .input(exportWorkRecordsInput)
    .mutation(({ ctx, input }) => exportWorkRecords(ctx.staff, input)),
});
