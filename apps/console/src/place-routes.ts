import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { desk, inFrame } from "./frame-route.tsx";
import { entrustmentsSearch, newEntrustmentSearch } from "./pages/entrustments/entrustments-search.ts";
import { institutionsSearch, residentsSearch } from "./pages/institutions/institutions-search.ts";

const entrustments = createRoute({
  ...inFrame,
  ...desk("entrustments.list"),
  path: "/entrustments",
  validateSearch: entrustmentsSearch,
  component: lazyRouteComponent(() => import("./pages/entrustments/entrustments-page.tsx")),
});
const entrustmentNew = createRoute({
  ...inFrame,
  ...desk("entrustments.record"),
  path: "/entrustments/new",
  validateSearch: newEntrustmentSearch,
  component: lazyRouteComponent(() => import("./pages/entrustments/new-entrustment-page.tsx")),
});
const institutions = createRoute({
  ...inFrame,
  ...desk("institutions.list"),
  path: "/institutions",
  validateSearch: institutionsSearch,
  component: lazyRouteComponent(() => import("./pages/institutions/institutions-page.tsx")),
});
const residents = createRoute({
  ...inFrame,
  ...desk("institutions.residents"),
  path: "/institutions/residents",
  validateSearch: residentsSearch,
  component: lazyRouteComponent(() => import("./pages/institutions/residents-page.tsx")),
});
const institution = createRoute({
  ...inFrame,
  ...desk("institutions.get"),
  path: "/institutions/$id",
  component: lazyRouteComponent(() => import("./pages/institutions/institution-page.tsx")),
});
/** Pages of where children are cared for and by whom. */
export const placeRoutes = [entrustments, entrustmentNew, institutions, residents, institution] as const;
