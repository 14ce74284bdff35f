import {
  getComparisonWorkbook,
  getTrial,
  getTrialForm,
  getTrialWorkbook,
  listTrialRows,
  listTrials,
  putAwayTrial,
  runTrial,
  trialComparisonInput,
  trialFormInput,
  trialInput,
  trialRowsInput,
  trialRunInput,
  trialViewInput,
  trialWorkbookInput,
} from "@tongyou/core";
import { router, staffProcedure } from "../trpc.ts";

export const trialsRouter = router({
  list: staffProcedure("trials.list").query(({ ctx }) => listTrials(ctx.staff)),
  get: staffProcedure("trials.get")
    .input(trialViewInput)
    .query(({ ctx, input }) => getTrial(ctx.staff, input)),
  rows: staffProcedure("trials.rows")
    .input(trialRowsInput)
    .query(({ ctx, input }) => listTrialRows(ctx.staff, input)),
  form: staffProcedure("trials.form")
    .input(trialFormInput)
    .query(({ ctx, input }) => getTrialForm(ctx.staff, input)),
  run: staffProcedure("trials.run")
    .input(trialRunInput)
    .mutation(({ ctx, input }) => runTrial(ctx.staff, input)),
  export: staffProcedure("trials.export")
    .input(trialWorkbookInput)
    .query(({ ctx, input }) => getTrialWorkbook(ctx.staff, input)),
  exportComparison: staffProcedure("trials.exportComparison")
    .input(trialComparisonInput)
    .query(({ ctx, input }) => getComparisonWorkbook(ctx.staff, input)),
  putAway: staffProcedure("trials.putAway")
    .input(trialInput)
    .mutation(({ ctx, input }) => putAwayTrial(ctx.staff, input)),
});
