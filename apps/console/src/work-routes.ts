import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { desk, inFrame } from "./frame-route.tsx";
import { reportSearch } from "./pages/statistics/statistics-search.ts";
import { workSearch } from "./pages/work/work-search.ts";

const work = createRoute({
  ...inFrame,
  ...desk("workRecords.list"),
  path: "/work",
  validateSearch: workSearch,
  component: lazyRouteComponent(() => import("./pages/work/work-page.tsx")),
});
const workRecord = createRoute({
  ...inFrame,
  ...desk("workRecords.get"),
  path: "/work/$id",
  component: lazyRouteComponent(() => import("./pages/work/record-page.tsx")),
});
const statistics = createRoute({
  ...inFrame,
  ...desk("packReports.list"),
  path: "/statistics",
  component: lazyRouteComponent(() => import("./pages/statistics/statistics-page.tsx")),
});
const report = createRoute({
  ...inFrame,
  ...desk("packReports.get"),
  path: "/statistics/$id",
  validateSearch: reportSearch,
  component: lazyRouteComponent(() => import("./pages/statistics/report-page.tsx")),
});
/** Pages of the bureau's own work and of what it reports. */
export const workRoutes = [work, workRecord, statistics, report] as const;
