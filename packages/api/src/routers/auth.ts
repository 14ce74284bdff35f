import {
  changePassword,
  changePasswordInput,
  describeMe,
  listBureaus,
  signIn,
  signInInput,
  signOut,
} from "@tongyou/core";
import { publicProcedure, router, signedInProcedure } from "../trpc.ts";

export const authRouter = router({
  bureaus: publicProcedure.query(({ ctx }) => listBureaus(ctx.app)),
  signIn: publicProcedure.input(signInInput).mutation(async ({ ctx, input }) => {
    const session = await signIn(ctx.app, input);
    ctx.keepSession(session);
    return { mustChangePassword: session.mustChangePassword };
  }),
  me: signedInProcedure.query(({ ctx }) => describeMe(ctx.signedIn)),
  changePassword: signedInProcedure.input(changePasswordInput).mutation(async ({ ctx, input }) => {
    ctx.keepSession(await changePassword(ctx.signedIn, input));
  }),
  signOut: signedInProcedure.mutation(async ({ ctx }) => {
    await signOut(ctx.signedIn);
    ctx.dropSession();
  }),
});
