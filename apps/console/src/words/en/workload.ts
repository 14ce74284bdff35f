import type { Words } from "../words.ts";
import type { workload as zh } from "../zh/workload.ts";

export const workload: Words<typeof zh> = {
  title: "Workload of this area",
  about: "Those behind come first: overdue reports, then overdue visits. A number opens its list.",
  place: "Place and people",
  nobody: "No account yet for a {{title}}",
  children: "Children on file",
  overdue: "Visits overdue",
  since: "since {{day}}",
  due: "Still due this month",
  done: "Children visited this month",
  verified: "Verified / to verify",
  reports: "Open reports",
  clock: "next term {{at}}",
  late: "late",
  referrals: "Departments not answered",
  needs: "Facts missing",
  none: "No child is on file here, and nobody has an account.",
  idle: "{{count}} more places have no child on file and nobody with an account.",
};
