import {
  answerReopen,
  approveBatch,
  askReopen,
  bankFileInput,
  cancelBatch,
  closeBatch,
  decideGrant,
  decideGrants,
  enterShare,
  getBankFile,
  getBatchView,
  getSummaryFile,
  getWaiting,
  grantDecideInput,
  grantProposeInput,
  grantSetsInput,
  grantsDecideInput,
  grantsListInput,
  grantsPreviewInput,
  grantsProposeInput,
  leaveOut,
  listBatches,
  listGrantSets,
  listGrants,
  listPayments,
  listShares,
  markAllPaid,
  markPayment,
  paymentAnswerReopenInput,
  paymentBatchInput,
  paymentLeaveOutInput,
  paymentMarkAllInput,
  paymentMarkInput,
  paymentPrepareInput,
  paymentReopenInput,
  paymentsListInput,
  paymentsOfBatchInput,
  paymentVersionInput,
  prepareBatch,
  previewGrants,
  previewReturns,
  proposeGrant,
  proposeGrants,
  readAccounts,
  returnsPreviewInput,
  returnsTakeInput,
  shareEnterInput,
  takeReturns,
} from "@tongyou/core";
import { router, staffProcedure } from "../trpc.ts";

export const paymentsRouter = router({
  list: staffProcedure("payments.list")
    .input(paymentsListInput)
    .query(({ ctx, input }) => listBatches(ctx.staff, input)),
  get: staffProcedure("payments.get")
    .input(paymentBatchInput)
    .query(({ ctx, input }) => getBatchView(ctx.staff, input)),
  rows: staffProcedure("payments.rows")
    .input(paymentsOfBatchInput)
    .query(({ ctx, input }) => listPayments(ctx.staff, input)),
  waiting: staffProcedure("payments.waiting").query(({ ctx }) => getWaiting(ctx.staff)),
  prepare: staffProcedure("payments.prepare")
    .input(paymentPrepareInput)
    .mutation(({ ctx, input }) => prepareBatch(ctx.staff, input)),
  readAccounts: staffProcedure("payments.readAccounts")
    .input(paymentVersionInput)
    .mutation(({ ctx, input }) => readAccounts(ctx.staff, input)),
  leaveOut: staffProcedure("payments.leaveOut")
    .input(paymentLeaveOutInput)
    .mutation(({ ctx, input }) => leaveOut(ctx.staff, input)),
  cancel: staffProcedure("payments.cancel")
    .input(paymentVersionInput)
    .mutation(({ ctx, input }) => cancelBatch(ctx.staff, input)),
  approve: staffProcedure("payments.approve")
    .input(paymentVersionInput)
    .mutation(({ ctx, input }) => approveBatch(ctx.staff, input)),
  bankFile: staffProcedure("payments.bankFile")
    .input(bankFileInput)
    .mutation(({ ctx, input }) => getBankFile(ctx.staff, input)),
  summaryFile: staffProcedure("payments.summaryFile")
    .input(paymentBatchInput)
    .query(({ ctx, input }) => getSummaryFile(ctx.staff, input)),
  previewReturns: staffProcedure("payments.previewReturns")
    .input(returnsPreviewInput)
    .mutation(({ ctx, input }) => previewReturns(ctx.staff, input)),
  takeReturns: staffProcedure("payments.takeReturns")
    .input(returnsTakeInput)
    .mutation(({ ctx, input }) => takeReturns(ctx.staff, input)),
  mark: staffProcedure("payments.mark")
    .input(paymentMarkInput)
    .mutation(({ ctx, input }) => markPayment(ctx.staff, input)),
  markAll: staffProcedure("payments.markAll")
    .input(paymentMarkAllInput)
    .mutation(({ ctx, input }) => markAllPaid(ctx.staff, input)),
  close: staffProcedure("payments.close")
    .input(paymentVersionInput)
    .mutation(({ ctx, input }) => closeBatch(ctx.staff, input)),
  askReopen: staffProcedure("payments.askReopen")
    .input(paymentReopenInput)
    .mutation(({ ctx, input }) => askReopen(ctx.staff, input)),
  answerReopen: staffProcedure("payments.answerReopen")
    .input(paymentAnswerReopenInput)
    .mutation(({ ctx, input }) => answerReopen(ctx.staff, input)),
  grants: staffProcedure("payments.grants")
    .input(grantsListInput)
    .query(({ ctx, input }) => listGrants(ctx.staff, input)),
  proposeGrant: staffProcedure("payments.proposeGrant")
    .input(grantProposeInput)
    .mutation(({ ctx, input }) => proposeGrant(ctx.staff, input)),
  decideGrant: staffProcedure("payments.decideGrant")
    .input(grantDecideInput)
    .mutation(({ ctx, input }) => decideGrant(ctx.staff, input)),
  grantSets: staffProcedure("payments.grantSets")
    .input(grantSetsInput)
    .query(({ ctx, input }) => listGrantSets(ctx.staff, input)),
  previewGrants: staffProcedure("payments.previewGrants")
    .input(grantsPreviewInput)
    .mutation(({ ctx, input }) => previewGrants(ctx.staff, input)),
  proposeGrants: staffProcedure("payments.proposeGrants")
    .input(grantsProposeInput)
    .mutation(({ ctx, input }) => proposeGrants(ctx.staff, input)),
  decideGrants: staffProcedure("payments.decideGrants")
    .input(grantsDecideInput)
    .mutation(({ ctx, input }) => decideGrants(ctx.staff, input)),
  shares: staffProcedure("payments.shares").query(({ ctx }) => listShares(ctx.staff)),
  enterShare: staffProcedure("payments.enterShare")
    .input(shareEnterInput)
    .mutation(({ ctx, input }) => enterShare(ctx.staff, input)),
});
