import {
  acknowledgeGlass,
  endGlass,
  glassInput,
  glassListInput,
  listGlass,
  listOpenGlass,
  openGlass,
  openGlassInput,
  readFile,
} from "@tongyou/core";
import { router, staffProcedure } from "../trpc.ts";

export const breakGlassRouter = router({
  open: staffProcedure("breakGlass.open")
    .input(openGlassInput)
    .mutation(({ ctx, input }) => openGlass(ctx.staff, input)),
  mine: staffProcedure("breakGlass.mine").query(({ ctx }) => listOpenGlass(ctx.staff)),
  read: staffProcedure("breakGlass.read")
    .input(glassInput)
    .query(({ ctx, input }) => readFile(ctx.staff, input)),
  end: staffProcedure("breakGlass.end")
    .input(glassInput)
    .mutation(({ ctx, input }) => endGlass(ctx.staff, input)),
  list: staffProcedure("breakGlass.list")
    .input(glassListInput)
    .query(({ ctx, input }) => listGlass(ctx.staff, input)),
  acknowledge: staffProcedure("breakGlass.acknowledge")
    .input(glassInput)
    .mutation(({ ctx, input }) => acknowledgeGlass(ctx.staff, input)),
});
