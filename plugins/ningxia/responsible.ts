import { type AuthoredProvision, both, duty, perArea, roles, staffRule } from "@tongyou/policy";

/** Who is answerable for a place by name: each village has its assistant, and cadres of three levels take a place each. */
export const responsible: readonly AuthoredProvision[] = [
  duty(
    "NX.visit",
    "NX-4.1-e",
    both("排查走访，督促家庭履责并上报", "Screen and visit, hold families to their duty, report"),
    { roles: roles("villageWorker"), place: "visits" },
  ),
  staffRule(
    "NX.staff.assistant",
    "NX-5.2-a",
    both("每村（居）一名民政协理员", "An assistant in each village"),
    {
      roles: roles("villageWorker"),
      count: perArea("village", 1),
    },
  ),
  staffRule("NX.staff.countyCadre", "NX-5.3-b", both("县级责任人", "The county's responsible person"), {
    roles: roles("countyGovernment"),
    count: perArea("county", 1),
  }),
  staffRule("NX.staff.townByCounty", "NX-5.3-a", both("县级干部包乡镇", "A county cadre for each town"), {
    roles: roles("countyGovernment"),
    count: perArea("town", 1),
  }),
  staffRule(
    "NX.staff.villageByDepartment",
    "NX-5.3-a",
    both("部门干部包村", "A department cadre for each village"),
    { roles: roles("department.other"), count: perArea("village", 1) },
  ),
  // Groups of a village have no code and no list: each village has at least one cadre of the town who takes one.
  staffRule("NX.staff.groupByTown", "NX-5.3-a", both("乡镇干部包组", "Town cadres for the groups"), {
    roles: roles("townGovernment"),
    count: perArea("village", 1),
  }),
];
