import { auditListInput, listAudit, verifyAuditChain } from "@tongyou/core";
import { router, staffProcedure } from "../trpc.ts";

export const auditRouter = router({
  list: staffProcedure("audit.list")
    .input(auditListInput)
    .query(({ ctx, input }) => listAudit(ctx.staff, input)),
  verify: staffProcedure("audit.verify").query(({ ctx }) => verifyAuditChain(ctx.staff)),
});
