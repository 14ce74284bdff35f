import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { desk, inFrame } from "./frame-route.tsx";
import { awardsSearch } from "./pages/awards/awards-search.ts";

const awards = createRoute({
  ...inFrame,
  ...desk("awards.list"),
  path: "/awards",
  validateSearch: awardsSearch,
  component: lazyRouteComponent(() => import("./pages/awards/awards-page.tsx")),
});
/** The page of awards. */
export const awardRoutes = [awards] as const;
