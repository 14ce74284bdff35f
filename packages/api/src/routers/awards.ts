import {
  awardChangeInput,
  awardsActsInput,
  awardsChangesInput,
  awardsEndInput,
  awardsListInput,
  awardsMissingInput,
  awardsOfChildInput,
  endAwards,
  exportActs,
  exportActsInput,
  getChildAwards,
  listActs,
  listAwards,
  listChanges,
  listMissing,
  resumeAward,
  suspendAward,
} from "@tongyou/core";
import { router, staffProcedure } from "../trpc.ts";

export const awardsRouter = router({
  missing: staffProcedure("awards.missing")
    .input(awardsMissingInput)
    .query(({ ctx, input }) => listMissing(ctx.staff, input)),
  list: staffProcedure("awards.list")
    .input(awardsListInput)
    .query(({ ctx, input }) => listAwards(ctx.staff, input)),
  changes: staffProcedure("awards.changes")
    .input(awardsChangesInput)
    .query(({ ctx, input }) => listChanges(ctx.staff, input)),
  acts: staffProcedure("awards.acts")
    .input(awardsActsInput)
    .query(({ ctx, input }) => listActs(ctx.staff, input)),
  exportActs: staffProcedure("awards.exportActs")
    .input(exportActsInput)
    .mutation(({ ctx, input }) => exportActs(ctx.staff, input)),
  ofChild: staffProcedure("awards.ofChild")
    .input(awardsOfChildInput)
    .query(({ ctx, input }) => getChildAwards(ctx.staff, input)),
  suspend: staffProcedure("awards.suspend")
    .input(awardChangeInput)
    .mutation(({ ctx, input }) => suspendAward(ctx.staff, input)),
  resume: staffProcedure("awards.resume")
    .input(awardChangeInput)
    .mutation(({ ctx, input }) => resumeAward(ctx.staff, input)),
  end: staffProcedure("awards.end")
    .input(awardsEndInput)
    .mutation(({ ctx, input }) => endAwards(ctx.staff, input)),
});
