import {
  listPacks,
  listTenants,
  provisionBureau,
  provisionInput,
  resumeTenant,
  suspendInput,
  suspendTenant,
  tenantCodeInput,
} from "@tongyou/core";
import { nationalProcedure, router } from "../trpc.ts";

export const nationalRouter = router({
  tenants: nationalProcedure("national.tenants").query(({ ctx }) => listTenants(ctx.national)),
  packs: nationalProcedure("national.packs").query(({ ctx }) => listPacks(ctx.national)),
  provision: nationalProcedure("national.provision")
    .input(provisionInput)
    .mutation(({ ctx, input }) => provisionBureau(ctx.national, input)),
  suspend: nationalProcedure("national.suspend")
    .input(suspendInput)
    .mutation(({ ctx, input }) => suspendTenant(ctx.national, input)),
  resume: nationalProcedure("national.resume")
    .input(tenantCodeInput)
    .mutation(({ ctx, input }) => resumeTenant(ctx.national, input)),
});
