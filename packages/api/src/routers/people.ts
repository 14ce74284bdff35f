import {
  appoint,
  appointInput,
  appointMany,
  appointManyInput,
  changeWorker,
  changeWorkerInput,
  checkRegister,
  checkRegisterInput,
  coverageInput,
  coverInput,
  coverPlace,
  deputiesInput,
  endCover,
  endCoverInput,
  endPost,
  endPostInput,
  exportRegister,
  getCoverage,
  getHandover,
  getRegisterForm,
  getResponsibility,
  getResponsible,
  getWorker,
  handOver,
  handOverInput,
  handoverInput,
  handoversInput,
  leavingInput,
  linkAccount,
  linkAccountInput,
  listCovers,
  listDeputies,
  listHandovers,
  listRegister,
  listTrainings,
  previewLeaving,
  printHandover,
  recordReview,
  recordTraining,
  registerInput,
  registerTemplate,
  registerWorker,
  registerWorkerInput,
  responsibilityInput,
  responsibleInput,
  reviewInput,
  takeRegister,
  takeRegisterInput,
  trainInput,
  trainingsInput,
  voidTraining,
  voidTrainingInput,
  workAt,
  workAtInput,
  workerInput,
} from "@tongyou/core";
import { router, staffProcedure } from "../trpc.ts";

export const peopleRouter = router({
  list: staffProcedure("people.list")
    .input(registerInput)
    .query(({ ctx, input }) => listRegister(ctx.staff, input)),
  get: staffProcedure("people.get")
    .input(workerInput)
    .query(({ ctx, input }) => getWorker(ctx.staff, input)),
  form: staffProcedure("people.form").query(({ ctx }) => getRegisterForm(ctx.staff)),
  register: staffProcedure("people.register")
    .input(registerWorkerInput)
    .mutation(({ ctx, input }) => registerWorker(ctx.staff, input)),
  change: staffProcedure("people.change")
    .input(changeWorkerInput)
    .mutation(({ ctx, input }) => changeWorker(ctx.staff, input)),
  appoint: staffProcedure("people.appoint")
    .input(appointInput)
    .mutation(({ ctx, input }) => appoint(ctx.staff, input)),
  appointMany: staffProcedure("people.appointMany")
    .input(appointManyInput)
    .mutation(({ ctx, input }) => appointMany(ctx.staff, input)),
  responsibility: staffProcedure("people.responsibility")
    .input(responsibilityInput)
    .query(({ ctx, input }) => getResponsibility(ctx.staff, input)),
  linkAccount: staffProcedure("people.linkAccount")
    .input(linkAccountInput)
    .mutation(({ ctx, input }) => linkAccount(ctx.staff, input)),
  endPost: staffProcedure("people.endPost")
    .input(endPostInput)
    .mutation(({ ctx, input }) => endPost(ctx.staff, input)),
  train: staffProcedure("people.train")
    .input(trainInput)
    .mutation(({ ctx, input }) => recordTraining(ctx.staff, input)),
  voidTraining: staffProcedure("people.voidTraining")
    .input(voidTrainingInput)
    .mutation(({ ctx, input }) => voidTraining(ctx.staff, input)),
  review: staffProcedure("people.review")
    .input(reviewInput)
    .mutation(({ ctx, input }) => recordReview(ctx.staff, input)),
  coverage: staffProcedure("people.coverage")
    .input(coverageInput)
    .query(({ ctx, input }) => getCoverage(ctx.staff, input)),
  trainings: staffProcedure("people.trainings")
    .input(trainingsInput)
    .query(({ ctx, input }) => listTrainings(ctx.staff, input)),
  leaving: staffProcedure("people.leaving")
    .input(leavingInput)
    .query(({ ctx, input }) => previewLeaving(ctx.staff, input)),
  handOver: staffProcedure("people.handOver")
    .input(handOverInput)
    .mutation(({ ctx, input }) => handOver(ctx.staff, input)),
  handovers: staffProcedure("people.handovers")
    .input(handoversInput)
    .query(({ ctx, input }) => listHandovers(ctx.staff, input)),
  handover: staffProcedure("people.handover")
    .input(handoverInput)
    .query(({ ctx, input }) => getHandover(ctx.staff, input)),
  printHandover: staffProcedure("people.printHandover")
    .input(handoverInput)
    .mutation(({ ctx, input }) => printHandover(ctx.staff, input)),
  cover: staffProcedure("people.cover")
    .input(coverInput)
    .mutation(({ ctx, input }) => coverPlace(ctx.staff, input)),
  endCover: staffProcedure("people.endCover")
    .input(endCoverInput)
    .mutation(({ ctx, input }) => endCover(ctx.staff, input)),
  deputies: staffProcedure("people.deputies")
    .input(deputiesInput)
    .query(({ ctx, input }) => listDeputies(ctx.staff, input)),
  covers: staffProcedure("people.covers").query(({ ctx }) => listCovers(ctx.staff)),
  workAt: staffProcedure("people.workAt")
    .input(workAtInput)
    .mutation(({ ctx, input }) => workAt(ctx.staff, input)),
  template: staffProcedure("people.template").mutation(({ ctx }) => registerTemplate(ctx.staff)),
  exportRegister: staffProcedure("people.exportRegister").mutation(({ ctx }) => exportRegister(ctx.staff)),
  checkRegister: staffProcedure("people.checkRegister")
    .input(checkRegisterInput)
    .mutation(({ ctx, input }) => checkRegister(ctx.staff, input)),
  takeRegister: staffProcedure("people.takeRegister")
    .input(takeRegisterInput)
    .mutation(({ ctx, input }) => takeRegister(ctx.staff, input)),
  responsible: staffProcedure("people.responsible")
    .input(responsibleInput)
    .query(({ ctx, input }) => getResponsible(ctx.staff, input)),
});
