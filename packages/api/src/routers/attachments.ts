import {
  addAttachment,
  addAttachmentInput,
  attachmentsListInput,
  listAttachments,
  removeAttachment,
  removeAttachmentInput,
} from "@tongyou/core";
import { router, staffProcedure } from "../trpc.ts";

/** Files are opened at `/files/<id>`: their bytes go to the browser as they are. */
export const attachmentsRouter = router({
  list: staffProcedure("attachments.list")
    .input(attachmentsListInput)
    .query(({ ctx, input }) => listAttachments(ctx.staff, input)),
  add: staffProcedure("attachments.add")
    .input(addAttachmentInput)
    .mutation(({ ctx, input }) => addAttachment(ctx.staff, input)),
  remove: staffProcedure("attachments.remove")
    .input(removeAttachmentInput)
    .mutation(({ ctx, input }) => removeAttachment(ctx.staff, input)),
});
