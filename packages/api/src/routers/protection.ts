import {
  advanceCase,
  answerInput,
  answerRequest,
  askInput,
  askParty,
  assessCase,
  assessInput,
  assignCase,
  assignInput,
  attachToReport,
  attachToReportInput,
  caseInput,
  confirmClosing,
  confirmClosingInput,
  endGuard,
  endGuardInput,
  getCase,
  getReporter,
  guardChild,
  guardInput,
  linkChild,
  linkInput,
  listCases,
  listHandlers,
  listOverdue,
  listOwnReports,
  listTerms,
  ownReportsInput,
  proposeClosing,
  proposeClosingInput,
  protectionListInput,
  recordInput,
  reporterInput,
  reportHarm,
  reportInput,
  returnClosing,
  returnClosingInput,
  sealCase,
  sealInput,
  setTerms,
  setTermsInput,
  stepInput,
  writeRecord,
} from "@tongyou/core";
import { router, staffProcedure } from "../trpc.ts";

export const protectionRouter = router({
  report: staffProcedure("protection.report")
    .input(reportInput)
    .mutation(({ ctx, input }) => reportHarm(ctx.staff, input)),
  attach: staffProcedure("protection.attach")
    .input(attachToReportInput)
    .mutation(({ ctx, input }) => attachToReport(ctx.staff, input)),
  mine: staffProcedure("protection.mine")
    .input(ownReportsInput)
    .query(({ ctx, input }) => listOwnReports(ctx.staff, input)),
  list: staffProcedure("protection.list")
    .input(protectionListInput)
    .query(({ ctx, input }) => listCases(ctx.staff, input)),
  get: staffProcedure("protection.get")
    .input(caseInput)
    .query(({ ctx, input }) => getCase(ctx.staff, input)),
  handlers: staffProcedure("protection.handlers")
    .input(caseInput)
    .query(({ ctx, input }) => listHandlers(ctx.staff, input)),
  assign: staffProcedure("protection.assign")
    .input(assignInput)
    .mutation(({ ctx, input }) => assignCase(ctx.staff, input)),
  link: staffProcedure("protection.link")
    .input(linkInput)
    .mutation(({ ctx, input }) => linkChild(ctx.staff, input)),
  record: staffProcedure("protection.record")
    .input(recordInput)
    .mutation(({ ctx, input }) => writeRecord(ctx.staff, input)),
  ask: staffProcedure("protection.ask")
    .input(askInput)
    .mutation(({ ctx, input }) => askParty(ctx.staff, input)),
  answer: staffProcedure("protection.answer")
    .input(answerInput)
    .mutation(({ ctx, input }) => answerRequest(ctx.staff, input)),
  assess: staffProcedure("protection.assess")
    .input(assessInput)
    .mutation(({ ctx, input }) => assessCase(ctx.staff, input)),
  advance: staffProcedure("protection.advance")
    .input(stepInput)
    .mutation(({ ctx, input }) => advanceCase(ctx.staff, input)),
  guard: staffProcedure("protection.guard")
    .input(guardInput)
    .mutation(({ ctx, input }) => guardChild(ctx.staff, input)),
  endGuard: staffProcedure("protection.endGuard")
    .input(endGuardInput)
    .mutation(({ ctx, input }) => endGuard(ctx.staff, input)),
  seal: staffProcedure("protection.seal")
    .input(sealInput)
    .mutation(({ ctx, input }) => sealCase(ctx.staff, input)),
  proposeClosing: staffProcedure("protection.proposeClosing")
    .input(proposeClosingInput)
    .mutation(({ ctx, input }) => proposeClosing(ctx.staff, input)),
  confirmClosing: staffProcedure("protection.confirmClosing")
    .input(confirmClosingInput)
    .mutation(({ ctx, input }) => confirmClosing(ctx.staff, input)),
  returnClosing: staffProcedure("protection.returnClosing")
    .input(returnClosingInput)
    .mutation(({ ctx, input }) => returnClosing(ctx.staff, input)),
  reporter: staffProcedure("protection.reporter")
    .input(reporterInput)
    .mutation(({ ctx, input }) => getReporter(ctx.staff, input)),
  setTerms: staffProcedure("protection.setTerms")
    .input(setTermsInput)
    .mutation(({ ctx, input }) => setTerms(ctx.staff, input)),
  terms: staffProcedure("protection.terms").query(({ ctx }) => listTerms(ctx.staff)),
  overdue: staffProcedure("protection.overdue").query(({ ctx }) => listOverdue(ctx.staff)),
});
