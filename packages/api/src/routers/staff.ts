import {
  createStaff,
  listStaff,
  resetStaffPassword,
  staffCreateInput,
  staffIdInput,
  staffUpdateInput,
  updateStaff,
} from "@tongyou/core";
import { router, staffProcedure } from "../trpc.ts";

export const staffRouter = router({
  list: staffProcedure("staff.list").query(({ ctx }) => listStaff(ctx.staff)),
  create: staffProcedure("staff.create")
    .input(staffCreateInput)
    .mutation(({ ctx, input }) => createStaff(ctx.staff, input)),
  update: staffProcedure("staff.update")
    .input(staffUpdateInput)
    .mutation(({ ctx, input }) => updateStaff(ctx.staff, input)),
  resetPassword: staffProcedure("staff.resetPassword")
    .input(staffIdInput)
    .mutation(({ ctx, input }) => resetStaffPassword(ctx.staff, input)),
});
