import { refreshing } from "../children/refresh-step.ts";
import { approvingAll } from "../corrections/approve-step.ts";
import { computing } from "../corrections/compute-step.ts";
import { calculating } from "../months/calculate-step.ts";
import { fixing } from "../months/fix-step.ts";
import { preparing } from "../payments/prepare-step.ts";
import { previewing } from "../standards/preview-step.ts";
import { trying } from "../trials/run-step.ts";
import type { JobWork } from "./job-work.ts";
import type { JobKind } from "./jobs.schema.ts";

/** What is done for each kind of job; each room brings its own. */
const WORKS: Readonly<Record<JobKind, JobWork>> = {
  "months.calculate": calculating,
  "months.fix": fixing,
  "payments.prepare": preparing,
  "trials.run": trying,
  "corrections.compute": computing,
  "corrections.approveAll": approvingAll,
  "children.refresh": refreshing,
  "policy.previewStandard": previewing,
};

export const workOf = (kind: JobKind): JobWork => WORKS[kind];
