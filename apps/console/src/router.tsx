import {
  createBrowserHistory,
  createMemoryHistory,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from "@tanstack/react-router";
import type { Permission } from "@tongyou/core/schemas";
import { desk, frame, inFrame, root } from "./frame-route.tsx";
import { moneyRoutes } from "./money-routes.ts";
import { auditSearch } from "./pages/audit/audit-search.ts";
import { childSearch } from "./pages/child/child-search.ts";
import { childrenSearch } from "./pages/children/children-search.ts";
import { homeSearch } from "./pages/home/home-search.ts";
import { importSearch } from "./pages/imports/import-search.ts";
import { noticesSearch } from "./pages/notices/notices-search.ts";
import { peopleSearch } from "./pages/people/people-search.ts";
import { plansSearch } from "./pages/plans/plans-search.ts";
import { policySearch } from "./pages/policy/policy-search.ts";
import { versionsSearch } from "./pages/policy/versions/versions-search.ts";
import { oversightSearch, protectionSearch, reportSearch } from "./pages/protection/protection-search.ts";
import {
  doneSearch,
  newIntakeSearch,
  newReferralSearch,
  referralsSearch,
} from "./pages/referrals/referrals-search.ts";
import { newRiskSearch } from "./pages/risk/risk-search.ts";
import { newVisitSearch, visitsSearch } from "./pages/visits/visits-search.ts";
import { parseSearch, stringifySearch } from "./parts/search-params.ts";
import { Waiting } from "./parts/waiting.tsx";
import { placeRoutes } from "./place-routes.ts";
import { signInSearch } from "./shell/frame-search.ts";
import { PageFault } from "./shell/page-fault.tsx";
import { Redirect } from "./shell/redirect.tsx";
import { workRoutes } from "./work-routes.ts";

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: signInSearch,
  component: lazyRouteComponent(() => import("./pages/sign-in/sign-in-page.tsx")),
});

const home = createRoute({
  ...inFrame,
  path: "/",
  validateSearch: homeSearch,
  component: lazyRouteComponent(() => import("./pages/home/home-page.tsx")),
});
const children = createRoute({
  ...inFrame,
  ...desk("children.list"),
  path: "/children",
  validateSearch: childrenSearch,
  component: lazyRouteComponent(() => import("./pages/children/children-page.tsx")),
});
const child = createRoute({
  ...inFrame,
  ...desk("children.get"),
  path: "/children/$id",
  validateSearch: childSearch,
  component: lazyRouteComponent(() => import("./pages/child/child-page.tsx")),
});
const visits = createRoute({
  ...inFrame,
  ...desk("visits.plans"),
  path: "/visits",
  validateSearch: visitsSearch,
  component: lazyRouteComponent(() => import("./pages/visits/visits-page.tsx")),
});
const visitNew = createRoute({
  ...inFrame,
  ...desk("visits.record"),
  path: "/visits/new",
  validateSearch: newVisitSearch,
  component: lazyRouteComponent(() => import("./pages/visits/new-visit-page.tsx")),
});
const visit = createRoute({
  ...inFrame,
  ...desk("visits.get"),
  path: "/visits/$id",
  component: lazyRouteComponent(() => import("./pages/visits/visit-page.tsx")),
});
const report = createRoute({
  ...inFrame,
  ...desk("protection.report"),
  path: "/report",
  validateSearch: reportSearch,
  component: lazyRouteComponent(() => import("./pages/protection/report-page.tsx")),
});
const protection = createRoute({
  ...inFrame,
  ...desk("protection.list"),
  path: "/protection",
  validateSearch: protectionSearch,
  component: lazyRouteComponent(() => import("./pages/protection/protection-page.tsx")),
});
/** Where notices of earlier versions lead: what is asked out of cases stands with all that a party is asked. */
const protectionRequests = createRoute({
  ...inFrame,
  path: "/protection/requests",
  component: () => <Redirect to="/referrals/asked" />,
});
const oversight = createRoute({
  ...inFrame,
  ...desk("protection.overdue"),
  path: "/protection/oversight",
  validateSearch: oversightSearch,
  component: lazyRouteComponent(() => import("./pages/protection/oversight-page.tsx")),
});
const openedFile = createRoute({
  ...inFrame,
  ...desk("breakGlass.read"),
  path: "/protection/opened/$id",
  component: lazyRouteComponent(() => import("./pages/protection/opened-page.tsx")),
});
const protectionCase = createRoute({
  ...inFrame,
  ...desk("protection.get"),
  path: "/protection/$id",
  component: lazyRouteComponent(() => import("./pages/protection/case-page.tsx")),
});
const referrals = createRoute({
  ...inFrame,
  ...desk("referrals.list"),
  path: "/referrals",
  validateSearch: referralsSearch,
  component: lazyRouteComponent(() => import("./pages/referrals/referrals-page.tsx")),
});
const referralNew = createRoute({
  ...inFrame,
  ...desk("referrals.send"),
  path: "/referrals/new",
  validateSearch: newReferralSearch,
  component: lazyRouteComponent(() => import("./pages/referrals/new-referral-page.tsx")),
});
const asked = createRoute({
  ...inFrame,
  ...desk("referrals.asked"),
  path: "/referrals/asked",
  validateSearch: doneSearch,
  component: lazyRouteComponent(() => import("./pages/referrals/asked-page.tsx")),
});
const intakes = createRoute({
  ...inFrame,
  ...desk("referrals.intakes"),
  path: "/referrals/intakes",
  validateSearch: doneSearch,
  component: lazyRouteComponent(() => import("./pages/referrals/intakes-page.tsx")),
});
const intakeNew = createRoute({
  ...inFrame,
  ...desk("referrals.takeIn"),
  path: "/referrals/intakes/new",
  validateSearch: newIntakeSearch,
  component: lazyRouteComponent(() => import("./pages/referrals/new-intake-page.tsx")),
});
const intake = createRoute({
  ...inFrame,
  ...desk("referrals.intake"),
  path: "/referrals/intakes/$id",
  component: lazyRouteComponent(() => import("./pages/referrals/intake-page.tsx")),
});
const referral = createRoute({
  ...inFrame,
  ...desk("referrals.get"),
  path: "/referrals/$id",
  component: lazyRouteComponent(() => import("./pages/referrals/referral-page.tsx")),
});
const plans = createRoute({
  ...inFrame,
  ...desk("plans.list"),
  path: "/plans",
  validateSearch: plansSearch,
  component: lazyRouteComponent(() => import("./pages/plans/plans-page.tsx")),
});
const plan = createRoute({
  ...inFrame,
  ...desk("plans.ofChild"),
  path: "/plans/$child",
  component: lazyRouteComponent(() => import("./pages/plans/plan-page.tsx")),
});
const planEdit = createRoute({
  ...inFrame,
  ...desk("plans.save"),
  path: "/plans/$child/edit",
  component: lazyRouteComponent(() => import("./pages/plans/edit-plan-page.tsx")),
});
const riskCriteria = createRoute({
  ...inFrame,
  ...desk("risk.scheme"),
  path: "/risk/criteria",
  component: lazyRouteComponent(() => import("./pages/risk/criteria-page.tsx")),
});
const riskNew = createRoute({
  ...inFrame,
  ...desk("risk.assess"),
  path: "/risk/new",
  validateSearch: newRiskSearch,
  component: lazyRouteComponent(() => import("./pages/risk/assess-page.tsx")),
});
const imports = createRoute({
  ...inFrame,
  ...desk("imports.list"),
  path: "/imports",
  component: lazyRouteComponent(() => import("./pages/imports/imports-page.tsx")),
});
const importOne = createRoute({
  ...inFrame,
  ...desk("imports.get"),
  path: "/imports/$id",
  validateSearch: importSearch,
  component: lazyRouteComponent(() => import("./pages/imports/import-page.tsx")),
});
const policy = createRoute({
  ...inFrame,
  ...desk("policy.book"),
  path: "/policy",
  validateSearch: policySearch,
  component: lazyRouteComponent(() => import("./pages/policy/policy-page.tsx")),
});
const versions = createRoute({
  ...inFrame,
  ...desk("policy.versions"),
  path: "/policy/versions",
  validateSearch: versionsSearch,
  component: lazyRouteComponent(() => import("./pages/policy/versions/versions-page.tsx")),
});
const people = createRoute({
  ...inFrame,
  ...desk("people.list"),
  path: "/people",
  validateSearch: peopleSearch,
  component: lazyRouteComponent(() => import("./pages/people/people-page.tsx")),
});
const importRegister = createRoute({
  ...inFrame,
  ...desk("people.takeRegister"),
  path: "/people/import",
  component: lazyRouteComponent(() => import("./pages/people/import-register-page.tsx")),
});
const worker = createRoute({
  ...inFrame,
  ...desk("people.get"),
  path: "/people/$id",
  component: lazyRouteComponent(() => import("./pages/people/worker-page.tsx")),
});
const workerLeave = createRoute({
  ...inFrame,
  ...desk("people.leaving"),
  path: "/people/$id/leave",
  component: lazyRouteComponent(() => import("./pages/people/leave-page.tsx")),
});
const handover = createRoute({
  ...inFrame,
  ...desk("people.handover"),
  path: "/people/handovers/$id",
  component: lazyRouteComponent(() => import("./pages/people/handover-page.tsx")),
});
const staff = createRoute({
  ...inFrame,
  ...desk("staff.list"),
  path: "/staff",
  component: lazyRouteComponent(() => import("./pages/staff/staff-page.tsx")),
});
const audit = createRoute({
  ...inFrame,
  ...desk("audit.list"),
  path: "/audit",
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import("./pages/audit/audit-page.tsx")),
});
const notices = createRoute({
  ...inFrame,
  ...desk("notifications.list"),
  path: "/notices",
  validateSearch: noticesSearch,
  component: lazyRouteComponent(() => import("./pages/notices/notices-page.tsx")),
});
const channels = createRoute({
  ...inFrame,
  ...desk("notifications.channels"),
  path: "/channels",
  component: lazyRouteComponent(() => import("./pages/channels/channels-page.tsx")),
});
const national = createRoute({
  ...inFrame,
  staticData: { permission: "national.tenants" },
  path: "/national",
  component: lazyRouteComponent(() => import("./pages/national/national-page.tsx")),
});
const account = createRoute({
  ...inFrame,
  path: "/account",
  component: lazyRouteComponent(() => import("./pages/account/account-page.tsx")),
});

const tree = root.addChildren([
  signIn,
  frame.addChildren([
    home,
    children,
    child,
    visits,
    visitNew,
    visit,
    report,
    protection,
    protectionRequests,
    oversight,
    openedFile,
    protectionCase,
    referrals,
    referralNew,
    asked,
    intakes,
    intakeNew,
    intake,
    referral,
    plans,
    plan,
    planEdit,
    riskCriteria,
    riskNew,
    ...moneyRoutes,
    ...placeRoutes,
    ...workRoutes,
    imports,
    importOne,
    policy,
    versions,
    people,
    importRegister,
    worker,
    workerLeave,
    handover,
    staff,
    audit,
    notices,
    channels,
    national,
    account,
  ]),
]);

/** The console's router. Search values are plain text in the address: `?area=640423000000`. */
export function createConsoleRouter(path?: string) {
  return createRouter({
    routeTree: tree,
    history: path === undefined ? createBrowserHistory() : createMemoryHistory({ initialEntries: [path] }),
    parseSearch,
    stringifySearch,
    defaultPreload: "intent",
    defaultPendingComponent: Waiting,
    defaultErrorComponent: PageFault,
    scrollRestoration: true,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>;
  }
  interface StaticDataRouteOption {
    /** Who may open the page; absent: everybody who is signed in. */
    permission?: Permission;
  }
}
