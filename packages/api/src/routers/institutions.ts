import {
  agree,
  agreeInput,
  employ,
  employInput,
  endAgreement,
  endAgreementInput,
  getInstitution,
  institutionInput,
  institutionsListInput,
  listInstitutions,
  listResidents,
  receiveChild,
  receiveInput,
  recordInstitution,
  recordInstitutionInput,
  residentsInput,
  saveInstitution,
  saveInstitutionInput,
  transferChildren,
  transferInput,
} from "@tongyou/core";
import { router, staffProcedure } from "../trpc.ts";

export const institutionsRouter = router({
  list: staffProcedure("institutions.list")
    .input(institutionsListInput)
    .query(({ ctx, input }) => listInstitutions(ctx.staff, input)),
  get: staffProcedure("institutions.get")
    .input(institutionInput)
    .query(({ ctx, input }) => getInstitution(ctx.staff, input)),
  save: staffProcedure("institutions.save")
    .input(saveInstitutionInput)
    .mutation(({ ctx, input }) => saveInstitution(ctx.staff, input)),
  employ: staffProcedure("institutions.employ")
    .input(employInput)
    .mutation(({ ctx, input }) => employ(ctx.staff, input)),
  record: staffProcedure("institutions.record")
    .input(recordInstitutionInput)
    .mutation(({ ctx, input }) => recordInstitution(ctx.staff, input)),
  agree: staffProcedure("institutions.agree")
    .input(agreeInput)
    .mutation(({ ctx, input }) => agree(ctx.staff, input)),
  endAgreement: staffProcedure("institutions.endAgreement")
    .input(endAgreementInput)
    .mutation(({ ctx, input }) => endAgreement(ctx.staff, input)),
  transfer: staffProcedure("institutions.transfer")
    .input(transferInput)
    .mutation(({ ctx, input }) => transferChildren(ctx.staff, input)),
  receive: staffProcedure("institutions.receive")
    .input(receiveInput)
    .mutation(({ ctx, input }) => receiveChild(ctx.staff, input)),
  residents: staffProcedure("institutions.residents")
    .input(residentsInput)
    .query(({ ctx, input }) => listResidents(ctx.staff, input)),
});
