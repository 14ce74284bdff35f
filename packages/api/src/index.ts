import { applicationsRouter } from "./routers/applications.ts";
import { attachmentsRouter } from "./routers/attachments.ts";
import { auditRouter } from "./routers/audit.ts";
import { authRouter } from "./routers/auth.ts";
import { awardsRouter } from "./routers/awards.ts";
import { breakGlassRouter } from "./routers/break-glass.ts";
import { childMoneyRouter } from "./routers/child-money.ts";
import { childrenRouter } from "./routers/children.ts";
import { correctionsRouter } from "./routers/corrections.ts";
import { divisionsRouter } from "./routers/divisions.ts";
import { entrustmentsRouter } from "./routers/entrustments.ts";
import { importsRouter } from "./routers/imports.ts";
import { institutionsRouter } from "./routers/institutions.ts";
import { jobsRouter } from "./routers/jobs.ts";
import { monthsRouter } from "./routers/months.ts";
import { nationalRouter } from "./routers/national.ts";
import { notificationsRouter } from "./routers/notifications.ts";
import { packReportsRouter } from "./routers/pack-reports.ts";
import { paymentsRouter } from "./routers/payments.ts";
import { peopleRouter } from "./routers/people.ts";
import { placementsRouter } from "./routers/placements.ts";
import { plansRouter } from "./routers/plans.ts";
import { policyRouter } from "./routers/policy.ts";
import { protectionRouter } from "./routers/protection.ts";
import { referralsRouter } from "./routers/referrals.ts";
import { riskRouter } from "./routers/risk.ts";
import { staffRouter } from "./routers/staff.ts";
import { trialsRouter } from "./routers/trials.ts";
import { visitsRouter } from "./routers/visits.ts";
import { workRecordsRouter } from "./routers/work-records.ts";
import { workbenchRouter } from "./routers/workbench.ts";
import { router } from "./trpc.ts";

/** Every procedure of the product. The isolation suite walks this object. */
export const appRouter = router({
  applications: applicationsRouter,
  attachments: attachmentsRouter,
  audit: auditRouter,
  auth: authRouter,
  awards: awardsRouter,
  breakGlass: breakGlassRouter,
  childMoney: childMoneyRouter,
  children: childrenRouter,
  corrections: correctionsRouter,
  divisions: divisionsRouter,
  entrustments: entrustmentsRouter,
  imports: importsRouter,
  institutions: institutionsRouter,
  jobs: jobsRouter,
  months: monthsRouter,
  national: nationalRouter,
  notifications: notificationsRouter,
  placements: placementsRouter,
  plans: plansRouter,
  packReports: packReportsRouter,
  payments: paymentsRouter,
  people: peopleRouter,
  policy: policyRouter,
  protection: protectionRouter,
  risk: riskRouter,
  staff: staffRouter,
  referrals: referralsRouter,
  trials: trialsRouter,
  visits: visitsRouter,
  workRecords: workRecordsRouter,
  workbench: workbenchRouter,
});

export type AppRouter = typeof appRouter;
export type { Failure, RequestContext } from "./context.ts";
export { createCaller, type ProcedureMeta } from "./trpc.ts";
