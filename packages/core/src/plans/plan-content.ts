import type { Bilingual, CivilDate } from "@tongyou/policy";
import type { PlanVersion, ServicedBy } from "./plans.schema.ts";

/** A version of a plan as it is kept: sealed, because it tells of people. Kinds named as the form named them then. */
export type PlanContent = {
  goals: string[];
  services: {
    id: string;
    kind?: { id: string; title: Bilingual };
    what: string;
    by: ServicedBy;
    dueOn: CivilDate;
  }[];
  child: PlanVersion["child"];
  guardian: PlanVersion["guardian"];
  reason?: string;
};
