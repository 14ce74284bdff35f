import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { desk, inFrame } from "./frame-route.tsx";
import { applicationsSearch } from "./pages/applications/applications-search.ts";
import { awardsSearch } from "./pages/awards/awards-search.ts";
import { correctionsSearch } from "./pages/corrections/corrections-search.ts";
import { monthSearch } from "./pages/months/month-search.ts";
import { batchSearch, paymentsSearch } from "./pages/payments/payments-search.ts";
import { compareSearch, newTrialSearch, trialSearch } from "./pages/trials/trials-search.ts";

const applications = createRoute({
  ...inFrame,
  ...desk("applications.list"),
  path: "/applications",
  validateSearch: applicationsSearch,
  component: lazyRouteComponent(() => import("./pages/applications/applications-page.tsx")),
});
const application = createRoute({
  ...inFrame,
  ...desk("applications.get"),
  path: "/applications/$id",
  component: lazyRouteComponent(() => import("./pages/applications/application-page.tsx")),
});
const awards = createRoute({
  ...inFrame,
  ...desk("awards.list"),
  path: "/awards",
  validateSearch: awardsSearch,
  component: lazyRouteComponent(() => import("./pages/awards/awards-page.tsx")),
});
const corrections = createRoute({
  ...inFrame,
  ...desk("corrections.list"),
  path: "/corrections",
  validateSearch: correctionsSearch,
  component: lazyRouteComponent(() => import("./pages/corrections/corrections-page.tsx")),
});
const months = createRoute({
  ...inFrame,
  ...desk("months.list"),
  path: "/months",
  component: lazyRouteComponent(() => import("./pages/months/months-page.tsx")),
});
const month = createRoute({
  ...inFrame,
  ...desk("months.get"),
  path: "/months/$id",
  validateSearch: monthSearch,
  component: lazyRouteComponent(() => import("./pages/months/month-page.tsx")),
});
const payments = createRoute({
  ...inFrame,
  ...desk("payments.list"),
  path: "/payments",
  validateSearch: paymentsSearch,
  component: lazyRouteComponent(() => import("./pages/payments/payments-page.tsx")),
});
const payment = createRoute({
  ...inFrame,
  ...desk("payments.get"),
  path: "/payments/$id",
  validateSearch: batchSearch,
  component: lazyRouteComponent(() => import("./pages/payments/batch-page.tsx")),
});
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
/** Pages of money: from an application to what came of a payment, and months tried out under other rules. */
export const moneyRoutes = [
  applications,
  application,
  awards,
  corrections,
  months,
  month,
  payments,
  payment,
  trials,
  trialNew,
  compare,
  trial,
] as const;
