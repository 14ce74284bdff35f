import {
  childInput,
  childrenListInput,
  closeChild,
  closeChildInput,
  explainChild,
  explainInput,
  getChild,
  getTimeline,
  listChildAccess,
  listChildren,
  printChild,
  printChildInput,
  recordContact,
  recordContactInput,
  recordFact,
  recordFactInput,
  registerChild,
  registerChildInput,
  reopenChild,
  reopenChildInput,
  timelineInput,
} from "@tongyou/core";
import { router, staffProcedure } from "../trpc.ts";

export const childrenRouter = router({
  list: staffProcedure("children.list")
    .input(childrenListInput)
    .query(({ ctx, input }) => listChildren(ctx.staff, input)),
  get: staffProcedure("children.get")
    .input(childInput)
    .query(({ ctx, input }) => getChild(ctx.staff, input)),
  timeline: staffProcedure("children.timeline")
    .input(timelineInput)
    .query(({ ctx, input }) => getTimeline(ctx.staff, input)),
  print: staffProcedure("children.print")
    .input(printChildInput)
    .mutation(({ ctx, input }) => printChild(ctx.staff, input)),
  explain: staffProcedure("children.explain")
    .input(explainInput)
    .query(({ ctx, input }) => explainChild(ctx.staff, input)),
  register: staffProcedure("children.register")
    .input(registerChildInput)
    .mutation(({ ctx, input }) => registerChild(ctx.staff, input)),
  recordFact: staffProcedure("children.recordFact")
    .input(recordFactInput)
    .mutation(({ ctx, input }) => recordFact(ctx.staff, input)),
  recordContact: staffProcedure("children.recordContact")
    .input(recordContactInput)
    .mutation(({ ctx, input }) => recordContact(ctx.staff, input)),
  close: staffProcedure("children.close")
    .input(closeChildInput)
    .mutation(({ ctx, input }) => closeChild(ctx.staff, input)),
  reopen: staffProcedure("children.reopen")
    .input(reopenChildInput)
    .mutation(({ ctx, input }) => reopenChild(ctx.staff, input)),
  accessLog: staffProcedure("children.accessLog")
    .input(childInput)
    .query(({ ctx, input }) => listChildAccess(ctx.staff, input)),
});
