import {
  applicationInput,
  applicationsInput,
  applicationsListInput,
  childApplicationsInput,
  chooseApplicationInput,
  chooseInApplication,
  confirmApplications,
  getApplication,
  judgeApplicationInput,
  listApplications,
  listChildApplications,
  passApplications,
  passApplicationsInput,
  previewConfirming,
  printRefusal,
  refuseApplication,
  sendBackApplication,
  startApplications,
  startApplicationsInput,
  withdrawApplication,
} from "@tongyou/core";
import { router, staffProcedure } from "../trpc.ts";

export const applicationsRouter = router({
  list: staffProcedure("applications.list")
    .input(applicationsListInput)
    .query(({ ctx, input }) => listApplications(ctx.staff, input)),
  get: staffProcedure("applications.get")
    .input(applicationInput)
    .query(({ ctx, input }) => getApplication(ctx.staff, input)),
  ofChild: staffProcedure("applications.ofChild")
    .input(childApplicationsInput)
    .query(({ ctx, input }) => listChildApplications(ctx.staff, input)),
  start: staffProcedure("applications.start")
    .input(startApplicationsInput)
    .mutation(({ ctx, input }) => startApplications(ctx.staff, input)),
  pass: staffProcedure("applications.pass")
    .input(passApplicationsInput)
    .mutation(({ ctx, input }) => passApplications(ctx.staff, input)),
  return: staffProcedure("applications.return")
    .input(judgeApplicationInput)
    .mutation(({ ctx, input }) => sendBackApplication(ctx.staff, input)),
  withdraw: staffProcedure("applications.withdraw")
    .input(judgeApplicationInput)
    .mutation(({ ctx, input }) => withdrawApplication(ctx.staff, input)),
  preview: staffProcedure("applications.preview")
    .input(applicationsInput)
    .mutation(({ ctx, input }) => previewConfirming(ctx.staff, input)),
  confirm: staffProcedure("applications.confirm")
    .input(applicationsInput)
    .mutation(({ ctx, input }) => confirmApplications(ctx.staff, input)),
  refuse: staffProcedure("applications.refuse")
    .input(judgeApplicationInput)
    .mutation(({ ctx, input }) => refuseApplication(ctx.staff, input)),
  choose: staffProcedure("applications.choose")
    .input(chooseApplicationInput)
    .mutation(({ ctx, input }) => chooseInApplication(ctx.staff, input)),
  print: staffProcedure("applications.print")
    .input(applicationInput)
    .mutation(({ ctx, input }) => printRefusal(ctx.staff, input)),
});
