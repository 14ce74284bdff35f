import {
  acceptReferral,
  askedInput,
  closeReferral,
  closeReferralInput,
  draftInput,
  draftReferral,
  exportReferralStatistics,
  finishIntake,
  finishIntakeInput,
  getIntake,
  getReferral,
  intakeInput,
  intakesInput,
  linkIntake,
  linkIntakeInput,
  listAsked,
  listChildReferrals,
  listIntakes,
  listReferrals,
  ofChildInput,
  passOn,
  passOnInput,
  referralInput,
  referralStatistics,
  referralStepInput,
  referralsListInput,
  replyInput,
  replyReferral,
  sendInput,
  sendMany,
  sendManyInput,
  sendReferral,
  statisticsInput,
  takeIn,
  takeInInput,
} from "@tongyou/core";
import { router, staffProcedure } from "../trpc.ts";

export const referralsRouter = router({
  draft: staffProcedure("referrals.draft")
    .input(draftInput)
    .query(({ ctx, input }) => draftReferral(ctx.staff, input)),
  send: staffProcedure("referrals.send")
    .input(sendInput)
    .mutation(({ ctx, input }) => sendReferral(ctx.staff, input)),
  sendMany: staffProcedure("referrals.sendMany")
    .input(sendManyInput)
    .mutation(({ ctx, input }) => sendMany(ctx.staff, input)),
  passOn: staffProcedure("referrals.passOn")
    .input(passOnInput)
    .mutation(({ ctx, input }) => passOn(ctx.staff, input)),
  close: staffProcedure("referrals.close")
    .input(closeReferralInput)
    .mutation(({ ctx, input }) => closeReferral(ctx.staff, input)),
  list: staffProcedure("referrals.list")
    .input(referralsListInput)
    .query(({ ctx, input }) => listReferrals(ctx.staff, input)),
  ofChild: staffProcedure("referrals.ofChild")
    .input(ofChildInput)
    .query(({ ctx, input }) => listChildReferrals(ctx.staff, input)),
  get: staffProcedure("referrals.get")
    .input(referralInput)
    .query(({ ctx, input }) => getReferral(ctx.staff, input)),
  asked: staffProcedure("referrals.asked")
    .input(askedInput)
    .query(({ ctx, input }) => listAsked(ctx.staff, input)),
  accept: staffProcedure("referrals.accept")
    .input(referralStepInput)
    .mutation(({ ctx, input }) => acceptReferral(ctx.staff, input)),
  reply: staffProcedure("referrals.reply")
    .input(replyInput)
    .mutation(({ ctx, input }) => replyReferral(ctx.staff, input)),
  statistics: staffProcedure("referrals.statistics")
    .input(statisticsInput)
    .query(({ ctx, input }) => referralStatistics(ctx.staff, input)),
  exportStatistics: staffProcedure("referrals.exportStatistics")
    .input(statisticsInput)
    .mutation(({ ctx, input }) => exportReferralStatistics(ctx.staff, input)),
  takeIn: staffProcedure("referrals.takeIn")
    .input(takeInInput)
    .mutation(({ ctx, input }) => takeIn(ctx.staff, input)),
  intakes: staffProcedure("referrals.intakes")
    .input(intakesInput)
    .query(({ ctx, input }) => listIntakes(ctx.staff, input)),
  intake: staffProcedure("referrals.intake")
    .input(intakeInput)
    .query(({ ctx, input }) => getIntake(ctx.staff, input)),
  linkIntake: staffProcedure("referrals.linkIntake")
    .input(linkIntakeInput)
    .mutation(({ ctx, input }) => linkIntake(ctx.staff, input)),
  finishIntake: staffProcedure("referrals.finishIntake")
    .input(finishIntakeInput)
    .mutation(({ ctx, input }) => finishIntake(ctx.staff, input)),
});
