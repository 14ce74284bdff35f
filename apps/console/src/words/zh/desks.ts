import { applications } from "./applications.ts";
import { attachments } from "./attachments.ts";
import { audit } from "./audit.ts";
import { awards } from "./awards.ts";
import { channels } from "./channels.ts";
import { child } from "./child.ts";
import { children } from "./children.ts";
import { corrections } from "./corrections.ts";
import { entrustments } from "./entrustments.ts";
import { forms } from "./forms.ts";
import { imports } from "./imports.ts";
import { institutions } from "./institutions.ts";
import { money } from "./money.ts";
import { months } from "./months.ts";
import { notices } from "./notices.ts";
import { payments } from "./payments.ts";
import { people } from "./people.ts";
import { placements } from "./placements.ts";
import { plans } from "./plans.ts";
import { policy } from "./policy.ts";
import { protection } from "./protection.ts";
import { referrals } from "./referrals.ts";
import { risk } from "./risk.ts";
import { staff } from "./staff.ts";
import { statistics } from "./statistics.ts";
import { trials } from "./trials.ts";
import { versions } from "./versions.ts";
import { visits } from "./visits.ts";
import { why } from "./why.ts";
import { work } from "./work.ts";

/** The texts of the pages behind the first screens, fetched with the first of them. */
export const words = {
  applications,
  attachments,
  audit,
  awards,
  channels,
  child,
  children,
  corrections,
  entrustments,
  forms,
  imports,
  institutions,
  money,
  months,
  notices,
  payments,
  people,
  plans,
  placements,
  policy,
  protection,
  referrals,
  risk,
  staff,
  statistics,
  trials,
  versions,
  visits,
  why,
  work,
};
