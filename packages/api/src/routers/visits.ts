import {
  checkVisit,
  checkVisitInput,
  childVisitsInput,
  getVerification,
  getVisit,
  getVisitForm,
  listChildVisits,
  listDone,
  listPlans,
  listUnverified,
  listWorkers,
  planVisits,
  planVisitsInput,
  recordVisit,
  recordVisitInput,
  unverifiedInput,
  verificationInput,
  verifyChildren,
  verifyChildrenInput,
  visitInput,
  visitPlansInput,
  visitsDoneInput,
} from "@tongyou/core";
import { router, staffProcedure } from "../trpc.ts";

export const visitsRouter = router({
  plans: staffProcedure("visits.plans")
    .input(visitPlansInput)
    .query(({ ctx, input }) => listPlans(ctx.staff, input)),
  done: staffProcedure("visits.done")
    .input(visitsDoneInput)
    .query(({ ctx, input }) => listDone(ctx.staff, input)),
  get: staffProcedure("visits.get")
    .input(visitInput)
    .query(({ ctx, input }) => getVisit(ctx.staff, input)),
  ofChild: staffProcedure("visits.ofChild")
    .input(childVisitsInput)
    .query(({ ctx, input }) => listChildVisits(ctx.staff, input)),
  form: staffProcedure("visits.form")
    .input(childVisitsInput)
    .query(({ ctx, input }) => getVisitForm(ctx.staff, input)),
  record: staffProcedure("visits.record")
    .input(recordVisitInput)
    .mutation(({ ctx, input }) => recordVisit(ctx.staff, input)),
  plan: staffProcedure("visits.plan")
    .input(planVisitsInput)
    .mutation(({ ctx, input }) => planVisits(ctx.staff, input)),
  workers: staffProcedure("visits.workers").query(({ ctx }) => listWorkers(ctx.staff)),
  check: staffProcedure("visits.check")
    .input(checkVisitInput)
    .mutation(({ ctx, input }) => checkVisit(ctx.staff, input)),
  verification: staffProcedure("visits.verification")
    .input(verificationInput)
    .query(({ ctx, input }) => getVerification(ctx.staff, input)),
  unverified: staffProcedure("visits.unverified")
    .input(unverifiedInput)
    .query(({ ctx, input }) => listUnverified(ctx.staff, input)),
  verify: staffProcedure("visits.verify")
    .input(verifyChildrenInput)
    .mutation(({ ctx, input }) => verifyChildren(ctx.staff, input)),
});
