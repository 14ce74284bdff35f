import type { AppRouter } from "@tongyou/api";
import type { inferRouterOutputs } from "@trpc/server";

/** The explanation of one child's decision, as it comes over the wire. */
export type Why = inferRouterOutputs<AppRouter>["children"]["explain"];

/** Whose why, and on which civil date; without a date: today. `knownAt`: as it was known at that instant. */
export type WhyTarget = {
  childId: string;
  name: string;
  divisionName?: string;
  on?: string;
  knownAt?: string;
};
