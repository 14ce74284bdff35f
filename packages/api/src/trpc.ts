import {
  forbidden,
  isNational,
  isStaff,
  may,
  mustChangePassword,
  type Permission,
  signedOut,
} from "@tongyou/core";
import { initTRPC } from "@trpc/server";
import type { RequestContext } from "./context.ts";
import { toDomainShape, toTrpcError } from "./errors.ts";

/** `permission`: a role must hold it. `signedIn`: any session. `public`: nobody need be signed in. */
export type ProcedureMeta = { access: { permission: Permission } | "signedIn" | "public" };

const t = initTRPC
  .context<RequestContext>()
  .meta<ProcedureMeta>()
  .create({
    errorFormatter: ({ shape, error, ctx }) => {
      const domain = toDomainShape(error, ctx?.app.requestId ?? "");
      return {
        message: domain.cause.zh,
        code: shape.code,
        data: { code: shape.data.code, httpStatus: shape.data.httpStatus, domain },
      };
    },
  });

export const router = t.router;
export const createCaller = t.createCallerFactory;

/** Every error leaves through here: translated once, and reported with ids only. */
const base = t.procedure.use(async ({ next, path, ctx }) => {
  const result = await next();
  if (result.ok) return result;
  const error = toTrpcError(result.error, ctx.app.requestId);
  const unexpected =
    error.code === "INTERNAL_SERVER_ERROR" ? { error: result.error.cause ?? result.error } : {};
  ctx.report({ path, code: error.code, ...unexpected });
  throw error;
});

export const publicProcedure = base.meta({ access: "public" });

/** Any session, the one with a first password still to be changed included. */
export const signedInProcedure = base.meta({ access: "signedIn" }).use(({ ctx, next }) => {
  if (!ctx.signedIn) throw signedOut();
  return next({ ctx: { ...ctx, signedIn: ctx.signedIn } });
});

/** A procedure of a bureau: signed in, in a tenant, with a role that holds the permission. */
export const staffProcedure = (permission: Permission) =>
  base.meta({ access: { permission } }).use(({ ctx, next }) => {
    const { signedIn } = ctx;
    if (!signedIn) throw signedOut();
    if (!isStaff(signedIn) || !may(signedIn.staff.role, permission)) throw forbidden();
    if (signedIn.session.mustChangePassword) throw mustChangePassword();
    return next({ ctx: { ...ctx, staff: signedIn } });
  });

/** A procedure of the national desk: holds no tenant. */
export const nationalProcedure = (permission: Permission) =>
  base.meta({ access: { permission } }).use(({ ctx, next }) => {
    const { signedIn } = ctx;
    if (!signedIn) throw signedOut();
    if (!isNational(signedIn) || !may(signedIn.staff.role, permission)) throw forbidden();
    if (signedIn.session.mustChangePassword) throw mustChangePassword();
    return next({ ctx: { ...ctx, national: signedIn } });
  });
