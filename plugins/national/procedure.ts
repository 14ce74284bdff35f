import { both, type Procedure, procedure, roles, type StartRule, stage } from "@tongyou/policy";

/** 民发〔2019〕62号 takes effect with the year 2020. */
export const EFFECTIVE = "2020-01-01";

/** For the class that a region pays to de facto unattended children: of others the document does not speak. */
export const paidFromNextMonth: StartRule = { rule: "nextMonth", clauses: ["GJ-62-4"], from: EFFECTIVE };

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
  { group: "deFacto", from: EFFECTIVE },
);
