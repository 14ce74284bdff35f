import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { desk, inFrame } from "./frame-route.tsx";
import { compareSearch, newTrialSearch, trialSearch } from "./pages/trials/trials-search.ts";

const trials = createRoute({
  ...inFrame,
  ...desk("trials.list"),
  path: "/trials",
  component: lazyRouteComponent(() => import("./pages/trials/trials-page.tsx")),
});
const trialNew = createRoute({
  ...inFrame,
  ...desk("trials.run"),
  path: "/trials/new",
  validateSearch: newTrialSearch,
  component: lazyRouteComponent(() => import("./pages/trials/new-trial-page.tsx")),
});
const compare = createRoute({
  ...inFrame,
  ...desk("trials.get"),
  path: "/trials/compare",
  validateSearch: compareSearch,
  component: lazyRouteComponent(() => import("./pages/trials/compare-page.tsx")),
});
const trial = createRoute({
  ...inFrame,
  ...desk("trials.get"),
  path: "/trials/$id",
  validateSearch: trialSearch,
  component: lazyRouteComponent(() => import("./pages/trials/trial-page.tsx")),
});
/** Pages of months tried out under other rules. */
export const trialRoutes = [trials, trialNew, compare, trial] as const;
