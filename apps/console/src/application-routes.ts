import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { desk, inFrame } from "./frame-route.tsx";
import { applicationsSearch } from "./pages/applications/applications-search.ts";

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
/** Pages of applications for the allowance. */
export const applicationRoutes = [applications, application] as const;
