import { both, type Procedure, procedure, roles, stage } from "@tongyou/policy";

const town = roles("townGovernment");

/** The town takes the application in and verifies it, the county decides. No verified text gives a term for any of it. */
export const applying: Procedure = procedure(
  "GJ.procedure",
  "GJ-62-4",
  both("生活津贴认定程序", "From the application to the allowance"),
  [
    stage("accept", "accept", "GJ-62-4", both("乡镇受理", "The town accepts"), { roles: town }),
    stage("check", "check", "GJ-62-4", both("乡镇查验", "The town checks"), { roles: town }),
    stage("confirm", "confirm", "GJ-62-4", both("县级确认", "The county confirms"), {
      roles: roles("countyOfficer"),
    }),
  ],
);
